internal import TidewaiterManifests

/// Where the variables of an expression stand. The first slots are the same for every rule, so that a part's surroundings
/// are put there once for all rules that look at it.
enum ScopeSlots {
    static let context = 0
    static let parameters = 1
    static let interchange = 2
    static let declaration = 3
    static let consignment = 4
    static let goodsItem = 5
    static let equipment = 6
    /// The part that is looked at, under its own name and as `part`.
    static let own = 7
    static let part = 8
    static let value = 9
    static let element = 10
    /// The label of the field whose value is looked at.
    static let field = 11
    /// What is remembered of the first part that is like this one.
    static let first = 12
    static let firstLet = 13

    /// What the expressions of some rules call something else than a let of the book.
    static let reserved = Set(NodeKind.allCases.map(\.ruleName) + ["party", "part", "value", "field", "first"])

    /// The parts around one that have a slot.
    static let around: [(slot: Int, kind: NodeKind)] = [
        (interchange, .interchange), (declaration, .declaration), (consignment, .consignment),
        (goodsItem, .goodsItem), (equipment, .equipment),
    ]
}
