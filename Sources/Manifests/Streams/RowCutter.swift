import TidewaiterDocuments

/// Cuts a table into its bills: consecutive rows of one bill are a unit, which comes with the rows up to the header and
/// those that say what holds for the whole table.
///
/// How the table is laid out and written is decided from a first stretch of it. A bill that comes again later is a unit
/// again.
final class RowCutter: UnitCutter {
    /// Bytes that the layout is decided from.
    static let stretch = 1 << 20
    /// Rows that are looked for at a time.
    private static let portion = 4096

    private let limits: Limits
    private let mapping: TableMapping
    private var layout: TableLayout?
    /// Of the layout, what is asked for each row.
    private var headerTexts: [[UInt8]] = []
    private var billColumn: Int?
    private var reader: TablePartReader
    private var scanner: CSVScanner

    /// The rows that were found in the window and not looked at yet.
    private var rows: CSVTable
    private var row = 0
    /// Rows before those.
    private var rowsBefore = 0

    /// The unit that is open: where it begins, the rows before it, whether it has data, and its bill.
    private var unitStart = 0
    private var unitRow = 0
    private var hasData = false
    private var bill: [UInt8]?
    private var isFinished = false
    /// Where in the window the unit began that was delivered last.
    private var unitOffset = 0

    init(_ mapping: TableMapping, limits: Limits) {
        self.limits = limits
        self.mapping = mapping
        reader = TablePartReader(limits: limits)
        scanner = Self.scanner(.comma, limits, at: 0)
        rows = CSVTable(source: Self.nothing, dialect: .comma)
    }

    private static let nothing = SourceText(utf8: [])

    /// Findings of rows and the number of cells are for the reader of the unit.
    private static func scanner(_ dialect: CSVDialect, _ limits: Limits, at position: Int) -> CSVScanner {
        let own = Limits(valueBytes: limits.valueBytes, items: .max, findings: 0)
        var scanner = CSVScanner(dialect: dialect, limits: own, position: position)
        scanner.isPartial = true
        return scanner
    }

