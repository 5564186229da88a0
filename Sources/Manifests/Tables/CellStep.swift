/// What is done with the cell of a column in each row, worked out once from the column's plan: what most cells need is
/// done with it alone, and whatever is unusual by the plan.
struct CellStep: BitwiseCopyable, Sendable {
    enum Kind: UInt8, BitwiseCopyable, Sendable {
        /// A value of the line of goods: a text, a number, a commodity code, or another one.
        case text
        case number
        case code
        case other
        /// A value of the bill, that its other rows may have too.
        case shared
        case placement
        /// Kept with its address.
        case kept
        /// Nothing here: it is read with the whole, or with a container.
        case nothing
    }

    var kind: Kind
    /// Whether digits with a decimal point among them are a number as they are.
    var takesPoint: Bool
    /// Whether the header names a unit.
    var hasUnit: Bool
    var field: UInt16

    init(_ plan: ColumnPlan) {
        takesPoint = plan.takesPoint
        hasUnit = plan.unitField != 0
        field = plan.field
        switch plan.level {
        case .goodsItem:
            switch plan.notation {
            case .text: kind = .text
            case .pointNumber, .commaNumber: kind = .number
            case .commodityCode: kind = .code
            default: kind = .other
            }
        case .consignment, .party: kind = .shared
        case .placement: kind = .placement
        case .none: kind = .kept
        case .declaration, .equipment, .seal: kind = .nothing
        }
    }
}
