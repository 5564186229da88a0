internal import Synchronization
internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterQuantities

/// A table of a book, read and made ready for look-up.
struct RuleTable: Sendable {
    let name: String
    let title: String
    let authority: String
    let columns: [String]
    let types: [ColumnType]
    let rows: [[Value?]]
    /// Where each row stands.
    let places: [Place]
    let key: [Part]
    let hit: TableText.Hit
    /// The rows that answered, where that is asked for.
    let answered: RowHits?
    /// Rows by their cell in the first column of the key that is a text; and those where it is blank.
    private let index: [String: [Int]]
    private let open: [Int]
    private let longest: Int

    enum Part: Sendable {
        case exact(Int)
        case prefix(Int)
        case within(Int, Int)

        var textColumn: Int? {
            switch self {
            case .exact(let column), .prefix(let column): column
            case .within: nil
            }
        }
    }

    /// Another value for a cell, to see whether tests notice.
    struct Change: Sendable {
        let table: String
        let row: Int
        let column: Int
        let value: Value
    }

    var rowCount: Int { rows.count }

    /// The types of what it is asked by.
    var keyTypes: [ValueType] { key.map { $0.textColumn == nil ? Vocabulary.date : .string } }

    /// The value of a cell; nil where it is blank.
    func value(_ column: Int, row: Int) -> Value? { rows[row][column] }

    /// Reads a table; a table with a flaw has no rows.
    static func read(
        _ text: TableText, _ files: BookFiles, _ flaws: inout BookFlaws, recordsRows: Bool = false,
        change: Change? = nil
    ) -> RuleTable {
        var rows: [[Value?]] = []
        var places: [Place] = []
        if let file = files[text.file.value] {
            do throws(TidewaiterError) {
                (rows, places) = try cells(text, file, files, &flaws)
            } catch {
                flaws.add(error)
            }
        } else {
            flaws.add(
                "book.no-file", "The book has no file '\(text.file.value)'. Paths are those within its folder.",
                at: text.file)
        }
        if let change, change.table == text.name.value { rows[change.row][change.column] = change.value }
        return RuleTable(text, rows, places, recordsRows ? RowHits() : nil)
    }

    /// More wrong cells than these are told by their number.
    private static let mostWrong = 20

    private static func cells(
        _ text: TableText, _ file: BookFiles.File, _ files: BookFiles, _ flaws: inout BookFlaws
    ) throws(TidewaiterError) -> ([[Value?]], [Place]) {
        let source = SourceText(utf8: file.bytes, input: files.name(of: file))
        let bytes = source.bytes
        if let bad = UTF8Sequence.firstIllFormed(bytes.span, in: source.start..<bytes.count) {
            throw TidewaiterError(
                .format, "table.encoding", "The text is not UTF-8 here. Save it as UTF-8.", place: source.place(at: bad)
            )
        }
        let table = try CSVTable(source, dialect: .comma)
        if let finding = table.findings.first {
            throw TidewaiterError(.data, "table.csv", finding.message, place: finding.place)
        }
        let header = table.row(0).map { table.text(table.cells[$0]) }
        let wanted = text.columns.map(\.name.value)
        guard header == wanted else {
            throw TidewaiterError(
                .data, "table.columns",
                "The first row has to name the columns as the book does: \(wanted.joined(separator: ",")).",
                place: table.place(0, 0))
        }
        var rows: [[Value?]] = []
        var places: [Place] = []
        var wrong = 0
        func note(_ code: String, _ message: String, _ place: Place) {
            wrong += 1
            if wrong <= mostWrong { flaws.add(TidewaiterError(.data, code, message, place: place), in: file.bytes) }
        }
        for row in 1..<max(1, table.rowCount) {
            guard table.row(row).count == wanted.count else {
                note(
                    "table.cells",
                    "The row has \(Report.counted(table.row(row).count, "cell")) where the header has \(wanted.count).",
                    table.place(row, 0))
                continue
            }
            var values: [Value?] = []
            for (column, (_, type)) in text.columns.enumerated() {
                let cell = table.text(row, column) ?? ""
                if cell.isEmpty {
                    values.append(nil)
                } else if let value = type.value(cell) {
                    values.append(value)
                } else {
                    note(
                        "table.type", "'\(cell)' is not \(type.inWords).",
                        table.place(row, column, header: wanted[column]))
                    values.append(nil)
                }
            }
            rows.append(values)
            places.append(table.place(row, 0))
        }
        if wrong > mostWrong {
            throw TidewaiterError(
                .data, "table.type", "\(wrong - mostWrong) more cells of the table are wrong.", place: table.place(0, 0)
            )
        }
        return (rows, places)
    }

