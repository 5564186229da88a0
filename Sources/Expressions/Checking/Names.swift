/// What a name means where it stands: the same for the checker and the planner.
struct Names {
    enum Meaning {
        case local(Int)
        case variable(Int)
        case type(String)
    }

    let schema: Schema
    /// Variables of the macros around, innermost last; their places are their slots.
    var locals: [String] = []
    private(set) var deepest = 0

    init(_ schema: Schema) { self.schema = schema }

    mutating func enter(_ names: [String]) {
        locals += names
        deepest = max(deepest, locals.count)
    }

    mutating func leave(_ count: Int) { locals.removeLast(count) }

    func local(_ node: Node) -> Int? {
        guard case .identifier(let name, isAbsolute: false) = node.shape else { return nil }
        return locals.lastIndex(of: name)
    }

    /// The variable or type that a whole chain of names means, when it is one. A macro's variable hides it.
    func global(_ node: Node) -> Meaning? {
        guard let (name, isAbsolute) = node.qualifiedName else { return nil }
        if !isAbsolute, let first = node.firstName, locals.contains(first) { return nil }
        for candidate in candidates(name, isAbsolute: isAbsolute) {
            if let index = schema.index[candidate] { return .variable(index) }
            if ValueType.names.contains(candidate) { return .type(candidate) }
        }
        return nil
    }

    /// The names that one may be short for, the container's own first.
    private func candidates(_ name: String, isAbsolute: Bool) -> [String] {
        var result: [String] = []
        if !isAbsolute {
            var parts = schema.container.split(separator: ".")
            while !parts.isEmpty {
                result.append(parts.joined(separator: ".") + "." + name)
                parts.removeLast()
            }
        }
        return result + [name]
    }

    /// The function of a call without receiver; its name may be short for one in the container.
    func function(_ name: String) -> Function? {
        let isAbsolute = name.hasPrefix(".")
        for candidate in candidates(isAbsolute ? String(name.dropFirst()) : name, isAbsolute: isAbsolute) {
            if let function = schema.functions[candidate] { return function }
        }
        return nil
    }

    /// The function `math.abs` of what looks like a call on `math`.
    func namespaced(_ receiver: Node, _ name: String) -> Function? {
        guard let (space, isAbsolute) = receiver.qualifiedName else { return nil }
        if !isAbsolute, let first = receiver.firstName, locals.contains(first) { return nil }
        for candidate in candidates("\(space).\(name)", isAbsolute: isAbsolute) {
            if let function = schema.functions[candidate] { return function }
        }
        return nil
    }
}
