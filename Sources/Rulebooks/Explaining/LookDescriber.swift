internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// Puts what was noted of a look into words.
struct LookDescriber {
    let book: RuleBook
    let rule: Rule
    let index: DeclarationIndex

    func describe(_ look: ExplainWatcher.Look) -> RuleExplanation.Look {
        let (outcome, because) = verdict(look.event)
        var steps: [RuleExplanation.Step] = []
        for slot in look.steps.flatMap(\.condition.lets) {
            guard let noted = look.lets[slot], let made = book.lets.first(where: { $0.slot == slot }) else { continue }
            let step = step("let \(made.name)", noted)
            if !steps.contains(step) { steps.append(step) }
        }
        steps += look.steps.map { step(role(of: $0.condition), $0) }
        let path = look.value?.pointer ?? look.node.map { index.node($0).pointer } ?? ""
        return RuleExplanation.Look(
            path: path, value: look.element.map(text) ?? look.value?.raw, outcome: outcome, because: because,
            steps: steps, parameters: parameters(look), tables: tables(look))
    }

    private func verdict(_ event: RuleEvent) -> (Outcome, String) {
        switch event {
        case .passed: (.passed, "")
        case .notApplicable: (.notApplicable, "'when' is false, or there is nothing to look at")
        case .notInForce(let bar): (.notApplicable, bar.inWords)
        case .needsFacts(let path, _, let why): (.needsFacts, "it needs \(path)\(why.map { ": \($0)" } ?? "")")
        case .failed(let path, let branch):
            (.failed, rule.failures.count > 1 ? "failure \(branch + 1), at \(path)" : "at \(path)")
        case .brokeOff(let why): (.refused, "it broke off: \(why)")
        }
    }

    private func role(of condition: Condition) -> String {
        func isIt(_ other: Condition?) -> Bool { other?.number == condition.number }
        if isIt(book.applies) { return "applies (book)" }
        if isIt(rule.applies) { return "applies" }
        if isIt(rule.when) { return "when" }
        if isIt(rule.assert) { return "assert" }
        if let branch = rule.failures.firstIndex(where: { isIt($0.when) }) { return "fails \(branch + 1)" }
        if let made = rule.lets.first(where: { isIt($0.body) }) { return "let \(made.name)" }
        return "condition"
    }

    private func step(_ role: String, _ step: ExplainWatcher.Step) -> RuleExplanation.Step {
        let most = 100
        let text = step.condition.text
        var parts: [RuleExplanation.Part] = []
        for entry in step.trace.entries.prefix(most) {
            guard step.traced.parts.indices.contains(entry.part), let part = step.traced.parts[entry.part] else {
                continue
            }
            let value = self.text(entry.value)
            // What is written out needs no explanation.
            if part.depth > 0, value == part.text || part.isQuoted { continue }
            // The path of names to a field says nothing that the field does not.
            if case .object = entry.value, part.depth > 0, !part.text.contains("(") { continue }
            parts.append(
                .init(
                    text: part.text.split(whereSeparator: \.isWhitespace).joined(separator: " "), value: value,
                    depth: part.depth, place: text.place(at: part.range.lowerBound)))
        }
        return RuleExplanation.Step(
            role: role, parts: parts, place: text.place,
            leftOut: step.trace.leftOut + max(0, step.trace.entries.count - most))
    }

    /// A value as a reader of the declaration knows it: a part by its path, a row of a table by its place.
    private func text(_ value: Value) -> String {
        switch value {
        case .object(let object):
            if object.type == Vocabulary.contextType { return "the message" }
            if object.type == Vocabulary.parametersType { return "the parameters" }
            if book.isTable(object.type), case .column(let table, _)? = book.members.members(of: object.type).first {
                return "\(book.tables[table].places[Int(object.index)])"
            }
            return index.node(Int(object.index)).pointer
        case .optional(let box): return box.value.map { text($0) } ?? "none"
        case .list(let values) where values.contains(where: { if case .object = $0 { true } else { false } }):
            let more = values.count > 3 ? ", … \(values.count) in all" : ""
            return "[\(values.prefix(3).map { text($0) }.joined(separator: ", "))\(more)]"
        case .fault(let box): return box.fault.isMissing ? "missing" : "fault: \(box.fault.message)"
        default: return value.written
        }
    }

    /// All that was worked out for a look, lets that it rests on too.
    private func steps(of look: ExplainWatcher.Look) -> [ExplainWatcher.Step] {
        look.steps + look.steps.flatMap(\.condition.lets).compactMap { look.lets[$0] }
    }

    /// The dated values that the rule's conditions name, as of the message's day.
    private func parameters(_ look: ExplainWatcher.Look) -> [RuleExplanation.Parameter] {
        let steps = steps(of: look)
        let names = Set(steps.flatMap { ExpressionNames.members(of: "parameters", in: $0.condition.expression.text) })
        guard let context = look.context else { return [] }
        return book.parameters.filter { names.contains($0.name) }.map { parameter in
            let dated = parameter.dated(on: context)
            return .init(
                name: parameter.name, value: dated.map { text($0.value) }, from: dated?.from.description,
                authority: dated?.authority)
        }
    }

    /// The tables that were asked, in the order in which they stand in the book, with the rows that came of it.
    private func tables(_ look: ExplainWatcher.Look) -> [RuleExplanation.Table] {
        var asked: Set<Int> = []
        var rows: [Int: Set<Int>] = [:]
        func note(_ value: Value) {
            switch value {
            case .object(let object):
                guard book.isTable(object.type),
                    case .column(let table, _)? = book.members.members(of: object.type).first
                else { return }
                rows[table, default: []].insert(Int(object.index))
            case .optional(let box): if let value = box.value { note(value) }
            case .list(let values): for value in values { note(value) }
            default: break
            }
        }
        for step in steps(of: look) {
            for entry in step.trace.entries where step.traced.parts.indices.contains(entry.part) {
                guard let part = step.traced.parts[entry.part] else { continue }
                if let table = book.tables.firstIndex(where: { part.text.hasPrefix("tables.\($0.name).") }) {
                    asked.insert(table)
                }
                note(entry.value)
            }
        }
        return asked.union(rows.keys).sorted().map { describe(book.tables[$0], rows: (rows[$0] ?? []).sorted()) }
    }

    private func describe(_ table: RuleTable, rows: [Int]) -> RuleExplanation.Table {
        let most = 10
        return .init(
            name: table.name, title: table.title, authority: table.authority,
            rows: rows.prefix(most).map { row in
                let cells = table.columns.enumerated().compactMap { column, name in
                    table.value(column, row: row).map { RuleExplanation.Row.Cell(column: name, value: $0.plain) }
                }
                return .init(place: table.places[row], cells: cells)
            }, leftOut: max(0, rows.count - most))
    }
}

extension TracedExpression.Part {
    /// Whether it is a text that is written out.
    fileprivate var isQuoted: Bool {
        guard let quote = text.first, quote == "'" || quote == "\"" else { return false }
        return text.count > 1 && text.last == quote && !text.dropFirst().dropLast().contains(quote)
    }
}
