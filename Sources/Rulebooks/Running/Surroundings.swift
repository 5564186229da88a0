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
struct Standing: BitwiseCopyable {
    private let numbers: (node: UInt32, consignment: UInt32, goodsItem: UInt32, equipment: UInt32)

    /// Stands for a part that there is not.
    private static let none = UInt32.max

    init(_ node: Int, _ index: DeclarationIndex) {
        let around = index.surroundings(of: node)
        func number(_ part: Int?) -> UInt32 { part.map { UInt32(truncatingIfNeeded: $0) } ?? Self.none }
        numbers = (
            UInt32(truncatingIfNeeded: node), number(around.consignment), number(around.goodsItem),
            number(around.equipment)
        )
    }

    var node: Int { Int(numbers.node) }
    var consignment: Int? { Self.part(numbers.consignment) }
    var goodsItem: Int? { Self.part(numbers.goodsItem) }
    var equipment: Int? { Self.part(numbers.equipment) }

    @inline(__always)
    private static func part(_ number: UInt32) -> Int? { number == none ? nil : Int(number) }
}
