extension Planner {
    mutating func call(_ name: String, _ receiver: Node?, _ arguments: [Node], _ node: Node) -> Plan {
        var function: Function?
        var operands = arguments
        if let receiver {
            function = names.namespaced(receiver, name)
            if function == nil {
                function = names.schema.functions[name]
                operands = [receiver] + arguments
            }
        } else {
            function = names.function(name)
        }
        if let plan = aggregate(name, receiver, arguments, node) { return plan }
        guard let function else { return fault(.unboundFunction, "there is no function '\(name)'", node) }
        var plans = operands.map { plan($0) }
        if name == "orValue", plans.count == 2, types[operands[0].id] == .optional(.decimal) {
            plans[1] = widened(plans[1])
        }
        if name == "in", let plan = membership(plans, operands, node) { return plan }
        if name == "matches", let plan = matches(plans, operands, node) { return plan }
        let isConstant = function.isPure && plans.allSatisfy { $0.constant != nil }
        let step = comparison(function, plans, node) ?? step(function, plans.map(\.step), node.offset)
        return fold(isConstant, node, step.run)
    }

    /// An int as the decimal that it stands for, so that the value is of the type that the check has found.
    private func widened(_ plan: Plan) -> Plan {
        @Sendable func widened(_ value: Value) -> Value {
            guard case .int(let number) = value else { return value }
            return .decimal(.small(number, scale: 0))
        }
        if let constant = plan.constant { return .constant(widened(constant)) }
        let step = plan.step
        return .step(Step { widened(step(&$0)) })
    }

    private func step(_ function: Function, _ steps: [Step], _ offset: Int) -> Step {
        if steps.count == 1, let body = function.one {
            let operand = steps[0]
            return Step { evaluation in
                let value = operand(&evaluation)
                if value.isFault { return value }
                guard evaluation.spend() else { return evaluation.stopped }
                return Self.placed(body.run(value, &evaluation), offset)
            }
        }
        if steps.count == 2, let body = function.two {
            let (left, right) = (steps[0], steps[1])
            return Step { evaluation in
                let first = left(&evaluation)
                if first.isFault { return first }
                let second = right(&evaluation)
                if second.isFault { return second }
                guard evaluation.spend() else { return evaluation.stopped }
                return Self.placed(body.run(first, second, &evaluation), offset)
            }
        }
        let host = function.host
        let many = function.many
        let name = function.name
        return Step { evaluation in
            var values: [Value] = []
            values.reserveCapacity(steps.count)
            for step in steps {
                let value = step(&evaluation)
                if value.isFault { return value }
                values.append(value)
            }
            guard evaluation.spend(1 + steps.count) else { return evaluation.stopped }
            guard let result = host?(values) ?? many?(values, &evaluation) else {
                return Self.placed(.noOverload(name, of: values), offset)
            }
            return Self.placed(result, offset)
        }
    }

    /// A pattern that is written out is compiled once.
    private mutating func matches(_ plans: [Plan], _ operands: [Node], _ node: Node) -> Plan? {
        guard plans.count == 2, case .string(let text)? = plans[1].constant else { return nil }
        let operand = plans[0].step
        let offset = node.offset
        let compiled = Pattern.compile(text, limits, room: &patternRoom)
        switch compiled {
        case .success(let pattern): patterns[operands[1].id] = pattern
        case .failure(let flaw): reject("the pattern cannot be read: \(flaw.message)", node)
        }
        return fold(plans[0].constant != nil, node) { evaluation in
            let value = operand(&evaluation)
            if value.isFault { return value }
            guard case .string(let subject) = value else {
                return Self.placed(.noOverload("matches", value, .string(text)), offset)
            }
            return Self.placed(Pattern.evaluate(compiled, on: subject, &evaluation), offset)
        }
    }