    func next(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit? {
        if isFinished { return nil }
        if layout == nil {
            guard window.isLast || window.bytes.count > Self.stretch else { return nil }
            try begin(&window)
        }
        while true {
            let rows = rows
            while row < rows.rowCount {
                let unit = try take(row, of: rows, &window)
                row += 1
                if let unit { return unit }
            }
            guard try findRows(&window) else { break }
        }
        guard window.isLast else {
            try settle(&window)
            return nil
        }
        isFinished = true
        return try close(at: window.bytes.count, isLast: true, &window)
    }

    func read(_ unit: StreamUnit, input: String, mode: ReadingMode) throws(TidewaiterError) -> Declaration {
        // Units are cut by the layout, so that there is one.
        guard var layout else { throw Declaration.noHeader(rows) }
        let isBroken = scanner.unterminated.map { $0 < unitOffset } ?? false
        let declaration = try reader.read(unit, &layout, spansLines: !isBroken, input: input)
        self.layout = layout
        return declaration
    }

    // MARK: The first stretch

    private func begin(_ window: inout StreamWindow) throws(TidewaiterError) {
        let isWhole = window.isLast && window.bytes.count <= Self.stretch
        let found = try TableStretch(
            Array(window.bytes.prefix(Self.stretch)), isWhole: isWhole, input: window.input, limits: limits,
            mapping: mapping, pieces: window.isWide ? [window.sourcePiece] : [])
        guard SourceText.isDivisible(found.charset) else {
            throw TidewaiterError(
                .format, "stream.charset",
                "Texts in \(found.charset.name) are read whole and not as a stream. Read it whole, or write it as UTF-8.",
                place: Place(input: window.input, offset: 0))
        }
        layout = found.layout
        headerTexts = found.layout.headerTexts
        billColumn = found.layout.billColumn
        reader.begin(found, &window)
        scanner = Self.scanner(found.dialect, limits, at: found.headerEnd)
        unitStart = found.headerEnd
        rowsBefore = found.layout.firstRow
        unitRow = rowsBefore
    }

    // MARK: Rows

    /// Looks for further rows in the window; whether there are any.
    private func findRows(_ window: inout StreamWindow) throws(TidewaiterError) -> Bool {
        rowsBefore += rows.rowCount
        rows = CSVTable(source: Self.nothing, dialect: scanner.dialect)
        row = 0
        guard scanner.position < window.bytes.count else { return false }
        scanner.isPartial = !window.isLast
        do throws(TidewaiterError) {
            try scanner.scan(window.bytes.span, rows: Self.portion, into: &rows)
        } catch {
            throw TidewaiterError(error.status, error.code, error.message, place: window.place(at: scanner.failure))
        }
        return rows.rowCount > 0
    }

    /// Adds a row to the open unit, or begins one with it: then the one before is complete.
    private func take(
        _ row: Int, of rows: CSVTable, _ window: inout StreamWindow
    ) throws(TidewaiterError) -> StreamUnit? {
        let number: [UInt8]?
        if reader.isUTF8 {
            let text = window.bytes.span
            guard case .data = TableRow.kind(row, of: rows, header: headerTexts, text) else { return nil }
            number = billColumn.flatMap { billNumber(row, $0, rows, text) }
        } else {
            // Words may have accents, which the file's character set has to tell.
            let start = rows.start(ofRow: row)
            let end = row + 1 < rows.rowCount ? rows.start(ofRow: row + 1) : scanner.position
            let found = try reader.decoded(Array(window.bytes[start..<end]), scanner.dialect, limits)
            let text = found.source.bytes
            guard case .data = TableRow.kind(0, of: found, header: headerTexts, text.span) else { return nil }
            number = billColumn.flatMap { billNumber(0, $0, found, text.span) }
        }
        defer { hasData = true }
        guard let number, !number.isEmpty, number != bill else { return nil }
        defer { bill = number }
        guard hasData else { return nil }
        let start = rows.start(ofRow: row)
        let unit = try close(at: start, isLast: false, &window)
        unitStart = start
        unitRow = rowsBefore + row
        return unit
    }

    /// The bill that a row names; nil where it has no cell for it, or the same bytes as the row before.
    private func billNumber(_ row: Int, _ column: Int, _ rows: CSVTable, _ text: Span<UInt8>) -> [UInt8]? {
        guard let cell = rows.cell(row, column) else { return nil }
        if let bill, !cell.isEncoded {
            let range = TableEvidence.trim(cell.range, text)
            if range.count == bill.count, !range.indices.contains(where: { text[$0] != bill[$0 - range.lowerBound] }) {
                return nil
            }
        }
        return Array(TableEvidence.trimmed(rows.utf8(cell, in: text)))
    }

    // MARK: Units

    private func close(
        at end: Int, isLast: Bool, _ window: inout StreamWindow
    ) throws(TidewaiterError) -> StreamUnit {
        try check(unitStart..<end, &window)
        unitOffset = unitStart
        let piece = window.piece(unitStart..<end)
        return StreamUnit(
            pieces: reader.lead + [piece], headers: reader.lead.count, ordinal: 0, findings: [], before: unitRow,
            isLast: isLast)
    }

    /// Refuses a unit that is longer than what is held in memory. Rows of a table without bills cannot be cut apart: sums,
    /// and duties with a least or greatest amount for each entry, hold for all of them together.
    private func check(_ unit: Range<Int>, _ window: inout StreamWindow) throws(TidewaiterError) {
        guard unit.count > limits.unitBytes, layout != nil, billColumn == nil else {
            return try window.check(unit, limits: limits, format: .csv)
        }
        throw TidewaiterError(
            .limit, "csv.unit-bytes",
            "The table has no column that names bills, so that all its rows are one consignment, and that has more than "
                + "the \(limits.unitBytes) bytes that are held in memory at a time. Say by a mapping which column names the "
                + "bills; else read the file whole, or raise the limit.",
            place: window.place(at: unit.lowerBound))
    }

    private func settle(_ window: inout StreamWindow) throws(TidewaiterError) {
        try check(unitStart..<window.bytes.count, &window)
        let dropped = window.settle(keeping: unitStart)
        unitStart -= dropped
        scanner.position -= dropped
    }
}
