import TidewaiterDocuments

/// Finds the type of an expression, or the first place where its types do not fit.
struct Checker {
    var names: Names
    var types = Substitution()
    /// The types of the macros' variables around.
    var locals: [ValueType] = []
    /// What was found of each node.
    private var found: [ValueType?]
    private(set) var flaws: [Flaw] = []

    /// More flaws than these help nobody.
    private static let mostFlaws = 20

    private init(_ tree: Tree, _ schema: Schema) {
        names = Names(schema)
        found = [ValueType?](repeating: nil, count: tree.count)
    }

    /// What a check found out.
    struct Result {
        /// The type of each node, by its number; nil for what is no value by itself.
        let types: [ValueType?]
        let type: ValueType
        /// Everything wrong, in the order of the text.
        let flaws: [Flaw]
    }

    static func check(_ tree: Tree, _ schema: Schema, expecting: ValueType? = nil) -> Result {
        var checker = Checker(tree, schema)
        let type = checker.type(of: tree.root)
        if let expecting, checker.flaws.isEmpty {
            checker.record { (checker) throws(Flaw) in
                try checker.fit(type, expecting, tree.root)
            }
        }
        let types = checker.found.map { $0.map { checker.types.apply($0, isFinal: true) } }
        return Result(
            types: types, type: checker.types.apply(type, isFinal: true),
            flaws: checker.flaws.sorted { $0.offset < $1.offset })
    }

    /// Notes a flaw; what it is about may then be of any type, so that one mistake is told once.
    private mutating func record(_ work: (inout Checker) throws(Flaw) -> Void) {
        do throws(Flaw) { try work(&self) } catch {
            if flaws.count < Self.mostFlaws { flaws.append(error) }
        }
    }

    mutating func type(of node: Node) -> ValueType {
        var type = ValueType.dyn
        let depth = locals.count
        record { (checker) throws(Flaw) in type = try checker.infer(node) }
        if locals.count > depth { locals.removeLast(locals.count - depth) }
        found[node.id] = type
        return type
    }

    private mutating func infer(_ node: Node) throws(Flaw) -> ValueType {
        switch node.shape {
        case .literal(let value): return literal(value)
        case .identifier(let name, _):
            if let local = names.local(node) { return locals[local] }
            if let type = global(node) { return type }
            throw undeclared(name, node)
        case .select(let operand, let field, let access):
            if access == .required, let type = global(node) { return type }
            return try select(operand, field, access, node)
        case .call(let name, let receiver, let arguments): return try call(name, receiver, arguments, node)
        case .any(let terms), .every(let terms):
            for term in terms { expect(.bool, of: term) }
            return .bool
        case .conditional(let condition, let first, let second):
            expect(.bool, of: condition)
            return try conditional(type(of: first), type(of: second), node)
        case .list(let elements): return try list(elements)
        case .map(let entries): return try map(entries)
        case .comprehension(let comprehension): return try self.comprehension(comprehension, node)
        case .bind(let name, let value, let body):
            let type = type(of: value)
            return inside([(name, type)], body)
        case .optionalMap(let operand, let name, let body, let isFlat):
            let element = types.fresh()
            expect(.optional(element), of: operand)
            let type = inside([(name, types.apply(element))], body)
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

    mutating func inside(_ variables: [(String, ValueType)], _ body: Node) -> ValueType {
        names.enter(variables.map(\.0))
        locals += variables.map(\.1)
        let type = type(of: body)
        names.leave(variables.count)
        locals.removeLast(variables.count)
        return type
    }

    mutating func expect(_ expected: ValueType, of node: Node) {
        let type = type(of: node)
        record { (checker) throws(Flaw) in try checker.fit(type, expected, node) }
    }

    private func undeclared(_ name: String, _ node: Node) -> Flaw {
        // Beyond the flaws that are told, none is worth a search.
        let near =
            flaws.count >= Self.mostFlaws
            ? nil : SimilarName.nearest(to: name, in: names.locals + names.schema.variables.map(\.name))
        return Flaw(
            "undeclared", "nothing is called '\(name)' here" + (near.map { "; did you mean '\($0)'?" } ?? ""), at: node,
            expected: near)
    }

    mutating func fit(_ type: ValueType, _ expected: ValueType, _ node: Node) throws(Flaw) {
        guard types.isAssignable(type, to: expected) else {
            let wanted = types.apply(expected).description
            throw Flaw("type", "expected \(wanted), found \(types.apply(type))", at: node, expected: wanted)
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
                at: node)
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
            let key = type(of: entry.key)
            let resolved = types.apply(key)
            guard [.int, .uint, .bool, .string, .dyn].contains(resolved) || !resolved.isNamed else {
                throw Flaw("key", "a map's key cannot be of type \(resolved)", at: entry.key)
            }
            let value = try value(entry.value, entry.isOptional)
            joined = joined.map { (types.join($0.0, key), types.join($0.1, value)) } ?? (key, value)
        }
        return .map(joined?.0 ?? types.fresh(), joined?.1 ?? types.fresh())
    }

    /// The type of an element, which behind `?` is what an optional holds.
    private mutating func value(_ node: Node, _ isOptional: Bool) throws(Flaw) -> ValueType {
        let type = type(of: node)
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
