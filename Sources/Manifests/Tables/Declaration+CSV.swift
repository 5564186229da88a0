import TidewaiterDocuments

extension Declaration {
    /// Reads a table whose first rows name its columns.
    static func readCSV(
        _ bytes: [UInt8], input: String, limits: Limits, mapping: TableMapping
    ) throws(TidewaiterError) -> Declaration {
        try mapping.check()
        let source = try SourceText(
            decoding: bytes, charset: mapping.charset.map(Charset.init(name:)), input: input, limits: limits)
        let table = try CSVTable(source, dialect: mapping.chosen(source), limits: limits)
        guard let header = try TableHeader.find(in: table, mapping) else { throw noHeader(table) }
        let layout = TableLayout(header)
        var sample = TableEvidence.sample
        while true {
            if let declaration = try read(table, layout, limits, sample: sample) { return declaration }
            // A number tells otherwise than those that were looked at: all are looked at, and the rows read again.
            sample = .max
        }
    }

    /// The declaration that a table is; nil where so many of its rows do not tell how all are written.
    static func read(
        _ table: CSVTable, _ layout: TableLayout, _ limits: Limits, sample: Int
    ) throws(TidewaiterError) -> Declaration? {
        var mapper = TableMapper(table, layout, limits: limits)
        let text = table.source.bytes
        return try mapper.readWhole(text.span, sample: sample) ? mapper.finish() : nil
    }

    /// What is wrong with a table that names no columns, at the first row that says anything.
    static func noHeader(_ table: CSVTable) -> TidewaiterError {
        let row = (0..<table.rowCount).first { row in table.row(row).contains { !table.cells[$0].isEmpty } } ?? 0
        let place = row < table.rowCount ? table.place(row, 0) : table.source.place(at: table.source.start)
        return TidewaiterError(
            .format, "csv.header",
            "No row of the table names its columns in words that are known.\(mixedDelimiters(table, row)) Add a header, for "
                + "instance: Bill No, Shipper, Consignee, HS Code, Description, Packages, Gross Weight (KG), Value, "
                + "Currency, Origin.",
            place: place)
    }

    /// That a row has delimiters beside the one that it was divided by; nothing where it has none.
    private static func mixedDelimiters(_ table: CSVTable, _ row: Int) -> String {
        guard row < table.rowCount, let first = table.row(row).first, let last = table.row(row).last else { return "" }
        let bytes = table.source.bytes[table.cells[first].range.lowerBound..<table.cells[last].range.upperBound]
        let others = CSVDialect.known.filter { $0.delimiter != table.dialect.delimiter && bytes.contains($0.delimiter) }
        guard !others.isEmpty else { return "" }
        let names = others.map(\.delimiterName).joined(separator: " and ")
        return
            " Its first row has \(names) beside \(table.dialect.delimiterName), which divides the table; divide all rows "
            + "by one of them."
    }
}

extension CSVDialect {
    fileprivate var delimiterName: String {
        delimiter == 0x09 ? "a tab" : "‘\(Unicode.Scalar(delimiter))’"
    }
}

extension TableMapper {
    /// The declaration that was read.
    ///
    /// - Parameter reading: How the table was read, where that is known already.
    consuming func finish(_ known: TableReading? = nil) -> Declaration {
        var list = FindingList(limit: limits.findings)
        let source = table.source
        let part = part
        for finding in part?.findings ?? [] { list.add(finding) }
        // What is wrong with rows that every part has is told with the part that they belong to.
        func add(_ finding: Finding) {
            if let part, let place = finding.place, !part.own.contains(place.offset) { return }
            list.add(finding)
        }
        for finding in source.findings + table.findings { add(finding) }
        list.add(leftOut: source.findingsLeftOut + table.findingsLeftOut + flawsLeftOut)
        for finding in table.raggedRows(from: firstRow, cells: columns.count, limits: limits) { add(finding) }
        builder.addValue(
            .sourceFormat, to: DeclarationBuilder.interchange, source: 0, length: 0, text: Format.csv.rawValue.utf8)
        let flaws = flaws
        let address = SourceAddress.table(
            TableAddress(table, headers: layout.headers, headerRow: layout.headerRow))
        let reading = known ?? TableReading(layout, table)
        let store = DeclarationStore(source: source, builder: builder, format: .csv, addresses: address)
        for flaw in flaws { add(store.finding(flaw)) }
        var declaration = Declaration(store: store, findings: list)
        declaration.reading = reading
        return declaration
    }
}

/// Rows and headers of a table, for addresses: `row 5, Gross Weight`.
struct TableAddress: Sendable {
    /// Offsets at which the rows begin.
    private let starts: [UInt32]
    private let headers: [String]
    private let headerRow: Int
    private let numbers: CSVRowNumbers

    init(_ table: CSVTable, headers: [String], headerRow: Int) {
        self.headers = headers
        self.headerRow = headerRow
        numbers = table.numbers
        starts = (0..<table.rowCount).map { row in
            UInt32(truncatingIfNeeded: table.row(row).first.map { table.cells[$0].range.lowerBound } ?? 0)
        }
    }

    func address(offset: Int, column: Int?) -> String {
        // The last row that begins at or before the offset.
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        let row = "row \(numbers[max(0, low - 1)])"
        guard let column else { return row }
        let isNamed = low > headerRow && column < headers.count && !headers[column].isEmpty
        return "\(row), \(isNamed ? headers[column] : "cell \(column + 1)")"
    }
}
