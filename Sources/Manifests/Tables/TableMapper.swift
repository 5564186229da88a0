import TidewaiterDocuments

/// Fills a store from a table: rows of one bill are a consignment, each row a line of its goods.
struct TableMapper: ~Copyable {
    var builder: DeclarationBuilder
    var flaws: [ReaderFlaw] = []
    var flawsLeftOut = 0
    let table: CSVTable
    let limits: Limits
    var layout: TableLayout
    /// What is told of the parts before, where the table is one part of a stream.
    let part: TablePart?
    /// The plans of the columns, as the rows are read by them, and what they come to for each cell.
    var plans = RecordBuffer<ColumnPlan>()
    private var steps = RecordBuffer<CellStep>()
    var evidence: TableEvidence
    /// Characters of the longest text of a column, where they were counted.
    var longestTexts: [Int32: Int] = [:]
    var declaration = noRecord
    var unitWords = UnitWords()
    /// Whether a row says otherwise than was told by those that were looked at.
    var isContradicted = false

    // The consignment of the row before.
    private(set) var consignment = noRecord
    private var bill = 0..<0
    private var consignments = TextIndex()
    /// By column: where the value that the consignment has was read; empty for none, negative for not known.
    private var shared = RecordBuffer<SharedValue>()
    private var conflicts: Set<Int> = []

    // The container of the row before.
    var container = 0..<0
    var containerNode = noRecord
    var equipment = TextIndex()
    var hasEquipmentColumns = false
    /// Whether a row is a line of goods.
    private var hasGoods = false

    /// What the rows of a bill have said in a column so far.
    struct SharedValue: BitwiseCopyable, Sendable {
        var start = 0
        var end = 0
        /// Whether it has to be asked of the store.
        var isUnknown = false
    }

    init(_ table: CSVTable, _ layout: TableLayout, part: TablePart? = nil, limits: Limits) {
        self.table = table
        self.limits = limits
        self.layout = layout
        self.part = part
        builder = DeclarationBuilder(
            limits: limits, nodes: table.rowCount * 4 + 16, values: table.cells.count + table.rowCount * 2 + 16)
        builder.firstConsignment = part?.firstConsignment ?? 0
        evidence = TableEvidence(table: table, rows: [])
        declaration = builder.addNode(
            .declaration, under: DeclarationBuilder.interchange, source: table.source.start, length: 0)
    }

    var columns: [TableColumn] {
        _read { yield layout.columns }
        _modify { yield &layout.columns }
    }

    /// The first row that can be data.
    var firstRow: Int { part?.leadRows ?? layout.firstRow }

    mutating func note(_ flaw: ReaderFlaw) {
        if flaws.count < limits.findings { flaws.append(flaw) } else { flawsLeftOut += 1 }
    }

    /// Decides from the rows how the table is written, and reads them.
    ///
    /// - Parameter sample: Where there are many more rows, the numbers of so many are looked at, and all others compared
    ///   with them when they are read.
    /// - Returns: Whether all rows together tell what those did.
    mutating func readWhole(_ text: Span<UInt8>, sample: Int) throws(TidewaiterError) -> Bool {
        let sorted = sortRows(text)
        decide(text, every: max(1, evidence.rows.count / sample))
        if evidence.rows.isEmpty { noteNoRows() }
        try read(sorted, text)
        return !isContradicted
    }

    /// Reads rows as the layout says that was decided from others.
    mutating func readPart(_ text: Span<UInt8>) throws(TidewaiterError) {
        let sorted = sortRows(text)
        if evidence.rows.isEmpty, part?.isFirst ?? true { noteNoRows() }
        compareConstants(text)
        try read(sorted, text)
    }

    /// Decides from the header and whole columns how the table is written.
    mutating func decide(_ text: Span<UInt8>, every step: Int = 1) {
        noteHeader()
        decideNotations(text, every: step)
        decideConstants(text)
    }

