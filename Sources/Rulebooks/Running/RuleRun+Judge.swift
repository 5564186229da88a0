internal import TidewaiterDocuments
internal import TidewaiterExpressions
internal import TidewaiterManifests

extension RuleRun {
    /// Judges a part or value.
    @discardableResult
    mutating func judge(_ rule: Rule, _ number: Int, _ node: Int) -> Outcome {
        if let watcher { watcher.look(number, at: node, lookedAt(node)) }
        if !exhausted.isEmpty, exhausted.contains(number) { return passOver(number) }
        return rule.isPlain ? decide(rule, number, node) : judgeWhole(rule, number, node)
    }

    /// A limit stopped the rule before.
    mutating func passOver(_ number: Int) -> Outcome {
        watcher?.note(number, .brokeOff("a limit stopped it before"))
        desk.breakOff(firstSubject + number)
        return .other
    }

    /// Judges by a rule that has more to it than conditions.
    private mutating func judgeWhole(_ rule: Rule, _ number: Int, _ node: Int) -> Outcome {
        evaluation.variables[ScopeSlots.element] = nil
        evaluation.variables[ScopeSlots.first] = nil
        forgetLets(of: rule, number)
        if let path = lacking(rule.requires) { return lack(path, rule, number, node) }
        if let first = rule.first, !rule.comparesElements, let fault = remember(first, number, rule.partType, node) {
            return miss(number, node, fault)
        }
        guard let loop = rule.loop else { return decide(rule, number, node) }
        let list = evaluate(loop.body)
        guard case .list(let elements) = list else { return miss(number, node, list) }
        if elements.isEmpty { return notApplicable(number) }
        for element in elements {
            evaluation.variables[ScopeSlots.element] = element
            forgetLets(of: rule, number)
            judge(element: element, rule, number, node)
        }
        return .other
    }

    private mutating func judge(element: Value, _ rule: Rule, _ number: Int, _ node: Int) {
        if let path = lacking(rule.elementRequires) {
            _ = lack(path, rule, number, node)
        } else if let first = rule.first, rule.comparesElements,
            let fault = remember(first, number, rule.partType, node)
        {
            _ = miss(number, node, fault)
        } else {
            _ = decide(rule, number, node)
        }
    }

    private mutating func decide(_ rule: Rule, _ number: Int, _ node: Int) -> Outcome {
        if let when = rule.when {
            switch test(when) {
            case .holds: break
            case .fails: return notApplicable(number)
            case .fault(let fault): return miss(number, node, fault)
            }
        }
        guard let assert = rule.assert else { return firstFailure(rule, number, node) }
        switch test(assert) {
        case .holds: return pass(number)
        case .fails: return fail(rule, number, node)
        case .fault(let fault): return miss(number, node, fault)
        }
    }

    /// What must hold does not: the first failure that is the case speaks.
    @discardableResult
    mutating func fail(_ rule: Rule, _ number: Int, _ node: Int) -> Outcome {
        for branch in rule.whens.indices {
            if let when = rule.whens[branch] {
                guard case .holds = test(when) else { continue }
            }
            return conclude(rule, number, branch, node)
        }
        return .other
    }

    /// Of a rule that says only how it can fail: the first failure that is the case.
    private mutating func firstFailure(_ rule: Rule, _ number: Int, _ node: Int) -> Outcome {
        var unclear: (fault: Fault, condition: Condition?)?
        for branch in rule.whens.indices {
            guard let when = rule.whens[branch] else { continue }
            switch test(when) {
            case .holds: return conclude(rule, number, branch, node)
            case .fails: continue
            case .fault(let fault): unclear = unclear ?? (fault, when)
            }
        }
        if let unclear {
            faulty = unclear.condition
            return miss(number, node, unclear.fault)
        }
        return pass(number)
    }

