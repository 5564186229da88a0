internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

extension RuleRun {
    /// Judges a part or value; true where the rule holds for it, and for all elements it goes through.
    @discardableResult
    mutating func judge(_ number: Int, _ node: Int, value: FieldValue?) -> Bool {
        let rule = book.rules[number]
        forgetLets(of: rule)
        if let fact = lacking(rule, node) {
            // A part that does not concern the rule anyway lacks nothing.
            if let when = rule.when, case .fails = test(when) { return notApplicable(number) }
            return lack(number, fact.name, fact.pointer)
        }
        guard let loop = rule.loop else { return decide(rule, number, node, value) }
        let list = evaluate(loop.body)
        guard case .list(let elements) = list else { return miss(number, node, list) }
        if elements.isEmpty { return notApplicable(number) }
        var holds = true
        for element in elements {
            evaluation.variables[ScopeSlots.element] = element
            forgetLets(of: rule)
            if !decide(rule, number, node, value) { holds = false }
        }
        return holds
    }

    private mutating func decide(_ rule: Rule, _ number: Int, _ node: Int, _ value: FieldValue?) -> Bool {
        if let when = rule.when {
            switch test(when) {
            case .holds: break
            case .fails: return notApplicable(number)
            case .fault(let fault): return miss(number, node, fault)
            }
        }
        if let assert = rule.assert {
            switch test(assert) {
            case .holds: return pass(number)
            case .fails: break
            case .fault(let fault): return miss(number, node, fault)
            }
            for failure in rule.failures {
                if let when = failure.when {
                    guard case .holds = test(when) else { continue }
                }
                fail(rule, number, failure, node, value)
                return false
            }
            return false
        }
        var unclear: Fault?
        for failure in rule.failures {
            guard let when = failure.when else { continue }
            switch test(when) {
            case .holds:
                fail(rule, number, failure, node, value)
                return false
            case .fails: continue
            case .fault(let fault): unclear = unclear ?? fault
            }
        }
        if let unclear { return miss(number, node, unclear) }
        return pass(number)
    }

    // MARK: What becomes of a part

    private mutating func pass(_ number: Int) -> Bool {
        desk.pass(firstSubject + number)
        watcher?.note(number, .passed)
        return true
    }

    private mutating func notApplicable(_ number: Int) -> Bool {
        watcher?.note(number, .notApplicable)
        return true
    }

    private mutating func lack(_ number: Int, _ fact: String, _ pointer: String) -> Bool {
        desk.skip(firstSubject + number, 1, for: fact)
        watcher?.note(number, .needsFacts(pointer))
        return false
    }

    private mutating func miss(_ number: Int, _ node: Int, _ value: Value) -> Bool {
        guard let fault = value.fault else { return false }
        return miss(number, node, fault)
    }

    /// A condition without a value: a fact is absent or unreadable, or the rule broke off.
    private mutating func miss(_ number: Int, _ node: Int, _ fault: Fault) -> Bool {
        if fault.isMissing || fault.code == .unreadable {
            let name = fault.path ?? "a value that can be read"
            return lack(number, name, pointer(of: fault, near: node))
        }
        breakOff(number, node, fault)
        return false
    }

    private func pointer(of fault: Fault, near node: Int) -> String {
        guard let object = fault.object, Int(object.type) < book.members.count,
            let last = fault.path?.split(separator: ".").last,
            object.type != Vocabulary.contextType, object.type != Vocabulary.parametersType
        else { return fault.path ?? index.node(node).pointer }
        return "\(index.node(Int(object.index)).pointer)/\(last)"
    }

    /// The first of a rule's required facts that is not stated.
    private func lacking(_ rule: Rule, _ node: Int) -> (name: String, pointer: String)? {
        for path in rule.requires {
            if path.steps.isEmpty && path.slot == ScopeSlots.value { continue }
            guard case .object(let object)? = evaluation.variables[path.slot] else { return (path.text, path.text) }
            if object.type == Vocabulary.contextType || object.type == Vocabulary.parametersType {
                let slot = path.steps.first.flatMap { book.members[Int(object.type)].firstIndex(of: $0) }
                if let slot, objects.value(slot: slot, of: object) == nil { return (path.text, path.text) }
                continue
            }
            let spot = path.follow(from: Int(object.index), in: index)
            if !spot.isStated { return (path.text, spot.pointer) }
        }
        return nil
    }

    // MARK: Expressions

    /// Works out a condition, with the lets that it needs.
    mutating func test(_ condition: Condition) -> Expression.Verdict {
        prepare(condition)
        if let watcher { return watcher.test(condition, &evaluation) }
        return condition.expression.test(&evaluation)
    }

    mutating func evaluate(_ condition: Condition) -> Value {
        prepare(condition)
        return condition.expression.evaluate(&evaluation)
    }
}
