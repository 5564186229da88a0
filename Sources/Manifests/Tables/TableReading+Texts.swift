import TidewaiterDocuments

extension TableReading {
    /// The reading as JSON, schema `tidewaiter.reading/1`, with the mapping that reads the next table in the same way.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", "tidewaiter.reading/1")
        json.member("delimiter", delimiter)
        json.member("quote", orNull: quote)
        json.member("charset", charset)
        json.member("line_break", lineBreak)
        json.member("confidence", confidence)
        json.member("header_row", headerRow)
        json.member("header_rows", headerRows)
        json.member("preamble_rows", preambleRows)
        json.key("columns")
        json.array(columns) { column, json in column.write(to: &json) }
        json.key("mapping")
        mapping.write(to: &json)
        json.endObject()
        return json.bytes
    }

    /// The reading for people.
    public func text() -> String {
        let names = [",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"]
        var text = "Cells are divided by \(names[delimiter] ?? delimiter) (\(confidence) % sure), "
        text += quote.map { "enclosed in \($0)" } ?? "never enclosed"
        text += "; \(charset); line breaks \(lineBreak).\n"
        text +=
            headerRow == 0
            ? "There is no header; columns go by their numbers.\n"
            : "The header is row \(headerRow)\(headerRows > 1 ? " and the row behind it" : "")"
                + (preambleRows > 0 ? ", behind \(preambleRows) other\(preambleRows > 1 ? "s" : "").\n" : ".\n")
        let rows = columns.map(\.cells)
        let widths = (0..<3).map { index in min(40, rows.map { $0[index].count }.max() ?? 0) }
        for row in rows {
            var line = ""
            for (index, cell) in row.enumerated() {
                let shown = cell.count > 40 ? cell.prefix(39) + "…" : cell[...]
                line += shown
                if index < widths.count {
                    line += String(repeating: " ", count: max(0, widths[index] - shown.count) + 2)
                }
            }
            while line.hasSuffix(" ") { line.removeLast() }
            text += line + "\n"
        }
        return text
    }
}

extension TableReading.Column {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("number", number)
        json.member("header", header)
        json.member("field", orNull: field)
        json.member("reason", reason.rawValue)
        json.member("language", orNull: language)
        json.member("confidence", confidence)
        json.member("unit", orNull: unit)
        json.member("decimal_mark", orNull: decimalMark?.rawValue)
        json.member("date_order", orNull: dateOrder?.rawValue)
        json.member("evidence", orNull: evidence?.rawValue)
        json.endObject()
    }

    /// Number, header, field, and the reasons.
    fileprivate var cells: [String] {
        var why = reason.rawValue.replacing("_", with: " ")
        if let language { why += ", \(language)" }
        if field != nil { why += ", \(confidence) %" }
        if let unit { why += ", in \(unit)" }
        if let decimalMark { why += ", decimal \(decimalMark.rawValue)" }
        if let dateOrder { why += ", \(dateOrder.rawValue.replacing("_", with: " "))" }
        if let evidence, evidence != .column { why += " (\(evidence == .none ? "nothing tells" : evidence.rawValue))" }
        return ["\(number)", header.replacing("\n", with: " "), field ?? "-", why]
    }
}
