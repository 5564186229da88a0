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
        package let problems: [String]

        package var holds: Bool { problems.isEmpty }
    }

    private let book: RuleBook
    private let files: BookFiles
    private let limits: Limits

    /// What becomes of every case of a book's tests whose name contains a text. Flaws of the tests themselves are told
    /// beside the results.
    package static func run(
        _ book: RuleBook, _ files: BookFiles, only filter: String = "", limits: Limits = .standard
    ) -> (results: [Result], flaws: BookFlaws) {
        let (trials, flaws) = TrialReader.read(files)
        let run = TrialRun(book: book, files: files, limits: limits)
        let cases = trials.cases.filter { filter.isEmpty || $0.name.value.contains(filter) }
        return (cases.map { run.result(of: $0, watcher: TrialWatcher()) }, flaws)
    }

    init(book: RuleBook, files: BookFiles, limits: Limits) {
        self.book = book
        self.files = files
        self.limits = limits
    }

    func result(of trial: TrialText.Case, watcher: TrialWatcher) -> Result {
        let problems: [String]
        do throws(TidewaiterError) {
            let findings = try judge(trial, watcher)
            problems = Self.problems(trial, findings, watcher, book)
        } catch {
            problems = ["The declaration cannot be read: \(error)"]
        }
        return Result(name: trial.name.value, place: trial.name.place, problems: problems)
    }

    /// The findings of the book's rules in a case.
    func judge(_ trial: TrialText.Case, _ watcher: TrialWatcher) throws(TidewaiterError) -> [Finding] {
        let declaration = try declaration(of: trial)
        let options = CheckOptions(into: trial.into, asOf: trial.asOf, knownOn: trial.knownOn, stage: trial.stage)
        let index = DeclarationIndex(declaration)
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
            guard let file = files["tests/\(path.value)"] ?? files[path.value] else {
                throw TidewaiterError(
                    .notFound, "trial.no-file", "There is no file '\(path.value)' beside the tests.", place: path.place)
            }
            return try Declaration.read(file.bytes, input: path.value, limits: limits)
        }
    }

    // MARK: Comparing

    private static func problems(
        _ trial: TrialText.Case, _ findings: [Finding], _ watcher: TrialWatcher, _ book: RuleBook
    ) -> [String] {
        var problems: [String] = []
        let only = Set(trial.only.map(\.value))
        let failed = findings.filter { $0.outcome == .failed && (only.isEmpty || only.contains($0.rule)) }
        var left = failed
        // Lines that name a path are matched before those that take any.
        for line in trial.expected.sorted(by: { $0.kind.rank < $1.kind.rank }) {
            guard let number = book.rules.firstIndex(where: { $0.subject.id == line.rule }) else {
                problems.append("The book has no rule '\(line.rule)'.")
                continue
            }
            if let problem = problem(line, failed, &left, watcher.events[number] ?? []) { problems.append(problem) }
        }
        for finding in left {
            problems.append("unexpected: \(finding.rule) @ \(finding.path): \(finding.message)")
        }
        for (number, events) in watcher.events.sorted(by: { $0.key < $1.key }) {
            for case .brokeOff(let why) in events.prefix(1) {
                problems.append("\(book.rules[number].subject.id) broke off: \(why)")
            }
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
        switch line.kind {
        case .fails(let path):
            if take({ path == nil || $0.path == path }) { return nil }
        case .says(let text):
            // The line that expects the failure may stand beside this one, or not.
            if take({ $0.message.contains(text) }) { return nil }
            if failed.contains(where: { $0.rule == line.rule && $0.message.contains(text) }) { return nil }
        case .writes(let text):
            if take({ $0.fix?.value == text }) { return nil }
            if failed.contains(where: { $0.rule == line.rule && $0.fix?.value == text }) { return nil }
        case .needsFacts(let path):
            let isSo = events.contains {
                if case .needsFacts(let found) = $0 { path == nil || found == path } else { false }
            }
            if isSo { return nil }
        case .passes:
            if events.contains(where: \.isPass), !events.contains(where: \.isFailure) { return nil }
        case .isNotApplicable:
            if events.allSatisfy(\.isNotApplicable) { return nil }
        }
        return "expected '\(line.written.value)' (\(line.written.place)), but \(summary(events))"
    }

    private static func summary(_ events: [RuleEvent]) -> String {
        if events.isEmpty { return "the rule looked at nothing" }
        var parts: [String] = []
        let passes = events.count(where: \.isPass)
        if passes > 0 { parts.append("it passed \(passes) times") }
        for event in events {
            switch event {
            case .failed(let path, _): parts.append("it failed @ \(path)")
            case .needsFacts(let path): parts.append("it needed \(path)")
            case .brokeOff(let why): parts.append("it broke off: \(why)")
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
        case .says, .writes, .needsFacts, .passes, .isNotApplicable: 2
        }
    }
}

/// Notes what becomes of each rule.
final class TrialWatcher: RuleWatcher {
    /// By the number of the rule.
    private(set) var events: [Int: [RuleEvent]] = [:]

    func note(_ rule: Int, _ event: RuleEvent) { events[rule, default: []].append(event) }

    func test(_ condition: Condition, _ evaluation: inout Evaluation) -> Expression.Verdict {
        condition.expression.test(&evaluation)
    }
}

extension RuleEvent {
    var isPass: Bool { if case .passed = self { true } else { false } }
    var isFailure: Bool { if case .failed = self { true } else { false } }
    var isNotApplicable: Bool { if case .notApplicable = self { true } else { false } }
}
