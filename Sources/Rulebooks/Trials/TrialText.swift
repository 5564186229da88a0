internal import TidewaiterDocuments
internal import TidewaiterQuantities

/// Tests of rules as they are written, `tidewaiter.ruletests/1`.
struct TrialText: Sendable {
    static let format = "tidewaiter.ruletests/1"

    var fixtures: [String: Situation] = [:]
    var cases: [Case] = []

    /// One situation, and what becomes of the rules in it.
    struct Case: Sendable {
        /// Where the declaration comes from.
        enum Given: Sendable {
            /// A fixture with these changes.
            case fixture(Situation)
            /// A file beside the tests.
            case file(Written<String>)
        }

        let name: Written<String>
        var given: Given
        /// Whether it is called so in the file, and not after the file that it is about.
        var isNamed = false
        var into: String?
        var asOf: CivilDate?
        var knownOn: CivilDate?
        var stage: Written<String>?
        /// The language of messages; English without one.
        var language: Written<String>?
        /// The rules that count; empty: all of the book.
        var only: [Written<String>] = []
        var expected: [Expectation] = []
    }

    /// One line of `expect`.
    struct Expectation: Sendable {
        /// What is to become of the rule.
        enum Kind: Sendable, Hashable {
            /// It fails, the finding at this path where one is given.
            case fails(path: String?)
            /// It needs facts, the one at this path where one is given.
            case needsFacts(path: String?)
            /// It holds for some part and fails for none.
            case passes
            /// It looks at nothing, or at nothing that concerns it.
            case isNotApplicable
            /// It fails, and the finding is as severe.
            case weighs(Severity)
            /// It fails, and the message contains the text.
            case says(String)
            /// It fails, and the fix writes the text.
            case writes(String)
        }

        let rule: String
        let kind: Kind
        let written: Written<String>
    }
}

extension TrialText.Expectation {
    /// Reads a line: `rule`, `rule @ path`, `rule ? path`, `rule = passed`, `rule = warning`, `rule ! text`,
    /// `rule > text`.
    init?(_ written: Written<String>, _ flaws: inout BookFlaws) {
        let text = written.value
        let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true).map(String.init)
        let rest = parts.count > 2 ? parts[2] : nil
        guard let rule = parts.first, RuleReader.isIdentifier(rule) else {
            flaws.add("trial.expect", "A line of 'expect' begins with the identifier of a rule.", at: written)
            return nil
        }
        let kind: Kind?
        switch (parts.count > 1 ? parts[1] : "@", rest) {
        case ("@", nil): kind = parts.count == 1 ? .fails(path: nil) : nil
        case ("@", let path?): kind = .fails(path: path)
        case ("?", let path): kind = .needsFacts(path: path)
        case ("=", "passed"): kind = .passes
        case ("=", "not_applicable"): kind = .isNotApplicable
        case ("=", let severity?): kind = Severity(rawValue: severity).map(Kind.weighs)
        case ("!", let text?): kind = .says(text)
        case (">", let text?): kind = .writes(text)
        default: kind = nil
        }
        guard let kind else {
            flaws.add(
                "trial.expect",
                "'\(text)' is not understood. Write 'rule', 'rule @ path', 'rule ? path', 'rule = passed', "
                    + "'rule = not_applicable', 'rule = warning', 'rule ! text of the message' or "
                    + "'rule > text of the fix'.", at: written)
            return nil
        }
        self.init(rule: rule, kind: kind, written: written)
    }
}