    /// A failure speaks: of what is wrong, or of the fact without which nobody can tell.
    private mutating func conclude(_ rule: Rule, _ number: Int, _ branch: Int, _ node: Int) -> Outcome {
        let value = lookedAt(node)
        let failure = rule.failures[branch]
        if let fact = failure.needs {
            let pointer = watcher == nil ? "" : spot(of: failure.path, node, value).pointer
            return lack(number, node, fact, at: pointer, failure: branch)
        }
        fail(rule, number, branch, node, value)
        return .other
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

    private mutating func pass(_ number: Int) -> Outcome {
        desk.pass(firstSubject + number)
        watcher?.note(number, .passed)
        return .passed
    }

    private func notApplicable(_ number: Int) -> Outcome {
        watcher?.note(number, .notApplicable)
        return .idle
    }

    /// A fact is absent; `pointer` is for who looks on, and empty where nobody does.
    private mutating func lack(
        _ number: Int, _ node: Int, _ fact: String, at pointer: String, failure: Int? = nil, why: String? = nil
    ) -> Outcome {
        desk.skip(firstSubject + number, 1, for: fact, at: node)
        watcher?.note(number, .needsFacts(pointer, failure: failure, why: why))
        return .other
    }

    /// A fact that the rule requires is absent.
    private mutating func lack(_ path: ValuePath, _ rule: Rule, _ number: Int, _ node: Int) -> Outcome {
        // A part that does not concern the rule anyway lacks nothing.
        if let when = rule.when, case .fails = test(when) { return notApplicable(number) }
        var pointer = path.text
        if watcher != nil, case .object(let object)? = value(at: path.slot), isPart(object) {
            pointer = path.follow(from: Int(object.index), in: index).pointer
        }
        return lack(number, node, path.text, at: pointer)
    }

    @discardableResult
    mutating func miss(_ number: Int, _ node: Int, _ value: Value) -> Outcome {
        if case .fault(let fault) = Expression.Verdict(value) { return miss(number, node, fault) }
        return .other
    }

    /// A condition without a value: a fact is absent or unreadable, or the rule broke off.
    private mutating func miss(_ number: Int, _ node: Int, _ fault: Fault) -> Outcome {
        if fault.isMissing || fault.code == .unreadable {
            let pointer = watcher == nil ? "" : pointer(of: fault, near: node)
            let why = watcher == nil || fault.isMissing ? nil : fault.message
            return lack(number, node, fault.path ?? "a value that can be read", at: pointer, why: why)
        }
        breakOff(number, node, fault)
        return .other
    }

    private func pointer(of fault: Fault, near node: Int) -> String {
        guard let object = fault.object, isPart(object), let last = fault.path?.split(separator: ".").last else {
            return fault.path ?? index.node(node).pointer
        }
        return "\(index.node(Int(object.index)).pointer)/\(name(of: String(last), in: object.type))"
    }

    /// What stands in the document for a member as rules call it: a mass in kilograms is read of the mass.
    private func name(of member: String, in type: UInt16) -> String {
        guard Int(type) < book.shapes.count, let slot = book.shapes[Int(type)].type.slot(member) else { return member }
        switch book.members[type, slot] {
        case .field(let field), .kilograms(let field): return field.name
        case .part(let kind): return kind.jsonName
        default: return member
        }
    }

    /// Whether an object is a part of the declaration, and not the context, the parameters or a row of a table.
    func isPart(_ object: ObjectRef) -> Bool {
        object.type != Vocabulary.contextType && object.type != Vocabulary.parametersType && !book.isTable(object.type)
    }

    /// The first of some required facts that is not stated.
    private mutating func lacking(_ paths: [ValuePath]) -> ValuePath? {
        for path in paths where !isStated(path) { return path }
        return nil
    }

    private mutating func isStated(_ path: ValuePath) -> Bool {
        // What is looked at is there, readable or not.
        if path.slot == ScopeSlots.value, path.steps.isEmpty { return true }
        guard let start = value(at: path.slot) else { return false }
        guard case .object(let object) = start else {
            // A let, or the value that is looked at.
            if case .optional(let box) = start { return box.value != nil }
            return !start.isFault
        }
        if isPart(object) { return path.isStated(from: Int(object.index), in: index) }
        guard let step = path.steps.first else { return true }
        let members = book.members.members(of: object.type)
        guard let slot = members.firstIndex(of: step) else { return true }
        return objects.value(slot: slot - members.startIndex, of: object) != nil
    }

    // MARK: Expressions

    /// What a condition comes to.
    mutating func test(_ condition: Condition) -> Expression.Verdict {
        let verdict = watcher == nil ? condition.expression.test(&evaluation) : watchedTest(condition)
        if case .fault(let fault) = verdict, !fault.isMissing { faulty = condition }
        return verdict
    }

    private mutating func watchedTest(_ condition: Condition) -> Expression.Verdict {
        prepare(condition)
        guard let watcher else { return condition.expression.test(&evaluation) }
        return Expression.Verdict(watcher.evaluate(condition, &evaluation))
    }

    mutating func evaluate(_ condition: Condition) -> Value {
        if watcher != nil { prepare(condition) }
        let value = condition.expression.evaluate(&evaluation)
        if case .fault(let box) = value, !box.fault.isMissing { faulty = condition }
        return value
    }

    /// A rule looks at another part: its lets have to be worked out again.
    private mutating func forgetLets(of rule: Rule, _ number: Int) {
        for slot in rule.letSlots { evaluation.variables[slot] = nil }
        if letRule == number { return }
        letRule = number
        ruleLets = rule.lets
        if watcher == nil { for made in rule.lets { evaluation.lets[made.slot] = made.body.expression } }
    }

    /// The value of a variable; a let is worked out if it has none yet.
    mutating func value(at slot: Int) -> Value? {
        if slot >= ScopeSlots.firstLet, case nil = evaluation.variables[slot] { workOut(slot) }
        return evaluation.variables[slot]
    }

    /// Works out the lets that a condition needs and that have no value yet, where somebody looks on. A let without a
    /// value is a fault wherever it is used, and none where it is not.
    private mutating func prepare(_ condition: Condition) {
        for slot in condition.lets {
            if case nil = evaluation.variables[slot] { workOut(slot) }
        }
    }

    /// The let of the book or of the rule that is looking, by its slot.
    func `let`(at slot: Int) -> Let? {
        let number = slot - ScopeSlots.firstLet
        return book.lets.indices.contains(number) ? book.lets[number] : ruleLets.first { $0.slot == slot }
    }

    private mutating func workOut(_ slot: Int) {
        guard let made = self.let(at: slot) else { return }
        if watcher != nil { prepare(made.body) }
        evaluation.variables[slot] =
            watcher?.evaluate(made.body, &evaluation) ?? made.body.expression.evaluate(&evaluation)
    }
}
