/// Makes the syntax tree of an expression. Nesting is bounded, so that neither reading a tree nor walking it can
/// exhaust the stack.
struct Parser {
    let tokens: [Token]
    let limits: ExpressionLimits
    var position = 0
    var nesting = 0
    /// How many nodes there are.
    private(set) var count = 0

    static func parse(_ text: String, _ limits: ExpressionLimits) throws(Flaw) -> Tree {
        let bytes = Array(text.utf8)
        guard bytes.count <= limits.sourceBytes else {
            throw Flaw("size", "the expression is longer than \(limits.sourceBytes) bytes", at: 0)
        }
        var parser = Parser(tokens: try Lexer.tokens(of: bytes), limits: limits)
        let node = try parser.expression()
        guard parser.token.kind == .end else {
            throw Flaw(
                "syntax", "expected an operator or the end, found \(parser.token.name)\(parser.hint)",
                at: parser.token.offset)
        }
        return Tree(root: node, count: parser.count)
    }

    var token: Token { tokens[position] }

    func isAt(_ symbol: String) -> Bool {
        if case .symbol(symbol) = token.kind { return true }
        return false
    }

    mutating func take(_ symbol: String) -> Bool {
        guard isAt(symbol) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ symbol: String) throws(Flaw) {
        guard take(symbol) else {
            throw Flaw("syntax", "expected '\(symbol)', found \(token.name)\(hint)", at: token.offset)
        }
    }

    /// What somebody who knows another language probably meant by the token here, or by the one before.
    private var hint: String {
        let meant = ["and": "&&", "or": "||", "is": "==", "eq": "=="]
        if case .identifier(let word) = token.kind, let sign = meant[word.lowercased()] {
            return "; write '\(sign)'"
        }
        if position > 0, case .identifier(let word) = tokens[position - 1].kind, word.lowercased() == "not" {
            return "; write '!' for 'not'"
        }
        return ""
    }

    /// A node over its children, or the limit that it would pass.
    mutating func node(_ shape: Node.Shape, at offset: Int, over children: [Node]) throws(Flaw) -> Node {
        let depth = (children.map(\.depth).max() ?? 0) + 1
        guard depth <= limits.depth else { throw tooDeep(offset) }
        let start = children.reduce(offset) { min($0, $1.range.lowerBound) }
        let end = position > 0 ? tokens[position - 1].end : offset
        defer { count += 1 }
        return Node(shape, at: offset, range: start..<max(start, end), id: count, depth: depth)
    }

    private func tooDeep(_ offset: Int) -> Flaw {
        Flaw("depth", "the expression nests deeper than \(limits.depth) levels; divide it", at: offset)
    }

    mutating func expression() throws(Flaw) -> Node {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= limits.depth else { throw tooDeep(token.offset) }
        let condition = try any()
        let offset = token.offset
        guard take("?") else { return condition }
        let first = try any()
        try expect(":")
        let second = try expression()
        return try node(.conditional(condition, first, second), at: offset, over: [condition, first, second])
    }

    private mutating func any() throws(Flaw) -> Node {
        let first = try every()
        guard isAt("||") else { return first }
        let offset = token.offset
        var terms = [first]
        while take("||") { terms.append(try every()) }
        return try node(.any(terms), at: offset, over: terms)
    }

    private mutating func every() throws(Flaw) -> Node {
        let first = try relation()
        guard isAt("&&") else { return first }
        let offset = token.offset
        var terms = [first]
        while take("&&") { terms.append(try relation()) }
        return try node(.every(terms), at: offset, over: terms)
    }

    private mutating func relation() throws(Flaw) -> Node {
        var left = try binary(0)
        while true {
            let operation: String
            switch token.kind {
            case .symbol(let symbol) where ["<", "<=", ">", ">=", "==", "!="].contains(symbol): operation = symbol
            case .identifier("in"): operation = "in"
            default: return left
            }
            let offset = token.offset
            position += 1
            let right = try binary(0)
            left = try node(.call(operation, receiver: nil, [left, right]), at: offset, over: [left, right])
        }
    }

    private mutating func binary(_ level: Int) throws(Flaw) -> Node {
        let operations = level == 0 ? ["+", "-"] : ["*", "/", "%"]
        var left = try level == 0 ? binary(1) : unary()
        while case .symbol(let symbol) = token.kind, operations.contains(symbol) {
            let offset = token.offset
            position += 1
            let right = try level == 0 ? binary(1) : unary()
            left = try node(.call(symbol, receiver: nil, [left, right]), at: offset, over: [left, right])
        }
        return left
    }

    private mutating func unary() throws(Flaw) -> Node {
        var operators: [Token] = []
        while isAt("!") || isAt("-") {
            operators.append(token)
            position += 1
            guard operators.count <= limits.depth else { throw tooDeep(token.offset) }
        }
        var operand: Node
        if let sign = operators.last, sign.kind == .symbol("-"), let number = try negativeNumber() {
            operators.removeLast()
            operand = try postfix(of: node(.literal(number), at: sign.offset, over: []))
        } else {
            operand = try postfix(of: primary())
        }
        for token in operators.reversed() {
            let name = token.kind == .symbol("-") ? "-_" : "!_"
            operand = try node(.call(name, receiver: nil, [operand]), at: token.offset, over: [operand])
        }
        return operand
    }

    /// The least int has no positive counterpart, so a sign belongs to the number behind it.
    private mutating func negativeNumber() throws(Flaw) -> Value? {
        switch token.kind {
        case .int(let magnitude):
            guard magnitude <= 1 << 63 else { throw Flaw("number", "the number does not fit an int", at: token.offset) }
            position += 1
            return .int(Int64(truncatingIfNeeded: 0 &- magnitude))
        case .double(let value):
            position += 1
            return .double(-value)
        default: return nil
        }
    }
}
