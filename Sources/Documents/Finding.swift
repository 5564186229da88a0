public import TidewaiterQuantities

/// Something a check or a reader has to say about a document: what, where, by which law, and how to mend it.
public struct Finding: Sendable, Hashable {
    /// A change that would settle the finding, when one can be computed.
    public struct Fix: Sendable, Hashable {
        /// JSON Pointer of the value to change.
        public var path: String
        /// The value to put there.
        public var value: String
        /// Why this value, in one sentence.
        public var why: String

        /// A fix for the value at `path`.
        public init(path: String, value: String, why: String) {
            self.path = path
            self.value = value
            self.why = why
        }
    }

    /// Days from one to another, both included.
    public struct Effective: Sendable, Hashable {
        /// The first day; nil: since ever.
        public var from: CivilDate?
        /// The last day; nil: until further notice.
        public var until: CivilDate?

        /// The days from one to another; nil is open.
        public init(from: CivilDate?, until: CivilDate?) {
            self.from = from
            self.until = until
        }
    }

    /// Identifier of the rule, `tw.<subject>.<check>`; stable.
    public var rule: String
    /// Version of the rule; changes when its verdicts may.
    public var ruleVersion: String
    /// How grave.
    public var severity: Severity
    /// `failed`, or `needs_facts` when a fact is missing that the rule asks for.
    public var outcome: Outcome
    /// What would follow.
    public var effect: Effect
    /// For people: what is wrong and what to do.
    public var message: String
    /// The values that the message mentions, by name, for programs and other languages; sorted by name in JSON.
    public var parameters: [String: String]
    /// JSON Pointer into the declaration's JSON; may name what is absent.
    public var path: String
    /// Number of the goods item as declared, when the finding is about one.
    public var item: String?
    /// Transport document (bill, air waybill) the finding is about.
    public var bill: String?
    /// WCO data element or segment name, when there is one.
    public var dataElement: String?
    /// Where in the source.
    public var place: Place?
    /// The value as read.
    public var value: String?
    /// The law, standard or directory that says so.
    public var authority: String
    /// The authority's own code for this rejection.
    public var authorityCode: String?
    /// Pointer in the authority's own terms.
    public var authorityPointer: String?
    /// The days on which that law holds, where the rule names them.
    public var effective: Effective?
    /// What it would cost, as plain decimal text with a currency, when that is known.
    public var money: String?
    /// How to mend it.
    public var fix: Fix?

    /// A finding; everything beyond the first seven can be filled in afterwards.
    public init(
        rule: String, ruleVersion: String = "1", severity: Severity, outcome: Outcome = .failed, effect: Effect,
        message: String, path: String = "", place: Place? = nil, value: String? = nil, authority: String,
        parameters: [String: String] = [:], fix: Fix? = nil
    ) {
        self.rule = rule
        self.ruleVersion = ruleVersion
        self.severity = severity
        self.outcome = outcome
        self.effect = effect
        self.message = message
        self.parameters = parameters
        self.path = path
        self.place = place
        self.value = value
        self.authority = authority
        self.fix = fix
    }
}
