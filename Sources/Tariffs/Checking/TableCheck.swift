import TidewaiterDocuments
import TidewaiterPacks

/// Checks one table against what it has to be: columns, cells, and rows that contradict each other.
struct TableCheck {
    let table: PackTable
    let schema: TableSchema
    let facts: DeclaredFacts
    private(set) var flaws = PackFlaws()

    /// Rows of one key beyond these are refused, so that no table costs the square of its length.
    private static let mostOfKey = 256

    init(_ table: PackTable, _ schema: TableSchema, _ facts: DeclaredFacts) {
        self.table = table
        self.schema = schema
        self.facts = facts
    }

    mutating func run() {
        checkColumns()
        for column in schema.columns {
            guard let number = table.column(column.name) else { continue }
            checkCells(of: column, number)
        }
        checkRanges()
        checkKeys()
    }

    private mutating func add(_ row: Int? = nil, _ column: String? = nil, _ reason: String) {
        flaws.add(PackFlaw(table: table.name, row: row, column: column, reason))
    }

    private mutating func checkColumns() {
        let known = schema.columns.map(\.name)
        for column in table.columns where !known.contains(column) {
            let similar = known.filter { !table.columns.contains($0) }
            add(nil, column, "the table \(table.name) has no such column.\(SimilarName.question(column, similar))")
        }
        for column in schema.columns where column.isNeeded && table.column(column.name) == nil {
            add(reason: "the column \"\(column.name)\" is missing")
        }
    }

    private mutating func add(reason: String) { add(nil, nil, reason) }

    private mutating func checkCells(of column: TableSchema.Column, _ number: Int) {
        if case .text = column.kind { return }
        // Equal cells are one string, which is judged once.
        var judged: [Int: String?] = [:]
        for row in table.rows {
            let reference = table.identity(row, number)
            let flaw = judged[reference] ?? column.kind.flaw(of: table.cell(row, number), facts)
            judged[reference] = .some(flaw)
            guard let flaw else { continue }
            add(row, column.name, flaw)
            if flaws.isFull { return }
        }
    }

    private mutating func checkRanges() {
        for range in schema.ranges {
            guard let low = table.column(range.low), let high = table.column(range.high) else { continue }
            for row in table.rows {
                guard let least = try? table.cell(row, low).decimal(), let most = try? table.cell(row, high).decimal(),
                    least > most
                else { continue }
                add(row, range.low, "\(least) is above the \(range.high), \(most)")
                if flaws.isFull { return }
            }
        }
    }

    private mutating func checkKeys() {
        let columns = schema.key.compactMap { table.column($0) }
        guard !columns.isEmpty, schema.key.first.map({ table.column($0) != nil }) == true else { return }
        let dates = Validity.Columns(table)
        var groups: [[Int]: [(row: Int, validity: Validity)]] = [:]
        for row in table.rows {
            let validity = Validity(dates, row)
            if let from = validity.from, let until = validity.until, until < from {
                add(row, "until", "the row ends before it begins")
            }
            if let from = validity.knownFrom, let until = validity.knownUntil, until < from {
                add(row, "known_until", "the row's knowledge ends before it begins")
            }
            let key = columns.map { table.identity(row, $0) }
            let others = groups[key, default: []]
            guard others.count < Self.mostOfKey else {
                add(row, schema.key[0], "more than \(Self.mostOfKey) rows have the same \(keyName)")
                continue
            }
            if let other = others.first(where: { $0.validity.overlaps(validity) }) {
                add(
                    row, schema.key[0],
                    "another row of the same \(keyName) holds on the same days: row \(other.row + 1) of the built "
                        + "table, \(Self.days(other.validity))")
            }
            groups[key, default: []].append((row, validity))
            if flaws.isFull { return }
        }
    }

    private var keyName: String { schema.key.filter { table.column($0) != nil }.joined(separator: ", ") }

    private static func days(_ validity: Validity) -> String {
        "\(validity.from.map { "from \($0)" } ?? "from ever") \(validity.until.map { "until \($0)" } ?? "on")"
    }
}
