extension Planner {
    /// What a list comes to. Of a list that only a macro makes (`items.map(i, i.value).sum()`) the elements are taken as
    /// they come, and no list is made.
    mutating func aggregate(_ name: String, _ receiver: Node?, _ arguments: [Node], _ node: Node) -> Plan? {
        guard let receiver, names.namespaced(receiver, name) == nil else { return nil }
        let isSize = name == "size" && arguments.isEmpty
        guard let kind = isSize ? .count : Aggregate.Kind(rawValue: name),
            arguments.isEmpty || kind == .avg && arguments.count == 2
        else { return nil }
        var element: ValueType?
        if case .named("list", let parameters)? = types[receiver.id] { element = parameters.first }
        let rounding = arguments.map { plan($0) }
        let start = Self.start(Aggregate(kind, of: element), rounding.map(\.step))
        if !isTraced, rooms[receiver.id] == nil, case .comprehension(let form) = receiver.shape, form.form == .list {
            return .step(Self.stream(turn(form, receiver), start))
        }
        // The size of what may be no list, and an average that states its scale, are calls like others.
        if isSize { return nil }
        let list = plan(receiver)
        let (operand, offset) = (list.step, node.offset)
        let isConstant = list.constant != nil && rounding.allSatisfy { $0.constant != nil }
        return fold(isConstant, node) { evaluation in
            let value = operand(&evaluation)
            guard case .list(let elements) = value else {
                return value.isFault ? value : Self.placed(.noOverload(name, value), offset)
            }
            let (aggregate, fault) = start(&evaluation)
            guard let aggregate else { return fault }
            return Self.placed(Library.run(aggregate, over: elements, &evaluation), offset)
        }
    }

    private typealias Start = @Sendable (inout Evaluation) -> (aggregate: Aggregate?, fault: Value)

    /// An aggregate with its scale and rounding worked out.
    private static func start(_ aggregate: Aggregate, _ rounding: [Step]) -> Start {
        guard rounding.count == 2 else { return { _ in (aggregate, .null) } }
        let (scale, mode) = (rounding[0], rounding[1])
        return { evaluation in
            let scale = scale(&evaluation)
            if scale.isFault { return (nil, scale) }
            let mode = mode(&evaluation)
            if mode.isFault { return (nil, mode) }
            var aggregate = aggregate
            aggregate.rounding = (scale, mode)
            return (aggregate, .null)
        }
    }

    private static func stream(_ turn: Turn, _ start: @escaping Start) -> Step {
        Step { evaluation in
            let (elements, broken) = turn.elements(&evaluation)
            guard let elements else { return broken ?? .null }
            var (aggregate, fault) = start(&evaluation)
            guard aggregate != nil else { return fault }
            for index in 0..<elements.count {
                guard turn.enter(index, elements, &evaluation) else { return evaluation.stopped }
                let (isKept, broken) = isKept(turn, &evaluation)
                if let broken { return broken }
                guard isKept else { continue }
                let value = turn.body?(&evaluation) ?? evaluation.locals[turn.slot]
                if let fault = aggregate?.add(value, &evaluation) { return placed(fault, turn.offset) }
            }
            guard !evaluation.isExhausted, let aggregate else { return evaluation.stopped }
            return placed(aggregate.finish(), turn.offset)
        }
    }
}
