internal import TidewaiterDocuments

extension RuleExplanation {
    /// The explanation for people.
    package func text() -> String {
        var text = "\(rule)  \(title)\n  \(place)  \(authority)\n"
        if looks.isEmpty { text += "  There is nothing that it looks at.\n" }
        for look in looks { text += "\n" + look.lines.map { $0 + "\n" }.joined() }
        if leftOut > 0 { text += "\n\(leftOut) more parts; name one with --path.\n" }
        return text
    }

    /// The explanation as JSON, schema `tidewaiter.explanation/1`.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("rule", rule)
        json.member("title", title)
        json.member("authority", authority)
        json.member("place", place.description)
        json.key("parts")
        json.array(looks) { look, json in look.write(to: &json) }
        json.member("left_out", leftOut)
        json.endObject()
        return json.bytes
    }
}

extension RuleExplanation.Look {
    /// The look in lines: its outcome, then each condition with all parts of it.
    var lines: [String] {
        var head = "\(path.isEmpty ? "(message)" : path): \(outcome.rawValue)"
        if let value { head += ", value \(value)" }
        if !because.isEmpty { head += " (\(because))" }
        var lines = [head]
        for parameter in parameters {
            guard let value = parameter.value else {
                lines.append("  parameters.\(parameter.name): missing, no value for the day")
                continue
            }
            lines.append(
                "  parameters.\(parameter.name): \(value)  from \(parameter.from ?? "")  \(parameter.authority ?? "")")
        }
        for table in tables {
            lines.append("  tables.\(table.name): \(table.authority)")
            for row in table.rows {
                let cells = row.cells.map { "\($0.column) \($0.value)" }.joined(separator: ", ")
                lines.append("    \(row.place)  \(cells)")
            }
            if table.leftOut > 0 { lines.append("    … \(table.leftOut) more rows") }
        }
        for step in steps {
            lines.append("  \(step.role)  (\(step.place))")
            for part in step.parts {
                lines.append(String(repeating: "  ", count: part.depth + 2) + "\(part.text): \(part.value)")
            }
            if step.leftOut > 0 { lines.append("    … \(step.leftOut) more") }
        }
        return lines
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("path", path)
        json.member("value", orNull: value)
        json.member("outcome", outcome.rawValue)
        json.member("because", because)
        json.key("parameters")
        json.array(parameters) { parameter, json in
            json.beginObject()
            json.member("name", parameter.name)
            json.member("value", orNull: parameter.value)
            json.member("from", orNull: parameter.from)
            json.member("authority", orNull: parameter.authority)
            json.endObject()
        }
        json.key("tables")
        json.array(tables) { table, json in table.write(to: &json) }
        json.key("conditions")
        json.array(steps) { step, json in
            json.beginObject()
            json.member("role", step.role)
            json.member("place", step.place.description)
            json.key("parts")
            json.array(step.parts) { part, json in
                json.beginObject()
                json.member("depth", part.depth)
                json.member("text", part.text)
                json.member("value", part.value)
                json.member("line", part.place.line)
                json.member("column", part.place.column)
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
    }
}

extension RuleExplanation.Table {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("title", title)
        json.member("authority", authority)
        json.key("rows")
        json.array(rows) { row, json in
            json.beginObject()
            json.member("place", row.place.description)
            json.key("cells")
            json.beginObject()
            for cell in row.cells { json.member(cell.column, cell.value) }
            json.endObject()
            json.endObject()
        }
        json.member("left_out", leftOut)
        json.endObject()
    }
}
