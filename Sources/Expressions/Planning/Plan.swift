/// A part of an expression made ready: its value when that is known already, or how to work it out.
enum Plan {
    case constant(Value)
    case step(Step)

    static func dynamic(_ run: @escaping Step.Body) -> Plan { .step(Step(run)) }

    var step: Step {
        switch self {
        case .constant(let value): Step { _ in value }
        case .step(let step): step
        }
    }

    var constant: Value? {
        guard case .constant(let value) = self else { return nil }
        return value
    }
}

/// Turns a syntax tree into steps: names become slots, what is constant is worked out once, patterns are compiled.
struct Planner {
    var names: Names
    let limits: ExpressionLimits
    /// The type of each node, by its number; all nil when nothing was checked.
    let types: [ValueType?]
    /// Whether the value of every node is noted; then nothing is worked out ahead of time.
    var isTraced = false
    /// The patterns that are written out, by the numbers of their nodes, and the instructions that are left for others.
    var patterns: [Int: Pattern] = [:]
    var patternRoom: Int
    /// What is left for working out ahead of time what is constant.
    private var foldSteps = 20_000
    private var foldBytes = 1 << 19
    /// What can have no value, whatever the variables are.
    private(set) var flaws: [Flaw] = []

    /// Where the values of parts that are worked out once are kept, by their nodes' numbers.
    let rooms: [Int?]
    let roomCount: Int

    init(
        _ tree: Tree, _ schema: Schema, _ limits: ExpressionLimits, types: [ValueType?], isTraced: Bool = false
    ) {
        let sharing = isTraced ? nil : Sharing(tree, schema)
        rooms = sharing?.rooms ?? [Int?](repeating: nil, count: tree.count)
        roomCount = sharing?.count ?? 0
        names = Names(schema)
        self.limits = limits
        self.types = types
        self.isTraced = isTraced
        patternRoom = limits.patternRoom
    }

    mutating func plan(_ node: Node) -> Plan {
        let plan = make(node)
        let step = plan.step
        if let room = rooms[node.id], plan.constant == nil {
            return .dynamic { evaluation in
                if let known = evaluation.kept[room] { return known }
                let value = step(&evaluation)
                evaluation.kept[room] = value
                return value
            }
        }
        guard isTraced else { return plan }
        let part = node.id
        return .dynamic { evaluation in
            let place = evaluation.trace?.open() ?? 0
            let value = step(&evaluation)
            evaluation.trace?.close(place, part, value)
            return value
        }
    }

    private mutating func make(_ node: Node) -> Plan {
        switch node.shape {
        case .literal(let value): return .constant(value)
        case .identifier(let name, _):
            if let slot = names.local(node) { return .dynamic { $0.locals[slot] } }
            return global(node) ?? fault(.undeclared, "nothing is called '\(name)' here", node)
        case .select(let operand, let field, let access):
            if access == .required, let plan = global(node) { return plan }
            return select(operand, field, access, node)
        case .call(let name, let receiver, let arguments): return call(name, receiver, arguments, node)
        case .any(let terms): return logic(terms, absorbing: true, node)
        case .every(let terms): return logic(terms, absorbing: false, node)
        case .conditional(let condition, let first, let second): return conditional(condition, first, second, node)
        case .list(let elements): return list(elements, node)
        case .map(let entries): return map(entries, node)
        case .comprehension(let form): return comprehension(form, node)
        case .bind(let name, let value, let body): return bind(name, value, body)
        case .optionalMap(let operand, let name, let body, let isFlat):
            return optionalMap(operand, name, body, isFlat, node)
        }
    }

    func fault(_ code: Fault.Code, _ message: String, _ node: Node) -> Plan {
        let value = Value.fault(FaultBox(Fault(code, message, offset: node.offset)))
        return .dynamic { _ in value }
    }

    private func global(_ node: Node) -> Plan? {
        switch names.global(node) {
        case .variable(let index):
            let name = names.schema.variables[index].name
            let missing = Value.fault(FaultBox(Fault(.unboundVariable, "'\(name)' has no value", offset: node.offset)))
            return .dynamic { $0.variables[index] ?? $0.workOut(index) ?? missing }
        case .type(let name): return .constant(.type(name))
        default: return nil
        }
    }