    mutating func select(_ operand: Node, _ field: String, _ access: Node.Access, _ node: Node) -> Plan {
        let plan = plan(operand)
        let step = plan.step
        let offset = node.offset
        if let type = types[operand.id].flatMap(names.schema.objectType), let slot = type.slot(field) {
            let missing = Missing(field, path(of: node), of: type.name, access, offset)
            return .step(self.field(slot, of: operand, plan, missing))
        }
        let key = Value.string(field)
        let path = path(of: node)
        let objects = names.schema.types
        return fold(plan.constant != nil, node) { evaluation in
            let value = step(&evaluation)
            if case .fault(let box) = value {
                return access != .required && box.fault.code == .missing
                    ? access == .test ? .bool(false) : .none : value
            }
            guard case .object(let object) = value.unwrapped else {
                return Self.placed(Self.select(value, field, key, access), offset)
            }
            // What is only known to be an object now: its field is looked up by name.
            let type = Int(object.type) < objects.count ? objects[Int(object.type)] : nil
            guard let type, let slot = type.slot(field) else {
                return Self.placed(.fault(.noSuchField, "no such field '\(field)'"), offset)
            }
            var access = access
            if case .optional = value, access == .required { access = .optional }
            let missing = Missing(field, path, of: type.name, access, offset)
            return Self.read(slot, of: object, missing, &evaluation)
        }
    }

    /// How a message names a field: by the names that lead to it, where it is nothing but names.
    private func path(of node: Node) -> String {
        guard case .select(let operand, let field, _) = node.shape else { return node.qualifiedName?.name ?? "" }
        let outer = path(of: operand)
        return outer.isEmpty ? field : "\(outer).\(field)"
    }

    private static func select(_ value: Value, _ field: String, _ key: Value, _ access: Node.Access) -> Value {
        var subject = value
        var isOptional = access == .optional
        if case .optional(let box) = value {
            guard let inner = box.value else { return access == .test ? .bool(false) : .none }
            subject = inner
            isOptional = true
        }
        guard case .map(let map) = subject else {
            let isTestOfOptional = access == .test && isOptional && subject.typeName == "optional_type"
            if isTestOfOptional { return .bool(false) }
            return .fault(.noSuchField, "no such key '\(field)': \(subject.typeName) has no fields")
        }
        let found = map.value(key)
        if access == .test { return .bool(found != nil) }
        if isOptional { return found.map { .some($0) } ?? .none }
        return found ?? .fault(.noSuchKey, "no such key: '\(field)'")
    }

    mutating func list(_ elements: [Node.Element], _ node: Node) -> Plan {
        let plans = elements.map { plan($0.node) }
        let parts = zip(plans, elements).map { ($0.step, $1.isOptional) }
        let offset = node.offset
        return fold(plans.allSatisfy { $0.constant != nil }, node) { evaluation in
            var values: [Value] = []
            guard evaluation.build(parts.count * 16) else { return evaluation.stopped }
            values.reserveCapacity(parts.count)
            for (step, isOptional) in parts {
                let value = step(&evaluation)
                if value.isFault { return value }
                guard isOptional else {
                    values.append(value)
                    continue
                }
                guard case .optional(let box) = value else {
                    return Self.placed(.noOverload("[?]", value), offset)
                }
                if let inner = box.value { values.append(inner) }
            }
            return .list(values)
        }
    }

    mutating func map(_ entries: [Node.Entry], _ node: Node) -> Plan {
        var plans: [(key: Plan, value: Plan, isOptional: Bool)] = []
        for entry in entries { plans.append((plan(entry.key), plan(entry.value), entry.isOptional)) }
        let parts = plans.map { ($0.key.step, $0.value.step, $0.isOptional) }
        let offset = node.offset
        return fold(plans.allSatisfy { $0.key.constant != nil && $0.value.constant != nil }, node) { evaluation in
            guard evaluation.build(parts.count * 64) else { return evaluation.stopped }
            var made: [MapValue.Entry] = []
            for (keyStep, valueStep, isOptional) in parts {
                let key = keyStep(&evaluation)
                if key.isFault { return key }
                var value = valueStep(&evaluation)
                if value.isFault { return value }
                if isOptional {
                    guard case .optional(let box) = value else {
                        return Self.placed(.noOverload("{?}", value), offset)
                    }
                    guard let inner = box.value else { continue }
                    value = inner
                }
                made.append(MapValue.Entry(key: key, value: value))
            }
            return Self.placed(MapValue.make(made), offset)
        }
    }
}
