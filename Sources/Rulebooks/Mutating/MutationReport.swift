package import TidewaiterDocuments

/// How many small changes of a book its tests notice.
package struct MutationReport: Sendable {
    /// Name of the JSON that ``json()`` writes.
    package static let schema = "tidewaiter.mutation/1"

    /// A change that no test noticed.
    package struct Survivor: Sendable, Hashable {
        package let place: Place
        package let rule: String?
        package let what: String
        /// Whether it is a cell of a table, and no change of rules and their parameters.
        package let isCell: Bool
    }

    /// How many changes of a kind there are, how many were tried, and how many of these were noticed.
    package struct Count: Sendable, Hashable {
        package var possible = 0
        package var tried = 0
        package var noticed = 0

        /// Tenths of a per cent of the changes that were noticed, never rounded up; 1000 where none was tried.
        package var permille: Int { tried == 0 ? 1_000 : noticed * 1_000 / tried }

        fileprivate var percent: String { "\(permille / 10).\(permille % 10) %" }

        /// How many were noticed of some things, and of how many that there are.
        fileprivate func score(_ noun: String, _ rest: String) -> String {
            if tried == 0 { return "none of \(Report.counted(possible, noun))\(rest) tried" }
            let all = tried < possible ? " (\(possible) possible)" : ""
            return "\(noticed) of \(Report.counted(tried, noun))\(rest), \(percent)\(all)"
        }
    }

    package let book: String
    /// Changes of rules and parameters, and of cells of tables. Those that make no rule, such as a pattern that cannot be
    /// read, are not tried.
    package private(set) var ofRules = Count()
    package private(set) var ofCells = Count()
    package private(set) var survivors: [Survivor] = []
    /// Tests that do not hold as it is.
    package private(set) var failedTests = 0
    /// What is wrong with the tests; with an error nothing was tried.
    package private(set) var flaws = BookFlaws()

    package var possible: Int { ofRules.possible + ofCells.possible }
    package var tried: Int { ofRules.tried + ofCells.tried }

    /// The score of the rules, of the tables where there are no rules. Tables can have thousands of facts that no test needs
    /// to repeat.
    package var permille: Int { (ofRules.tried > 0 ? ofRules : ofCells).permille }

    /// Tries changes of a book of a library, at most so many, spread evenly over all that there are. Where not all can be
    /// tried, a quarter is of cells.
    package init(of book: RuleBook, in library: RuleLibrary, limit: Int, limits: Limits = .standard) {
        self.book = book.id
        guard let input = library.inputs.first(where: { $0.text.id == book.id }) else { return }
        let cases = run(book, input, limits)
        guard failedTests == 0, !flaws.hasErrors else { return }
        let mutants = BookMutants(book, input.text).all
        let cells = mutants.filter { $0.cell != nil }
        let others = mutants.filter { $0.cell == nil }
        func noticed(_ mutant: BookMutant) -> Bool? {
            let changed = BookCompiler.Input(text: mutant.text, files: input.files)
            let (made, _) = BookCompiler.compile(
                changed, flaws: BookFlaws(), library: library.inputs, functions: library.functions, change: mutant.cell)
            guard let made else { return nil }
            return Self.isNoticed(made, cases, TrialRun(book: made, files: input.files, limits: limits))
        }
        let share = min(cells.count, max(limit / 4, limit - min(limit, others.count)))
        ofRules = Self.attempt(others, limit - share, noticed, &survivors)
        ofCells = Self.attempt(cells, share, noticed, &survivors)
    }

    private static func attempt(
        _ mutants: [BookMutant], _ limit: Int, _ isNoticed: (BookMutant) -> Bool?, _ survivors: inout [Survivor]
    ) -> Count {
        var found = Count(possible: mutants.count)
        let count = min(limit, mutants.count)
        for number in 0..<count {
            let mutant = mutants[number * mutants.count / count]
            guard let isNoticed = isNoticed(mutant) else { continue }
            found.tried += 1
            if isNoticed {
                found.noticed += 1
            } else {
                survivors.append(
                    Survivor(
                        place: mutant.place, rule: mutant.rule, what: mutant.what, isCell: mutant.cell != nil))
            }
        }
        return found
    }

    /// A case with the rules that look at something in it, or that it expects something of.
    private struct Case {
        let trial: TrialText.Case
        let rules: Set<String>
    }

    /// Runs all tests on the book as it is.
    private mutating func run(_ book: RuleBook, _ input: BookCompiler.Input, _ limits: Limits) -> [Case] {
        let run = TrialRun(book: book, files: input.files, limits: limits)
        let (trials, flaws) = TrialReader.read(input.files)
        self.flaws = flaws
        return trials.cases.map { trial in
            if !run.result(of: trial).holds { failedTests += 1 }
            let watcher = TrialWatcher(book)
            _ = try? run.judge(trial, watcher)
            // A rule that a day keeps from looking may look once the day is moved.
            let looking = book.rules.indices.filter { rule in
                watcher.events[rule].contains { event in
                    if case .notInForce(let bar) = event { bar.isOfDayOrCondition } else { true }
                }
            }
            return Case(
                trial: trial, rules: Set(trial.expected.map(\.rule) + looking.map { book.rules[$0].subject.id }))
        }
    }

    private static func isNoticed(_ book: RuleBook, _ cases: [Case], _ run: TrialRun) -> Bool {
        let rules = Set(book.ruleIDs)
        for known in cases where !known.rules.isDisjoint(with: rules) {
            var trial = known.trial
            trial.expected = trial.expected.filter { rules.contains($0.rule) }
            guard let problems = try? run.problems(of: trial), problems.isEmpty else { return true }
        }
        return false
    }

    /// The survivors and the score, for people.
    package func text() -> String {
        if failedTests > 0 {
            return "\(book): \(Report.counted(failedTests, "test")) failed as it is. Mend that first.\n"
        }
        var text = ""
        for survivor in survivors { text += "\(survivor.place): \(survivor.rule ?? book): \(survivor.what)\n" }
        text += "\(book): \(ofRules.score("change", ofRules.tried > 0 ? " noticed" : ""))"
        if ofCells.possible > 0 { text += "; \(ofCells.score("cell", " of tables"))" }
        return text + "\n"
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("book", book)
        json.member("failed_tests", failedTests)
        json.member("possible", possible)
        json.member("tried", tried)
        json.member("noticed", ofRules.noticed + ofCells.noticed)
        json.member("permille", permille)
        for (name, count) in [("rules", ofRules), ("cells", ofCells)] {
            json.key(name)
            json.beginObject()
            json.member("possible", count.possible)
            json.member("tried", count.tried)
            json.member("noticed", count.noticed)
            if count.tried > 0 { json.member("permille", count.permille) } else { json.member("permille", orNull: nil) }
            json.endObject()
        }
        json.key("survivors")
        json.array(survivors) { survivor, json in
            json.beginObject()
            json.member("rule", orNull: survivor.rule)
            json.member("what", survivor.what)
            json.members(of: survivor.place)
            json.endObject()
        }
        json.endObject()
    }

    /// Several reports as JSON, schema `tidewaiter.mutation/1`.
    package static func json(_ reports: [MutationReport]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("schema", schema)
        json.key("books")
        json.array(reports) { report, json in report.write(to: &json) }
        json.endObject()
        return json.bytes
    }
}
