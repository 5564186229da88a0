import TidewaiterDocuments

extension Meaning {
    /// Schema of the JSON.
    public static let schema = "tidewaiter.meaning/1"

    /// The meaning as JSON.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        json.member("name", name)
        json.member("title", title)
        json.key("nodes")
        json.array(sections) { entry, json in
            let (kind, rows) = entry
            json.beginObject()
            json.member("kind", kind.jsonName)
            json.key("from")
            json.texts(nodes[kind] ?? [])
            json.key("fields")
            json.array(rows) { row, json in
                json.beginObject()
                json.member("field", row.field.name)
                json.member("label", row.field.info.label)
                json.member("type", row.field.type.word)
                json.member("wco", orNull: row.wcoID)
                json.key("from")
                json.texts(row.sources)
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// The meaning for people.
    public func text() -> String {
        var text = "\(name): \(title)\n"
        for (kind, rows) in sections {
            text += "\n\(kind.jsonName)"
            if let segments = nodes[kind] { text += "  (\(segments.joined(separator: "; ")))" }
            text += "\n"
            for row in rows {
                let label = row.wcoID.map { "\(row.field.info.label), WCO \($0)" } ?? row.field.info.label
                text += "  \(row.field.name)  \(label)\n"
                for source in row.sources { text += "      \(source)\n" }
            }
        }
        return text
    }

    /// The meaning as a page of documentation in Markdown.
    public func markdown() -> String {
        var text = "# \(Self.pageTitle(name))\n\n\(title.prefix(1).uppercased() + title.dropFirst()).\n"
        let hasSources = name != "model"
        for (kind, rows) in sections {
            text += "\n## \(kind.jsonName)\n\n"
            if let segments = nodes[kind] { text += "From \(segments.map(Self.code).joined(separator: ", ")).\n\n" }
            text +=
                hasSources
                ? "| field | meaning | WCO | from |\n|---|---|---|---|\n"
                : "| field | meaning | takes | WCO |\n|---|---|---|---|\n"
            for row in rows {
                let head = "| `\(row.field.name)` | \(row.field.info.label) |"
                let wco = row.wcoID ?? ""
                text +=
                    hasSources
                    ? "\(head) \(wco) | \(row.sources.map(Self.code).joined(separator: ", ")) |\n"
                    : "\(head) \(row.field.type.word) | \(wco) |\n"
            }
        }
        return text
    }

    /// `CUSCAR`, `X12 309`, `Fields of the model`.
    static func pageTitle(_ name: String) -> String {
        switch name {
        case "model": "Fields of the model"
        case "table": "Headers of tables"
        case "json": "Members of JSON"
        default: name.utf8.first.map { $0 < 0x3A } == true ? "X12 \(name)" : name
        }
    }

    private static func code(_ text: String) -> String { "`\(text)`" }

    private var sections: [(kind: NodeKind, rows: ArraySlice<Row>)] {
        rows.indices.reduce(into: []) { sections, index in
            if sections.last?.kind == rows[index].kind, let last = sections.popLast() {
                sections.append((last.kind, rows[last.rows.startIndex...index]))
            } else {
                sections.append((rows[index].kind, rows[index...index]))
            }
        }
    }
}

extension FieldType {
    /// What the field takes, in a word or two.
    var word: String {
        switch self {
        case .text: "text"
        case .prose: "prose"
        case .lines: "lines"
        case .identifier: "identifier"
        case .code(let list): "code (\(list))"
        case .count: "count"
        case .decimal: "decimal"
        case .measure(let unit): "measure in \(unit.name)"
        case .amount(let currency): "amount in \(currency.name)"
        case .date: "date"
        }
    }
}
