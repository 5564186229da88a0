internal import TidewaiterManifests
internal import TidewaiterQuantities

/// Which rules of a book look at what: worked out once, so that the walk through a declaration asks nothing.
///
/// A class, as it is handed about for every declaration.
final class WalkPlan: Sendable {
    /// A field of parts of one kind whose values some rules look at.
    ///
    /// A class, as it is handed about for every value.
    final class Spot: Sendable {
        let kind: NodeKind
        let field: Field
        /// Their numbers: first those of rules that the text alone decides, at most ``most`` of them.
        let rules: [Int]
        /// How many of them the text alone decides.
        let decided: Int
        /// The fact, as a rule that lacks it calls it.
        let fact: String

        init(kind: NodeKind, field: Field, rules: [Int], decided: Int) {
            self.kind = kind
            self.field = field
            self.rules = rules
            self.decided = decided
            fact = "\(kind.ruleName).\(field.name)"
        }
    }

    /// What decides whether a rule concerns a message. Many rules ask the same, which is then found out once.
    struct Gate: Hashable {
        let jurisdictions: [String]
        let effective: DateSpan
        let known: CivilDate?
        let stages: [String]
        let applies: String?
        /// Where other books silence it.
        let silences: [RuleChange]

        init(_ rule: Rule) {
            jurisdictions = rule.jurisdictions
            effective = rule.effective
            known = rule.known
            stages = rule.stages
            applies = rule.applies?.text.value
            silences = rule.changes.filter(\.isDisabled)
        }
    }

    /// One bit each must do.
    static let most = 32

    let spots: [Spot]
    /// The first rule of those with the same gate, and the number of each rule's gate among these.
    let gates: [Int], gateNumbers: [Int]
    /// How many parts rules look at together: few enough that their rows are still at hand for the last rule, and many
    /// enough that going from rule to rule, which is far from one to the next in memory, costs little. One by one, where a
    /// rule remembers the first of parts of several kinds.
    let stretch: Int
    /// Rules that look at parts of a kind, by the kind's number; and the kinds for which there are some.
    let nodeRules: [[Int]]
    let nodeKinds: [NodeKind]
    /// The place of each kind among them, or -1.
    let nodePlaces: [Int]
    /// Whether it matters how many parts state which field: to rules that need not look where none does, and to those
    /// whose verdicts on texts are remembered.
    let asksHowManyState: Bool
    /// Whether some rule looks at values of a kind's parts.
    let hasSpots: [Bool]
    /// By kind and field the number of the spot, or -1.
    private let numbers: [Int16]

    init(_ rules: [Rule]) {
        var gates: [Int] = []
        var numberOf: [Gate: Int] = [:]
        gateNumbers = rules.enumerated().map { number, rule in
            let gate = Gate(rule)
            if let known = numberOf[gate] { return known }
            numberOf[gate] = gates.count
            gates.append(number)
            return gates.count - 1
        }
        self.gates = gates
        let comparesKinds = rules.contains { rule in
            if case .nodes(let kinds, _) = rule.each { rule.first != nil && kinds.count > 1 } else { false }
        }
        stretch = comparesKinds ? 1 : 256
        var nodeRules = [[Int]](repeating: [], count: NodeKind.allCases.count)
        var asked: [Int: [Int]] = [:]
        for (number, rule) in rules.enumerated() {
            switch rule.each {
            case .nodes(let kinds, _): for kind in kinds { nodeRules[Int(kind.rawValue)].append(number) }
            case .values(let fields, let kinds):
                for kind in kinds {
                    for field in fields where field.stands(in: kind) {
                        asked[Self.key(kind, Int(field.rawValue)), default: []].append(number)
                    }
                }
            }
        }
        var spots: [Spot] = []
        var numbers = [Int16](repeating: -1, count: NodeKind.allCases.count * DeclarationIndex.fieldCount)
        var hasSpots = [Bool](repeating: false, count: NodeKind.allCases.count)
        for kind in NodeKind.allCases {
            for field in Field.allCases {
                let key = Self.key(kind, Int(field.rawValue))
                guard let found = asked[key] else { continue }
                let decided = found.filter {
                    rules[$0].isDecidedByText && rules[$0].first == nil && rules[$0].loop == nil
                }.prefix(Self.most)
                numbers[key] = Int16(spots.count)
                hasSpots[Int(kind.rawValue)] = true
                spots.append(
                    Spot(
                        kind: kind, field: field, rules: decided + found.filter { !decided.contains($0) },
                        decided: decided.count))
            }
        }
        self.spots = spots
        asksHowManyState = !spots.isEmpty || rules.contains { !$0.requires.isEmpty }
        self.nodeRules = nodeRules
        let nodeKinds = NodeKind.allCases.filter { !nodeRules[Int($0.rawValue)].isEmpty }
        self.nodeKinds = nodeKinds
        nodePlaces = NodeKind.allCases.map { nodeKinds.firstIndex(of: $0) ?? -1 }
        self.hasSpots = hasSpots
        self.numbers = numbers
    }

    private static func key(_ kind: NodeKind, _ field: Int) -> Int {
        Int(kind.rawValue) * DeclarationIndex.fieldCount + field
    }

    /// The number of the spot for a field, by its number, of parts of a kind.
    func spot(_ kind: NodeKind, _ field: Int) -> Int? {
        guard field < DeclarationIndex.fieldCount else { return nil }
        let number = numbers[Self.key(kind, field)]
        return number < 0 ? nil : Int(number)
    }
}
