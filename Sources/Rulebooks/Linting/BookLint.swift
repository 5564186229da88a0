internal import TidewaiterDocuments
internal import TidewaiterExpressions
package import TidewaiterQuantities

/// Finds what is odd about a book that can be used: what nothing reads, what can never hold, rows of tables that
/// contradict each other, rules that no test looks at or whose time has passed.
package struct BookLint {
    private let book: RuleBook
    private let input: BookCompiler.Input
    private let library: RuleLibrary
    private let day: CivilDate?
    private var flaws = BookFlaws()

    /// What is odd about a book of a library, as of a day.
    package static func flaws(of book: RuleBook, in library: RuleLibrary, asOf day: CivilDate?) -> BookFlaws {
        guard let input = library.inputs.first(where: { $0.text.id == book.id }) else { return BookFlaws() }
        var lint = BookLint(book: book, input: input, library: library, day: day)
        lint.lookForUnused()
        for (rule, text) in lint.rules { lint.look(at: rule, text) }
        for made in [book.applies].compactMap({ $0 }) + book.lets.dropFirst(book.imported.lets).map(\.body) {
            lint.look(at: made)
        }
        lint.lookForOverlaps()
        lint.lookAtLanguages()
        lint.lookAtTests()
        return lint.flaws
    }

    private init(book: RuleBook, input: BookCompiler.Input, library: RuleLibrary, day: CivilDate?) {
        (self.book, self.input, self.library, self.day) = (book, input, library, day)
    }

    /// The rules with their texts.
    var rules: [(Rule, RuleText)] {
        book.rules.compactMap { rule in
            input.text.rules.first { $0.id.value == rule.subject.id }.map { (rule, $0) }
        }
    }

    mutating func add(_ code: String, _ message: String, _ text: Written<String>, _ range: Range<Int>? = nil) {
        let place = range.map { text.place(of: $0) } ?? text.place
        flaws.add("lint.\(code)", message, at: place, of: text.file, severity: .warning)
    }

    // MARK: What nothing reads

    private mutating func lookForUnused() {
        // Other books may import this one.
        var used = FactNames()
        var columns: Set<[String]> = []
        for other in library.books
        where other.id == book.id || other.imported.lets + other.imported.tables > 0
            || other.imported.parameters > 0
        {
            let own = [other.applies].compactMap { $0 } + other.lets.map(\.body)
            for condition in own + other.rules.flatMap(\.expressions) {
                used.add(condition.expression.text)
                for read in condition.expression.reads { columns.insert([read.type, read.field]) }
            }
            for path in other.rules.flatMap(\.paths) { used.add(path.text) }
        }
        for parameter in input.text.parameters where !used.parameters.contains(parameter.name.value) {
            add(
                "unused", "Nothing reads the parameter '\(parameter.name.value)'. Use it or take it out.",
                parameter.name)
        }
        for made in input.text.lets where !used.lets.contains(made.name.value) {
            add("unused", "Nothing reads the let '\(made.name.value)'. Use it or take it out.", made.name)
        }
        for table in input.text.tables {
            guard used.tables.contains(table.name.value) else {
                add("unused", "Nothing asks the table '\(table.name.value)'. Use it or take it out.", table.name)
                continue
            }
            for (column, _) in table.columns
            // Whoever asks how a rule came to its outcome is told the law that a row names.
            where column.value != "authority" && !table.keyColumns.contains(column.value)
                && !columns.contains(["row of \(table.name.value)", column.value])
            {
                add("unused", "Nothing reads the column '\(column.value)' of '\(table.name.value)'.", column)
            }
        }
        for (rule, text) in rules {
            let names =
                rule.expressions.map { ExpressionNames.all(in: $0.expression.text) }
                + rule.paths.map { ExpressionNames.all(in: $0.text) }
            for made in text.lets where !names.contains(where: { $0.contains(made.name.value) }) {
                add("unused", "The rule does not use its let '\(made.name.value)'.", made.name)
            }
        }
    }

    // MARK: What can never be

    private mutating func look(at rule: Rule, _ text: RuleText) {
        // What is left for the last failure is written as `true`.
        let rest = rule.failures.count > 1 ? rule.failures.last?.when : nil
        for condition in rule.expressions where condition !== rest || condition.expression.text != "true" {
            look(at: condition)
        }
        compareConditions(rule)
        lookAtBranches(rule)
        lookAtTime(rule, text)
        lookAtLaw(rule, text)
    }

    /// Law of a country into which the rule never looks at goods.
    private mutating func lookAtLaw(_ rule: Rule, _ text: RuleText) {
        guard !rule.jurisdictions.isEmpty else { return }
        for law in rule.authority.laws {
            guard let place = law.jurisdiction else { continue }
            let isCited = rule.jurisdictions.contains {
                EuropeanUnion.isJurisdiction($0, of: place) || EuropeanUnion.isJurisdiction(place, of: $0)
            }
            if !isCited {
                add(
                    "never-cited",
                    "The rule is for \(rule.jurisdictions.joined(separator: ", ")), so that its law of \(place) is never cited.",
                    text.id)
            }
        }
    }

    /// A rule whose time is over stays for the days on which it held, where somebody says so.
    private mutating func lookAtTime(_ rule: Rule, _ text: RuleText) {
        guard let until = rule.effective.until else {
            guard let kept = text.kept else { return }
            return add(
                "kept", "The rule has no last day, so there is nothing to keep it for. Write 'effective: {until: …}'.",
                kept)
        }
        guard let day, until < day, text.kept == nil else { return }
        add(
            "expired",
            "The rule held until \(until), which is before \(day). Say in 'kept' what it is kept for, or take it out.",
            text.id)
    }

    private mutating func look(at condition: Condition) {
        for remark in condition.expression.remarks {
            // A message's expressions are parts of its text, whose places the text does not tell.
            let isWhole = condition.text.value == condition.expression.text
            add(remark.code, remark.message, condition.text, isWhole ? remark.range : nil)
        }
    }

    /// What is demanded before a rule looks, and `assert` or a failure excludes or says again.
    private mutating func compareConditions(_ rule: Rule) {
        if let applies = rule.applies, let (first, second) = Self.conflict(applies, [book.applies], []) {
            add(
                "contradiction",
                "'\(second.text)' never holds here, as 'applies' of the book demands '\(first)': the rule never looks.",
                applies.text, second.range)
        }
        let demands = [rule.when, rule.applies, book.applies]
        if let when = rule.when, let (first, second) = Self.conflict(when, Array(demands.dropFirst()), rule.requires) {
            add(
                "contradiction", "'\(second.text)' never holds here, as the rule demands '\(first)': it never looks.",
                when.text, second.range)
        }
        if let assert = rule.assert {
            if let (first, second) = Self.conflict(assert, demands, rule.requires) {
                add(
                    "contradiction",
                    "'\(second.text)' never holds here, as the rule demands '\(first)': it always fails.", assert.text,
                    second.range)
            } else if assert.expression.terms.allSatisfy({ Self.isDemanded($0, demands, rule.requires) }) {
                add(
                    "never-fails",
                    "The rule never fails: what must hold is demanded before it looks. Demand less, or more of the part.",
                    assert.text)
            }
        }
        for when in rule.failures.compactMap(\.when) {
            guard let (first, second) = Self.conflict(when, demands, rule.requires) else { continue }
            add(
                "unreachable",
                "'\(second.text)' never holds here, as the rule demands '\(first)': this failure never speaks.",
                when.text, second.range)
        }
    }

    /// The first term of a condition that never holds under some demands, and what excludes it.
    private static func conflict(
        _ condition: Condition, _ demands: [Condition?], _ required: [ValuePath]
    ) -> (String, ConditionTerm)? {
        let demanded = demands.flatMap { $0?.expression.terms ?? [] }
        for term in condition.expression.terms {
            if let other = demanded.first(where: { $0.contradicts(term) }) { return (other.text, term) }
            if let path = required.first(where: { term.text == "!has(\($0.text))" }) {
                return ("requires: \(path.text)", term)
            }
        }
        return nil
    }

    /// Whether a term holds whenever the rule looks.
    private static func isDemanded(
        _ term: ConditionTerm, _ demands: [Condition?], _ required: [ValuePath]
    ) -> Bool {
        required.contains { term.text == "has(\($0.text))" }
            || demands.contains { $0?.expression.terms.contains { $0.implies(term) } ?? false }
    }

    /// Failures behind one that holds whenever they do.
    private mutating func lookAtBranches(_ rule: Rule) {
        for (second, failure) in rule.failures.enumerated() {
            guard let when = failure.when else { continue }
            let terms = when.expression.terms
            for first in rule.failures.prefix(second) {
                guard let earlier = first.when else { continue }
                let isAlways = if case .bool(true)? = earlier.expression.constant { true } else { false }
                guard
                    isAlways
                        || earlier.expression.terms.allSatisfy({ demand in terms.contains { $0.implies(demand) } })
                else { continue }
                add(
                    "unreachable",
                    "This failure never speaks: the one at line \(earlier.text.place.line) holds whenever "
                        + "it does, and comes first.", when.text)
                break
            }
        }
    }

    // MARK: Tables and tests

    private mutating func lookForOverlaps() {
        for (table, text) in zip(book.tables.dropFirst(book.imported.tables), input.text.tables) {
            func add(_ code: String, _ message: String, _ row: Int) {
                var place = table.places[row]
                place.length = 0
                flaws.add(BookFlaw(code: code, severity: .warning, message: message, place: place, line: ""))
            }
            for row in table.backwards(most: 20) {
                add("lint.backwards", "The row ends before it begins, and so answers on no day.", row)
            }
            switch table.hit {
            case .unique:
                for (first, second) in table.overlaps(most: 20) {
                    add(
                        "lint.overlap",
                        "The row answers a key that the one at line \(table.places[first].line) answers too, and "
                            + "the table '\(text.name.value)' is to have one answer.", second)
                }
            case .first:
                for (row, behind) in table.unreachable(most: 20) {
                    add(
                        "lint.unreachable",
                        "The row never answers: the one at line \(table.places[behind].line) stands before it and answers "
                            + "whatever it would.", row)
                }
            case .collect: break
            }
        }
    }

    private mutating func lookAtTests() {
        guard !input.files.isWithoutTests else { return }
        let (trials, trialFlaws) = TrialReader.read(input.files)
        flaws.add(trialFlaws)
        flaws.add(trials.remarks(on: book))
        let tested = Set(trials.cases.flatMap(\.expected).map(\.rule))
        for (rule, text) in rules where !tested.contains(rule.subject.id) {
            add("untested", "No test expects anything of this rule. Write one that fails and one that passes.", text.id)
        }
    }
}

extension Rule {
    /// Paths that it names outside expressions.
    fileprivate var paths: [ValuePath] { requires + failures.flatMap { [$0.path, $0.fix?.path].compactMap { $0 } } }
}

extension TableText {
    /// Columns that the table is asked by.
    fileprivate var keyColumns: Set<String> {
        var names: Set<String> = []
        for match in key {
            switch match {
            case .exact(let column), .prefix(let column): names.insert(column)
            case .within(let from, let until): names.formUnion([from, until])
            }
        }
        return names
    }
}
