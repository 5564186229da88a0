internal import TidewaiterQuantities

/// A small change of an expression that tests of it should notice.
package struct ExpressionMutant: Sendable, Hashable {
    /// The bytes that are changed.
    package let range: Range<Int>
    /// What stands there instead.
    package let replacement: String
    /// The change in words: `< becomes <=`.
    package let what: String

    /// The expression's text with the change.
    package func applied(to text: String) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
            + String(decoding: bytes[range.upperBound...], as: UTF8.self)
    }
}

extension Expression {
    /// Small changes, in the order of the text: comparisons moved or turned round, `&&` for `||`, terms left out,
    /// conditions negated, numbers and days by one, texts that are compared by a letter.
    package var mutants: [ExpressionMutant] {
        var maker = MutantMaker(bytes: Array(text.utf8), types: types)
        if type == .bool { maker.negate(tree.root) }
        maker.look(tree.root, isCompared: false)
        var seen: Set<ExpressionMutant> = []
        return maker.mutants.filter { seen.insert($0).inserted }.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.replacement)
                < ($1.range.lowerBound, $1.range.upperBound, $1.replacement)
        }
    }
}

private struct MutantMaker {
    let bytes: [UInt8]
    let types: [ValueType?]
    var mutants: [ExpressionMutant] = []

    private static let comparisons = ["<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="]

    mutating func look(_ node: Node, isCompared: Bool) {
        var comparesChildren = isCompared
        switch node.shape {
        case .call(let name, receiver: nil, let operands) where Self.comparisons[name] != nil:
            let sign = Self.comparisons[name] ?? name
            add(node.offset..<node.offset + name.utf8.count, sign, "\(name) becomes \(sign)")
            comparesChildren = operands.count == 2
        case .call("in", receiver: nil, _): comparesChildren = true
        case .call("!_", receiver: nil, let operands):
            if let operand = operands.first { add(node.range, text(operand), "the negation is left out") }
        case .any(let terms): change(terms, node, " || ", " && ")
        case .every(let terms): change(terms, node, " && ", " || ")
        case .literal(let value): change(value, node, isCompared)
        case .list: break
        default: comparesChildren = false
        }
        for child in node.children { look(child, isCompared: comparesChildren) }
    }

    /// The condition turned round, where no comparison of it is turned round anyway.
    mutating func negate(_ node: Node) {
        if case .call(let name, receiver: nil, _) = node.shape, name == "==" || name == "!=" || name == "!_" { return }
        if case .literal = node.shape { return }
        add(node.range, "!(\(text(node)))", "negated")
    }

    private mutating func change(_ terms: [Node], _ node: Node, _ sign: String, _ other: String) {
        let texts = terms.map(text)
        add(
            node.range, "(\(texts.joined(separator: other)))",
            "\(sign.dropFirst().dropLast()) becomes \(other.dropFirst().dropLast())")
        for left in terms.indices {
            let rest = texts.indices.filter { $0 != left }.map { texts[$0] }
            add(node.range, "(\(rest.joined(separator: sign)))", "'\(short(texts[left]))' is left out")
        }
        for term in terms { negate(term) }
    }

    private mutating func change(_ value: Value, _ node: Node, _ isCompared: Bool) {
        switch value {
        case .int(let number) where number < .max: add(node.range, "\(number + 1)", "\(number) becomes \(number + 1)")
        case .uint(let number) where number < .max:
            add(node.range, "\(number + 1)u", "\(number)u becomes \(number + 1)u")
        case .double(let number) where number.magnitude < 1e15:
            add(node.range, "\(number + 1)", "\(text(node)) becomes \(number + 1)")
        case .bool(let truth): add(node.range, "\(!truth)", "\(truth) becomes \(!truth)")
        case .string(let string):
            if let day = CivilDate(iso: string.string), let next = CivilDate(daysSince1970: day.daysSince1970 + 1) {
                add(node.range, "'\(next)'", "\(day) becomes \(next)")
            } else if isCompared {
                let changed = string.string + "~"
                add(node.range, Quoting.quote(changed), "'\(short(string.string))' becomes '\(short(changed))'")
            }
        default: break
        }
    }

    private mutating func add(_ range: Range<Int>, _ replacement: String, _ what: String) {
        mutants.append(ExpressionMutant(range: range, replacement: replacement, what: what))
    }

    private func text(_ node: Node) -> String { String(decoding: bytes[node.range], as: UTF8.self) }

    private func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 60 ? line : "\(line.prefix(57))…"
    }
}
