import TidewaiterDocuments

/// The first stretch of a table that is read as a stream, and what is decided from it.
struct TableStretch {
    let layout: TableLayout
    let dialect: CSVDialect
    let confidence: Double
    let charset: Charset
    /// Where in the file its first row begins, and where the row behind the header does.
    let start: Int
    let headerEnd: Int
    /// The rows that say what holds for the whole table: where they are in the file, and their numbers.
    let constantRows: [(range: Range<Int>, number: Int)]
    let reading: TableReading
    /// What was found of columns as a whole, by place.
    let findings: [Finding]

    /// - Parameters:
    ///   - bytes: The beginning of the file.
    ///   - isWhole: Whether that is all of it.
    init(
        _ bytes: [UInt8], isWhole: Bool, input: String, limits: Limits, mapping: TableMapping,
        pieces: [SourcePiece] = []
    ) throws(TidewaiterError) {
        try mapping.check()
        let source = try SourceText(
            decoding: bytes, charset: mapping.charset.map(Charset.init(name:)), input: input, limits: limits,
            pieces: pieces)
        let detection = CSVDetection(source)
        let chosen = mapping.chosen(source)
        dialect = chosen ?? detection.dialect
        confidence = chosen == nil ? detection.confidence : 1
        charset = source.charset
        var table = CSVTable(source: source, dialect: dialect, confidence: confidence)
        var scanner = CSVScanner(dialect: dialect, limits: limits, position: detection.start)
        scanner.isPartial = !isWhole
        try scanner.scan(source, upTo: source.bytes.count, rows: .max, into: &table)
        guard let header = try TableHeader.find(in: table, mapping) else { throw Declaration.noHeader(table) }
        var mapper = TableMapper(table, TableLayout(header), limits: limits)
        let text = source.bytes
        _ = mapper.sortRows(text.span)
        // What rows are is said with the part that they belong to.
        mapper.flaws = []
        mapper.flawsLeftOut = 0
        mapper.decide(text.span)
        mapper.countDigits(text.span)
        layout = mapper.layout.moved(by: -detection.start)
        let end = scanner.position
        func begin(_ row: Int) -> Int { source.fileOffset(row < table.rowCount ? table.start(ofRow: row) : end) }
        start = source.fileOffset(detection.start)
        headerEnd = begin(header.end)
        constantRows = Set(mapper.layout.constants.map(\.row)).sorted().map { row in
            (begin(row)..<begin(row + 1), row + 1)
        }
        let assumed = source.findings.filter { $0.rule == "tw.text.charset-assumed" }
        reading = TableReading(mapper.layout, table)
        findings = mapper.decisions(and: assumed)
    }
}

extension TableMapper {
    /// What was decided from whole columns and has to be said, by place, with findings of the text.
    consuming func decisions(and others: [Finding]) -> [Finding] {
        var list = FindingList(limit: limits.findings)
        for finding in others { list.add(finding) }
        let flaws = flaws
        let source = table.source
        let store = DeclarationStore(source: source, builder: builder, format: .csv, addresses: .none)
        for flaw in flaws { list.add(store.finding(flaw)) }
        return list.inOrder
    }
}

/// Reads the parts of a table that is read as a stream, one after the other.
struct TablePartReader {
    private let limits: Limits
    private var dialect = CSVDialect.comma
    private var confidence = 0.0
    private var charset = Charset.utf8
    /// Rows that every part begins with: up to the header, and those that say what holds for all.
    private(set) var lead: [StreamPiece] = []
    private var headerRows = 0
    private var constants: [TableLayout.Constant] = []
    private var numbers = CSVRowNumbers()
    private var leadRows = 0
    private var start: Int64 = 0
    private var findings: [Finding] = []
    private var isFirst = true
    private var reading: TableReading?
    private var consignments: UInt32 = 0

    init(limits: Limits) { self.limits = limits }

    var isUTF8: Bool { charset == .utf8 }

    mutating func begin(_ stretch: TableStretch, _ window: inout StreamWindow) {
        dialect = stretch.dialect
        confidence = stretch.confidence
        charset = stretch.charset
        findings = stretch.findings
        reading = stretch.reading
        _ = window.beginText()
        start = Int64(stretch.start)
        lead = [window.piece(stretch.start..<stretch.headerEnd)]
        leadRows = stretch.layout.firstRow
        var rows: [Int: Int] = [:]
        for (range, number) in stretch.constantRows {
            lead.append(window.piece(range))
            numbers.go(on: leadRows, with: number)
            rows[number - 1] = leadRows
            leadRows += 1
        }
        for index in lead.indices where ![0x0A, 0x0D].contains(lead[index].bytes.last) {
            lead[index].bytes.append(0x0A)
        }
        constants = stretch.layout.constants.map { .init(column: $0.column, row: rows[$0.row] ?? 0) }
    }

    /// The row that a text of the file is.
    func decoded(_ bytes: [UInt8], _ dialect: CSVDialect, _ limits: Limits) throws(TidewaiterError) -> CSVTable {
        try CSVTable(SourceText(decoding: bytes, charset: charset), dialect: dialect, limits: limits)
    }

    /// The part as a declaration; the layout becomes that by which later parts have to be read.
    mutating func read(
        _ unit: StreamUnit, _ layout: inout TableLayout, spansLines: Bool, input: String
    ) throws(TidewaiterError) -> Declaration {
        let (bytes, pieces, _) = unit.joined()
        let source = try SourceText(decoding: bytes, charset: charset, input: input, limits: limits, pieces: pieces)
        var table = CSVTable(source: source, dialect: dialect, confidence: confidence, numbers: numbers)
        table.numbers.go(on: leadRows, with: unit.before + 1)
        var scanner = CSVScanner(dialect: dialect, limits: limits, position: 0)
        try scanner.scan(source, upTo: source.bytes.count, rows: leadRows, into: &table)
        scanner.quotesSpanLines = spansLines
        try scanner.scan(source, upTo: source.bytes.count, rows: .max, into: &table)
        var own = layout
        // The header and what holds for all stand elsewhere in a part's text.
        own.constants = constants.filter { layout.columns[$0.column].plan.level == .declaration }
        var mapper = TableMapper(table, own, part: part(unit), limits: limits)
        let text = source.bytes
        try mapper.readPart(text.span)
        layout.told = mapper.layout.told
        if layout.isReadOtherwise(mapper.layout) { layout.takePlans(of: mapper.layout) }
        isFirst = false
        let declaration = mapper.finish(reading)
        consignments &+= UInt32(truncatingIfNeeded: declaration.nodeCounts.consignments)
        return declaration
    }

    private mutating func part(_ unit: StreamUnit) -> TablePart {
        let begin = unit.pieces.last?.placeOffset ?? 0
        let end = unit.isLast ? Int64.max : unit.pieces.last?.placeEnd ?? begin
        let told = unit.isLast ? findings.count : findings.prefix { ($0.place?.offset ?? 0) < end }.count
        defer { findings.removeFirst(told) }
        return TablePart(
            leadRows: leadRows, isFirst: isFirst, isLast: unit.isLast, own: (isFirst ? 0 : begin)..<end,
            findings: Array(findings.prefix(told)), firstConsignment: consignments)
    }
}
