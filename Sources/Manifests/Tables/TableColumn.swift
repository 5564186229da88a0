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

    // Why its values go where they do, and what told how they are written.
    var reason = TableReading.Reason.unknown
    var languages: [String] = []
    /// In hundredths.
    var confidence = 0
    var evidence: TableReading.Evidence?
    var pinnedMark: TableMapping.DecimalMark?
    var pinnedOrder: TableMapping.DateOrder?
    /// Whether it was said that it goes nowhere.
    var isLeftOut = false

    var field: Field { meaning?.target.field ?? .other }
    var isRead: Bool { plan.level != .none }

    init(index: Int, header: String, place: Range<Int>) {
        self.index = index
        self.header = header
        self.place = place
        plan = ColumnPlan(index: index, target: nil)
        plan.headerOffset = place.lowerBound
    }

    /// Sends the column's values to what a header means, or nowhere.
    mutating func send(to meaning: HeaderMeaning?, because reason: TableReading.Reason, confidence: Int) {
        self.meaning = meaning
        self.reason = reason
        self.confidence = confidence
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
        /// Names of things, which spreadsheets take for numbers and dates.
        case identifier
        case commodityCode
        case pointNumber
        case commaNumber
        case dayFirst
        case monthFirst
        case unknownDate
        /// Units of mass and volume in the words of trade.
        case unit
    }

    /// What some rows told of the numbers of a column, and every other has to keep to.
    enum Promise: UInt8, BitwiseCopyable, Sendable {
        /// All rows were looked at.
        case none
        /// No number that would be another one in the other notation.
        case same
        case point
        case comma
    }

    var index: Int32
    var level: Level
    var notation = Notation.text
    var promise = Promise.none
    /// Whether digits with a decimal point among them can be taken as they are.
    var takesPoint = false
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
    /// Digits that most codes of the column have; negative where they were not counted.
    var usualDigits: Int32 = -1

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
