/// Reads a delimited text in portions of rows, so that a long one needs little memory beside its bytes.
package struct CSVReader: Sendable {
    /// The text.
    package let source: SourceText
    /// How it is read.
    package let dialect: CSVDialect
    /// How sure the detection was, 0 to 1; 1 where the dialect was given.
    package let confidence: Double
    /// Rows read so far.
    package private(set) var rowsRead = 0

    private var scanner: CSVScanner

    /// Prepares to read; the dialect is detected where none is given.
    package init(
        _ source: SourceText, dialect: CSVDialect? = nil, limits: Limits = .standard
    ) throws(TidewaiterError) {
        let count = source.bytes.count
        // Cells hold 32-bit offsets, so that is the ceiling whatever the limits say.
        guard count <= limits.inputBytes, count < Int(UInt32.max) else {
            throw TidewaiterError(
                .limit, "csv.input-bytes",
                "The input has \(count) bytes, more than the limit of \(min(limits.inputBytes, Int(UInt32.max) - 1)). "
                    + "Split it, or raise the limit.",
                place: Place(input: source.input, offset: 0, length: Int64(count)))
        }
        guard dialect?.isUsable ?? true else {
            throw TidewaiterError(
                .argument, "csv.dialect",
                "Delimiter and quote must be two different ASCII characters and no line breaks. Choose others.")
        }
        let detection = CSVDetection(source)
        self.source = source
        self.dialect = dialect ?? detection.dialect
        self.confidence = dialect == nil ? detection.confidence : 1
        self.scanner = CSVScanner(dialect: self.dialect, limits: limits, position: detection.start)
    }

    /// The next rows, at most `rows` of them; nil at the end.
    package mutating func next(rows: Int) throws(TidewaiterError) -> CSVTable? {
        var table = portion()
        try scanner.scan(source, upTo: source.bytes.count, rows: rows, into: &table)
        rowsRead += table.rowCount
        return table.rowCount > 0 || !table.findings.isEmpty ? table : nil
    }

    /// A portion without rows yet.
    func portion() -> CSVTable {
        CSVTable(
            source: source, dialect: dialect, confidence: confidence, numbers: CSVRowNumbers(first: rowsRead + 1))
    }
}
