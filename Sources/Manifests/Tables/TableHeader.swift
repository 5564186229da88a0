import TidewaiterDocuments

/// The header of a table, found among the rows before its data.
struct TableHeader {
    /// Row of the header, from 0; -1 where the table has none.
    var row: Int
    /// The row behind it: a header may have a second line.
    var end: Int
    var columns: [TableColumn]
    /// The texts of its cells, as a header that is repeated has them again.
    var texts: [[UInt8]] = []

    /// Most rows that may stand before a header.
    static let mostRows = 60
    /// Most columns that are looked at; what stands behind is kept.
    static let mostColumns = 4096
    /// The longest text that can be a header.
    private static let longest = 80

    /// The row that has most names of columns; nil where none has two, or one that is a third of the row.
    static func find(in table: CSVTable, _ mapping: TableMapping) throws(TidewaiterError) -> TableHeader? {
        guard var header = try locate(in: table, mapping) else { return nil }
        try header.take(mapping, table)
        header.nameOthers()
        return header
    }

    private static func locate(
        in table: CSVTable, _ mapping: TableMapping
    ) throws(TidewaiterError) -> TableHeader? {
        if let pinned = mapping.headerRow {
            if pinned == 0 { return TableHeader(numbering: table) }
            guard pinned <= table.rowCount else {
                throw TidewaiterError(
                    .format, "csv.mapping-header",
                    "The header is said to be row \(pinned), and the table has \(table.rowCount) rows. Check the number.",
                    place: table.place(max(0, table.rowCount - 1), 0))
            }
            let row = pinned - 1
            return TableHeader(row: row, table, isDouble: secondLine(of: row, table, []) != nil)
        }
        let named = Set(mapping.columns.compactMap { $0.header.map { HeaderName.words($0).joined() } })
        var best: (row: Int, known: Int, isDouble: Bool)?
        for row in 0..<min(table.rowCount, mostRows) {
            let names = names(row, table)
            let known = names.count { isKnown($0, named) }
            let filled = names.count { !$0.isEmpty }
            let double = secondLine(of: row, table, named)
            let all = max(known, double ?? 0)
            guard all >= 2 || (all == 1 && filled <= 3) else { continue }
            if best.map({ all > $0.known }) ?? true { best = (row, all, double != nil) }
        }
        return best.map { TableHeader(row: $0.row, table, isDouble: $0.isDouble) }
    }

    private static func isKnown(_ name: String, _ named: Set<String>) -> Bool {
        guard !name.isEmpty, name.utf8.count <= longest else { return false }
        return HeaderName.meaning(name) != nil || !named.isEmpty && named.contains(HeaderName.words(name).joined())
    }

    private static func names(_ row: Int, _ table: CSVTable) -> [String] {
        table.row(row).prefix(mostColumns).map { position in
            let cell = table.cells[position]
            return cell.isEmpty || cell.range.count > longest ? "" : table.text(cell)
        }
    }

    /// How many names a row and the one behind it make together, where that is a second line of the header: units for
    /// the names above, or words that make names of them which neither line has alone.
    private static func secondLine(of row: Int, _ table: CSVTable, _ named: Set<String>) -> Int? {
        guard row + 1 < table.rowCount else { return nil }
        let first = names(row, table)
        let second = names(row + 1, table)
        guard second.count <= first.count, second.contains(where: { !$0.isEmpty }),
            !second.contains(where: { $0.utf8.contains { (0x30...0x39).contains($0) } })
        else { return nil }
        let joined = first.indices.map { join(first[$0], $0 < second.count ? second[$0] : "") }
        let known = joined.count { isKnown($0, named) }
        let areUnits = second.indices.allSatisfy { index in
            second[index].isEmpty || HeaderName.meaning(joined[index])?.unit != nil
        }
        let alone = first.count { isKnown($0, named) }
        if areUnits, known >= alone { return known }
        return known > max(alone, second.count { isKnown($0, named) }) ? known : nil
    }

    private static func join(_ first: String, _ second: String) -> String {
        second.isEmpty ? first : first.isEmpty ? second : "\(first) \(second)"
    }

    private init(row: Int, _ table: CSVTable, isDouble: Bool) {
        self.row = row
        end = isDouble ? row + 2 : row + 1
        columns = []
        for (index, position) in table.row(row).prefix(Self.mostColumns).enumerated() {
            let cell = table.cells[position]
            var header = table.text(cell)
            var place = cell.range
            if isDouble, let below = table.cell(row + 1, index), !below.isEmpty {
                header = Self.join(header, table.text(below))
                if cell.isEmpty { place = below.range }
            }
            columns.append(TableColumn(index: index, header: header, place: place))
            texts.append(Array(TableEvidence.trimmed(table.utf8(cell))))
        }
    }