    /// Works out at once what depends on nothing, unless it is a fault: that may lie on a path never taken.
    mutating func fold(_ isConstant: Bool, _ node: Node, _ run: @escaping Step.Body) -> Plan {
        let step = Step(run)
        guard isConstant, !isTraced else { return .step(step) }
        var small = limits
        small.bytes = min(small.bytes, foldBytes, 1 << 16)
        small.steps = min(small.steps, foldSteps, 1000)
        var evaluation = Evaluation()
        evaluation.begin(locals: 0, limits: small)
        let value = step(&evaluation)
        foldSteps -= evaluation.spentSteps
        foldBytes -= evaluation.spentBytes
        guard !evaluation.isExhausted else { return .step(step) }
        guard let fault = value.fault else { return .constant(value) }
        reject(fault.message, node)
        return .step(step)
    }

    mutating func reject(_ message: String, _ node: Node) {
        if flaws.isEmpty { flaws.append(Flaw("constant", message, at: node)) }
    }

    /// Gives a fault the place where it arose.
    static func placed(_ value: Value, _ offset: Int) -> Value {
        guard case .fault(let box) = value, box.fault.offset < 0 else { return value }
        var fault = box.fault
        fault.offset = offset
        return .fault(FaultBox(fault))
    }

    private mutating func logic(_ terms: [Node], absorbing: Bool, _ node: Node) -> Plan {
        let plans = terms.map { plan($0) }
        let steps = plans.map(\.step)
        let offset = node.offset
        let name = absorbing ? "||" : "&&"
        if steps.count == 2, plans.contains(where: { $0.constant == nil }) {
            let (left, right) = (steps[0], steps[1])
            return .dynamic { evaluation in
                let first = left(&evaluation)
                if case .bool(absorbing) = first { return first }
                let second = right(&evaluation)
                if case .bool(let value) = second {
                    if value == absorbing { return second }
                    if case .bool = first { return second }
                }
                let value = if case .bool = first { second } else { first }
                return value.isFault ? value : Self.placed(.noOverload(name, value), offset)
            }
        }
        return fold(plans.allSatisfy { $0.constant != nil }, node) { evaluation in
            var fault: Value?
            for step in steps {
                let value = step(&evaluation)
                if case .bool(let value) = value {
                    if value == absorbing { return .bool(absorbing) }
                } else if fault == nil {
                    fault = value.isFault ? value : Self.placed(.noOverload(name, value), offset)
                }
            }
            return fault ?? .bool(!absorbing)
        }
    }

    private mutating func conditional(_ condition: Node, _ first: Node, _ second: Node, _ node: Node) -> Plan {
        let (condition, first, second) = (plan(condition), plan(first), plan(second))
        if case .bool(let value)? = condition.constant { return value ? first : second }
        let (test, yes, no) = (condition.step, first.step, second.step)
        let offset = node.offset
        return .dynamic { evaluation in
            switch test(&evaluation) {
            case .bool(true): return yes(&evaluation)
            case .bool(false): return no(&evaluation)
            case let value: return value.isFault ? value : Self.placed(.noOverload("? :", value), offset)
            }
        }
    }

    private mutating func bind(_ name: String, _ value: Node, _ body: Node) -> Plan {
        let value = plan(value).step
        let slot = names.locals.count
        names.enter([name])
        let body = plan(body)
        names.leave(1)
        if body.constant != nil { return body }
        let step = body.step
        return .dynamic { evaluation in
            // A value that is not asked for may be a fault, as in any other place.
            evaluation.locals[slot] = value(&evaluation)
            return step(&evaluation)
        }
    }

    private mutating func optionalMap(
        _ operand: Node, _ name: String, _ body: Node, _ isFlat: Bool, _ node: Node
    ) -> Plan {
        let operand = plan(operand).step
        let slot = names.locals.count
        names.enter([name])
        let body = plan(body).step
        names.leave(1)
        let offset = node.offset
        let macro = isFlat ? "optFlatMap" : "optMap"
        return .dynamic { evaluation in
            let value = operand(&evaluation)
            guard case .optional(let box) = value else {
                return value.isFault ? value : Self.placed(.noOverload(macro, value), offset)
            }
            guard let inner = box.value else { return .none }
            evaluation.locals[slot] = inner
            let result = body(&evaluation)
            if result.isFault { return result }
            guard isFlat else { return .some(result) }
            if case .optional = result { return result }
            return Self.placed(.noOverload(macro, result), offset)
        }
    }
}
