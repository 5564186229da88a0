package import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterQuantities

/// What the tests of a book have seen of its rules, and what not.
package struct BookCoverage: Sendable {
    package let book: String
    package let title: String
    package let items: [CoverageItem]
    /// Tests that do not hold. What they see counts, but it is not proved to be right.
    package let failedTests: Int
    package let tests: Int
    let files: BookFiles

    /// Runs the tests of a book and looks on. The book must have been read with `recordsRows`. Flaws are those of the
    /// tests.
    package static func measure(
        _ book: RuleBook, _ files: BookFiles, limits: Limits = .standard
    ) -> (coverage: BookCoverage, flaws: BookFlaws) {
        let (trials, flaws) = TrialReader.read(files)
        let run = TrialRun(book: book, files: files, limits: limits)
        var watcher = CoverageWatcher(book)
        let good = trials.cases.filter { trial in
            (try? run.problems(of: trial, watchedBy: watcher))?.isEmpty ?? false
        }
        let failed = trials.cases.count - good.count
        if failed > 0 {
            // What those have seen does not count, so that the others are looked at once more by themselves.
            watcher = CoverageWatcher(book)
            for trial in good { _ = try? run.judge(trial, watcher) }
        }
        let items = CoverageItems(book, watcher).items
        return (
            BookCoverage(
                book: book.id, title: book.title, items: items, failedTests: failed, tests: trials.cases.count,
                files: files), flaws
        )
    }

    /// How many things there are to see, and how many were seen.
    package func count(_ kind: CoverageItem.Kind? = nil) -> (seen: Int, all: Int) {
        var count = (seen: 0, all: 0)
        for item in items where kind == nil || item.kind == kind {
            count.all += 1
            if item.isSeen { count.seen += 1 }
        }
        return count
    }

    /// What was not seen, in the order of the files.
    package var open: [CoverageItem] {
        items.filter { !$0.isSeen }.sorted {
            ($0.place.input, $0.place.offset, $0.what) < ($1.place.input, $1.place.offset, $1.what)
        }
    }
}

/// Lists all that there is to see of a book.
private struct CoverageItems {
    private let book: RuleBook
    private let watcher: CoverageWatcher
    private(set) var items: [CoverageItem] = []

    init(_ book: RuleBook, _ watcher: CoverageWatcher) {
        self.book = book
        self.watcher = watcher
        if let applies = book.applies { add(applies, nil) }
        for (number, rule) in book.rules.enumerated() {
            addOutcomes(number, rule)
            for condition in rule.conditions { add(condition, rule.subject.id) }
            addBranches(number, rule)
            addDays(number, rule)
        }
        for made in book.lets.dropFirst(book.imported.lets) { add(made.body, nil) }
        addParameters()
        for table in book.tables.dropFirst(book.imported.tables) { add(table) }
    }

    private mutating func add(
        _ kind: CoverageItem.Kind, _ rule: String?, _ what: String, _ place: Place, seen isSeen: Bool
    ) {
        items.append(CoverageItem(kind: kind, rule: rule, what: what, place: place, isSeen: isSeen))
    }

    private mutating func addOutcomes(_ number: Int, _ rule: Rule) {
        let seen = watcher.outcomes[number]
        let id = rule.subject.id
        var place = rule.place
        place.length = Int64(id.utf8.count)
        add(.outcome, id, "never passes", place, seen: seen.contains(.passed))
        add(.outcome, id, "never fails", place, seen: seen.contains(.failed))
        if book.canBeNotApplicable(rule) {
            add(.outcome, id, "is never not applicable", place, seen: seen.contains(.notApplicable))
        }
        if book.canNeedFacts(rule) {
            add(.outcome, id, "never lacks a fact", place, seen: seen.contains(.neededFacts))
        }
    }

    /// Both outcomes of a condition and of all truths within it.
    private mutating func add(_ condition: Condition, _ rule: String?) {
        let coverage = watcher.conditions[condition.number] ?? ConditionCoverage(condition.expression.traced())
        for (part, seen) in zip(coverage.expression.parts, coverage.seen) {
            guard let part, part.isCondition else { continue }
            let place = condition.text.place(of: part.range)
            let text = part.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            add(.condition, rule, "never true: \(text)", place, seen: seen.contains(.holds))
            add(.condition, rule, "never false: \(text)", place, seen: seen.contains(.fails))
        }
    }

    private mutating func addBranches(_ number: Int, _ rule: Rule) {
        guard rule.failures.count > 1 else { return }
        for (branch, failure) in rule.failures.enumerated() {
            let text = failure.when?.text
            let place = text.map { $0.place(of: 0..<$0.value.utf8.count) } ?? rule.place
            add(
                .branch, rule.subject.id, "failure \(branch + 1) never speaks", place,
                seen: watcher.branches[number].contains(branch))
        }
    }

    private mutating func addDays(_ number: Int, _ rule: Rule) {
        var days: [(CivilDate, String)] = []
        if let from = rule.effective.from {
            if let before = from.adding(days: -1) { days.append((before, "the day before it begins")) }
            days.append((from, "its first day"))
        }
        if let until = rule.effective.until {
            days.append((until, "its last day"))
            if let after = until.adding(days: 1) { days.append((after, "the day after it ends")) }
        }
        for (day, what) in days {
            add(
                .date, rule.subject.id, "not tested on \(day), \(what)", rule.effectivePlace ?? rule.place,
                seen: watcher.days[number].contains(day))
        }
    }

    private mutating func addParameters() {
        for parameter in book.parameters.dropFirst(book.imported.parameters) {
            let readers = book.rules.indices.filter {
                book.names(of: book.rules[$0]).parameters.contains(parameter.name)
            }
            for dated in parameter.values {
                add(
                    .date, nil, "parameter \(parameter.name) not tested on \(dated.from), the first day of a value",
                    dated.place, seen: readers.contains { watcher.decided[$0].contains(dated.from) })
            }
        }
    }

    private mutating func add(_ table: RuleTable) {
        let seen = table.answered?.rows ?? []
        for row in 0..<table.rowCount {
            add(.row, nil, "row of table \(table.name) never answers", table.places[row], seen: seen.contains(row))
        }
    }
}
