/// Finds what an expression, or a part of it, always comes to, whatever its variables are.
struct ConstantFolding {
    let expression: Expression
    private let bytes: [UInt8]

    init(_ expression: Expression) {
        self.expression = expression
        bytes = Array(expression.text.utf8)
    }

    /// The value that a node always has; nil where it depends on something, or has none.
    func value(of node: Node) -> Value? {
        switch node.shape {
        case .literal(let value): return value
        case .every(let terms): return logic(terms, absorbing: false)
        case .any(let terms): return logic(terms, absorbing: true)
        case .call("!_", receiver: nil, let arguments):
            guard let operand = arguments.first, case .bool(let truth)? = value(of: operand) else { return nil }
            return .bool(!truth)
        case .conditional(let condition, let first, let second):
            guard case .bool(let truth)? = value(of: condition) else { return nil }
            return value(of: truth ? first : second)
        default:
            guard isClosed(node) else { return nil }
            return evaluated(node)
        }
    }

    private func logic(_ terms: [Node], absorbing: Bool) -> Value? {
        var isConstant = true
        for term in terms {
            guard case .bool(let truth)? = value(of: term) else {
                isConstant = false
                continue
            }
            if truth == absorbing { return .bool(absorbing) }
        }
        return isConstant ? .bool(!absorbing) : nil
    }

    /// Whether nothing in it is a variable.
    private func isClosed(_ node: Node) -> Bool {
        if case .identifier = node.shape, expression.types[node.id] != nil { return false }
        // A qualified name that is one variable or type has no parts with a type of their own.
        if case .select = node.shape, let name = node.qualifiedName?.name, expression.schema.index[name] != nil {
            return false
        }
        return node.children.allSatisfy(isClosed)
    }

    private func evaluated(_ node: Node) -> Value? {
        let text = String(decoding: bytes[node.range], as: UTF8.self)
        guard let made = try? Expression.compile(text, schema: expression.schema) else { return nil }
        let value = made.evaluate([Value?](repeating: nil, count: expression.schema.variables.count))
        return value.isFault ? nil : value
    }

    /// The text of a node, white space taken together, so that the same is the same however it is laid out.
    func text(of node: Node) -> String {
        var text = String(decoding: bytes[node.range], as: UTF8.self)
        while text.hasPrefix("("), text.hasSuffix(")"), Self.isBracketed(text) {
            text = String(text.dropFirst().dropLast())
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether the first bracket is closed by the last.
    private static func isBracketed(_ text: String) -> Bool {
        var depth = 0
        for (place, byte) in text.utf8.enumerated() {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return place == text.utf8.count - 1 }
        }
        return false
    }
}
