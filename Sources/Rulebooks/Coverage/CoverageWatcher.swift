internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// Notes what the tests of a book make of its rules.
final class CoverageWatcher: RuleWatcher {
    struct Outcomes: OptionSet {
        let rawValue: UInt8
        static let passed = Outcomes(rawValue: 1)
        static let failed = Outcomes(rawValue: 2)
        static let notApplicable = Outcomes(rawValue: 4)
        static let neededFacts = Outcomes(rawValue: 8)
    }

    private(set) var outcomes: [Outcomes]
    /// Which failures were seen, by rule.
    private(set) var branches: [Set<Int>]
    /// Days of messages on which a rule's own days decided whether it looked.
    private(set) var days: [Set<CivilDate>]
    /// Days of messages on which a rule passed or failed.
    private(set) var decided: [Set<CivilDate>]
    private(set) var conditions: [Int: ConditionCoverage] = [:]
    private var day: CivilDate?

    init(_ book: RuleBook) {
        outcomes = .init(repeating: [], count: book.rules.count)
        branches = .init(repeating: [], count: book.rules.count)
        days = .init(repeating: [], count: book.rules.count)
        decided = .init(repeating: [], count: book.rules.count)
    }

    func begin(_ context: MessageContext) { day = context.circumstances.day }

    func note(_ rule: Int, _ event: RuleEvent) {
        var isDecidedByDay = true
        switch event {
        case .passed: outcomes[rule].insert(.passed)
        case .failed(_, let branch):
            outcomes[rule].insert(.failed)
            branches[rule].insert(branch)
        case .notApplicable: outcomes[rule].insert(.notApplicable)
        case .notInForce(let bar):
            outcomes[rule].insert(.notApplicable)
            isDecidedByDay = bar.isOfDay
        case .needsFacts(_, let branch, _):
            outcomes[rule].insert(.neededFacts)
            if let branch { branches[rule].insert(branch) }
        case .brokeOff: break
        }
        guard let day, isDecidedByDay else { return }
        days[rule].insert(day)
        if event.isPass || event.isFailure { decided[rule].insert(day) }
    }

    func evaluate(_ condition: Condition, _ evaluation: inout Evaluation) -> Value {
        var coverage = conditions[condition.number] ?? ConditionCoverage(condition.expression.traced())
        let (value, trace) = coverage.expression.evaluate(&evaluation)
        // Taken out of the dictionary, so that what was seen is not copied.
        conditions[condition.number] = nil
        coverage.add(trace)
        conditions[condition.number] = coverage
        return value
    }
}
