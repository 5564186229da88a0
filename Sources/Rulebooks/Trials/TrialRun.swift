package import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Runs the tests of a book's rules.
package struct TrialRun {
    /// What became of one case.
    package struct Result: Sendable {
        package let name: String
        package let place: Place
        /// What was expected and is not so, or the other way round; empty where the case holds.
        package var problems: [Problem]
        /// How long it took, by the caller's clock.
        package var microseconds = 0

        package var holds: Bool { problems.isEmpty }
    }

    /// One thing that is not as a case expects it.
    package struct Problem: Sendable, Hashable {
        /// What was expected, and what came.
        package let message: String
        /// The rule that it is about.
        package let rule: String?
        /// How the rule came to its outcome: each condition with its values, in lines.
        package var why: [String] = []
    }

    private let book: RuleBook
    private let files: BookFiles
    private let limits: Limits

    /// What becomes of every case of a book's tests whose name contains a text, or that expects something of the rule of
    /// that name. Flaws of the tests themselves are told beside the results. `clock` says how many microseconds have gone
    /// by; without one no case takes any time.
    package static func run(
        _ book: RuleBook, _ files: BookFiles, only filter: String = "", limits: Limits = .standard,
        clock: () -> Int = { 0 }
    ) -> (results: [Result], flaws: BookFlaws) {
        var (trials, flaws) = TrialReader.read(files)
        flaws.add(trials.remarks(on: book))
        let run = TrialRun(book: book, files: files, limits: limits)
        let results = trials.cases.filter { $0.isNamed(filter) }.map { trial in
            let start = clock()
            var result = run.result(of: trial)
            result.microseconds = clock() - start
            return result
        }
        return (results, flaws)
    }

    init(book: RuleBook, files: BookFiles, limits: Limits = .standard) {
        self.book = book.unchanged
        self.files = files
        self.limits = limits
    }

    func result(of trial: TrialText.Case) -> Result {
        var result = Result(name: trial.name.value, place: trial.name.place, problems: [])
        do throws(TidewaiterError) {
            result.problems = try problems(of: trial)
            if !result.holds { try explain(&result.problems, trial) }
        } catch {
            result.problems = [Problem(message: "The declaration cannot be read: \(error)", rule: nil)]
        }
        return result
    }

    /// What is not as a case expects it, without explanations. Another watcher may look on.
    func problems(
        of trial: TrialText.Case, watchedBy other: (any RuleWatcher)? = nil
    ) throws(TidewaiterError) -> [Problem] {
        let watcher = TrialWatcher(book, other)
        let findings = try judge(trial, watcher)
        return Self.problems(trial, findings, watcher, book)
    }

    /// Runs a case once more to see how the rules that are not as expected came to their outcome.
    private func explain(_ problems: inout [Problem], _ trial: TrialText.Case) throws(TidewaiterError) {
        let named = Set(problems.compactMap(\.rule))
        let rules = Set(named.compactMap(book.number))
        let watcher = ExplainWatcher(book, rules: rules, most: 1_000)
        let declaration = try declaration(of: trial)
        _ = judge(trial, declaration, watcher)
        let index = DeclarationIndex(declaration)
        var told: Set<Int> = []
        for problem in problems.indices {
            guard let rule = problems[problem].rule.flatMap(book.number), told.insert(rule).inserted
            else { continue }
            let explanation = RuleExplanation(watcher, rule, book, index)
            problems[problem].why = explanation.looks.prefix(3).flatMap(\.lines)
            let more = explanation.looks.count - 3
            if more > 0 { problems[problem].why.append("… \(more) more parts") }
        }
    }

    /// The findings of the book's rules in a case.
    func judge(_ trial: TrialText.Case, _ watcher: any RuleWatcher) throws(TidewaiterError) -> [Finding] {
        judge(trial, try declaration(of: trial), watcher)
    }

    private func judge(_ trial: TrialText.Case, _ declaration: Declaration, _ watcher: any RuleWatcher) -> [Finding] {
        let index = DeclarationIndex(declaration)
        let options = CheckOptions(
            into: trial.into, asOf: trial.asOf, knownOn: trial.knownOn, stage: trial.stage?.value,
            language: trial.language?.value ?? "en")
        var run = RuleRun(
            book, index, isPart: false, options: options,
            contexts: MessageContext.all(in: index, options, format: declaration.format.rawValue),
            desk: FindingDesk(index, subjects: book.rules.count, room: limits.findings), firstSubject: 0)
        run.watcher = watcher
        run.run()
        return run.desk.findings
    }

    private func declaration(of trial: TrialText.Case) throws(TidewaiterError) -> Declaration {
        switch trial.given {
        case .fixture(let situation):
            return try Declaration.read(
                situation.json(schema: Declaration.schema), input: trial.name.value, format: .json, limits: limits)
        case .file(let path):
            let file = BookFiles.path(path.value, from: "tests").flatMap { files[$0] } ?? files[path.value]
            guard let file else {
                throw TidewaiterError(
                    .notFound, "trial.no-file",
                    "There is no file '\(path.value)' in the book's folder. Paths begin at its folder tests, such as "
                        + "../samples/a.edi, or at the folder itself.", place: path.place)
            }
            return try Declaration.read(file.bytes, input: file.path, limits: limits)
        }
    }

    // MARK: Comparing

    private static func problems(
        _ trial: TrialText.Case, _ findings: [Finding], _ watcher: TrialWatcher, _ book: RuleBook
    ) -> [Problem] {
        var problems: [Problem] = []
        let only = Set(trial.only.map(\.value))
        let failed = findings.filter { $0.outcome == .failed && (only.isEmpty || only.contains($0.rule)) }
        var left = failed
        // Lines that name a path are matched before those that take any.
        for line in trial.expected.sorted(by: { $0.kind.rank < $1.kind.rank }) {
            guard let number = book.number(ofRule: line.rule) else {
                let hint = SimilarName.question(line.rule, book.ruleIDs)
                problems.append(
                    Problem(
                        message: "\(line.written.place): the book has no rule '\(line.rule)'.\(hint)", rule: nil))
                continue
            }
            if let problem = problem(line, failed, &left, watcher.events[number]) {
                problems.append(Problem(message: problem, rule: line.rule))
            }
        }
        for finding in left {
            problems.append(
                Problem(
                    message: "unexpected: \(finding.rule) @ \(finding.path): \(finding.message)", rule: finding.rule))
        }
        for (number, why) in watcher.broken.sorted(by: { $0.key < $1.key }) {
            let rule = book.rules[number].subject.id
            problems.append(Problem(message: "\(rule) broke off: \(why)", rule: rule))
        }
        return problems
    }

    /// What is wrong with one line of what was expected; its finding is taken out of those left.
    private static func problem(
        _ line: TrialText.Expectation, _ failed: [Finding], _ left: inout [Finding], _ events: [RuleEvent]
    ) -> String? {
        func take(_ isMeant: (Finding) -> Bool) -> Bool {
            guard let index = left.firstIndex(where: { $0.rule == line.rule && isMeant($0) }) else { return false }
            left.remove(at: index)
            return true
        }
        let wanted = "expected '\(line.written.value)' (\(line.written.place)), but it"
        switch line.kind {
        case .fails(let path):
            if take({ path == nil || $0.path == path }) { return nil }
        case .weighs(let severity):
            // The line that expects the failure may stand beside this one, or not.
            if take({ $0.severity == severity }) { return nil }
            let found = Set(failed.filter { $0.rule == line.rule }.map(\.severity)).sorted()
            if found.contains(severity) { return nil }
            if !found.isEmpty {
                let severities = found.map(\.rawValue).joined(separator: " and ")
                return "expected '\(line.written.value)' (\(line.written.place)), but it is \(severities)"
            }
        case .says(let text):
            if take({ $0.message.contains(text) }) { return nil }
            if failed.contains(where: { $0.rule == line.rule && $0.message.contains(text) }) { return nil }
            if let said = said(failed.filter { $0.rule == line.rule }.map(\.message)) {
                return "\(wanted) says \(said)"
            }
        case .writes(let text):
            if take({ $0.fix?.value == text }) { return nil }
            if failed.contains(where: { $0.rule == line.rule && $0.fix?.value == text }) { return nil }
            let fixes = failed.filter { $0.rule == line.rule }.map { $0.fix?.value ?? "" }
            if let said = said(fixes) {
                return fixes.allSatisfy(\.isEmpty) ? "\(wanted) has no fix" : "\(wanted) writes \(said)"
            }
        case .needsFacts(let path):
            let isSo = events.contains {
                if case .needsFacts(let found, _, _) = $0 { path == nil || found == path } else { false }
            }
            if isSo { return nil }
        case .passes:
            if events.contains(where: \.isPass), !events.contains(where: \.isFailure) { return nil }
        case .isNotApplicable:
            if events.allSatisfy(\.isNotApplicable) { return nil }
        }
        return "expected '\(line.written.value)' (\(line.written.place)), but \(summary(events))"
    }

    /// The texts of findings, each once; nil where there is none.
    private static func said(_ texts: [String]) -> String? {
        var told: [String] = []
        for text in texts where !told.contains(text) { told.append(text) }
        if told.isEmpty { return nil }
        let more = told.count > 3 ? " and \(told.count - 3) more" : ""
        return told.prefix(3).map { "'\($0)'" }.joined(separator: " and ") + more
    }

    private static func summary(_ events: [RuleEvent]) -> String {
        if events.isEmpty { return "the rule looked at nothing" }
        var parts: [String] = []
        let passes = events.count(where: \.isPass)
        if passes > 0 { parts.append("it passed \(Report.counted(passes, "time"))") }
        for event in events {
            switch event {
            case .failed(let path, _): parts.append("it failed @ \(path)")
            case .needsFacts(let path, _, let why): parts.append("it needed \(path)\(why.map { ": \($0)" } ?? "")")
            case .brokeOff(let why): parts.append("it broke off: \(why)")
            case .notInForce(let bar): parts.append("it was not applicable: \(bar.inWords)")
            case .passed, .notApplicable: break
            }
        }
        return parts.isEmpty ? "it was not applicable" : parts.prefix(6).joined(separator: ", ")
    }
}

