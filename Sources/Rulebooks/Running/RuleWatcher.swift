internal import TidewaiterExpressions
internal import TidewaiterManifests

/// What became of a rule at one part.
enum RuleEvent: Sendable {
    case passed
    case notApplicable
    /// The rule does not concern the message at all.
    case notInForce(Bar)
    /// A fact at a path; the number of the failure that says so, where one does.
    case needsFacts(String, failure: Int? = nil)
    case failed(path: String, failure: Int)
    case brokeOff(String)

    /// Why a rule does not concern a message.
    enum Bar: Sendable, Hashable {
        case book, jurisdiction, date, stage, condition, part

        var inWords: String {
            switch self {
            case .book: "the book does not concern the message"
            case .jurisdiction: "it is made for other countries"
            case .date: "the law does not hold on that day, or had not been published"
            case .stage: "it is made for another step of the procedure"
            case .condition: "'applies' is false"
            case .part: "it needs the whole document"
            }
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
