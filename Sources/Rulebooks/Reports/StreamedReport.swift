public import TidewaiterDocuments

/// The reports of a document's parts, taken one after the other as they come from a stream: what they are together.
///
/// The findings are not kept, so that memory does not grow with the document.
public struct StreamedReport: Sendable {
    /// Number of consignments and goods items that were looked at.
    public private(set) var consignments = 0, goodsItems = 0
    /// Findings beyond ``Limits/findings`` of a part: counted, not kept.
    public private(set) var leftOut = 0
    /// The gravest severity found; nil without findings.
    public private(set) var gravest: Severity?

    private var counts: [Severity: Int] = [:]
    /// Every rule in its order, and those that needed the whole document.
    private var rules: [String] = []
    private var unapplied: [String] = []
    private var evaluated: Set<String> = []
    private var unevaluated: Set<String> = []
    private var brokenOff: Set<String> = []
    /// How many scopes of a rule were looked at, and how many could not be.
    private var scopes: [String: (examined: Int, unexamined: Int)] = [:]
    /// The facts that were absent, by rule.
    private var lacking: [String: [String]] = [:]
    private var once = FindingsOnce()
    private var heading = ""

    /// Before the first part.
    public init() {}

    /// Takes the report of the next part, and gives it back without what was said already of the headers that it shares
    /// with the part before.
    public mutating func take(_ report: Report) -> Report {
        var report = report
        report.findings = once.new(report.findings)
        consignments += report.consignments
        goodsItems += report.goodsItems
        leftOut += report.leftOut
        for finding in report.findings {
            counts[finding.severity, default: 0] += 1
            gravest = max(gravest ?? finding.severity, finding.severity)
        }
        let tallies = report.tallies
        if rules.isEmpty {
            rules = tallies.map(\.rule)
            unapplied = report.unappliedRules
        }
        for tally in tallies {
            let known = scopes[tally.rule] ?? (0, 0)
            scopes[tally.rule] = (known.examined + tally.examined, known.unexamined + tally.unexamined)
            if tally.examined > 0 { evaluated.insert(tally.rule) }
            if tally.brokenOff > 0 { brokenOff.insert(tally.rule) }
            if tally.unexamined > 0 {
                unevaluated.insert(tally.rule)
                for fact in tally.facts where !lacking[tally.rule, default: []].contains(fact) {
                    lacking[tally.rule, default: []].append(fact)
                }
            }
        }
        heading = report.heading(consignments: consignments, goodsItems: goodsItems)
        return report
    }

    /// How many findings were of that severity.
    public func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }

    /// What the reports of all parts come to, see ``Report/outcome``.
    public var outcome: Outcome {
        Report.outcome(
            errors: count(.error), brokenOff: brokenOff.count, evaluated: evaluated.count,
            unevaluated: unevaluated.subtracting(evaluated).count)
    }

    /// Whether something is not known, see ``Report/isOpen``.
    public var isOpen: Bool {
        Report.outcome(
            errors: 0, brokenOff: brokenOff.count, evaluated: evaluated.count,
            unevaluated: unevaluated.subtracting(evaluated).count) != .passed
    }

    /// See ``Report/openSentence``.
    public var openSentence: String? {
        Report.openSentence(
            nowhere: unevaluated.subtracting(evaluated).count, inPart: unevaluated.intersection(evaluated).count,
            brokenOff: brokenRules)
    }

    /// Rules that broke off in at least one part, see ``Report/brokenOff``.
    public var brokenRules: [String] { rules.filter(brokenOff.contains) }

    /// In one sentence what was not checked, and what to do about it.
    public var notice: String {
        Report.notice(unapplied)
    }

    /// The end of a report for people, behind the findings of all parts.
    public func text() -> String {
        let tallies = rules.map { rule in
            let scopes = scopes[rule] ?? (0, 0)
            return Report.Tally(
                rule: rule, examined: scopes.examined, unexamined: scopes.unexamined,
                brokenOff: brokenOff.contains(rule) ? 1 : 0, facts: lacking[rule] ?? [], places: [])
        }
        return heading
            + Report.ending(
                counts: count, evaluated: evaluated.count, leftOut: leftOut,
                unevaluated: tallies.filter(\.isUnevaluated).map(\.named),
                inPart: tallies.filter(\.isPartlyEvaluated).map(\.named), notice: notice)
    }
}
