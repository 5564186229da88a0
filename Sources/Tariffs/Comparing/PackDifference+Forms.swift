import TidewaiterDocuments

extension PackDifference {
    /// All of it as JSON, schema `tidewaiter.pack-diff/1`.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        for (name, side) in [("before", before), ("after", after)] {
            json.key(name)
            json.beginObject()
            json.member("id", side.id)
            json.member("version", side.version)
            json.member("sha256", side.sha256)
            json.endObject()
        }
        json.member("same", isEmpty)
        json.key("statements")
        Self.write(statements, to: &json)
        json.key("tables")
        json.array(tables) { table, json in Self.write(table, to: &json) }
        json.endObject()
        return json.bytes
    }

    private static func write(_ table: Table, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", table.name)
        json.member("rows_before", table.rowsBefore)
        json.member("rows_after", table.rowsAfter)
        for (name, columns) in [("columns_added", table.columnsAdded), ("columns_removed", table.columnsRemoved)] {
            json.key(name)
            json.texts(columns)
        }
        for (name, rows) in [("added", table.added), ("removed", table.removed), ("changed", table.changed)] {
            json.key(name)
            json.array(rows) { row, json in
                json.beginObject()
                json.member("key", row.key)
                json.member("days", row.days)
                json.member("authority", row.authority)
                json.key("cells")
                write(row.cells, to: &json)
                json.endObject()
            }
        }
        json.endObject()
    }

    private static func write(_ changes: [Change], to json: inout JSONWriter) {
        json.array(changes) { change, json in
            json.beginObject()
            json.member("name", change.name)
            json.member("before", change.before)
            json.member("after", change.after)
            json.endObject()
        }
    }

    /// For people: by table, like changes together, and of each kind at most `most` rows.
    public func text(most: Int = 20) -> String {
        if isEmpty { return "\(before.id) \(before.version) and \(after.id) \(after.version) say the same.\n" }
        var text = "\(before.id) \(before.version) -> \(after.id) \(after.version)\n"
        for statement in statements {
            text += "  \(statement.name): \(Self.clipped(statement.before)) -> \(Self.clipped(statement.after))\n"
        }
        for table in tables {
            text += "\n\(table.name): \(Self.counts(of: table))\n"
            if !table.columnsAdded.isEmpty { text += "  + columns \(table.columnsAdded.joined(separator: ", "))\n" }
            if !table.columnsRemoved.isEmpty { text += "  - columns \(table.columnsRemoved.joined(separator: ", "))\n" }
            text += Self.list(table.added.map { Self.whole("+", $0) }, most)
            text += Self.list(table.removed.map { Self.whole("-", $0) }, most)
            text += Self.list(Self.grouped(table.changed), most)
        }
        return text
    }

    private static func counts(of table: Table) -> String {
        let parts = [(table.added.count, "added"), (table.removed.count, "removed"), (table.changed.count, "changed")]
        let told = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return (told.isEmpty ? "rows as they were" : told.joined(separator: ", "))
            + " (\(table.rowsBefore) -> \(table.rowsAfter) rows)"
    }

    private static func list(_ items: [String], _ most: Int) -> String {
        var text = items.prefix(max(0, most)).joined()
        if items.count > most {
            text += "  … and \(items.count - max(0, most)) more; --rows N or --format json shows them\n"
        }
        return text
    }

    /// A row that was added or removed, without what the key, the days and the law have said.
    private static func whole(_ sign: String, _ row: Row) -> String {
        let said = ["from", "until", "authority", "law"]
        let cells = row.cells.filter { cell in
            let text = cell.before.isEmpty ? cell.after : cell.before
            return !said.contains(cell.name) && !row.key.split(separator: ", ").contains(text[...])
        }
        let values = cells.map { "\($0.name) \(clipped($0.before.isEmpty ? $0.after : $0.before))" }
        return "  \(sign) \(label(row))\(values.isEmpty ? "" : ": ")\(values.joined(separator: ", "))\(cite(row))\n"
    }

    /// Changed rows, those whose cells changed alike together.
    private static func grouped(_ rows: [Row]) -> [String] {
        var order: [[Change]] = []
        var groups: [[Change]: [Row]] = [:]
        for row in rows {
            if groups[row.cells] == nil { order.append(row.cells) }
            groups[row.cells, default: []].append(row)
        }
        return order.map { cells in
            let rows = groups[cells] ?? []
            let changes = cells.map { cell in
                "\(cell.name) \(cell.before.isEmpty ? "(nothing)" : clipped(cell.before)) -> "
                    + (cell.after.isEmpty ? "(nothing)" : clipped(cell.after))
            }
            let names =
                rows.count == 1
                ? label(rows[0])
                : "\(rows.count) rows (\(rows.prefix(5).map(\.key).joined(separator: "; "))\(rows.count > 5 ? "; …" : ""))"
            return "  ~ \(names): \(changes.joined(separator: ", "))\(rows.first.map(cite) ?? "")\n"
        }
    }

    private static func label(_ row: Row) -> String { row.days.isEmpty ? row.key : "\(row.key), \(row.days)" }

    private static func cite(_ row: Row) -> String { row.authority.isEmpty ? "" : " [\(clipped(row.authority))]" }

    private static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 120 ? "\(line.prefix(117))..." : line
    }
}