extension TrialText.Expectation.Kind {
    fileprivate var rank: Int {
        switch self {
        case .fails(nil): 1
        case .fails: 0
        case .weighs, .says, .writes, .needsFacts, .passes, .isNotApplicable: 2
        }
    }
}

/// Notes what becomes of each rule, and lets another watcher look on.
final class TrialWatcher: RuleWatcher {
    /// By the number of the rule.
    private(set) var events: [[RuleEvent]]
    /// Why rules broke off, by their numbers.
    private(set) var broken: [Int: String] = [:]
    private let other: (any RuleWatcher)?

    init(_ book: RuleBook, _ other: (any RuleWatcher)? = nil) {
        events = [[RuleEvent]](repeating: [], count: book.rules.count)
        self.other = other
    }

    func begin(_ context: MessageContext) { other?.begin(context) }

    func look(_ rule: Int, at node: Int, _ value: FieldValue?) { other?.look(rule, at: node, value) }

    func evaluate(_ condition: Condition, _ evaluation: inout Evaluation) -> Value {
        other?.evaluate(condition, &evaluation) ?? condition.expression.evaluate(&evaluation)
    }

    func note(_ rule: Int, _ event: RuleEvent) {
        other?.note(rule, event)
        events[rule].append(event)
        if case .brokeOff(let why) = event { broken[rule] = broken[rule] ?? why }
    }
}

extension RuleEvent {
    var isPass: Bool { if case .passed = self { true } else { false } }
    var isFailure: Bool { if case .failed = self { true } else { false } }
    var isNotApplicable: Bool {
        switch self {
        case .notApplicable, .notInForce: true
        default: false
        }
    }
}

extension TrialText.Case {
    /// Whether the name contains a text, or the case expects something of the rule called so.
    func isNamed(_ filter: String) -> Bool {
        filter.isEmpty || name.value.contains(filter) || expected.contains { $0.rule == filter }
    }
}
