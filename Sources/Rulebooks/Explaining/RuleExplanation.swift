package import TidewaiterDocuments
internal import TidewaiterExpressions
package import TidewaiterManifests
internal import TidewaiterQuantities

/// How a rule came to what it came to: each part that it looked at, with the value of every condition and of all that
/// these are made of.
package struct RuleExplanation: Sendable {
    /// Name of the JSON that ``json()`` writes.
    package static let schema = "tidewaiter.explanation/1"

    /// A part of an expression with its value.
    package struct Part: Sendable, Hashable {
        package let text: String
        package let value: String
        package let depth: Int
        package let place: Place
    }

    /// A condition or a let.
    package struct Step: Sendable, Hashable {
        /// `when`, `assert`, `fails 1`, `let gross`, `applies`.
        package let role: String
        /// The whole first.
        package let parts: [Part]
        package let place: Place
        /// Parts that are not listed.
        package let leftOut: Int
    }

    /// One part of the declaration.
    package struct Look: Sendable, Hashable {
        /// JSON Pointer of the part or value; empty where the rule does not concern the message.
        package let path: String
        /// The value, or the element of the list, where the rule looks at one.
        package let value: String?
        package let outcome: Outcome
        /// What the outcome rests on, in words.
        package let because: String
        package let steps: [Step]
        package let parameters: [Parameter]
    }

    /// A dated value that the rule reads.
    package struct Parameter: Sendable, Hashable {
        package let name: String
        /// nil: there is none for the day.
        package let value: String?
        package let from: String?
        package let authority: String?
    }

    package let rule: String
    package let title: String
    package let authority: String
    package let place: Place
    package let looks: [Look]
    /// Parts beyond those that are listed.
    package let leftOut: Int

    /// Explains a rule on a declaration; nil where the book has no such rule. With a path only the parts that it is in,
    /// or that are in it.
    package init?(
        _ id: String, of book: RuleBook, on declaration: Declaration, options: CheckOptions, path: String? = nil
    ) {
        guard let number = book.number(ofRule: id) else { return nil }
        let index = DeclarationIndex(declaration)
        let watcher = ExplainWatcher(book, rules: [number])
        var run = RuleRun(
            book, index, isPart: declaration.isPart, options: options,
            contexts: MessageContext.all(in: index, options, format: declaration.format.rawValue),
            desk: FindingDesk(index, subjects: book.rules.count, room: 0), firstSubject: 0)
        run.watcher = watcher
        run.run()
        self.init(watcher, number, book, index, path)
    }

    init(_ watcher: ExplainWatcher, _ number: Int, _ book: RuleBook, _ index: DeclarationIndex, _ path: String? = nil) {
        let rule = book.rules[number]
        self.rule = rule.subject.id
        title = rule.title
        authority = rule.subject.authority
        place = rule.place
        leftOut = watcher.leftOut
        let describer = LookDescriber(book: book, rule: rule, index: index)
        looks = watcher.looks.lazy.filter { $0.rule == number }.map(describer.describe).filter { look in
            guard let path else { return true }
            return look.path == path || look.path.hasPrefix(path + "/") || path.hasPrefix(look.path + "/")
        }
    }
}

extension TracedExpression.Part {
    /// Whether it is a text that is written out.
    fileprivate var isQuoted: Bool {
        guard let quote = text.first, quote == "'" || quote == "\"" else { return false }
        return text.count > 1 && text.last == quote && !text.dropFirst().dropLast().contains(quote)
    }
}

/// Puts what was noted of a look into words.
private struct LookDescriber {
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
            steps: steps, parameters: parameters(look))
    }

    private func verdict(_ event: RuleEvent) -> (Outcome, String) {
        switch event {
        case .passed: (.passed, "")
        case .notApplicable: (.notApplicable, "'when' is false, or there is nothing to look at")
        case .notInForce(let bar): (.notApplicable, bar.inWords)
        case .needsFacts(let path, _): (.needsFacts, "it needs \(path)")
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
            if book.isTable(object.type), case .column(let table, _)? = book.members[Int(object.type)].first {
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

    /// The dated values that the rule's conditions name, as of the message's day.
    private func parameters(_ look: ExplainWatcher.Look) -> [RuleExplanation.Parameter] {
        let steps = look.steps + look.steps.flatMap(\.condition.lets).compactMap { look.lets[$0] }
        let names = Set(steps.flatMap { ExpressionNames.members(of: "parameters", in: $0.condition.expression.text) })
        guard let context = look.context else { return [] }
        return book.parameters.filter { names.contains($0.name) }.map { parameter in
            let dated = parameter.dated(on: context)
            return .init(
                name: parameter.name, value: dated.map { text($0.value) }, from: dated?.from.description,
                authority: dated?.authority)
        }
    }
}
