internal import TidewaiterManifests

/// Which of the variables for a part and what is around it the expressions of a rule name: the others need not be put
/// there for it.
struct Surroundings: OptionSet, Sendable {
    let rawValue: UInt8

    static let consignment = Surroundings(rawValue: 1)
    static let goodsItem = Surroundings(rawValue: 2)
    static let equipment = Surroundings(rawValue: 4)
    /// The part itself, under its own name or as `part`.
    static let own = Surroundings(rawValue: 8)
    static let all: Surroundings = [.consignment, .goodsItem, .equipment, .own]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(of names: Set<String>, _ own: String) {
        self = []
        if names.contains(NodeKind.consignment.ruleName) { insert(.consignment) }
        if names.contains(NodeKind.goodsItem.ruleName) { insert(.goodsItem) }
        if names.contains(NodeKind.equipment.ruleName) { insert(.equipment) }
        // What has a variable of its own among those around is mostly not called by another name.
        let isAround = ScopeSlots.around.contains { $0.kind.ruleName == own }
        if names.contains("part") || !isAround && names.contains(own) { insert(.own) }
    }
}

/// A part that rules are to look at, with what is around it.
struct Standing {
    let node: Int
    private(set) var consignment: Int?, goodsItem: Int?, equipment: Int?

    init(_ node: Int, _ index: DeclarationIndex) {
        self.node = node
        (consignment, goodsItem, equipment) = index.surroundings(of: node)
    }
}