    private mutating func read(_ sorted: SortedRows, _ text: Span<UInt8>) throws(TidewaiterError) {
        // A column is copied with its texts where it is iterated over; a part of a stream has few rows to make up for that.
        for index in columns.indices {
            var plan = columns[index].plan
            if let unit = columns[index].unit {
                let length = columns[index].place.count
                plan.unitRow = Int32(truncatingIfNeeded: builder.addText(unit.utf8, sourceLength: length))
            }
            let isCount = Field(rawValue: plan.field)?.type == .count
            plan.takesPoint =
                plan.notation == .pointNumber && (plan.promise == .none || plan.promise == .point && !isCount)
            plans.append(plan)
            steps.append(CellStep(plan))
            shared.append(SharedValue())
            if plan.level == .goodsItem || plan.level == .placement { hasGoods = true }
            if plan.level == .equipment || plan.level == .seal { hasEquipmentColumns = true }
        }
        for constant in layout.constants where plans[constant.column].level == .declaration {
            if let cell = table.cell(constant.row, constant.column) {
                add(plans[constant.column], cell, to: declaration, text)
            }
        }
        let billColumn = layout.billColumn
        readPreamble(isOneBill: billColumn == nil && !evidence.rows.isEmpty, text)
        let rows = evidence.rows
        let cells = table.cells
        for begin in stride(from: 0, to: rows.count, by: Self.batch) {
            let batch = begin..<min(begin + Self.batch, rows.count)
            fetchNames(rows[batch], billColumn: billColumn, cells.span, text)
            for position in batch {
                readRow(rows[position], billColumn: billColumn, cells.span, text)
                if builder.isFull { throw full(rows[position]) }
                if isContradicted { return }
            }
        }
        for row in sorted.kept { keepRow(row, text) }
        if let row = sorted.totals { readTotals(row, text) }
    }

    /// Rows whose bills and containers are fetched together.
    private static let batch = 64

    /// Fetches from memory what the rows' bills and containers are looked up in.
    private mutating func fetchNames(
        _ rows: ArraySlice<Int>, billColumn: Int?, _ all: Span<CSVCell>, _ text: Span<UInt8>
    ) {
        if let billColumn, consignments.isLarge {
            Self.fetch(rows, billColumn, of: table, all, text, from: &consignments)
        }
        if equipment.isLarge, let column = steps.indices.first(where: { steps[$0].kind == .placement }) {
            Self.fetch(rows, column, of: table, all, text, from: &equipment)
        }
    }

    private static func fetch(
        _ rows: ArraySlice<Int>, _ column: Int, of table: CSVTable, _ all: Span<CSVCell>, _ text: Span<UInt8>,
        from index: inout TextIndex
    ) {
        var before = 0..<0
        for row in rows {
            let cells = table.row(row)
            guard column < cells.count else { continue }
            let range = all[cells.lowerBound &+ column].range
            if TableEvidence.isEqual(range, before, text) { continue }
            before = range
            index.expect(range, in: text)
        }
        index.fetchExpected()
    }

    private func full(_ row: Int) -> TidewaiterError {
        TidewaiterError(
            .limit, "csv.items",
            "The table has more values than the limit of \(limits.items). Split it, or raise the limit.",
            place: table.place(row, 0))
    }

    // MARK: Data

    private mutating func readRow(
        _ row: Int, billColumn: Int?, _ all: Span<CSVCell>, _ text: Span<UInt8>
    ) {
        let cells = table.row(row)
        guard !cells.isEmpty else { return }
        let source = all[cells.lowerBound].range.lowerBound..<all[cells.upperBound &- 1].range.upperBound
        let isNew = findConsignment(row, cells, source, billColumn: billColumn, text)
        var item = noRecord
        if hasGoods {
            item = builder.addNode(.goodsItem, under: consignment, source: source.lowerBound, length: source.count)
        }
        let own = hasGoods ? item : consignment
        for index in 0..<min(steps.count, cells.count) {
            let step = steps[index]
            let cell = all[cells.lowerBound &+ index]
            switch step.kind {
            case .text: if !addUsualText(step, index, cell, to: item, text) { add(plans[index], cell, to: item, text) }
            case .number:
                if !addUsualNumber(step, index, cell, to: item, text) { add(plans[index], cell, to: item, text) }
            case .code: if !addUsualCode(step, index, cell, to: item, text) { add(plans[index], cell, to: item, text) }
            case .other: add(plans[index], cell, to: item, text)
            case .shared: readShared(index, cell, source, isNew: isNew, text)
            case .placement: if !cell.isEmpty { readPlacement(plans[index], row, cell, under: item, text) }
            case .kept: if !cell.isEmpty { addText(0, to: own, cell, column: plans[index].index, text) }
            case .nothing: break
            }
        }
        // Cells behind the last header.
        for position in cells.dropFirst(steps.count) where !all[position].isEmpty {
            addText(0, to: own, all[position], column: Int32(truncatingIfNeeded: position - cells.lowerBound), text)
        }
    }

    /// Sets ``consignment`` to that of the row; whether it is a new one.
    @inline(__always)
    private mutating func findConsignment(
        _ row: Int, _ cells: Range<Int>, _ source: Range<Int>, billColumn: Int?, _ text: Span<UInt8>
    ) -> Bool {
        guard let billColumn, billColumn < cells.count || consignment == noRecord else {
            // Without bills all rows are one consignment: a packing list, an invoice.
            if consignment != noRecord { return false }
            openConsignment(source)
            return true
        }
        if billColumn < cells.count, consignment != noRecord {
            let cell = table.cells[cells.lowerBound &+ billColumn]
            if !bill.isEmpty, TableEvidence.isEqual(cell.range, bill, text) { return false }
        }
        return findOtherConsignment(row, source, billColumn, text)
    }

