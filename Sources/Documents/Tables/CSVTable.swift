/// Rows of a delimited text as cells in flat arrays, over the bytes of the text.
///
/// Lines with nothing on them are not rows. Rows need not have the same number of cells; ``raggedRows(from:cells:)``
/// reports those that do not.
package struct CSVTable: Sendable {
    /// The text.
    package let source: SourceText
    /// How it is written.
    package let dialect: CSVDialect
    /// How sure the detection of the dialect was, 0 to 1; 1 where it was given.
    package let confidence: Double
    /// The numbers that the rows have in the whole text.
    package var numbers: CSVRowNumbers
    /// What was found wrong with the rows' syntax.
    package internal(set) var findings: [Finding] = []
    /// How many findings there were beyond those kept.
    package internal(set) var findingsLeftOut = 0

    /// All cells, row by row.
    package internal(set) var cells: [CSVCell] = []
    /// For each row its first cell, and after the last row the number of cells.
    @usableFromInline var starts: [UInt32] = [0]

    /// A table without rows yet.
    package init(
        source: SourceText, dialect: CSVDialect, confidence: Double = 1, numbers: CSVRowNumbers = CSVRowNumbers()
    ) {
        self.source = source
        self.dialect = dialect
        self.confidence = confidence
        self.numbers = numbers
    }

    /// Reads all of a text; the dialect is detected where none is given.
    package init(
        _ source: SourceText, dialect: CSVDialect? = nil, limits: Limits = .standard
    ) throws(TidewaiterError) {
        var reader = try CSVReader(source, dialect: dialect, limits: limits)
        self = try reader.next(rows: .max) ?? reader.portion()
    }

    /// Number of rows.
    @inlinable package var rowCount: Int { starts.count - 1 }

    /// The cells of a row, as positions in ``cells``; none where there is no such row.
    @inlinable @inline(__always)
    package func row(_ row: Int) -> Range<Int> {
        guard row >= 0, row + 1 < starts.count else { return 0..<0 }
        return Int(starts[row])..<Int(starts[row + 1])
    }

    /// The cell in a row and column, both from 0; nil where the row is shorter.
    @inlinable @inline(__always)
    package func cell(_ row: Int, _ column: Int) -> CSVCell? {
        let cells = self.row(row)
        guard column >= 0, column < cells.count else { return nil }
        return self.cells[cells.lowerBound + column]
    }

    /// Where a row begins.
    package func start(ofRow row: Int) -> Int {
        guard let first = self.row(row).first else { return source.bytes.count }
        let cell = cells[first]
        return Int(cell.start) - (cell.form == .quoted || cell.form == .doubled ? 1 : 0)
    }

    /// The text of a cell. Bytes that are not UTF-8 are read as U+FFFD.
    package func text(_ cell: CSVCell) -> String {
        guard cell.isEncoded else { return String(decoding: source.bytes[cell.range], as: UTF8.self) }
        return String(decoding: utf8(cell), as: UTF8.self)
    }

    /// The text in a row and column, both from 0; nil where the row is shorter.
    package func text(_ row: Int, _ column: Int) -> String? { cell(row, column).map(text) }

    /// The text of a cell as bytes, of a table whose rows are those of another text than its source.
    package func utf8(_ cell: CSVCell, in text: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cell.range.count)
        for offset in cell.range where offset < text.count { bytes.append(text[offset]) }
        guard cell.isEncoded, let quote = dialect.quote else { return bytes }
        return CSVCell(0, bytes.count, cell.form).decoded(bytes, quote: quote)
    }

    /// The text of a cell as bytes.
    package func utf8(_ cell: CSVCell) -> [UInt8] {
        guard cell.isEncoded, let quote = dialect.quote else { return Array(source.bytes[cell.range]) }
        return cell.decoded(source.bytes, quote: quote)
    }

    /// Where the cell in a row and column stands; the end of the row where the row is shorter. The address is
    /// `header` with the row's number from 1, or the column's number where no header is given.
    package func place(_ row: Int, _ column: Int, header: String? = nil) -> Place {
        let address = "row \(numbers[row]), \(header ?? "cell \(column + 1)")"
        if let cell = cell(row, column) {
            return source.place(at: cell.range.lowerBound, length: cell.range.count, address: address)
        }
        let last = self.row(row).last.map { cells[$0].range.upperBound } ?? source.bytes.count
        return source.place(at: last, address: address)
    }
}
