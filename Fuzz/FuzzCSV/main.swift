import TidewaiterDocuments

/// Decodes the input, reads it as a table whole and in portions, and looks at every cell.
@c(LLVMFuzzerTestOneInput)
public func fuzzCSV(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let limits = Limits(valueBytes: 1024, items: 10_000, findings: 20)
    do {
        let source = try SourceText(decoding: bytes, input: "fuzz", limits: limits)
        guard String(validating: source.bytes, as: UTF8.self) != nil else { fatalError("decoded to no UTF-8") }
        guard source.fileOffset(source.bytes.count) == size || source.bytes.isEmpty else {
            fatalError("the end of the text is not the end of the file")
        }
        checkDecoding(bytes)
        let whole = try CSVTable(source, limits: limits)
        check(whole)
        var reader = try CSVReader(source, limits: limits)
        var row = 0
        while let part = try reader.next(rows: 3) {
            guard part.numbers[0] == row + 1 else { fatalError("rows are counted wrongly") }
            for i in 0..<part.rowCount where texts(part, i) != texts(whole, row + i) {
                fatalError("row \(row + i) differs when read in portions")
            }
            row += part.rowCount
        }
        guard row == whole.rowCount else { fatalError("\(row) rows in portions, \(whole.rowCount) at once") }
        for dialect in CSVDialect.known + [CSVDialect(delimiter: UInt8(ascii: ":"), quote: nil)] {
            if let table = try? CSVTable(source, dialect: dialect, limits: limits) { check(table) }
        }
    } catch {
        guard error.place != nil else { fatalError("an error without a place: \(error)") }
    }
    return 0
}

let charsets = ["GB18030", "Shift_JIS", "ISO-2022-JP", "HZ-GB-2312", "UTF-7", "SCSU", "ISO-8859-7", "UTF-16"]

/// Decodes the input by name, in a character set that its size picks.
func checkDecoding(_ bytes: [UInt8]) {
    let name = charsets[bytes.count % charsets.count]
    guard let source = try? SourceText(decoding: bytes, charset: Charset(name: name)) else { return }
    guard String(validating: source.bytes, as: UTF8.self) != nil else { fatalError("\(name) decoded to no UTF-8") }
    guard source.bytes.isEmpty || source.fileOffset(source.bytes.count) == bytes.count else {
        fatalError("\(name): the end of the text is not the end of the file")
    }
}

func texts(_ table: CSVTable, _ row: Int) -> [[UInt8]] { table.row(row).map { table.utf8(table.cells[$0]) } }

func check(_ table: CSVTable) {
    var end = 0
    for row in 0..<table.rowCount {
        guard !table.row(row).isEmpty else { fatalError("a row without cells") }
        for position in table.row(row) {
            let cell = table.cells[position]
            guard cell.range.lowerBound >= end, cell.range.upperBound <= table.source.bytes.count else {
                fatalError("cells overlap or lie outside the text")
            }
            end = cell.range.upperBound
            guard table.utf8(cell).count <= cell.range.count else { fatalError("a cell grew") }
        }
        let place = table.place(row, 0)
        guard place.line > 0, place.column > 0 else { fatalError("a cell without a place") }
    }
    for finding in table.findings + table.raggedRows(from: 0, cells: table.usualWidth) where finding.place == nil {
        fatalError("a finding without a place")
    }
}
