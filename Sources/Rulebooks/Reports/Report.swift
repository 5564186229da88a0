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
    /// Rules that could not be evaluated anywhere, because a fact they ask for is absent.
    public let unevaluated: [String]

    /// Rules that compare the consignments of a document with each other or with its totals, where the report is of one
    /// part of it (see ``Declaration/isPart``): they looked at this part by itself or not at all.
    public let unappliedRules: [String]

    /// How often a rule could be evaluated.
    public struct Tally: Sendable, Hashable {
        /// Identifier of the rule.
        public let rule: String
        /// Scopes (goods items, containers, ...) that were looked at.
        public let examined: Int
        /// Scopes that could not be, because a fact is absent.
        public let unexamined: Int
        /// Names of the facts that were absent, the most frequent first, as the rule calls them; empty where it does
        /// not tell.
        public let facts: [String]
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

    /// `failed` with a finding of severity error, else `passed`.
    public var outcome: Outcome { count(.error) > 0 ? .failed : .passed }

    /// The gravest severity found; nil without findings.
    public var gravest: Severity? { findings.lazy.map(\.severity).max() }
}

extension Finding {
    /// The authority with its own code for the rejection, where it has one.
    var law: String { authorityCode.map { "\(authority), code \($0)" } ?? authority }
}
