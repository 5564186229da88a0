internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterQuantities

/// A book with one small change, and the rules that the change can reach.
struct BookMutant {
    let place: Place
    let rule: String?
    let what: String
    /// The book, with only those rules that the change can reach.
    let text: BookText
    var cell: RuleTable.Change?
}

/// Makes all small changes of a book, one at a time.
struct BookMutants {
    private let book: RuleBook
    private let text: BookText
    private(set) var all: [BookMutant] = []

    init(_ book: RuleBook, _ text: BookText) {
        self.book = book
        self.text = text
        for (rule, written) in zip(
            book.rules,
            book.rules.map { rule in
                text.rules.first { $0.id.value == rule.subject.id }
            })
        {
            if let written { change(rule, written) }
        }
        changeParameters()
        changeTables()
    }

    // MARK: Rules

    private mutating func change(_ rule: Rule, _ written: RuleText) {
        change(rule.applies, written) { $0.applies = $1 }
        change(rule.when, written) { $0.when = $1 }
        change(rule.assert, written) { $0.assert = $1 }
        for (number, made) in rule.lets.enumerated() {
            change(made.body, written) { $0.lets[number] = LetText(name: $0.lets[number].name, expression: $1) }
        }
        for (number, failure) in rule.failures.enumerated() {
            change(failure.when, written) { $0.failures[number].when = $1 }
        }
        let span = written.effective
        changeDay(span.from, "begins", written) { $0.effective.from = $1 }
        changeDay(span.until, "ends", written) { $0.effective.until = $1 }
    }

    private mutating func change(
        _ condition: Condition?, _ rule: RuleText, _ put: (inout RuleText, Written<String>) -> Void
    ) {
        guard let condition else { return }
        let old = condition.text
        for mutant in condition.expression.mutants {
            var changed = rule
            put(&changed, Written(value: mutant.applied(to: old.value), scalar: old.scalar, file: old.file))
            all.append(
                BookMutant(
                    place: old.place(of: mutant.range), rule: rule.id.value, what: mutant.what,
                    text: reduced(to: [changed])))
        }
    }

    private mutating func changeDay(
        _ day: CivilDate?, _ what: String, _ rule: RuleText, _ put: (inout RuleText, CivilDate) -> Void
    ) {
        guard let day else { return }
        for days in [-1, 1] {
            guard let moved = day.adding(days: days) else { continue }
            var changed = rule
            put(&changed, moved)
            all.append(
                BookMutant(
                    place: rule.effectivePlace ?? rule.id.place, rule: rule.id.value,
                    what: "it \(what) on \(moved) instead of \(day)", text: reduced(to: [changed])))
        }
    }

    private func reduced(to rules: [RuleText]) -> BookText {
        var reduced = text
        reduced.rules = rules
        reduced.overrides = []
        return reduced
    }

    /// The rules that name a parameter or a table, themselves or through a let.
    private func rules(where names: (FactNames) -> Bool) -> [RuleText] {
        book.rules.filter { names(book.names(of: $0)) }.compactMap { rule in
            text.rules.first { $0.id.value == rule.subject.id }
        }
    }

    // MARK: Facts

    private mutating func changeParameters() {
        for (number, parameter) in text.parameters.enumerated() {
            let readers = rules { $0.parameters.contains(parameter.name.value) }
            guard !readers.isEmpty else { continue }
            for (place, dated) in parameter.values.enumerated() {
                func add(_ from: CivilDate, _ value: String, _ what: String) {
                    var values = parameter.values
                    values[place] = .init(
                        from: from, known: dated.known,
                        value: Written(value: value, scalar: dated.value.scalar, file: dated.value.file),
                        authority: dated.authority)
                    var changed = reduced(to: readers)
                    changed.parameters[number] = ParameterText(
                        name: parameter.name, type: parameter.type, title: parameter.title, values: values)
                    all.append(
                        BookMutant(
                            place: dated.value.place, rule: nil, what: "parameter \(parameter.name.value): \(what)",
                            text: changed))
                }
                if let next = dated.from.adding(days: 1) {
                    add(next, dated.value.value, "from \(next) instead of \(dated.from)")
                }
                if let value = parameter.type.neighbour(of: dated.value.value) {
                    add(dated.from, value, "\(value) instead of \(dated.value.value)")
                }
            }
        }
    }

    private mutating func changeTables() {
        for (table, written) in zip(book.tables.dropFirst(book.imported.tables), text.tables) {
            let readers = rules { $0.tables.contains(table.name) }
            guard !readers.isEmpty else { continue }
            for row in 0..<table.rowCount {
                for (column, type) in table.types.enumerated() {
                    guard let value = table.value(column, row: row) else { continue }
                    let old: String
                    if case .string(let text) = value { old = text.string } else { old = value.written }
                    guard let new = type.neighbour(of: old), let changed = type.value(new) else { continue }
                    all.append(
                        BookMutant(
                            place: table.places[row], rule: nil,
                            what: "table \(written.name.value): \(table.columns[column]) \(new) instead of \(old)",
                            text: reduced(to: readers),
                            cell: .init(table: table.name, row: row, column: column, value: changed)))
                }
            }
        }
    }
}

extension ColumnType {
    /// Another value of the type that is as near as can be; nil where there is none.
    fileprivate func neighbour(of text: String) -> String? {
        switch self {
        case .string: text + "~"
        case .int: Int64(text).flatMap { $0 < .max ? String($0 + 1) : nil }
        case .decimal: (try? Decimal(text)).flatMap { try? $0.adding(Decimal("1")) }?.description
        case .date: CivilDate(iso: text)?.adding(days: 1)?.description
        case .bool: text == "true" ? "false" : "true"
        }
    }
}
