internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

extension RuleRun {
    /// Judges a part or value; true where the rule holds for it, and for all elements it goes through.
    @discardableResult
    mutating func judge(_ number: Int, _ node: Int) -> Bool {
        let rule = book.rules[number]
        outcome = .other
        watcher?.look(number, at: node, lookedAt(node))
        forgetLets(of: rule)
        if let fact = lacking(rule, node) {
            // A part that does not concern the rule anyway lacks nothing.
            if let when = rule.when, case .fails = test(when) { return notApplicable(number) }
            return lack(number, fact.name, fact.pointer)
        }
        if let first = rule.first, let fault = remember(first, number, rule.partType, node) {
            return miss(number, node, fault)
        }
        guard let loop = rule.loop else { return decide(rule, number, node) }
        let list = evaluate(loop.body)
        guard case .list(let elements) = list else { return miss(number, node, list) }
        if elements.isEmpty { return notApplicable(number) }
        var holds = true
        for element in elements {
            evaluation.variables[ScopeSlots.element] = element
            forgetLets(of: rule)
            if !decide(rule, number, node) { holds = false }
        }
        return holds
    }

    private mutating func decide(_ rule: Rule, _ number: Int, _ node: Int) -> Bool {
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
            for branch in rule.whens.indices {
                if let when = rule.whens[branch] {
                    guard case .holds = test(when) else { continue }
                }
                return conclude(rule, number, branch, node)
            }
            return false
        }
        var unclear: Fault?
        for branch in rule.whens.indices {
            guard let when = rule.whens[branch] else { continue }
            switch test(when) {
            case .holds: return conclude(rule, number, branch, node)
            case .fails: continue
            case .fault(let fault): unclear = unclear ?? fault
            }
        }
        if let unclear { return miss(number, node, unclear) }
        return pass(number)
    }

    /// A failure speaks: of what is wrong, or of the fact without which nobody can tell.
    private mutating func conclude(_ rule: Rule, _ number: Int, _ branch: Int, _ node: Int) -> Bool {
        let value = lookedAt(node)
        if let fact = rule.failures[branch].needs {
            return lack(number, fact, spot(of: rule.failures[branch].path, node, value).pointer, failure: branch)
        }
        fail(rule, number, branch, node, value)
        return false
    }

    /// Puts what was remembered of the first part like this one where expressions find it; the fault of a key or value
    /// that cannot be told.
    private mutating func remember(_ first: First, _ number: Int, _ type: UInt16, _ node: Int) -> Value? {
        let key = evaluate(first.key)
        guard case .string(let text) = key else { return key }
        let identity = IdentifierKey(exact: text.utf8)
        if let known = firsts[number]?[identity] {
            evaluation.variables[ScopeSlots.first] = known
            return nil
        }
        let value =
            first.remembers.map { evaluate($0) }
            ?? .object(ObjectRef(type: type, index: UInt32(truncatingIfNeeded: node)))
        if value.isFault { return value }
        firsts[number, default: [:]][identity] = value
        evaluation.variables[ScopeSlots.first] = value
        return nil
    }

    // MARK: What becomes of a part

    private mutating func pass(_ number: Int) -> Bool {
        desk.pass(firstSubject + number)
        outcome = .passed
        watcher?.note(number, .passed)
        return true
    }

    private mutating func notApplicable(_ number: Int) -> Bool {
        outcome = .idle
        watcher?.note(number, .notApplicable)
        return true
    }

    private mutating func lack(_ number: Int, _ fact: String, _ pointer: String, failure: Int? = nil) -> Bool {
        desk.skip(firstSubject + number, 1, for: fact)
        watcher?.note(number, .needsFacts(pointer, failure: failure))
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
            if !path.isStated(from: Int(object.index), in: index) {
                return (path.text, path.follow(from: Int(object.index), in: index).pointer)
            }
        }
        return nil
    }

    // MARK: Expressions

    /// Works out a condition, with the lets that it needs.
    mutating func test(_ condition: Condition) -> Expression.Verdict {
        prepare(condition)
        if let watcher { return Expression.Verdict(watcher.evaluate(condition, &evaluation)) }
        return condition.expression.test(&evaluation)
    }

    mutating func evaluate(_ condition: Condition) -> Value {
        prepare(condition)
        return condition.expression.evaluate(&evaluation)
    }
}
