extension Planner {
    /// What a turn of a comprehension works with.
    struct Turn: Sendable {
        let range: Step
        let filter: Step?
        let body: Step?
        let slot: Int
        let isTwo: Bool
        let offset: Int

        /// The elements with their keys or numbers.
        func elements(_ evaluation: inout Evaluation) -> (elements: Elements?, fault: Value?) {
            let value = range(&evaluation)
            switch value {
            case .list(let values): return (Elements(list: values, map: nil), nil)
            case .map(let map): return (Elements(list: nil, map: map.entries), nil)
            default: return (nil, value.isFault ? value : Planner.placed(.noOverload("comprehension", value), offset))
            }
        }

        /// Puts an element into the slots; false when nothing may be spent any more.
        func enter(_ index: Int, _ elements: Elements, _ evaluation: inout Evaluation) -> Bool {
            if let list = elements.list {
                if isTwo {
                    evaluation.locals[slot] = .int(Int64(index))
                    evaluation.locals[slot + 1] = list[index]
                } else {
                    evaluation.locals[slot] = list[index]
                }
            } else if let map = elements.map {
                evaluation.locals[slot] = map[index].key
                if isTwo { evaluation.locals[slot + 1] = map[index].value }
            }
            return evaluation.spend()
        }
    }

    struct Elements {
        let list: [Value]?
        let map: [MapValue.Entry]?
        var count: Int { list?.count ?? map?.count ?? 0 }
    }

    mutating func comprehension(_ form: Node.Comprehension, _ node: Node) -> Plan {
        let turn = turn(form, node)
        switch form.form {
        case .all: return .step(Self.quantifier(turn, stopsAt: false))
        case .exists: return .step(Self.quantifier(turn, stopsAt: true))
        case .existsOne: return .step(Self.one(turn))
        case .list: return .step(Self.listing(turn))
        case .map: return .step(Self.mapping(turn))
        }
    }

    mutating func turn(_ form: Node.Comprehension, _ node: Node) -> Turn {
        let range = plan(form.range)
        let slot = names.locals.count
        names.enter(form.names)
        let filter = form.filter.map { plan($0).step }
        let body = form.body.map { plan($0).step }
        names.leave(form.names.count)
        return Turn(
            range: range.step, filter: filter, body: body, slot: slot, isTwo: form.names.count == 2,
            offset: node.offset)
    }

    private static func quantifier(_ turn: Turn, stopsAt: Bool) -> Step {
        let name = stopsAt ? "exists" : "all"
        return Step { evaluation in
            let (elements, broken) = turn.elements(&evaluation)
            guard let elements, let body = turn.body else { return broken ?? .bool(!stopsAt) }
            var fault: Value?
            for index in 0..<elements.count {
                guard turn.enter(index, elements, &evaluation) else { return evaluation.stopped }
                let value = body(&evaluation)
                if case .bool(let value) = value {
                    if value == stopsAt { return .bool(stopsAt) }
                } else if fault == nil {
                    fault = value.isFault ? value : placed(.noOverload(name, value), turn.offset)
                }
            }
            return fault ?? .bool(!stopsAt)
        }
    }

    private static func one(_ turn: Turn) -> Step {
        Step { evaluation in
            let (elements, broken) = turn.elements(&evaluation)
            guard let elements, let body = turn.body else { return broken ?? .bool(false) }
            var count = 0
            for index in 0..<elements.count {
                guard turn.enter(index, elements, &evaluation) else { return evaluation.stopped }
                let value = body(&evaluation)
                guard case .bool(let isFound) = value else {
                    return value.isFault ? value : placed(.noOverload("exists_one", value), turn.offset)
                }
                if isFound { count += 1 }
            }
            return .bool(count == 1)
        }
    }

    /// Whether an element is kept, or why that cannot be said.
    static func isKept(_ turn: Turn, _ evaluation: inout Evaluation) -> (isKept: Bool, fault: Value?) {
        guard let filter = turn.filter else { return (true, nil) }
        let value = filter(&evaluation)
        guard case .bool(let isKept) = value else {
            return (false, value.isFault ? value : placed(.noOverload("filter", value), turn.offset))
        }
        return (isKept, nil)
    }

    private static func listing(_ turn: Turn) -> Step {
        Step { evaluation in
            let (elements, broken) = turn.elements(&evaluation)
            guard let elements else { return broken ?? .list([]) }
            var made: [Value] = []
            for index in 0..<elements.count {
                guard turn.enter(index, elements, &evaluation) else { return evaluation.stopped }
                let (isKept, fault) = isKept(turn, &evaluation)
                if let fault { return fault }
                guard isKept else { continue }
                let value = turn.body?(&evaluation) ?? evaluation.locals[turn.slot]
                if value.isFault { return value }
                guard evaluation.build(16) else { return evaluation.stopped }
                made.append(value)
            }
            return .list(made)
        }
    }

    private static func mapping(_ turn: Turn) -> Step {
        Step { evaluation in
            let (elements, broken) = turn.elements(&evaluation)
            guard let elements, let body = turn.body else { return broken ?? placed(MapValue.make([]), turn.offset) }
            var made: [MapValue.Entry] = []
            for index in 0..<elements.count {
                guard turn.enter(index, elements, &evaluation) else { return evaluation.stopped }
                let key = evaluation.locals[turn.slot]
                let (isKept, fault) = isKept(turn, &evaluation)
                if let fault { return fault }
                guard isKept else { continue }
                let value = body(&evaluation)
                if value.isFault { return value }
                guard evaluation.build(64) else { return evaluation.stopped }
                made.append(MapValue.Entry(key: key, value: value))
            }
            return placed(MapValue.make(made), turn.offset)
        }
    }
}
