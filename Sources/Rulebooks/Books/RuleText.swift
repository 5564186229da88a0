internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// One rule as it is written.
struct RuleText: Sendable {
    /// What a rule looks at, one after the other.
    enum Each: Sendable {
        /// Parts of the declaration of one or more kinds.
        case nodes([NodeKind], name: String)
        /// What parts of some kinds state in some fields.
        case values([Field], of: [NodeKind])
    }

    /// What tells parts apart, and what is remembered of the first of those that are alike.
    struct First: Sendable {
        let key: Written<String>
        /// An expression; nil: the part itself.
        var remembers: Written<String>?
    }

    let id: Written<String>
    var version = "1"
    var title = ""
    var severity = Severity.error
    var effect = Effect.reject
    /// Steps of the procedure for which the rule is made (`entry`, `pre_loading`); empty: all.
    var stages: [String] = []
    var jurisdictions: [String] = []
    var effective = DateSpan()
    var effectivePlace: Place?
    /// Why the rule stays in its book although its time is over.
    var kept: Written<String>?
    /// From when the rule had been published.
    var known: CivilDate?
    var each = Each.nodes([.declaration], name: "declaration")
    /// A list whose elements are looked at one by one within each part.
    var loop: LetText?
    var lets: [LetText] = []
    /// Parts that are compared with each other: ``First``.
    var first: First?
    /// Whether the rule concerns a message at all.
    var applies: Written<String>?
    /// Whether it concerns this part.
    var when: Written<String>?
    /// What must be stated before the rule can be evaluated.
    var requires: [Written<String>] = []
    /// What must hold; absent where ``failures`` say what must not.
    var assert: Written<String>?
    /// What is said where the rule does not hold: the first whose condition holds. With ``assert`` there is one
    /// without condition.
    var failures: [FailureText] = []
    var authority = Authority("")
}

/// One way in which a rule does not hold.
struct FailureText: Sendable {
    var when: Written<String>?
    var severity: Severity?
    var effect: Effect?
    /// Which value the finding is about; nil: the value or part that is looked at.
    var path: Written<String>?
    /// The fact that is missing to tell whether the rule holds; then nothing is said.
    var needs: String?
    /// What is said, by language.
    var message: [String: Written<String>] = [:]
    var authorityCode: String?
    var authorityPointer: String?
    var fix: FixText?
}

/// How a failure is mended.
struct FixText: Sendable {
    /// Which value to change; nil: the finding's.
    var path: Written<String>?
    /// An expression for the text to write there.
    var value: Written<String>
    /// Why, by language.
    var why: [String: Written<String>]
}

/// Days from one to another, both included; nil is open.
struct DateSpan: Sendable, Hashable {
    var from: CivilDate?
    var until: CivilDate?

    func contains(_ day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

extension CivilDate {
    /// The day so many days later; nil beyond the calendar.
    func adding(days: Int) -> CivilDate? { CivilDate(daysSince1970: daysSince1970 + days) }
}
