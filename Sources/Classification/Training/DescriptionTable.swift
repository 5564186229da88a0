package import TidewaiterDocuments

/// Descriptions, with codes where there are some, out of a table: CSV with a header, JSON Lines, or a JSON array.
package struct DescriptionTable: Sendable {
    /// A row of it.
    package struct Row: Sendable, Hashable {
        /// The description.
        package let text: String
        /// The code as written; empty where there is none.
        package let code: String
        /// Where it stands.
        package let place: Place
        /// The line on which it begins; of a JSON array its number, from 1.
        package let number: Int
        /// Why it cannot be read; `nil` where it can.
        package var problem: String?
    }

    /// The rows in order.
    package private(set) var rows: [Row] = []
    /// What could not be read.
    package private(set) var findings: [Finding] = []

    /// Names that the columns are found by, first come first.
    private static let textNames = [
        "text", "description", "goods_description", "description_of_goods", "product_description", "title", "product",
        "item", "name",
    ]
    private static let codeNames = [
        "code", "hs6", "hs", "hs_code", "hscode", "commodity_code", "hts_code", "hts", "goods_code", "tariff_code",
    ]

    /// Reads a table. What is not UTF-8 or UTF-16 is read as Windows-1252, with a finding. A row that cannot be read stays
    /// one, so that there is an answer for each.
    ///
    /// - Parameters:
    ///   - column: The column of descriptions; found by its name where `nil`.
    ///   - codeColumn: The column of codes; found by its name where `nil`.
    ///   - needsCodes: A table without codes is an error.
    package init(
        _ bytes: [UInt8], input: String = "", column: String? = nil, codeColumn: String? = nil,
        needsCodes: Bool = false, limits: Limits = .standard
    ) throws(TidewaiterError) {
        let source = try SourceText(decoding: bytes, input: input, limits: limits)
        let first = source.bytes.dropFirst(source.start).first { $0 > UInt8(ascii: " ") }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            let document =
                try first == UInt8(ascii: "[")
                ? JSONDocument(source, limits: limits) : JSONDocument(lines: source, limits: limits)
            findings = source.findings + document.findings
            try read(document, column, codeColumn, needsCodes, limits)
        } else {
            try read(CSVTable(source, limits: limits), column, codeColumn, needsCodes, limits)
        }
    }

    private mutating func read(
        _ table: CSVTable, _ column: String?, _ codeColumn: String?, _ needsCodes: Bool, _ limits: Limits
    ) throws(TidewaiterError) {
        findings = table.source.findings + table.findings
        let header = table.row(0).map { table.text(table.cells[$0]) }
        let text = try Self.choose(column, Self.textNames, header)
        guard let text else { throw Self.missing("descriptions", column, header, Self.textNames) }
        let code = try Self.choose(codeColumn, Self.codeNames, header)
        guard code != nil || !needsCodes else { throw Self.missing("codes", codeColumn, header, Self.codeNames) }
        tellTwins(of: [text] + [code].compactMap(\.self), header, table, limits)
        for row in 1..<max(table.rowCount, 1) {
            let place = table.place(row, text, header: header[text])
            let problem =
                table.cell(row, text) == nil ? "The row ends before the column \"\(header[text])\"; mend it." : nil
            if let problem { tell(problem, place, limits) }
            rows.append(
                Row(
                    text: table.text(row, text) ?? "", code: code.flatMap { table.text(row, $0) } ?? "", place: place,
                    number: table.source.place(at: table.start(ofRow: row)).line, problem: problem))
        }
    }

    private mutating func read(
        _ document: JSONDocument, _ column: String?, _ codeColumn: String?, _ needsCodes: Bool, _ limits: Limits
    ) throws(TidewaiterError) {
        var text: String?
        var code: String?
        for (index, row) in document.root.elements.enumerated() {
            let place = document.source.place(at: row.offset, length: 1)
            let number = document.isLines ? place.line : index + 1
            guard row.kind == .object else {
                let problem = "This is no object with a description; mend it."
                tell(problem, place, limits)
                rows.append(Row(text: "", code: "", place: place, number: number, problem: problem))
                continue
            }
            if text == nil {
                let names = row.members.map(\.name)
                text = try Self.choose(column, Self.textNames, names).map { names[$0] }
                code = try Self.choose(codeColumn, Self.codeNames, names).map { names[$0] }
                guard text != nil else { throw Self.missing("descriptions", column, names, Self.textNames) }
                guard code != nil || !needsCodes else { throw Self.missing("codes", codeColumn, names, Self.codeNames) }
            }
            rows.append(
                Row(
                    text: text.flatMap { row[$0]?.text } ?? "", code: code.flatMap { row[$0]?.text } ?? "",
                    place: place,
                    number: number))
        }
        if text == nil, !rows.isEmpty { throw Self.missing("descriptions", column, [], Self.textNames) }
        // Lines that are no JSON are findings of the document and rows of the table.
        for finding in document.findings where finding.rule == JSONDocument.wrongLineRule {
            guard let place = finding.place else { continue }
            rows.append(Row(text: "", code: "", place: place, number: place.line, problem: finding.message))
        }
        if document.isLines { rows.sort { $0.number < $1.number } }
    }

    /// Says of each column in use that another one has the same name.
    private mutating func tellTwins(of columns: [Int], _ header: [String], _ table: CSVTable, _ limits: Limits) {
        for column in columns {
            guard let twin = header.indices.first(where: { $0 != column && header[$0] == header[column] }) else {
                continue
            }
            tell(
                "There are two columns \"\(header[column])\"; the first is read. Give the other another name.",
                table.place(0, twin, header: header[twin]), limits)
        }
    }

    private mutating func tell(_ problem: String, _ place: Place, _ limits: Limits) {
        guard findings.count < limits.findings else { return }
        findings.append(
            Finding(
                rule: "tw.table.row", severity: .warning, effect: .advice, message: problem, place: place,
                authority: "Tidewaiter"))
    }

    private static func choose(
        _ named: String?, _ usual: [String], _ header: [String]
    ) throws(TidewaiterError) -> Int? {
        if let named {
            if let exact = header.firstIndex(of: named) { return exact }
            let alike = header.indices.filter { plain(header[$0]) == plain(named) }
            if alike.count == 1 { return alike[0] }
            throw missing("\"\(named)\"", named, header, usual)
        }
        let names = header.map(plain)
        return usual.lazy.compactMap { names.firstIndex(of: $0) }.first
    }

    /// The name of a column without case, blanks and points.
    private static func plain(_ name: String) -> String {
        name.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" || $0 == "." }.joined(separator: "_")
    }

    private static func missing(
        _ what: String, _ named: String?, _ header: [String], _ usual: [String]
    ) -> TidewaiterError {
        let known = header.prefix(12).joined(separator: ", ")
        let having = known.isEmpty ? "the table has no columns" : "there are: \(known)"
        let advice =
            named == nil
            ? "Name it, or call it \(usual.prefix(3).joined(separator: ", ")) or the like." : "Name one of these."
        return TidewaiterError(
            .argument, "classify.column", "There is no column of \(what); \(having). \(advice)")
    }
}
