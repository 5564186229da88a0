internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// What became of a rule at one part.
enum RuleEvent: Sendable {
    case passed
    case notApplicable
    /// The rule does not concern the message at all.
    case notInForce(Bar)
    /// A fact at a path; the number of the failure that says so, where one does, and why what stands there is of no use.
    case needsFacts(String, failure: Int? = nil, why: String? = nil)
    case failed(path: String, failure: Int)
    case brokeOff(String)

    /// Why a rule does not concern a message.
    enum Bar: Sendable, Hashable {
        case book, jurisdiction, stage, condition, part
        /// The days on which it holds and from which it had been published, and the day of the message.
        case date(DateSpan, known: CivilDate?, day: CivilDate?)
        /// Another book silences it.
        case disabled(RuleChange)

        var inWords: String {
            switch self {
            case .book: "the book does not concern the message"
            case .jurisdiction: "it is made for other countries"
            case .date(let span, let known, let day): Self.inWords(span, known, day)
            case .disabled(let change): change.silence
            case .stage: "it is made for another step of the procedure"
            case .condition: "'applies' is false"
            case .part: "it needs the whole document"
            }
        }

        /// Whether the day keeps the rule from looking.
        var isOfDay: Bool { if case .date = self { true } else { false } }

        /// Whether another day or message would let the rule look.
        var isOfDayOrCondition: Bool {
            switch self {
            case .date, .condition: true
            case .book, .jurisdiction, .stage, .part, .disabled: false
            }
        }

        private static func inWords(_ span: DateSpan, _ known: CivilDate?, _ day: CivilDate?) -> String {
            var facts: [String] = []
            if let from = span.from { facts.append("holds from \(from)") }
            if let until = span.until { facts.append("holds until \(until)") }
            if let known { facts.append("was published on \(known)") }
            let law = facts.isEmpty ? "the law" : "the law, which \(facts.joined(separator: " and ")),"
            guard let day else { return "\(law) is not applied, as no day is known" }
            return "\(law) does not hold on \(day), or had not been published by the day asked for"
        }
    }
}

/// Looks on while rules are evaluated, for tests, coverage and explanations. It costs time, so a plain check has none.
protocol RuleWatcher: AnyObject {
    /// A message begins, with what is known of it.
    func begin(_ context: MessageContext)
    /// A rule turns to a part, or to a value there; rules by their number in the book.
    func look(_ rule: Int, at node: Int, _ value: FieldValue?)
    /// A rule has come to something.
    func note(_ rule: Int, _ event: RuleEvent)
    /// Works out a condition or a let.
    func evaluate(_ condition: Condition, _ evaluation: inout Evaluation) -> Value
}

extension RuleWatcher {
    func begin(_ context: MessageContext) {}
    func look(_ rule: Int, at node: Int, _ value: FieldValue?) {}
    func evaluate(_ condition: Condition, _ evaluation: inout Evaluation) -> Value {
        condition.expression.evaluate(&evaluation)
    }
}
