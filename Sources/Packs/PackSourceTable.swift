import TidewaiterDocuments
import TidewaiterQuantities

/// One table of a pack's source, read, checked and put in order.
struct PackSourceTable {
    let name: String
    let columns: [[UInt8]]
    let rows: [[[UInt8]]]

    /// Reads a table from CSV (RFC 4180: comma, double quotes, a header line).
    init(name: String, csv: [UInt8]) throws(TidewaiterError) {
        self.name = name
        var records = try PackSourceTable.records(csv, input: "\(name).csv")
        guard !records.isEmpty else { throw Self.flaw(name, 1, "header", "has no header line. Add one") }
        columns = records.removeFirst().cells
        guard PackFormat.isName(name.utf8) else {
            throw Self.flaw(name, 1, "name", "cannot name a table. Use lower-case letters, digits, \"-\" and \"_\"")
        }
        guard columns.allSatisfy({ PackFormat.isName($0) }), Set(columns).count == columns.count else {
            throw Self.flaw(
                name, 1, "header",
                "needs a name for each column, each once. Use lower-case letters, digits, \"-\" and \"_\"")
        }
        guard columns.count <= PackFormat.mostColumns else {
            throw Self.flaw(name, 1, "header", "has more than \(PackFormat.mostColumns) columns. Make two tables")
        }
        let from = columns.firstIndex(of: Array("from".utf8))
        let until = columns.firstIndex(of: Array("until".utf8))
        for (line, cells) in records {
            guard cells.count == columns.count else {
                throw Self.flaw(
                    name, line, "cells", "has \(cells.count) cells; the header has \(columns.count). Mend the row")
            }
            let first = try Self.date(cells, from, name, line)
            let last = try Self.date(cells, until, name, line)
            if let first, let last, last < first {
                throw Self.flaw(name, line, "validity", "ends before it begins. Mend \"from\" or \"until\"")
            }
        }
        rows = records.enumerated().sorted { a, b in
            let (first, second) = (a.element.cells[0], b.element.cells[0])
            return first == second ? a.offset < b.offset : first.lexicographicallyPrecedes(second)
        }.map(\.element.cells)
    }

    private static func date(
        _ cells: [[UInt8]], _ column: Int?, _ name: String, _ line: Int
    ) throws(TidewaiterError) -> CivilDate? {
        guard let column, !cells[column].isEmpty else { return nil }
        let text = String(decoding: cells[column], as: UTF8.self)
        guard let date = CivilDate(iso: text) else {
            throw flaw(name, line, "date", "has \"\(text)\" for a date. Write YYYY-MM-DD")
        }
        return date
    }

    static func flaw(_ name: String, _ line: Int, _ code: String, _ what: String) -> TidewaiterError {
        TidewaiterError(
            .data, "pack.source.\(code)", "Line \(line) of \(name).csv \(what).",
            place: Place(input: "\(name).csv", offset: 0, line: line, column: 1))
    }
}
