/// Finds the type of an expression, or the first place where its types do not fit.
struct Checker {
    var names: Names
    var types = Substitution()
    /// The types of the macros' variables around.
    var locals: [ValueType] = []

    static func check(_ node: Node, _ schema: Schema) throws(Flaw) -> ValueType {
        var checker = Checker(names: Names(schema))
        let type = try checker.type(of: node)
        return checker.types.apply(type, isFinal: true)
    }

    mutating func type(of node: Node) throws(Flaw) -> ValueType {
        switch node.shape {
        case .literal(let value): return literal(value)
        case .identifier(let name, _):
            if let local = names.local(node) { return locals[local] }
            if let type = global(node) { return type }
            throw Flaw("undeclared", "nothing is called '\(name)' here", at: node.offset)
        case .select(let operand, let field, let access):
            if access == .required, let type = global(node) { return type }
            return try select(operand, field, access, node)
        case .call(let name, let receiver, let arguments): return try call(name, receiver, arguments, node)
        case .any(let terms), .every(let terms):
            for term in terms { try expect(.bool, of: term) }
            return .bool
        case .conditional(let condition, let first, let second):
            try expect(.bool, of: condition)
            return try conditional(type(of: first), type(of: second), node)
        case .list(let elements): return try list(elements)
        case .map(let entries): return try map(entries)
        case .comprehension(let comprehension): return try self.comprehension(comprehension, node)
        case .bind(let name, let value, let body):
            let type = try type(of: value)
            return try inside([(name, type)], body)
        case .optionalMap(let operand, let name, let body, let isFlat):
            let element = types.fresh()
            try expect(.optional(element), of: operand)
            let type = try inside([(name, types.apply(element))], body)
            guard isFlat else { return .optional(type) }
            let flat = types.fresh()
            try fit(type, .optional(flat), body)
            return .optional(types.apply(flat))
        }
    }

    private func global(_ node: Node) -> ValueType? {
        switch names.global(node) {
        case .variable(let index): names.schema.variables[index].type
        case .type: .type
        default: nil
        }
    }

    mutating func inside(_ variables: [(String, ValueType)], _ body: Node) throws(Flaw) -> ValueType {
        names.enter(variables.map(\.0))
        locals += variables.map(\.1)
        let type = try type(of: body)
        names.leave(variables.count)
        locals.removeLast(variables.count)
        return type
    }

    mutating func expect(_ expected: ValueType, of node: Node) throws(Flaw) {
        try fit(type(of: node), expected, node)
    }

    mutating func fit(_ type: ValueType, _ expected: ValueType, _ node: Node) throws(Flaw) {
        guard types.isAssignable(type, to: expected) else {
            throw Flaw(
                "type", "expected \(types.apply(expected)), found \(types.apply(type))", at: node.offset)
        }
    }

    private mutating func literal(_ value: Value) -> ValueType { .named(value.typeName, []) }

    private mutating func conditional(
        _ first: ValueType, _ second: ValueType, _ node: Node
    ) throws(Flaw) -> ValueType {
        let result = types.fresh()
        guard types.isAssignable(first, to: result), types.isAssignable(second, to: result) else {
            throw Flaw(
                "overload",
                "both answers of a condition need one type, found \(types.apply(first)) and \(types.apply(second))",
                at: node.offset)
        }
        return types.apply(result)
    }

    private mutating func list(_ elements: [Node.Element]) throws(Flaw) -> ValueType {
        var joined: ValueType?
        for element in elements {
            let type = try value(element.node, element.isOptional)
            joined = joined.map { types.join($0, type) } ?? type
        }
        return .list(joined ?? types.fresh())
    }

    private mutating func map(_ entries: [Node.Entry]) throws(Flaw) -> ValueType {
        var joined: (ValueType, ValueType)?
        for entry in entries {
            let key = try type(of: entry.key)
            let resolved = types.apply(key)
            guard [.int, .uint, .bool, .string, .dyn].contains(resolved) || !resolved.isNamed else {
                throw Flaw("key", "a map's key cannot be of type \(resolved)", at: entry.key.offset)
            }
            let value = try value(entry.value, entry.isOptional)
            joined = joined.map { (types.join($0.0, key), types.join($0.1, value)) } ?? (key, value)
        }
        return .map(joined?.0 ?? types.fresh(), joined?.1 ?? types.fresh())
    }

    /// The type of an element, which behind `?` is what an optional holds.
    private mutating func value(_ node: Node, _ isOptional: Bool) throws(Flaw) -> ValueType {
        let type = try type(of: node)
        guard isOptional else { return type }
        let element = types.fresh()
        try fit(type, .optional(element), node)
        return types.apply(element)
    }
}

extension ValueType {
    var isNamed: Bool {
        if case .named = self { return true }
        return false
    }
}
