import TidewaiterDocuments
import TidewaiterQuantities

/// One table of a pack's source, read, checked and put in order.
struct PackSourceTable {
    let name: String
    let columns: [[UInt8]]
    private(set) var rows: [[[UInt8]]] = []
    /// What is wrong with rows that are left out for it.
    private(set) var flaws: [TidewaiterError] = []
    private var parts: [CSVTable] = []
    /// Which row of which part each row is.
    private var origins: [(part: Int, row: Int)] = []

    /// Reads a table, or the first part of one, from CSV (RFC 4180: comma, double quotes, a header line, UTF-8).
    init(name: String, part: String, csv: [UInt8]) throws(TidewaiterError) {
        self.name = name
        let table = try Self.read(part, csv)
        columns = table.row(0).map { table.utf8(table.cells[$0]) }
        try Self.checkNames(name, columns, table)
        addRows(table)
    }

    /// A table of rows that another pack has had, in any order.
    init(name: String, columns: [[UInt8]], rows: [[[UInt8]]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
        origins = rows.indices.map { (0, $0) }
        finish()
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
        addRows(table)
    }

    /// Puts the rows in order; to be called once, after the last part.
    mutating func finish() {
        let order = rows.indices.sorted { a, b in
            let (first, second) = (rows[a][0], rows[b][0])
            return first == second ? a < b : first.lexicographicallyPrecedes(second)
        }
        rows = order.map { rows[$0] }
        origins = order.map { origins[$0] }
    }

    /// Where a row stands; the header where there is no such row, the row where there is no such column.
    func place(ofRow row: Int?, column: String?) -> Place? {
        let number = column.flatMap { name in columns.firstIndex(of: Array(name.utf8)) } ?? 0
        guard let row, origins.indices.contains(row) else { return parts.first?.place(0, number) }
        return parts[origins[row].part].place(origins[row].row, number, header: column)
    }

    private static func read(_ part: String, _ csv: [UInt8]) throws(TidewaiterError) -> CSVTable {
        let table = try CSVTable(SourceText(utf8: csv, input: "\(part).csv"), dialect: .comma)
        if let finding = table.findings.first {
            throw TidewaiterError(.data, "pack.source.csv", finding.message, place: finding.place)
        }
        return table
    }

    private mutating func addRows(_ table: CSVTable) {
        let from = columns.firstIndex(of: Array("from".utf8))
        let until = columns.firstIndex(of: Array("until".utf8))
        parts.append(table)
        for row in 1..<max(1, table.rowCount) {
            do throws(TidewaiterError) {
                rows.append(try cells(row, of: table, from, until))
                origins.append((parts.count - 1, row))
            } catch {
                flaws.append(error)
                // A table of another kind altogether has as many flaws as rows.
                if flaws.count > PackFlaws.most { return }
            }
        }
    }

    private func cells(
        _ row: Int, of table: CSVTable, _ from: Int?, _ until: Int?
    ) throws(TidewaiterError) -> [[UInt8]] {
        let cells = table.row(row).map { table.utf8(table.cells[$0]) }
        guard cells.count == columns.count else {
            throw Self.flaw(
                "cells",
                "The row has \(cells.count) \(cells.count == 1 ? "cell" : "cells") where the header has "
                    + "\(columns.count). Mend it\(cells.count > columns.count ? ": a cell with a comma stands in quotes" : "").",
                table.place(row, 0))
        }
        guard cells.allSatisfy({ (try? UTF8Span(validating: $0.span)) != nil }) else {
            throw Self.flaw("utf8", "The row is not UTF-8. Save the table as UTF-8.", table.place(row, 0))
        }
        let first = try date(cells, from, table, row)
        let last = try date(cells, until, table, row)
        if let first, let last, last < first {
            throw Self.flaw(
                "validity", "The row ends before it begins. Mend \"from\" or \"until\".", table.place(row, 0))
        }
        return cells
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

    private func date(
        _ cells: [[UInt8]], _ column: Int?, _ table: CSVTable, _ row: Int
    ) throws(TidewaiterError) -> CivilDate? {
        guard let column, !cells[column].isEmpty else { return nil }
        let text = String(decoding: cells[column], as: UTF8.self)
        guard let date = CivilDate(iso: text) else {
            throw Self.flaw(
                "date", "\"\(text)\" is no date. Write YYYY-MM-DD.",
                table.place(row, column, header: String(decoding: columns[column], as: UTF8.self)))
        }
        return date
    }

    private static func flaw(_ code: String, _ message: String, _ place: Place) -> TidewaiterError {
        TidewaiterError(.data, "pack.source.\(code)", message, place: place)
    }
}
