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
        case book, stage, condition, part
        /// The countries for which the rule or its book is made, and the one into which the goods go.
        case jurisdiction([String], into: String?)
        /// The days on which it holds and from which it had been published, the day of the message, and the one on which it
        /// has to have been published.
        case date(DateSpan, known: CivilDate?, day: CivilDate?, knownOn: CivilDate?)
        /// Another book silences it.
        case disabled(RuleChange)

        var inWords: String {
            switch self {
            case .book: "the book does not concern the message"
            case .jurisdiction(let made, let into):
                "it is made for \(made.joined(separator: ", ")), and "
                    + (into.map { "the goods go into \($0)" } ?? "it is not known into which country the goods go")
            case .date(let span, let known, let day, let knownOn): Self.inWords(span, known, day, knownOn)
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

        private static func inWords(
            _ span: DateSpan, _ known: CivilDate?, _ day: CivilDate?, _ knownOn: CivilDate?
        ) -> String {
            if let knownOn, let known, knownOn < known {
                return "its law was published on \(known), which is not yet known on \(knownOn)"
            }
            guard let day else { return "its law holds on some days only, and no day is known" }
            if let from = span.from, day < from { return "its law holds from \(from) on, and the day is \(day)" }
            if let until = span.until { return "its law held until \(until), and the day is \(day)" }
            return "its law does not hold on \(day)"
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
