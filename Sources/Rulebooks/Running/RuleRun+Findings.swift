internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

extension RuleRun {
    /// A part or value fails: the finding, with what it is about and how it is mended.
    mutating func fail(_ rule: Rule, _ number: Int, _ branch: Int, _ node: Int, _ value: FieldValue?) {
        let failure = rule.failures[branch]
        let spot = spot(of: failure.path, node, value)
        watcher?.note(number, .failed(path: spot.pointer, failure: branch))
        let subject = rule.subject
        guard desk.admit(firstSubject + number) else { return }
        let (message, parameters) = render(failure.message)
        let weight = rule.weight(failure) { hasJurisdiction($0.jurisdictions, contexts[self.message]) }
        var finding = Finding(
            rule: subject.id, ruleVersion: subject.version, severity: weight.severity, effect: weight.effect,
            message: FindingDesk.readable(message), path: spot.pointer,
            place: spot.value?.place ?? spot.node.place, value: spot.value?.raw,
            authority: rule.authority.text(in: contexts[self.message].circumstances.destination),
            parameters: parameters)
        finding.dataElement = spot.value?.dataElement ?? spot.node.kind.wcoClass
        finding.authorityCode = failure.authorityCode
        finding.authorityPointer = failure.authorityPointer
        finding.effective = rule.days
        if let fix = failure.fix, let text = said(evaluate(fix.value)) {
            var place = spot
            if let path = fix.path { place = self.spot(of: path, node, value) }
            finding.fix = Finding.Fix(path: place.pointer, value: text, why: render(fix.why).text)
        }
        take(finding, about: spot.node, number, node)
        if let fault = unsaid {
            unsaid = nil
            breakOff(number, node, fault, isSpeaking: true)
        }
    }

    /// A rule broke off: said once in a message, as it will mostly do so again.
    ///
    /// Where it `isSpeaking`, the part has failed and been counted: its message or fix could not be made whole.
    mutating func breakOff(_ number: Int, _ node: Int, _ fault: Fault, isSpeaking: Bool = false) {
        let rule = book.rules[number]
        watcher?.note(number, .brokeOff(fault.message))
        if !isSpeaking { desk.skip(firstSubject + number, 1, for: "a rule that does not break off") }
        guard broken.insert(number).inserted else { return }
        let spot = spot(of: nil, node, nil)
        guard desk.admit(firstSubject + number, isExamined: false) else { return }
        let finding = Finding(
            rule: rule.subject.id, ruleVersion: rule.subject.version, severity: .warning, outcome: .refused,
            effect: .advice,
            message: FindingDesk.readable(
                isSpeaking
                    ? "The message or fix of this rule could not be made: \(fault.message) (\(rule.place)). Mend the rule."
                    : "This rule could not be evaluated here: \(fault.message) (\(rule.place)). Mend the rule; it says "
                        + "nothing about the declaration."),
            path: spot.pointer, place: spot.node.place,
            authority: rule.authority.text(in: contexts[message].circumstances.destination))
        take(finding, about: spot.node, number, node)
    }

    private mutating func take(_ finding: consuming Finding, about part: Node, _ number: Int, _ node: Int) {
        desk.take(consume finding, about: part)
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
