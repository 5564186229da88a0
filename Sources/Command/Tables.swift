internal import Tidewaiter
internal import TidewaiterDocuments

extension Arguments.Option {
    /// What is known of tables beforehand, and what becomes of how they were read.
    static let tables: [Arguments.Option] = [
        .init(name: "describe", value: nil, help: "tell how a table is read, column by column, and nothing else"),
        .init(name: "mapping", value: "FILE", help: "read tables as a saved mapping says"),
        .init(name: "save-mapping", value: "FILE", help: "write how the table was read, for the next one of its make"),
        .init(
            name: "column", value: "HEADER=FIELD",
            help: "where a column goes: \"Kilos=goods_items.gross_mass\"; a number "
                + "stands for the column, nothing for nowhere", repeats: true),
        .init(name: "delimiter", value: "CHAR", help: "what divides cells: comma, semicolon, tab, bar, or a character"),
        .init(name: "quote", value: "CHAR", help: "what encloses cells; none: nothing does"),
        .init(name: "input-charset", value: "NAME", help: "character set of a table: windows-1250, …"),
        .init(name: "header-row", value: "N", help: "row of the header, as places count them; 0: there is none"),
        .init(name: "decimal", value: "point|comma", help: "the decimal mark of a table's numbers"),
        .init(name: "date-order", value: "day_first|month_first", help: "the order in a table's dates"),
    ]
}

extension Arguments {
    /// What the options say of tables.
    func tableMapping() throws(TidewaiterError) -> TableMapping {
        var mapping = TableMapping()
        if let path = self["mapping"] {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            mapping = try TableMapping(json: try Console.read(path, limit: 1 << 24), input: name)
        }
        let words = ["comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "none": ""]
        if let text = self["delimiter"] { mapping.delimiter = words[text] ?? text }
        if let text = self["quote"] { mapping.quote = words[text] ?? text }
        if let text = self["input-charset"] { mapping.charset = text }
        if let text = self["header-row"] {
            guard let row = Int(text), row >= 0 else { throw Self.usage("--header-row \(text): write a row's number.") }
            mapping.headerRow = row
        }
        if has("decimal") {
            let name = try choice("decimal", among: TableMapping.DecimalMark.allCases.map(\.rawValue), otherwise: "")
            mapping.decimalMark = TableMapping.DecimalMark(rawValue: name)
        }
        if has("date-order") {
            let name = try choice("date-order", among: TableMapping.DateOrder.allCases.map(\.rawValue), otherwise: "")
            mapping.dateOrder = TableMapping.DateOrder(rawValue: name)
        }
        for text in all("column") { mapping.columns.append(try Self.column(text)) }
        return mapping
    }

    private static func column(_ text: String) throws(TidewaiterError) -> TableMapping.Column {
        guard let mark = text.lastIndex(of: "=") else {
            throw usage("--column \(text): write a header or a number, =, and a field: Kilos=goods_items.gross_mass.")
        }
        let name = String(text[..<mark])
        let field = String(text[text.index(after: mark)...])
        let number = Int(name)
        return TableMapping.Column(
            header: number == nil ? name : nil, number: number, field: field.isEmpty ? nil : field)
    }

    /// The answer to `--describe`, and what `--save-mapping` asks for; whether that was all.
    func tell(_ declaration: Declaration, as form: Answer.Form) throws(TidewaiterError) -> Bool {
        guard has("describe") || has("save-mapping") else { return false }
        guard let reading = declaration.reading else {
            throw Self.usage(
                "--describe and --save-mapping are for tables; this file is \(declaration.format.label).")
        }
        if let path = self["save-mapping"] {
            try Console.write(reading.mapping.json() + [UInt8(ascii: "\n")], toFile: path)
        }
        guard has("describe") else { return false }
        Console.write(form == .json ? reading.json() + [UInt8(ascii: "\n")] : Array(reading.text().utf8))
        return true
    }
}
