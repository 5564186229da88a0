extension Parser {
    /// Words that other languages built on this one give a meaning, so that they cannot name a variable.
    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while", "in",
    ]

    mutating func primary() throws(Flaw) -> Node {
        let start = token
        position += 1
        switch start.kind {
        case .int(let magnitude):
            guard let value = Int64(exactly: magnitude) else {
                throw Flaw("number", "the number does not fit an int; a uint ends in 'u'", at: start.offset)
            }
            return try literal(.int(value), start)
        case .uint(let value): return try literal(.uint(value), start)
        case .double(let value): return try literal(.double(value), start)
        case .string(let text): return try literal(.string(text), start)
        case .bytes(let bytes): return try literal(.bytes(bytes), start)
        case .identifier("true"): return try literal(.bool(true), start)
        case .identifier("false"): return try literal(.bool(false), start)
        case .identifier("null"): return try literal(.null, start)
        case .identifier(let name): return try named(name, isAbsolute: false, start)
        case .symbol("."):
            guard case .identifier(let name) = token.kind else {
                throw Flaw("syntax", "expected a name after '.', found \(token.name)", at: token.offset)
            }
            position += 1
            return try named(name, isAbsolute: true, start)
        case .symbol("("):
            let inner = try expression()
            try expect(")")
            return inner.bracketed(start.offset..<tokens[position - 1].end)
        case .symbol("["): return try list(start)
        case .symbol("{"): return try map(start)
        default:
            position -= 1
            throw Flaw("syntax", "expected a value, found \(start.name)", at: start.offset)
        }
    }

    private mutating func literal(_ value: Value, _ token: Token) throws(Flaw) -> Node {
        try node(.literal(value), at: token.offset, over: [])
    }

    private mutating func named(_ name: String, isAbsolute: Bool, _ start: Token) throws(Flaw) -> Node {
        guard !Self.reserved.contains(name) else {
            throw Flaw("syntax", "'\(name)' is reserved and cannot be a name", at: start.offset)
        }
        guard take("(") else {
            return try node(.identifier(name, isAbsolute: isAbsolute), at: start.offset, over: [])
        }
        let arguments = try arguments(until: ")")
        if let expanded = try macro(name, receiver: nil, arguments, at: start.offset) { return expanded }
        return try node(
            .call(isAbsolute ? "." + name : name, receiver: nil, arguments), at: start.offset, over: arguments)
    }

    private mutating func arguments(until close: String) throws(Flaw) -> [Node] {
        var arguments: [Node] = []
        if take(close) { return arguments }
        repeat { arguments.append(try expression()) } while take(",")
        try expect(close)
        return arguments
    }

    private mutating func list(_ start: Token) throws(Flaw) -> Node {
        var elements: [Node.Element] = []
        while !isAt("]") {
            let isOptional = take("?")
            elements.append(Node.Element(node: try expression(), isOptional: isOptional))
            guard take(",") else { break }
        }
        try expect("]")
        return try node(.list(elements), at: start.offset, over: elements.map(\.node))
    }

    private mutating func map(_ start: Token) throws(Flaw) -> Node {
        var entries: [Node.Entry] = []
        while !isAt("}") {
            let isOptional = take("?")
            let key = try expression()
            try expect(":")
            entries.append(Node.Entry(key: key, value: try expression(), isOptional: isOptional))
            guard take(",") else { break }
        }
        try expect("}")
        return try node(.map(entries), at: start.offset, over: entries.flatMap { [$0.key, $0.value] })
    }

    /// What follows a value: fields, calls and indices.
    mutating func postfix(of first: Node) throws(Flaw) -> Node {
        var operand = first
        while true {
            let start = token
            if take(".") {
                operand = try member(of: operand, isOptional: take("?"))
            } else if take("[") {
                let name = take("?") ? "[?]" : "[]"
                let index = try expression()
                try expect("]")
                operand = try node(
                    .call(name, receiver: nil, [operand, index]), at: start.offset, over: [operand, index])
            } else if isAt("{"), operand.qualifiedName != nil {
                throw Flaw("syntax", "messages are not built here; a map has its names in quotes", at: start.offset)
            } else {
                return operand
            }
        }
    }

    private mutating func member(of operand: Node, isOptional: Bool) throws(Flaw) -> Node {
        let start = token
        position += 1
        let name: String
        switch start.kind {
        case .identifier(let word) where !["in", "true", "false", "null"].contains(word): name = word
        case .quotedField(let word): name = word
        default:
            position -= 1
            throw Flaw("syntax", "expected a field's name, found \(start.name)", at: start.offset)
        }
        guard !isOptional, case .identifier = start.kind, take("(") else {
            let access: Node.Access = isOptional ? .optional : .required
            return try node(.select(operand, field: name, access), at: start.offset, over: [operand])
        }
        let arguments = try arguments(until: ")")
        if let expanded = try macro(name, receiver: operand, arguments, at: start.offset) { return expanded }
        return try node(
            .call(name, receiver: operand, arguments), at: start.offset, over: [operand] + arguments)
    }
}
