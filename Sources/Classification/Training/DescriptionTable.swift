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
        /// Where its code stands, or where it would; the place of the row where the table has no codes.
        package let codePlace: Place
        /// The line on which it begins; of a JSON array its number, from 1.
        package let number: Int
        /// Why it cannot be read; `nil` where it can.
        package var problem: String?
    }

    /// The rows in order.
    package private(set) var rows: [Row] = []
    /// What could not be read, in the order of the rows.
    package private(set) var findings: [Finding] = []
    /// The name of the column of codes; `nil` where there is none.
    package private(set) var codeColumn: String?

    /// Whether the codes are ones of a nomenclature by what they look like: a column named `code` may number articles.
    package var hasCodes: Bool {
        let codes = rows.lazy.map(\.code).filter { !$0.isEmpty }.prefix(100)
        return codes.count { CodeCell($0) != nil } * 2 > codes.count
    }

    /// Reads a table. What is not UTF-8 or UTF-16 is read as Windows-1252, with a finding. A row that cannot be read stays
    /// one, so that there is an answer for each; so does one whose description or code is longer than a value may be.
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
        // What is too long is a matter of its row.
        var reading = limits
        reading.valueBytes = max(limits.valueBytes, limits.inputBytes)
        let first = source.bytes.dropFirst(source.start).first { $0 > UInt8(ascii: " ") }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            let document =
                try first == UInt8(ascii: "[")
                ? JSONDocument(source, limits: reading) : JSONDocument(lines: source, limits: reading)
            findings = source.findings + document.findings
            try read(document, column, codeColumn, needsCodes, limits)
        } else {
            try read(CSVTable(source, limits: reading), column, codeColumn, needsCodes, limits)
        }
        Self.order(&findings)
    }

    /// Puts findings in the order of the text; of one place they stay as they are, for sorting is stable.
    static func order(_ findings: inout [Finding]) {
        findings.sort { ($0.place?.offset ?? -1) < ($1.place?.offset ?? -1) }
    }

    /// Why a value is too long to be read; `nil` where it is not.
    package static func tooLong(_ what: String, _ value: String, _ limits: Limits) -> String? {
        let count = value.utf8.count
        return count <= limits.valueBytes
            ? nil
            : "The \(what) has \(count) bytes, more than the limit of \(limits.valueBytes) bytes of a value. Shorten it, or look "
                + "for a missing quote."
    }

    private mutating func read(
        _ table: CSVTable, _ column: String?, _ codeColumn: String?, _ needsCodes: Bool, _ limits: Limits
    ) throws(TidewaiterError) {
        findings = table.source.findings + table.findings
        let header = table.row(0).map { table.text(table.cells[$0]) }
        let text = try DescriptionColumns.texts.choose(column, among: header)
        guard let text else { throw DescriptionColumns.texts.missing(among: header) }
        let code = try DescriptionColumns.codes.choose(codeColumn, among: header)
        guard code != nil || !needsCodes else { throw DescriptionColumns.codes.missing(among: header) }
        self.codeColumn = code.map { header[$0] }
        tellTwins(of: [text] + [code].compactMap(\.self), header, table, limits)
        for row in 1..<max(table.rowCount, 1) {
            let place = table.place(row, text, header: header[text])
            let codePlace = code.map { table.place(row, $0, header: header[$0]) } ?? place
            let number = table.source.place(at: table.start(ofRow: row)).line
            guard let written = table.text(row, text) else {
                add(place, number, problem: "The row ends before the column \"\(header[text])\"; mend it.", limits)
                continue
            }
            add(written, code.flatMap { table.text(row, $0) } ?? "", place, codePlace, number, limits)
        }
    }

    /// Adds a row that can be read, unless a value of it is too long.
    private mutating func add(
        _ text: String, _ code: String, _ place: Place, _ codePlace: Place, _ number: Int, _ limits: Limits
    ) {
        if let problem = Self.tooLong("description", text, limits) {
            add(place, number, problem: problem, limits)
        } else if let problem = Self.tooLong("code", code, limits) {
            add(codePlace, number, problem: problem, limits)
        } else {
            rows.append(Row(text: text, code: code, place: place, codePlace: codePlace, number: number))
        }
    }

    /// Adds a row that cannot be read, and tells why.
    private mutating func add(_ place: Place, _ number: Int, problem: String, _ limits: Limits) {
        tell(problem, place, limits)
        rows.append(Row(text: "", code: "", place: place, codePlace: place, number: number, problem: problem))
    }

    private mutating func read(
        _ document: JSONDocument, _ column: String?, _ codeColumn: String?, _ needsCodes: Bool, _ limits: Limits
    ) throws(TidewaiterError) {
        var text: String?
        var code: String?
        for (index, row) in document.root.elements.enumerated() {
            let line = document.source.place(at: row.offset, length: 1)
            let number = document.isLines ? line.line : index + 1
            var place = line
            place.address = "row \(number)"
            guard row.kind == .object else {
                add(place, number, problem: "This is no object with a description; mend it.", limits)
                continue
            }
            if text == nil {
                let names = row.members.map(\.name)
                text = try DescriptionColumns.texts.choose(column, among: names).map { names[$0] }
                code = try DescriptionColumns.codes.choose(codeColumn, among: names).map { names[$0] }
                guard text != nil else { throw DescriptionColumns.texts.missing(among: names) }
                guard code != nil || !needsCodes else { throw DescriptionColumns.codes.missing(among: names) }
                self.codeColumn = code
            }
            let cell = code.flatMap { row[$0] }
            let codePlace = cell.map {
                document.source.place(at: $0.offset, length: 1, address: "row \(number), \(code ?? "")")
            }
            add(
                text.flatMap { row[$0]?.text } ?? "", cell?.text ?? "", place, codePlace ?? place, number, limits)
        }
        if text == nil, !rows.isEmpty { throw DescriptionColumns.texts.missing(among: []) }
        // Lines that are no JSON are findings of the document and rows of the table.
        for finding in document.findings where finding.rule == JSONDocument.wrongLineRule {
            guard let place = finding.place else { continue }
            rows.append(
                Row(text: "", code: "", place: place, codePlace: place, number: place.line, problem: finding.message))
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
}