    /// No header: columns go by their numbers.
    private init(numbering table: CSVTable) {
        row = -1
        end = 0
        let width = (0..<min(table.rowCount, Self.mostRows)).map { table.row($0).count }.max() ?? 0
        let start = table.row(0).first.map { table.cells[$0].range.lowerBound } ?? 0
        columns = (0..<min(width, Self.mostColumns)).map { TableColumn(index: $0, header: "", place: start..<start) }
    }

    // MARK: What is said of columns

    private mutating func take(_ mapping: TableMapping, _ table: CSVTable) throws(TidewaiterError) {
        var taken: Set<Int> = []
        for said in mapping.columns {
            guard let index = find(said, besides: taken) else {
                if said.field == nil { continue }
                throw missing(said, table)
            }
            taken.insert(index)
            let target = said.target
            let own = HeaderName.meaning(columns[index].header)
            let unit = said.unit ?? (own?.target == target ? own?.unit : nil)
            let reason: TableReading.Reason =
                mapping.isSaved ? .mapping : said.header == nil ? .position : .pinned
            columns[index].send(
                to: target.map { HeaderMeaning(target: $0, unit: unit) }, because: reason, confidence: 100)
            columns[index].isLeftOut = target == nil
            columns[index].pinnedMark = said.decimalMark
            columns[index].pinnedOrder = said.dateOrder
        }
        for index in columns.indices {
            columns[index].pinnedMark = columns[index].pinnedMark ?? mapping.decimalMark
            columns[index].pinnedOrder = columns[index].pinnedOrder ?? mapping.dateOrder
        }
    }

    /// The column that is meant: by header, of several the one with its number; else by number.
    private func find(_ said: TableMapping.Column, besides taken: Set<Int>) -> Int? {
        let numbered = said.number.map { $0 - 1 }.flatMap { columns.indices.contains($0) ? $0 : nil }
        guard let header = said.header else { return numbered }
        let key = HeaderName.words(header).joined()
        func fits(_ index: Int) -> Bool {
            guard !taken.contains(index) else { return false }
            return key.isEmpty
                ? columns[index].header == header : HeaderName.words(columns[index].header).joined() == key
        }
        if let numbered, fits(numbered) { return numbered }
        return columns.indices.first(where: fits)
    }

    private func missing(_ said: TableMapping.Column, _ table: CSVTable) -> TidewaiterError {
        let name = said.header.map { "\"\($0)\"" } ?? "number \(said.number ?? 0)"
        let known = columns.prefix(40).map { $0.header.isEmpty ? "(\($0.index + 1))" : $0.header }
        return TidewaiterError(
            .format, "csv.mapping-column",
            "The table has no column \(name), which is to go to \(said.field ?? ""). It has: "
                + "\(known.joined(separator: ", ")). Mend the mapping, or the table's header.",
            place: table.place(max(0, row), 0))
    }

    /// The columns of which nothing is said go by their headers. Of two for one field the first is read.
    private mutating func nameOthers() {
        var seen: Set<HeaderTarget> = []
        let isSaid = { (column: TableColumn) in column.reason != .unknown }
        for index in columns.indices where isSaid(columns[index]) { readOnce(index, &seen) }
        for index in columns.indices where !isSaid(columns[index]) {
            let header = columns[index].header
            guard !header.isEmpty, header.utf8.count <= Self.longest,
                let known = HeaderName.understood(header)
            else { continue }
            columns[index].send(to: known.meaning, because: known.reason, confidence: known.confidence)
            columns[index].languages = known.languages
            readOnce(index, &seen)
        }
        nameHazardClass(&seen)
    }

    /// A column "Class" beside one of UN numbers is that of the hazard.
    private mutating func nameHazardClass(_ seen: inout Set<HeaderTarget>) {
        let target = HeaderTarget(kind: .goodsItem, field: .hazardClass)
        guard seen.contains(HeaderTarget(kind: .goodsItem, field: .undgID)), !seen.contains(target),
            let index = columns.firstIndex(where: {
                $0.reason == .unknown && HeaderTable.hazardClasses.contains(HeaderName.words($0.header).joined())
            })
        else { return }
        columns[index].send(to: HeaderMeaning(target: target, unit: nil), because: .exact, confidence: 90)
        readOnce(index, &seen)
    }

    private mutating func readOnce(_ index: Int, _ seen: inout Set<HeaderTarget>) {
        guard let target = columns[index].meaning?.target, !seen.insert(target).inserted else { return }
        columns[index].plan.level = .none
        columns[index].reason = .sameField
    }
}
