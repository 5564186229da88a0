import TidewaiterDocuments

extension Declaration {
    /// Reads a table whose first rows name its columns.
    static func readCSV(_ bytes: [UInt8], input: String, limits: Limits) throws(TidewaiterError) -> Declaration {
        let source = try SourceText(decoding: bytes, input: input, limits: limits)
        let table = try CSVTable(source, limits: limits)
        guard let header = TableHeader.find(in: table) else {
            throw TidewaiterError(
                .format, "csv.header",
                "No row of the table names its columns in words that are known. Add a header, for instance: "
                    + "Bill No, Shipper, Consignee, HS Code, Description, Packages, Gross Weight (KG), Value, Currency, "
                    + "Origin.",
                place: Place(input: input, offset: 0))
        }
        var mapper = TableMapper(table, header: header, limits: limits)
        let text = source.bytes
        try mapper.read(text.span)
        return mapper.finish()
    }
}

extension TableMapper {
    /// The declaration that was read.
    consuming func finish() -> Declaration {
        var list = FindingList(limit: limits.findings)
        let source = table.source
        for finding in source.findings + table.findings { list.add(finding) }
        list.add(leftOut: source.findingsLeftOut + table.findingsLeftOut + flawsLeftOut)
        for finding in table.raggedRows(from: headerRow + 1, cells: columns.count, limits: limits) { list.add(finding) }
        builder.addValue(
            .sourceFormat, to: DeclarationBuilder.interchange, source: 0, length: 0, text: Format.csv.rawValue.utf8)
        let flaws = flaws
        let address = SourceAddress.table(TableAddress(table, headers: columns.map(\.header), headerRow: headerRow))
        let store = DeclarationStore(source: source, builder: builder, format: .csv, addresses: address)
        for flaw in flaws { list.add(store.finding(flaw)) }
        return Declaration(store: store, findings: list)
    }
}

/// Rows and headers of a table, for addresses: `row 5, Gross Weight`.
struct TableAddress: Sendable {
    /// Offsets at which the rows begin.
    private let starts: [UInt32]
    private let headers: [String]
    private let headerRow: Int

    init(_ table: CSVTable, headers: [String], headerRow: Int) {
        self.headers = headers
        self.headerRow = headerRow
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
        let row = "row \(max(1, low))"
        guard let column else { return row }
        let isNamed = low > headerRow && column < headers.count && !headers[column].isEmpty
        return "\(row), \(isNamed ? headers[column] : "cell \(column + 1)")"
    }
}