    private mutating func findOtherConsignment(
        _ row: Int, _ source: Range<Int>, _ billColumn: Int, _ text: Span<UInt8>
    ) -> Bool {
        let cell = table.cell(row, billColumn)
        let plain = cell.flatMap { TableEvidence.plain($0, text) }
        let decoded = plain == nil ? evidence.trimmed(row, billColumn) ?? [] : []
        guard plain != nil || !decoded.isEmpty else {
            if consignment == noRecord {
                openConsignment(source)
                return true
            }
            // Cells merged over several rows come out blank but in the first of them.
            if !layout.told.blankBill { noteBlankBill(row, billColumn) }
            layout.told.blankBill = true
            return false
        }
        bill = cell?.range ?? 0..<0
        if let plain { return enterConsignment(plain, of: text, source) }
        let number = Array(decoded)
        return enterConsignment(0..<number.count, of: number.span, source)
    }

    /// Goes on with the consignment of that number; whether it is a new one.
    private mutating func enterConsignment(_ number: Range<Int>, of text: Span<UInt8>, _ source: Range<Int>) -> Bool {
        let place = consignments.place(of: number, in: text)
        let known = place.node
        guard known == noRecord else {
            if known != consignment {
                consignment = known
                for index in shared.indices { shared[index] = SharedValue(isUnknown: true) }
            }
            return false
        }
        openConsignment(source)
        consignments.insert(consignment, at: place, number, of: text)
        return true
    }

    private mutating func openConsignment(_ source: Range<Int>) {
        consignment = builder.addNode(
            .consignment, under: declaration, source: source.lowerBound, length: source.count)
        for index in shared.indices { shared[index] = SharedValue() }
    }

    /// The one bill of a table without a column for bills, opened by what stands above the header.
    mutating func openPreambleBill(_ row: Int) -> UInt32 {
        if consignment == noRecord {
            let start = table.row(row).first.map { table.cells[$0].range.lowerBound } ?? 0
            openConsignment(start..<start)
        }
        return consignment
    }

    // MARK: What the rows of a bill share

    /// A value that belongs to the consignment: said once, and again in each of its rows.
    @inline(__always)
    private mutating func readShared(
        _ index: Int, _ cell: CSVCell, _ source: Range<Int>, isNew: Bool, _ text: Span<UInt8>
    ) {
        let known = shared[index]
        if !isNew && !known.isUnknown && TableEvidence.isEqual(cell.range, known.start..<known.end, text) { return }
        readSharedAnew(plans[index], cell, source, isNew: isNew, text)
    }

    private mutating func readSharedAnew(
        _ plan: ColumnPlan, _ cell: CSVCell, _ source: Range<Int>, isNew: Bool, _ text: Span<UInt8>
    ) {
        let isBlank = TableEvidence.trim(cell.range, text).isEmpty
        if isBlank {
            // A party is not there because a column for it is; the consignment's own fields are there and empty.
            if isNew && plan.level == .consignment { add(plan, cell, to: consignment, text) }
            return
        }
        var node = consignment
        if plan.level == .party {
            node = builder.firstChild(plan.kind, of: consignment)
            if node == noRecord {
                node = builder.addNode(plan.kind, under: consignment, source: source.lowerBound, length: source.count)
            }
        }
        let said = isNew ? noRecord : builder.firstValue(id: plan.field, of: node)
        if said == noRecord || builder.isBlank(said) {
            if said != noRecord { builder.retag(said, as: .other) }
            add(plan, cell, to: node, text)
            shared[Int(plan.index)] = SharedValue(start: cell.range.lowerBound, end: cell.range.upperBound)
            return
        }
        let start = builder.values[Int(said)].source
        let known = start..<min(start + builder.sourceLength(said), text.count)
        shared[Int(plan.index)] = SharedValue(start: known.lowerBound, end: known.upperBound)
        if TableEvidence.isEqual(TableEvidence.trim(cell.range, text), TableEvidence.trim(known, text), text) { return }
        if isErrorValue(cell, text) { return addErrorValue(plan, as: 0, cell, to: node, text) }
        addText(0, to: node, cell, column: plan.index, text)
        if conflicts.insert(Int(consignment) << 12 | Int(plan.index)).inserted {
            noteConflict(columns[Int(plan.index)], node: node, value: builder.lastValue)
        }
    }
}
