internal import TidewaiterExpressions
internal import TidewaiterManifests

/// What the expressions of one rule, or of a book's lets, can name: variables by their slots, and the types of objects.
struct Scope {
    /// A variable by its slot; nil where the slot has no name here.
    private(set) var variables: [(name: String, type: ValueType)?]
    /// The lists that are always the values of variables, by their slots.
    private var constants: [Int: [Value]] = [:]
    private(set) var shapes: [Vocabulary.ObjectShape]
    /// The schema last made of these names: the expressions of a rule share it.
    private var made = Made()

    private final class Made {
        var schema: Schema?
        var functions = 0
    }

    /// The scope of a message.
    init(slots: Int, shapes: [Vocabulary.ObjectShape]) {
        self.shapes = shapes
        variables = .init(repeating: nil, count: slots)
        name(ScopeSlots.context, "context", .named("context", []))
        name(ScopeSlots.parameters, "parameters", .named("parameters", []))
        for (slot, kind) in ScopeSlots.around.prefix(2) { name(slot, kind.ruleName, Self.type(kind)) }
    }

    static func type(_ kind: NodeKind) -> ValueType { .named(Vocabulary.typeName(kind), []) }

    mutating func name(_ slot: Int, _ name: String, _ type: ValueType, constant: [Value]? = nil) {
        variables[slot] = (name, type)
        constants[slot] = constant
        made = Made()
    }

    /// Names the parts around parts of some kinds, and these themselves.
    mutating func enter(_ kinds: [NodeKind], own name: String, shape: String) {
        let innermost = kinds.contains(.interchange) || kinds.contains(.declaration)
        for (slot, kind) in ScopeSlots.around where !innermost || slot <= ScopeSlots.declaration {
            self.name(slot, kind.ruleName, Self.type(kind))
        }
        let type = ValueType.named(shape, [])
        if let slot = ScopeSlots.around.first(where: { $0.kind.ruleName == name })?.slot {
            self.name(slot, name, type)
        } else {
            self.name(ScopeSlots.own, name, type)
        }
        if name != "part" { self.name(ScopeSlots.part, "part", type) }
    }

    /// The schema for expressions here.
    func schema(_ base: Schema) -> Schema {
        if let known = made.schema, made.functions == base.functionCount { return known }
        let variables = variables.enumerated().map { slot, variable in
            // A slot without a name has one that no expression can write.
            Schema.Variable(variable?.name ?? "#\(slot)", variable?.type ?? .dyn, constant: constants[slot])
        }
        let schema = base.with(variables, types: shapes.map(\.type))
        (made.schema, made.functions) = (schema, base.functionCount)
        return schema
    }

    /// The slot and type of a name.
    func slot(of name: String) -> (slot: Int, type: ValueType)? {
        variables.firstIndex { $0?.name == name }.map { ($0, variables[$0]?.type ?? .dyn) }
    }

    /// The names that can be used.
    var names: [String] { variables.compactMap { $0?.name } }

    /// The shape of an object type.
    func shape(of type: ValueType) -> Vocabulary.ObjectShape? {
        guard case .named(let name, let parameters) = type else { return nil }
        if name == "list", let element = parameters.first { return shape(of: element) }
        return shapes.first { $0.type.name == name }
    }

    /// The same names over more object types.
    func over(_ shapes: [Vocabulary.ObjectShape]) -> Scope {
        var scope = self
        scope.shapes = shapes
        scope.made = Made()
        return scope
    }
}
