import TidewaiterDocuments
import TidewaiterQuantities

/// One table of a pack's source, read, checked and put in order.
struct PackSourceTable {
    let name: String
    let columns: [[UInt8]]
    private(set) var rows: [[[UInt8]]] = []

    /// Reads a table, or the first part of one, from CSV (RFC 4180: comma, double quotes, a header line, UTF-8).
    init(name: String, part: String, csv: [UInt8]) throws(TidewaiterError) {
        self.name = name
        let table = try Self.read(part, csv)
        columns = table.row(0).map { table.utf8(table.cells[$0]) }
        try Self.checkNames(name, columns, table)
        try addRows(table)
    }

    /// Reads a further part of the table.
    mutating func add(_ part: String, _ csv: [UInt8]) throws(TidewaiterError) {
        let table = try Self.read(part, csv)
        guard table.row(0).map({ table.utf8(table.cells[$0]) }) == columns else {
            throw Self.flaw(
                "header",
                "The columns are not those of the other parts of \"\(name)\". Give all parts the same header.",
                table.place(0, 0))
        }
        try addRows(table)
    }

    /// Puts the rows in order; to be called once, after the last part.
    mutating func finish() {
        rows = rows.enumerated().sorted { a, b in
            let (first, second) = (a.element[0], b.element[0])
            return first == second ? a.offset < b.offset : first.lexicographicallyPrecedes(second)
        }.map(\.element)
    }

    private static func read(_ part: String, _ csv: [UInt8]) throws(TidewaiterError) -> CSVTable {
        let table = try CSVTable(SourceText(utf8: csv, input: "\(part).csv"), dialect: .comma)
        if let finding = table.findings.first {
            throw TidewaiterError(.data, "pack.source.csv", finding.message, place: finding.place)
        }
        return table
    }

    private mutating func addRows(_ table: CSVTable) throws(TidewaiterError) {
        let from = columns.firstIndex(of: Array("from".utf8))
        let until = columns.firstIndex(of: Array("until".utf8))
        for row in 1..<max(1, table.rowCount) {
            let cells = table.row(row).map { table.utf8(table.cells[$0]) }
            guard cells.count == columns.count else {
                throw Self.flaw(
                    "cells", "The row has \(cells.count) cells where the header has \(columns.count). Mend it.",
                    table.place(row, 0))
            }
            guard cells.allSatisfy({ (try? UTF8Span(validating: $0.span)) != nil }) else {
                throw Self.flaw("utf8", "The row is not UTF-8. Save the table as UTF-8.", table.place(row, 0))
            }
            let first = try Self.date(cells, from, table, row)
            let last = try Self.date(cells, until, table, row)
            if let first, let last, last < first {
                throw Self.flaw(
                    "validity", "The row ends before it begins. Mend \"from\" or \"until\".", table.place(row, 0))
            }
            rows.append(cells)
        }
    }

    private static func checkNames(
        _ name: String, _ columns: [[UInt8]], _ table: CSVTable
    ) throws(TidewaiterError) {
        let letters = "Use lower-case letters, digits, \"-\" and \"_\"."
        guard PackFormat.isName(name.utf8) else {
            throw flaw("name", "\"\(name)\" cannot name a table. \(letters)", table.place(0, 0))
        }
        guard 1...PackFormat.mostColumns ~= columns.count else {
            throw flaw(
                "header", "A table has a header line with 1 to \(PackFormat.mostColumns) columns. Mend it.",
                table.place(0, 0))
        }
        guard columns.allSatisfy({ PackFormat.isName($0) }), Set(columns).count == columns.count else {
            throw flaw("header", "The header needs a name for each column, each once. \(letters)", table.place(0, 0))
        }
    }

    private static func date(
        _ cells: [[UInt8]], _ column: Int?, _ table: CSVTable, _ row: Int
    ) throws(TidewaiterError) -> CivilDate? {
        guard let column, !cells[column].isEmpty else { return nil }
        let text = String(decoding: cells[column], as: UTF8.self)
        guard let date = CivilDate(iso: text) else {
            throw flaw("date", "\"\(text)\" is no date. Write YYYY-MM-DD.", table.place(row, column))
        }
        return date
    }

    private static func flaw(_ code: String, _ message: String, _ place: Place) -> TidewaiterError {
        TidewaiterError(.data, "pack.source.\(code)", message, place: place)
    }
}
