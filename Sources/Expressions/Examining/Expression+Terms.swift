/// One of several truths that have to hold together: `x == 'a'`, `n > 5`, or anything else by its text.
package struct ConditionTerm: Sendable {
    /// As it is written, white space taken together.
    package let text: String
    package let range: Range<Int>
    /// Of a comparison with a constant: what is compared, how, and with what.
    let comparison: Comparison?
    /// Whether the term says that this text does not hold: `!x`.
    let negated: String?

    struct Comparison: Sendable {
        let subject: String
        let sign: String
        let constant: Value
    }

    /// Whether both can never hold together.
    package func contradicts(_ other: ConditionTerm) -> Bool {
        if negated == other.text || other.negated == text { return true }
        guard let first = comparison, let second = other.comparison, first.subject == second.subject else {
            return false
        }
        return !Self.canMeet(first, second)
    }

    /// Whether some value meets two comparisons. Values are taken as lying densely, so that nothing is called impossible
    /// that is not.
    private static func canMeet(_ first: Comparison, _ second: Comparison) -> Bool {
        guard let order = first.constant.order(second.constant), order != .unordered else { return true }
        func allows(_ sign: String, _ order: Value.Order) -> Bool {
            switch sign {
            case "==": order == .same
            case "!=": order != .same
            case "<": order == .before
            case "<=": order != .after
            case ">": order == .after
            case ">=": order != .before
            default: true
            }
        }
        // A value lies before, at, between, at or after the two constants: each such spot is tried.
        let spots: [(Value.Order, Value.Order)]
        switch order {
        case .before:
            spots = [(.before, .before), (.same, .before), (.after, .before), (.after, .same), (.after, .after)]
        case .after:
            spots = [(.before, .before), (.before, .same), (.before, .after), (.same, .after), (.after, .after)]
        default: spots = [(.before, .before), (.same, .same), (.after, .after)]
        }
        return spots.contains { allows(first.sign, $0.0) && allows(second.sign, $0.1) }
    }
}

extension Expression {
    /// The truths that have to hold together for the expression to be true.
    package var terms: [ConditionTerm] {
        let folding = ConstantFolding(self)
        return Self.conjuncts(tree.root).map { ConditionTerm($0, folding) }
    }

    static func conjuncts(_ node: Node) -> [Node] {
        guard case .every(let terms) = node.shape else { return [node] }
        return terms.flatMap(conjuncts)
    }
}

extension ConditionTerm {
    init(_ node: Node, _ folding: ConstantFolding) {
        text = folding.text(of: node)
        range = node.range
        var comparison: Comparison?
        var negated: String?
        if case .call(let name, receiver: nil, let operands) = node.shape {
            if name == "!_", let operand = operands.first { negated = folding.text(of: operand) }
            let mirrored = ["==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="]
            if let mirror = mirrored[name], operands.count == 2 {
                if let constant = folding.value(of: operands[1]), folding.value(of: operands[0]) == nil {
                    comparison = .init(subject: folding.text(of: operands[0]), sign: name, constant: constant)
                } else if let constant = folding.value(of: operands[0]), folding.value(of: operands[1]) == nil {
                    comparison = .init(subject: folding.text(of: operands[1]), sign: mirror, constant: constant)
                }
            }
        }
        self.comparison = comparison
        self.negated = negated
    }
}
