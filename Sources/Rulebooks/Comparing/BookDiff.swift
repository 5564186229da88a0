package import TidewaiterDocuments
internal import TidewaiterExpressions
package import TidewaiterManifests
package import TidewaiterQuantities

/// Which findings appear and disappear on one's own declarations when a book takes the place of another.
package struct BookDiff: Sendable {
    /// Name of the JSON that ``json()`` writes.
    package static let schema = "tidewaiter.rulediff/1"

    /// What is different for one finding.
    package enum Change: String, Sendable, CaseIterable {
        case appeared, disappeared, changed
    }

    /// A finding that is different.
    package struct Sample: Sendable {
        package let change: Change
        package let finding: Finding
        /// The one whose place it has taken, where it has changed.
        package var before: Finding?
        package let input: String
    }

    /// The differences of one rule.
    package struct Tally: Sendable {
        package var counts: [Change: Int] = [:]
        package var samples: [Sample] = []
    }

    /// By the identifier of the rule.
    package private(set) var rules: [String: Tally] = [:]
    package private(set) var declarations = 0
    /// Declarations with a difference.
    package private(set) var different = 0
    /// Rules that could not be evaluated with one of the books, and for how many declarations.
    package private(set) var unevaluated: [String: Int] = [:]
    private let before: RuleBook
    private let after: RuleBook
    private let limits: Limits
    private static let mostSamples = 5

    package init(_ before: RuleBook, _ after: RuleBook, limits: Limits = .standard) {
        (self.before, self.after, self.limits) = (before, after, limits)
    }

    /// Checks one declaration with both books; `today` is the day of one that states none, where the options name none.
    package mutating func add(_ declaration: Declaration, options: CheckOptions, today: CivilDate? = nil) {
        declarations += 1
        var options = options
        if options.asOf == nil, !declaration.statesDay(options) { options.asOf = today }
        let (first, second) = (
            before.judgement(of: declaration, options: options, limits: limits),
            after.judgement(of: declaration, options: options, limits: limits)
        )
        for rule in Set(first.unevaluated + second.unevaluated) { unevaluated[rule, default: 0] += 1 }
        var old = Self.grouped(first.findings)
        var isDifferent = false
        for finding in second.findings {
            let key = Key(finding)
            if let known = old[key]?.popLast() {
                if known.severity == finding.severity, known.effect == finding.effect, known.message == finding.message
                {
                    continue
                }
                note(.changed, finding, declaration.inputName, before: known)
            } else {
                note(.appeared, finding, declaration.inputName)
            }
            isDifferent = true
        }
        for finding in old.values.joined().sorted(by: { ($0.rule, $0.path) < ($1.rule, $1.path) }) {
            note(.disappeared, finding, declaration.inputName)
            isDifferent = true
        }
        if isDifferent { different += 1 }
    }

    private struct Key: Hashable {
        let rule: String
        let path: String
        init(_ finding: Finding) { (rule, path) = (finding.rule, finding.path) }
    }

    private static func grouped(_ findings: [Finding]) -> [Key: [Finding]] {
        Dictionary(grouping: findings.reversed(), by: Key.init)
    }

    private mutating func note(_ change: Change, _ finding: Finding, _ input: String, before: Finding? = nil) {
        var tally = rules[finding.rule] ?? Tally()
        tally.counts[change, default: 0] += 1
        if tally.samples.count(where: { $0.change == change }) < Self.mostSamples {
            tally.samples.append(Sample(change: change, finding: finding, before: before, input: input))
        }
        rules[finding.rule] = tally
    }

    /// The differences for people, by rule with some samples.
    package func text() -> String {
        var text = ""
        for (rule, tally) in rules.sorted(by: { $0.key < $1.key }) {
            let counts = Change.allCases.compactMap { change in tally.counts[change].map { "\($0) \(change.rawValue)" }
            }
            text += "\(rule): \(counts.joined(separator: ", "))\n"
            for sample in tally.samples {
                let sign = sample.change == .appeared ? "+" : sample.change == .disappeared ? "-" : "~"
                let place = sample.finding.place.map(\.description) ?? "\(sample.input) \(sample.finding.path)"
                if let before = sample.before { text += "  \(sign) \(place): was \(Self.words(before))\n" }
                let now = sample.before == nil ? "" : "is "
                text += "  \(sign) \(place): \(now)\(Self.words(sample.finding))\n"
            }
        }
        let versions = "\(before.id) \(before.version) and \(after.id) \(after.version)"
        let open = unevaluated.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        if !open.isEmpty {
            let most = 10
            let names = open.prefix(most).map { $1 < declarations ? "\($0) (\($1) of \(declarations))" : $0 }
            let more = open.count > most ? ", and \(open.count - most) more" : ""
            text += "\(Report.counted(open.count, "rule")) could not be evaluated, and may differ there: "
            text += "\(names.joined(separator: ", "))\(more)\n"
        }
        return text + "\(different) of \(Report.counted(declarations, "declaration")) differ between \(versions)\n"
    }

    private static func words(_ finding: Finding) -> String {
        "\(finding.severity.rawValue), \(finding.effect.rawValue): \(finding.message)"
    }

    /// The differences as JSON, schema `tidewaiter.rulediff/1`.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", Self.schema)
        for (name, book) in [("before", before), ("after", after)] {
            json.key(name)
            json.beginObject()
            json.member("book", book.id)
            json.member("version", book.version)
            json.endObject()
        }
        json.member("declarations", declarations)
        json.member("different", different)
        json.key("not_evaluated")
        json.array(unevaluated.sorted(by: { $0.key < $1.key })) { entry, json in
            json.beginObject()
            json.member("rule", entry.key)
            json.member("declarations", entry.value)
            json.endObject()
        }
        json.key("rules")
        json.array(rules.sorted(by: { $0.key < $1.key })) { entry, json in
            let (rule, tally) = entry
            json.beginObject()
            json.member("rule", rule)
            for change in Change.allCases { json.member(change.rawValue, tally.counts[change] ?? 0) }
            json.key("samples")
            json.array(tally.samples) { sample, json in
                json.beginObject()
                json.member("change", sample.change.rawValue)
                json.member("input", sample.input)
                json.key("finding")
                sample.finding.write(to: &json)
                json.key("before")
                if let before = sample.before { before.write(to: &json) } else { json.null() }
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }
}

extension RuleBook {
    /// What the book's rules find in a declaration.
    func findings(in declaration: Declaration, options: CheckOptions, limits: Limits) -> [Finding] {
        judgement(of: declaration, options: options, limits: limits).findings
    }

    /// The same, and the rules that could not be evaluated anywhere in it.
    func judgement(
        of declaration: Declaration, options: CheckOptions, limits: Limits
    ) -> (findings: [Finding], unevaluated: [String]) {
        let index = DeclarationIndex(declaration)
        var run = RuleRun(
            self, index, isPart: declaration.isPart, options: options,
            contexts: MessageContext.all(in: index, options, format: declaration.format.rawValue),
            desk: FindingDesk(index, subjects: rules.count, room: limits.findings), firstSubject: 0)
        run.run()
        return (run.desk.findings, run.desk.sheet(of: [ruleIDs]).unevaluated)
    }
}

extension Declaration {
    /// Whether each of its messages says of which day it is.
    fileprivate func statesDay(_ options: CheckOptions) -> Bool {
        DeclarationIndex(self).nodes(.declaration).allSatisfy { Circumstances($0, options).day != nil }
    }
}