    private init(_ text: TableText, _ rows: [[Value?]], _ places: [Place], _ answered: RowHits?) {
        self.answered = answered
        name = text.name.value
        title = text.title
        authority = text.authority
        let columns = text.columns.map(\.name.value)
        self.columns = columns
        types = text.columns.map(\.type)
        self.rows = rows
        self.places = places
        hit = text.hit
        func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? 0 }
        key = text.key.map { match in
            switch match {
            case .exact(let name): .exact(column(name))
            case .prefix(let name): .prefix(column(name))
            case .within(let from, let until): .within(column(from), column(until))
            }
        }
        var index: [String: [Int]] = [:]
        var open: [Int] = []
        let first = key.lazy.compactMap(\.textColumn).first
        for row in rows.indices {
            if let first, case .string(let text)? = rows[row][first] {
                index[text.string, default: []].append(row)
            } else {
                open.append(row)
            }
        }
        self.index = index
        self.open = open
        longest = index.keys.map(\.utf8.count).max() ?? 0
    }

    /// The rows that answer a key, in their order; of prefixes those with the longest.
    func find(_ arguments: [Value]) -> [Int] {
        var found: [Int] = []
        var best = -1
        func offer(_ row: Int) {
            guard let length = match(row, arguments) else { return }
            if length > best { (found, best) = ([], length) }
            if length == best { found.append(row) }
        }
        if let number = key.firstIndex(where: { $0.textColumn != nil }), case .string(let text) = arguments[number] {
            let text = text.string
            if case .prefix = key[number] {
                for length in stride(from: min(longest, text.utf8.count), through: 1, by: -1) {
                    for row in index[String(text.prefix(length))] ?? [] { offer(row) }
                }
            } else {
                for row in index[text] ?? [] { offer(row) }
            }
        }
        for row in open { offer(row) }
        answered?.add(found)
        return found.sorted()
    }

    /// How much of a key's text a row's prefixes take, or 0 without prefixes; nil where the row does not answer.
    private func match(_ row: Int, _ arguments: [Value]) -> Int? {
        var length = 0
        for (part, argument) in zip(key, arguments) {
            switch part {
            case .exact(let column):
                guard let cell = rows[row][column] else { continue }
                guard case .string(let cell) = cell, case .string(let text) = argument, cell == text else { return nil }
            case .prefix(let column):
                guard let cell = rows[row][column] else { continue }
                guard case .string(let cell) = cell, case .string(let text) = argument,
                    text.utf8.starts(with: cell.utf8)
                else { return nil }
                length += cell.utf8.count
            case .within(let from, let until):
                guard case .date(let day) = argument else { return nil }
                if case .date(let from)? = rows[row][from], day.date < from.date { return nil }
                if case .date(let until)? = rows[row][until], until.date < day.date { return nil }
            }
        }
        return length
    }
}

/// Which rows of a table have answered. A reference, as the table is within the functions of a compiled book.
final class RowHits: Sendable {
    private let found = Mutex<Set<Int>>([])

    func add(_ rows: [Int]) { found.withLock { $0.formUnion(rows) } }

    var rows: Set<Int> { found.withLock { $0 } }
}

extension ColumnType {
    /// The type in expressions.
    var valueType: ValueType {
        switch self {
        case .string: .string
        case .int: .int
        case .decimal: Vocabulary.decimal
        case .date: Vocabulary.date
        case .bool: .bool
        }
    }

    /// A text as a value of the type; nil where it is none.
    func value(_ text: String) -> Value? {
        switch self {
        case .string: .string(Text(text))
        case .int: Int64(text).map { .int($0) }
        case .decimal: (try? Decimal(text)).map { .decimal($0) }
        case .date: CivilDate(iso: text).map { .date($0) }
        case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
        }
    }

    /// The type in words.
    var inWords: String {
        switch self {
        case .string: "a text"
        case .int: "a whole number"
        case .decimal: "a decimal number, such as 12.50"
        case .date: "a date, such as 2026-11-21"
        case .bool: "true or false"
        }
    }
}
