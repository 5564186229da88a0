import TidewaiterDocuments

/// One column of a table: what it is called, where its values go, and how they are written.
struct TableColumn {
    var index: Int
    var header: String
    var meaning: HeaderMeaning?
    /// Where the header stands.
    var place = 0..<0
    var plan: ColumnPlan
    /// The unit or currency that the header names and the table has no column for.
    var unit: String?

    var field: Field { meaning?.target.field ?? .other }
    var isRead: Bool { plan.level != .none }

    init(index: Int, header: String, meaning: HeaderMeaning?, place: Range<Int>) {
        self.index = index
        self.header = header
        self.meaning = meaning
        self.place = place
        plan = ColumnPlan(index: index, target: meaning?.target)
        plan.headerOffset = place.lowerBound
    }
}

/// What is done with each value of a column: plain bytes, as it is looked at for every cell of the table.
struct ColumnPlan: BitwiseCopyable, Sendable {
    /// Which node of a row's the values go to.
    enum Level: UInt8, BitwiseCopyable, Sendable {
        /// The declaration, where all rows say the same; else the consignment.
        case declaration
        case consignment
        /// A party of the consignment.
        case party
        case goodsItem
        case placement
        case equipment
        case seal
        /// Nowhere: kept with its address.
        case none
    }

    /// How the values are written.
    enum Notation: UInt8, BitwiseCopyable, Sendable {
        case text
        case commodityCode
        case pointNumber
        case commaNumber
        case dayFirst
        case monthFirst
        case unknownDate
        /// Units of mass and volume in the words of trade.
        case unit
    }

    var index: Int32
    var level: Level
    var notation = Notation.text
    var kind: NodeKind
    var field: UInt16
    /// The field for the unit or currency that the header names, and its text; 0 where the header names none, or a
    /// column of its own does.
    var unitField: UInt16 = 0
    var unitRow: Int32 = 0
    /// Whether another column can state that unit or currency of the same node first.
    var isUnitShared = true
    /// Where the header stands.
    var headerOffset = 0
    /// Digits that most commodity codes of the column have.
    var usualDigits: Int32 = 0

    init(index: Int, target: HeaderTarget?) {
        self.index = Int32(truncatingIfNeeded: index)
        field = target?.field.rawValue ?? 0
        kind = target?.kind ?? .goodsItem
        level = Self.level(target?.kind)
    }

    private static func level(_ kind: NodeKind?) -> Level {
        switch kind {
        case .declaration: .declaration
        case .consignment: .consignment
        case .goodsItem: .goodsItem
        case .placement: .placement
        case .equipment: .equipment
        case .seal: .seal
        case .some(let kind) where kind.isParty: .party
        default: .none
        }
    }
}

/// The header of a table, found among the rows before its data.
struct TableHeader {
    /// Row of the header, from 0.
    var row: Int
    var columns: [TableColumn]

    /// Most rows that may stand before a header.
    private static let mostRows = 60
    /// Most columns that are looked at; what stands behind is kept.
    private static let mostColumns = 4096

    /// The row that has most names of columns; nil where none has two, or one that is a third of the row.
    static func find(in table: CSVTable) -> TableHeader? {
        var best: (row: Int, known: Int)?
        for row in 0..<min(table.rowCount, mostRows) {
            var known = 0
            var filled = 0
            for position in table.row(row).prefix(mostColumns) {
                let cell = table.cells[position]
                if cell.isEmpty { continue }
                filled += 1
                if cell.range.count <= 80, HeaderName.meaning(table.text(cell)) != nil { known += 1 }
            }
            guard known >= 2 || (known == 1 && filled <= 3) else { continue }
            if best.map({ known > $0.known }) ?? true { best = (row, known) }
        }
        return best.map { TableHeader(row: $0.row, table: table) }
    }

    private init(row: Int, table: CSVTable) {
        self.row = row
        var seen: Set<HeaderTarget> = []
        columns = table.row(row).prefix(Self.mostColumns).enumerated().map { index, position in
            let cell = table.cells[position]
            let header = table.text(cell)
            let meaning = cell.range.count <= 80 ? HeaderName.meaning(header) : nil
            var column = TableColumn(index: index, header: header, meaning: meaning, place: cell.range)
            // Of two columns for the same field the first is read.
            if let target = meaning?.target, !seen.insert(target).inserted { column.plan.level = .none }
            return column
        }
    }
}
