internal import TidewaiterManifests

/// Which rules of a book look at what: worked out once, so that the walk through a declaration asks nothing.
struct WalkPlan: Sendable {
    /// A field of parts of one kind whose values some rules look at.
    struct Spot: Sendable {
        let kind: NodeKind
        let field: Field
        /// Their numbers: first those of rules that the text alone decides, at most ``most`` of them.
        let rules: [Int]
        /// How many of them the text alone decides.
        let decided: Int
        /// The fact, as a rule that lacks it calls it.
        let fact: String
    }

    /// One bit each must do.
    static let most = 32

    let spots: [Spot]
    /// Rules that look at parts of a kind, by the kind's number.
    let nodeRules: [[Int]]
    /// Whether some rule looks at values of a kind's parts.
    let hasSpots: [Bool]
    /// By kind and field the number of the spot, or -1.
    private let numbers: [Int16]

    init(_ rules: [Rule]) {
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
                        decided: decided.count, fact: "\(kind.ruleName).\(field.name)"))
            }
        }
        self.spots = spots
        self.nodeRules = nodeRules
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
