internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

extension RuleRun {
    /// A part or value fails: the finding, with what it is about and how it is mended.
    mutating func fail(_ rule: Rule, _ number: Int, _ branch: Int, _ node: Int, _ value: FieldValue?) {
        let failure = rule.failures[branch]
        let spot = spot(of: failure.path, node, value)
        watcher?.note(number, .failed(path: spot.pointer, failure: branch))
        guard desk.admit(firstSubject + number) else { return }
        let (message, parameters) = render(failure.message)
        let weight = rule.weight(failure) { hasJurisdiction($0.jurisdictions, contexts[self.message]) }
        let fix = fix(failure, spot, node, value)
        take(rule, about: spot.node, number, node) { finding in
            finding.severity = weight.severity
            finding.effect = weight.effect
            finding.message = FindingDesk.readable(message)
            finding.parameters = parameters
            finding.path = spot.pointer
            finding.place = spot.value?.place ?? spot.node.place
            finding.value = spot.value?.raw
            finding.dataElement = spot.value?.dataElement ?? spot.node.kind.wcoClass
            finding.authorityCode = failure.authorityCode
            finding.authorityPointer = failure.authorityPointer
            finding.effective = rule.days
            finding.fix = fix
        }
        if let fault = unsaid {
            unsaid = nil
            breakOff(number, node, fault, isSpeaking: true)
        }
    }

    /// How what failed is mended; nil where the rule does not say it, or cannot.
    private mutating func fix(
        _ failure: Failure, _ spot: ValueSpot, _ node: Int, _ value: FieldValue?
    ) -> Finding.Fix? {
        guard let fix = failure.fix, let text = said(evaluate(fix.value)) else { return nil }
        let place = fix.path.map { self.spot(of: $0, node, value) } ?? spot
        return Finding.Fix(path: place.pointer, value: text, why: render(fix.why).text)
    }

    /// A rule broke off: said once in a message, as it will mostly do so again.
    ///
    /// Where it `isSpeaking`, the part has failed and been counted: its message or fix could not be made whole.
    mutating func breakOff(_ number: Int, _ node: Int, _ fault: Fault, isSpeaking: Bool = false) {
        let rule = book.rules[number]
        watcher?.note(number, .brokeOff(fault.message))
        if !isSpeaking {
            desk.breakOff(firstSubject + number)
            if fault.code == .limit { exhausted.insert(number) }
        }
        guard broken.insert(number).inserted else { return }
        let spot = spot(of: nil, node, nil)
        guard desk.admit(firstSubject + number, isExamined: false) else { return }
        let why = "\(fault.message) (\(place(of: fault, in: rule)))"
        let message =
            isSpeaking
            ? "The message or fix of this rule could not be made: \(why). Mend the rule."
            : "This rule could not be evaluated here: \(why). Mend the rule; it says nothing about the declaration"
                + (exhausted.contains(number) ? ", and is not run on the rest of it." : ".")
        take(rule, about: spot.node, number, node) { finding in
            finding.severity = .warning
            finding.outcome = .refused
            finding.effect = .advice
            finding.message = FindingDesk.readable(message)
            finding.path = spot.pointer
            finding.place = spot.node.place
        }
    }

    /// Where in the book a fault arose: in the condition that was worked out last, or in a let that it names.
    private func place(of fault: Fault, in rule: Rule) -> Place {
        guard let faulty else { return rule.place }
        for slot in faulty.lets {
            guard case .fault(let box)? = evaluation.variables[slot], box.fault == fault else { continue }
            return self.let(at: slot)?.body.place(of: fault) ?? rule.place
        }
        return faulty.place(of: fault)
    }

    private mutating func take(
        _ rule: Rule, about part: Node, _ number: Int, _ node: Int, _ fill: (inout Finding) -> Void
    ) {
        // The law of every country stands in what is known of the rule; most rules have one for all.
        let law = rule.authority.varies ? rule.authority.text(in: contexts[message].circumstances.destination) : nil
        desk.take(rule.subject, about: part) { finding in
            if let law { finding.authority = law }
            fill(&finding)
        }
        findingKeys.append(FindingKey(node: node, rule: field == nil ? number : -1))
    }

    mutating func spot(of path: ValuePath?, _ node: Int, _ value: FieldValue?) -> ValueSpot {
        if let path, path.slot != ScopeSlots.value {
            // A path from what is around the part begins there; from what is no part, at the part.
            guard case .object(let object)? = self.value(at: path.slot), isPart(object) else {
                return ValueSpot(node: index.node(node), value: nil, pointer: index.node(node).pointer)
            }
            return path.follow(from: Int(object.index), in: index)
        }
        if let value { return ValueSpot(node: value.node, value: value, pointer: value.pointer) }
        return ValueSpot(node: index.node(node), value: nil, pointer: index.node(node).pointer)
    }

    // MARK: Texts

    /// A message in the language of the report, or in English, with the values that it mentions by name.
    private mutating func render(_ templates: [String: MessageTemplate]) -> (text: String, parameters: [String: String])
    {
        guard let template = templates[options.language] ?? templates["en"] else { return ("", [:]) }
        var text = ""
        var parameters: [String: String] = [:]
        for piece in template.pieces {
            switch piece {
            case .text(let plain): text += plain
            case .expression(let condition, let name):
                let value = said(evaluate(condition)) ?? "?"
                text += value
                parameters[name] = value
            }
        }
        return (text, parameters)
    }

    /// A value as a text; nil where there is none. That the expression broke off is noted, a fact that is absent is not.
    private mutating func said(_ value: Value) -> String? {
        if case .fault(let box) = value, !box.fault.isMissing, box.fault.code != .unreadable { unsaid = box.fault }
        return Self.text(value)
    }

    /// A value as a text; nil where there is none.
    private static func text(_ value: Value) -> String? {
        switch value {
        case .string(let text): text.string
        case .optional(let box): box.value.flatMap { text($0) }
        case .fault, .null: nil
        default: value.written
        }
    }
}
