/// One of several truths that have to hold together: `x == 'a'`, `n > 5`, or anything else by its text.
package struct ConditionTerm: Sendable {
    /// As it is written, white space taken together.
    package let text: String
    package let range: Range<Int>
    /// Of a comparison with a constant: what is compared, how, and with what.
    let comparison: Comparison?
    /// Whether the term says that this text does not hold: `!x`.
    let negated: String?

    /// The only texts or numbers that something may be: `x in ['a', 'b']`.
    var among: (subject: String, values: [Value])?
    /// How a text begins or ends: `x.startsWith('a')`.
    var begins: (subject: String, text: String)?
    var ends: (subject: String, text: String)?

    struct Comparison: Sendable {
        let subject: String
        let sign: String
        let constant: Value
        /// Whether it is a size that is compared, which is never below 0.
        var isSize = false

        /// Whether it never holds, as no size is so.
        var isImpossible: Bool {
            isSize && !ConditionTerm.canMeet(self, Comparison(subject: subject, sign: ">=", constant: .int(0)))
        }
    }

    /// Whether both can never hold together.
    package func contradicts(_ other: ConditionTerm) -> Bool {
        if negated == other.text || other.negated == text { return true }
        if let first = comparison, let second = other.comparison, first.subject == second.subject {
            return !Self.canMeet(first, second)
        }
        if let first = begins, let second = other.begins, first.subject == second.subject {
            return !first.text.hasPrefix(second.text) && !second.text.hasPrefix(first.text)
        }
        if let first = ends, let second = other.ends, first.subject == second.subject {
            return !first.text.hasSuffix(second.text) && !second.text.hasSuffix(first.text)
        }
        if let own = values { return own.values.allSatisfy { other.excludes($0, of: own.subject) } }
        if let own = other.values { return own.values.allSatisfy { excludes($0, of: own.subject) } }
        return false
    }

    /// Whether the other one holds whenever this one does.
    package func implies(_ other: ConditionTerm) -> Bool {
        if text == other.text { return true }
        if let opposite = other.comparison.flatMap({ _ in other.opposite }) { return contradicts(opposite) }
        if let first = begins, let second = other.begins, first.subject == second.subject {
            return first.text.hasPrefix(second.text)
        }
        if let own = values, let others = other.among, own.subject == others.subject {
            return own.values.allSatisfy { value in others.values.contains { value.order($0) == .same } }
        }
        return false
    }

    /// All that something may be, where the term says so.
    private var values: (subject: String, values: [Value])? {
        if let among { return among }
        guard let comparison, comparison.sign == "==" else { return nil }
        return (comparison.subject, [comparison.constant])
    }

    /// Whether the term certainly does not hold where something has a value.
    private func excludes(_ value: Value, of subject: String) -> Bool {
        if let among, among.subject == subject {
            return among.values.allSatisfy { other in
                value.order(other).map { $0 != .same && $0 != .unordered } ?? false
            }
        }
        if let comparison, comparison.subject == subject {
            return !Self.canMeet(.init(subject: subject, sign: "==", constant: value), comparison)
        }
        guard case .string(let text) = value else { return false }
        if let begins, begins.subject == subject { return !text.string.hasPrefix(begins.text) }
        if let ends, ends.subject == subject { return !text.string.hasSuffix(ends.text) }
        return false
    }

    /// The term that holds where this one does not, as far as that can be said of a comparison.
    var opposite: ConditionTerm {
        let opposites = ["==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"]
        if let comparison, let sign = opposites[comparison.sign] {
            return ConditionTerm(
                text: "", range: range,
                comparison: .init(
                    subject: comparison.subject, sign: sign, constant: comparison.constant, isSize: comparison.isSize),
                negated: nil)
        }
        return ConditionTerm(text: negated ?? "", range: range, comparison: nil, negated: negated == nil ? text : nil)
    }

    /// Whether some value meets two comparisons. Values are taken as lying densely, so that nothing is called impossible
    /// that is not.
    static func canMeet(_ first: Comparison, _ second: Comparison) -> Bool {
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
            if operands.count == 2 { comparison = Self.comparison(name, operands[0], operands[1], folding) }
            if name == "in", operands.count == 2, case .list(let values)? = folding.value(of: operands[1]) {
                among = (folding.text(of: operands[0]), values)
            }
        }
        self.comparison = comparison
        self.negated = negated
        if case .call(let name, let receiver?, let arguments) = node.shape, let argument = arguments.first,
            arguments.count == 1, case .string(let end)? = folding.value(of: argument)
        {
            if name == "startsWith" { begins = (folding.text(of: receiver), end.string) }
            if name == "endsWith" { ends = (folding.text(of: receiver), end.string) }
        }
    }

    private static func comparison(
        _ name: String, _ first: Node, _ second: Node, _ folding: ConstantFolding
    ) -> Comparison? {
        let mirrored = ["==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="]
        guard let mirror = mirrored[name] else { return nil }
        if let constant = folding.value(of: second), folding.value(of: first) == nil {
            return .init(subject: folding.text(of: first), sign: name, constant: constant, isSize: first.isSize)
        }
        if let constant = folding.value(of: first), folding.value(of: second) == nil {
            return .init(subject: folding.text(of: second), sign: mirror, constant: constant, isSize: second.isSize)
        }
        return nil
    }
}

extension Node {
    /// Whether it asks how long a text is or how many elements a list has.
    fileprivate var isSize: Bool {
        if case .call("size", _, _) = shape { return true }
        return false
    }
}
