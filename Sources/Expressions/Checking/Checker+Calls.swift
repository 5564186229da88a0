import TidewaiterDocuments

extension Checker {
    mutating func select(
        _ operand: Node, _ field: String, _ access: Node.Access, _ node: Node
    ) throws(Flaw) -> ValueType {
        // The operand's type first: `apply` looks at what is known when it is called.
        var type = type(of: operand)
        type = types.apply(type)
        var isOptional = access == .optional
        if case .named("optional_type", let parameters) = type {
            type = types.apply(parameters[0])
            isOptional = true
        }
        let result: ValueType
        switch type {
        case .dyn, .parameter: result = .dyn
        case .open:
            _ = types.isAssignable(.dyn, to: type)
            result = .dyn
        case .named("map", let parameters):
            guard types.isAssignable(.string, to: parameters[0]) else {
                throw Flaw("field", "the keys of \(type) are no names", at: node)
            }
            result = types.apply(parameters[1])
        default:
            guard let object = names.schema.objectType(type) else {
                throw Flaw("field", "\(type) has no fields", at: node)
            }
            guard let slot = object.slot(field) else {
                let near = object.similar(to: field)
                throw Flaw(
                    "field",
                    "no field '\(field)' in \(type)" + (near.map { "; did you mean '\($0)'?" } ?? ""), at: node,
                    expected: near)
            }
            result = object.fields[slot].type
        }
        return access == .test ? .bool : isOptional ? .optional(result) : result
    }

    mutating func comprehension(_ form: Node.Comprehension, _ node: Node) throws(Flaw) -> ValueType {
        let given = type(of: form.range)
        let range = types.apply(given)
        let (key, element) = try parts(of: range, form.range)
        let isMap = if case .named("map", _) = range { true } else { false }
        let variables: [(String, ValueType)] =
            form.names.count == 2
            ? [(form.names[0], key), (form.names[1], element)] : [(form.names[0], isMap ? key : element)]
        if let filter = form.filter { try fit(inside(variables, filter), .bool, filter) }
        let body = form.body.map { inside(variables, $0) }
        switch form.form {
        case .list: return .list(types.apply(body ?? variables[0].1))
        case .map: return .map(types.apply(key), types.apply(body ?? element))
        case .all, .exists, .existsOne:
            if let body, let node = form.body { try fit(body, .bool, node) }
            return .bool
        }
    }

    private mutating func parts(of range: ValueType, _ node: Node) throws(Flaw) -> (ValueType, ValueType) {
        switch range {
        case .named("list", let parameters): return (.int, parameters[0])
        case .named("map", let parameters): return (parameters[0], parameters[1])
        case .dyn, .parameter: return (.dyn, .dyn)
        case .open:
            _ = types.isAssignable(.dyn, to: range)
            return (.dyn, .dyn)
        default: throw Flaw("type", "expected a list or a map, found \(range)", at: node)
        }
    }

    mutating func call(
        _ name: String, _ receiver: Node?, _ arguments: [Node], _ node: Node
    ) throws(Flaw) -> ValueType {
        var function: Function?
        var operands = arguments
        var isMember = false
        if let receiver {
            function = names.namespaced(receiver, name)
            if function == nil {
                function = names.schema.functions[name]
                operands = [receiver] + arguments
                isMember = true
            }
        } else {
            function = names.function(name)
        }
        guard let function else {
            throw unbound(name, receiver, node)
        }
        var given: [ValueType] = []
        for operand in operands { given.append(type(of: operand)) }
        if isWidened(name, given) { given[1] = .decimal }
        if function.isExtremum { return try extremum(function, given, node) }
        let type = try resolve(function, given, isMember, node)
        if let (argument, message) = function.objection?(operands.map(\.writtenText)),
            operands.indices.contains(argument)
        {
            throw Flaw("constant", message, at: operands[argument])
        }
        return type
    }

    /// Whether an int stands in the place of a decimal that is not there: `.?net_mass.orValue(0)`. See ``Planner/widened``.
    private func isWidened(_ name: String, _ given: [ValueType]) -> Bool {
        name == "orValue" && given.count == 2 && types.apply(given[0]) == .optional(.decimal)
            && types.apply(given[1]) == .int
    }

