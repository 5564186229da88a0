internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Notes how some rules came to their outcome at each part that they looked at.
final class ExplainWatcher: RuleWatcher {
    /// A condition or let that was worked out.
    struct Step {
        let condition: Condition
        let traced: TracedExpression
        let trace: Trace
        let value: Value
    }

    /// One part, or one value or element of a list within it.
    struct Look {
        let rule: Int
        /// nil: the rule does not concern the message.
        let node: Int?
        let value: FieldValue?
        let element: Value?
        let steps: [Step]
        let event: RuleEvent
        let context: MessageContext?
        /// What the book's lets had come to, by their slots.
        let lets: [Int: Step]
    }

    private(set) var looks: [Look] = []
    /// Looks beyond the most that are kept.
    private(set) var leftOut = 0
    private let book: RuleBook
    private let rules: Set<Int>
    private let most: Int
    private let messageConditions: Set<Int>
    private let letSlots: [Int: Int]
    private var traced: [Int: TracedExpression] = [:]

    private var context: MessageContext?
    private var node: Int?
    private var value: FieldValue?
    private var current: Int?
    private var element: Value?
    private var steps: [Step] = []
    private var messageSteps: [Int: Step] = [:]
    private var lets: [Int: Step] = [:]

    init(_ book: RuleBook, rules: Set<Int>, most: Int = 10_000) {
        self.book = book
        self.rules = rules
        self.most = most
        messageConditions = Set(([book.applies] + rules.map { book.rules[$0].applies }).compactMap { $0?.number })
        letSlots = Dictionary(book.lets.map { ($0.body.number, $0.slot) }) { first, _ in first }
    }

    func begin(_ context: MessageContext) {
        self.context = context
        current = nil
        steps = []
        messageSteps = [:]
        lets = [:]
    }

    func look(_ rule: Int, at node: Int, _ value: FieldValue?) {
        (current, self.node, self.value, element) = (rule, node, value, nil)
        steps = []
    }

    func note(_ rule: Int, _ event: RuleEvent) {
        defer { steps = [] }
        guard rules.contains(rule) else { return }
        guard looks.count < most else {
            leftOut += 1
            return
        }
        let isInForce = if case .notInForce = event { false } else { true }
        let applies = [book.applies, book.rules[rule].applies].compactMap { $0.flatMap { messageSteps[$0.number] } }
        looks.append(
            Look(
                rule: rule, node: isInForce ? node : nil, value: isInForce ? value : nil, element: element,
                steps: applies + (isInForce ? steps : []), event: event, context: context, lets: lets))
    }

    func evaluate(_ condition: Condition, _ evaluation: inout Evaluation) -> Value {
        let slot = letSlots[condition.number]
        let isOfMessage = messageConditions.contains(condition.number)
        guard slot != nil || isOfMessage || current.map(rules.contains) ?? false else {
            return condition.expression.evaluate(&evaluation)
        }
        let expression = traced[condition.number] ?? condition.expression.traced()
        traced[condition.number] = expression
        let (value, trace) = expression.evaluate(&evaluation, most: 1_000)
        let step = Step(condition: condition, traced: expression, trace: trace, value: value)
        if let slot {
            lets[slot] = step
        } else if isOfMessage {
            messageSteps[condition.number] = step
        } else {
            if let current, book.rules[current].loop != nil { element = evaluation.variables[ScopeSlots.element] }
            steps.append(step)
        }
        return value
    }
}
