public import TidewaiterDocuments
internal import TidewaiterManifests

/// What the readers and checks have to say about one declaration.
///
/// A report without findings never says that the declaration is right: it says how many rules were evaluated, and
/// which were not because a fact is absent.
public struct Report: Sendable {
    /// Name of the JSON that ``json()`` writes.
    public static let schema = "tidewaiter.report/1"

    /// Version of the engine.
    public let engine: String
    /// Name of the input.
    public let input: String
    /// Format that the declaration was read from: `csv`, `edifact`, `json`.
    public let format: String
    /// Number of consignments and goods items that were looked at.
    public let consignments: Int, goodsItems: Int
    /// What the check was made for.
    public let options: CheckOptions
    /// Gravest effect first, then graver severity, then the order of the document.
    public internal(set) var findings: [Finding]
    /// Findings beyond ``Limits/findings``: counted, not kept.
    public let leftOut: Int
    /// Rules that could be evaluated at least once.
    public let evaluated: Int
    /// Rules that could not be evaluated anywhere, because a fact they ask for is absent or because they broke off.
    public let unevaluated: [String]
    /// Rules that broke off at least once, as a limit or a list without that element stopped them: until they are mended
    /// nobody knows what they would have found.
    public let brokenOff: [String]

    /// Rules that compare the consignments of a document with each other or with its totals, where the report is of one
    /// part of it (see ``Declaration/isPart``): they looked at this part by itself or not at all.
    public let unappliedRules: [String]

    /// How often a rule could be evaluated.
    public struct Tally: Sendable, Hashable {
        /// Identifier of the rule.
        public let rule: String
        /// Scopes (goods items, containers, ...) that were looked at.
        public let examined: Int
        /// Scopes that could not be, because a fact is absent or because the rule broke off.
        public let unexamined: Int
        /// Those of them at which the rule broke off.
        public let brokenOff: Int
        /// Names of the facts that were absent, the most frequent first, as the rule calls them; empty where it does
        /// not tell.
        public let facts: [String]
        /// JSON Pointers of the first five scopes at which a fact was absent, where others could be looked at.
        public let places: [String]
    }

    /// Every rule, in the order in which they run; one with neither kind of scope does not concern the declaration.
    public var tallies: [Tally] { sheet.tallies }

    private let sheet: TallySheet

    init(
        engine: String, declaration: Declaration, options: CheckOptions, findings: consuming [Finding], leftOut: Int,
        sheet: TallySheet, unapplied: [String]
    ) {
        self.engine = engine
        input = declaration.inputName
        format = declaration.format.rawValue
        let nodes = declaration.nodeCounts
        consignments = nodes.consignments
        goodsItems = nodes.goodsItems
        self.options = options
        self.findings = Self.ranked(findings)
        self.leftOut = leftOut
        self.sheet = sheet
        unappliedRules = unapplied
        evaluated = sheet.evaluated
        unevaluated = sheet.unevaluated
        brokenOff = sheet.brokenOff
    }

    /// Findings in the order in which they are told. Their ranks are sorted, as a finding is large.
    private static func ranked(_ findings: consuming [Finding]) -> [Finding] {
        if findings.count < 2 { return findings }
        var ranks: [Rank] = []
        ranks.reserveCapacity(findings.count)
        // A span lends what an array would copy.
        let span = findings.span
        for number in span.indices {
            ranks.append(
                Rank(
                    effect: span[number].effect, severity: span[number].severity,
                    offset: span[number].place?.offset ?? -1, number: number))
        }
        let sorted = ranks.sorted()
        if zip(ranks, sorted).allSatisfy({ $0.number == $1.number }) { return findings }
        var findings = findings
        findings.arrange(sorted.map(\.number))
        return findings
    }

    private struct Rank: Comparable {
        let effect: Effect
        let severity: Severity
        let offset: Int64
        let number: Int

        static func < (a: Rank, b: Rank) -> Bool {
            if a.effect != b.effect { return a.effect < b.effect }
            if a.severity != b.severity { return a.severity > b.severity }
            return a.offset != b.offset ? a.offset < b.offset : a.number < b.number
        }
    }

    /// How many findings are of that severity.
    public func count(_ severity: Severity) -> Int { findings.lazy.filter { $0.severity == severity }.count }

    /// `failed` with a finding of severity error; `refused` where a rule broke off; `needs_facts` where rules concern the
    /// declaration and none of them could be evaluated; else `passed`, which is said of the rules that were evaluated.
    public var outcome: Outcome {
        Self.outcome(
            errors: count(.error), brokenOff: brokenOff.count, evaluated: evaluated, unevaluated: unevaluated.count)
    }

    /// Whether something is not known that the report was asked for: a rule broke off, or none could be evaluated.
    public var isOpen: Bool {
        Self.outcome(
            errors: 0, brokenOff: brokenOff.count, evaluated: evaluated, unevaluated: unevaluated.count) != .passed
    }

    /// How many rules were evaluated in part or not at all, in one sentence, for forms that list findings alone; nil where
    /// all of them were.
    public var openSentence: String? {
        let tallies = tallies
        return Self.openSentence(
            nowhere: unevaluated.count, inPart: tallies.count(where: \.isPartlyEvaluated), brokenOff: brokenOff)
    }

    static func openSentence(nowhere: Int, inPart: Int, brokenOff: [String]) -> String? {
        var parts: [String] = []
        if nowhere > 0 { parts.append("\(counted(nowhere, "rule")) not evaluated") }
        if inPart > 0 { parts.append("\(counted(inPart, "rule")) evaluated in part") }
        if !brokenOff.isEmpty { parts.append("broken off: \(brokenOff.joined(separator: ", "))") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ") + ". --format json says why."
    }

    static func outcome(errors: Int, brokenOff: Int, evaluated: Int, unevaluated: Int) -> Outcome {
        if errors > 0 { return .failed }
        if brokenOff > 0 { return .refused }
        return evaluated == 0 && unevaluated > 0 ? .needsFacts : .passed
    }

    /// The gravest severity found; nil without findings.
    public var gravest: Severity? { findings.lazy.map(\.severity).max() }
}

extension Finding {
    /// The authority with its own code for the rejection, where it has one.
    var law: String { authorityCode.map { "\(authority), code \($0)" } ?? authority }
}