    /// There is no such function: what there is beside it, or what was probably meant.
    private func unbound(_ name: String, _ receiver: Node?, _ node: Node) -> Flaw {
        let all = names.schema.functions.keys
        var called = name
        var near: String?
        if let space = receiver?.qualifiedName?.name {
            let siblings = all.filter { $0.hasPrefix("\(space).") }.map { String($0.dropFirst(space.utf8.count + 1)) }
            if !siblings.isEmpty {
                called = "\(space).\(name)"
                near = SimilarName.nearest(to: name, in: siblings.sorted()).map { "\(space).\($0)" }
            }
        }
        near = near ?? SimilarName.nearest(to: name, in: all.filter { $0.first?.isLetter ?? false }.sorted())
        return Flaw(
            "unbound_function", "there is no function '\(called)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
            at: node, expected: near)
    }

    private mutating func resolve(
        _ function: Function, _ given: [ValueType], _ isMember: Bool, _ node: Node
    ) throws(Flaw) -> ValueType {
        var result: ValueType?
        for overload in function.overloads
        where overload.isMember == isMember && overload.parameters.count == given.count {
            var parameters: [String: ValueType] = [:]
            let expected = overload.parameters.map { open($0, &parameters) }
            let answer = open(overload.result, &parameters)
            let fits = types.attempt { types in
                zip(given, expected).allSatisfy { types.isAssignable($0, to: $1) }
            }
            guard fits else { continue }
            let type = types.apply(answer)
            if let known = result, types.apply(known) != type {
                result = .dyn
            } else {
                result = type
            }
        }
        guard let result else { throw noOverload(function, given, node) }
        return result
    }

    /// `math.greatest` and `math.least` take any number of numbers, or a list of them.
    private mutating func extremum(
        _ function: Function, _ given: [ValueType], _ node: Node
    ) throws(Flaw) -> ValueType {
        let numbers: [ValueType] = [.int, .uint, .double, .decimal, .dyn]
        var resolved = given.map { types.apply($0) }
        if resolved.count == 1, case .named("list", let parameters) = resolved[0] {
            let element = types.apply(parameters[0])
            resolved = [element.isNamed ? element : .dyn]
        }
        guard let first = resolved.first, resolved.allSatisfy({ numbers.contains($0) || !$0.isNamed }) else {
            throw noOverload(function, given, node)
        }
        if resolved.contains(.decimal), resolved.contains(.double) || resolved.contains(.uint) {
            throw noOverload(function, given, node)
        }
        return resolved.allSatisfy { $0 == first } ? first : .dyn
    }

    private func noOverload(_ function: Function, _ given: [ValueType], _ node: Node) -> Flaw {
        let given = given.map { types.apply($0) }
        let list = given.map(\.description).joined(separator: ", ")
        let message = "'\(function.name)' does not take (\(list))"
        let exact: Set<ValueType> = [.decimal, .money, .quantity]
        if function.name == "/", !exact.isDisjoint(with: given) {
            return Flaw(
                "no_such_overload",
                message + "; a division of exact numbers says where it ends: a.divide(b, 2, 'half_up')", at: node,
                expected: "divide")
        }
        if given.contains(.double), !exact.isDisjoint(with: given) {
            return Flaw(
                "no_such_overload", message + "; a double is not exact, write decimal('1.5') for 1.5", at: node,
                expected: "decimal")
        }
        // How it may be called is of help where that is short to tell.
        let overloads = function.overloads.filter { $0.parameters.count == given.count }
        var ways: [String] = []
        for way in overloads.map(\.inWords) where !ways.contains(way) { ways.append(way) }
        let known = ways.count <= 4 ? ways.joined(separator: " or ") : ""
        return Flaw(
            "no_such_overload", known.isEmpty ? message : "\(message); it takes \(known)", at: node,
            expected: known.isEmpty ? nil : known)
    }

    private mutating func open(_ type: ValueType, _ parameters: inout [String: ValueType]) -> ValueType {
        switch type {
        case .parameter(let name):
            if let known = parameters[name] { return known }
            let fresh = types.fresh()
            parameters[name] = fresh
            return fresh
        case .named(let name, let inner):
            return inner.isEmpty ? type : .named(name, inner.map { open($0, &parameters) })
        default: return type
        }
    }
}

extension Node {
    /// The text that is written out here; nil for anything else.
    fileprivate var writtenText: String? {
        guard case .literal(.string(let text)) = shape else { return nil }
        return text.string
    }
}
