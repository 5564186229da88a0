/// The macros: what looks like a call and is a form of its own.
extension Parser {
    mutating func macro(_ name: String, receiver: Node?, _ arguments: [Node], at offset: Int) throws(Flaw) -> Node? {
        guard let receiver else { return try name == "has" && arguments.count == 1 ? has(arguments[0], offset) : nil }
        switch (name, arguments.count) {
        case ("bind", 3):
            guard case .identifier("cel", _) = receiver.shape else { return nil }
            let variable = try self.name(arguments[0])
            return try node(
                .bind(variable, arguments[1], in: arguments[2]), at: offset, over: [arguments[1], arguments[2]])
        case ("optMap", 2), ("optFlatMap", 2):
            let variable = try self.name(arguments[0])
            let isFlat = name == "optFlatMap"
            return try node(
                .optionalMap(receiver, variable, arguments[1], isFlat: isFlat), at: offset,
                over: [receiver, arguments[1]])
        case ("all", 2...3): return try comprehension(.all, receiver, arguments, bodies: 1, offset)
        case ("exists", 2...3): return try comprehension(.exists, receiver, arguments, bodies: 1, offset)
        case ("exists_one", 2...3), ("existsOne", 2...3):
            return try comprehension(.existsOne, receiver, arguments, bodies: 1, offset)
        case ("filter", 2): return try filter(receiver, arguments, offset)
        case ("map", 2...3): return try comprehension(.list, receiver, arguments, bodies: arguments.count - 1, offset)
        case ("transformList", 3...4):
            return try comprehension(.list, receiver, arguments, bodies: arguments.count - 2, offset)
        case ("transformMap", 3...4):
            return try comprehension(.map, receiver, arguments, bodies: arguments.count - 2, offset)
        default: return nil
        }
    }

    private mutating func has(_ argument: Node, _ offset: Int) throws(Flaw) -> Node {
        guard case .select(let operand, let field, .required) = argument.shape else {
            throw Flaw("macro", "has() asks for a field: has(a.b)", at: argument)
        }
        return try node(.select(operand, field: field, .test), at: offset, over: [operand])
    }

    private mutating func filter(_ range: Node, _ arguments: [Node], _ offset: Int) throws(Flaw) -> Node {
        let name = try name(arguments[0])
        let form = Node.Comprehension(form: .list, range: range, names: [name], filter: arguments[1], body: nil)
        return try node(.comprehension(form), at: offset, over: [range, arguments[1]])
    }

    private mutating func comprehension(
        _ form: Node.Comprehension.Form, _ range: Node, _ arguments: [Node], bodies: Int, _ offset: Int
    ) throws(Flaw) -> Node {
        var names: [String] = []
        for argument in arguments.dropLast(bodies) {
            let name = try name(argument)
            guard !names.contains(name) else {
                throw Flaw("macro", "the two variables need different names", at: argument)
            }
            names.append(name)
        }
        let expressions = Array(arguments.suffix(bodies))
        let comprehension = Node.Comprehension(
            form: form, range: range, names: names, filter: bodies == 2 ? expressions[0] : nil,
            body: expressions[bodies - 1])
        return try node(.comprehension(comprehension), at: offset, over: [range] + expressions)
    }

    private func name(_ node: Node) throws(Flaw) -> String {
        guard case .identifier(let name, isAbsolute: false) = node.shape else {
            throw Flaw("macro", "the variable of a macro is a plain name", at: node)
        }
        return name
    }
}
