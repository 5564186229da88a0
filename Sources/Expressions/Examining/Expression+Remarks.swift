/// Something that an expression probably does not mean, though it can be evaluated.
package struct ExpressionRemark: Sendable, Hashable {
    /// For programs: `always-true`, `always-false`, `contradiction`, `tautology`, `repeated`, `pattern-never`.
    package let code: String
    package let message: String
    /// The bytes of the text that it is about.
    package let range: Range<Int>
}

extension Expression {
    /// What the expression always comes to; nil where it depends on something.
    package var constant: Value? { ConstantFolding(self).value(of: tree.root) }

    /// What is odd about the expression, in the order of the text.
    package var remarks: [ExpressionRemark] {
        var finder = RemarkFinder(folding: ConstantFolding(self))
        finder.look(tree.root)
        return finder.remarks.sorted { ($0.range.lowerBound, $0.code) < ($1.range.lowerBound, $1.code) }
    }
}

private struct RemarkFinder {
    let folding: ConstantFolding
    var remarks: [ExpressionRemark] = []

    /// `true` and `false` as they are written are conditions only where they decide something; elsewhere they are values,
    /// such as what `orValue(false)` falls back to.
    mutating func look(_ node: Node, decides: Bool = true) {
        let isWrittenOut = if case .literal = node.shape { true } else { false }
        if decides || !isWrittenOut, folding.expression.types[node.id] == .bool,
            case .bool(let truth)? = folding.value(of: node)
        {
            add(
                truth ? "always-true" : "always-false",
                "'\(folding.text(of: node))' is always \(truth), whatever the declaration states.", node)
            return
        }
        switch node.shape {
        case .every(let terms): compare(terms.flatMap(Expression.conjuncts), isEvery: true, node)
        case .any(let terms): compare(terms, isEvery: false, node)
        case .call(let sign, receiver: nil, _) where ["<", "<=", ">", ">=", "==", "!="].contains(sign):
            lookAtComparison(node)
        case .call("matches", let receiver, let arguments): lookAtPattern((receiver.map { [$0] } ?? []) + arguments)
        default: break
        }
        for child in node.children { look(child, decides: node.decides(by: child)) }
    }

    private mutating func add(_ code: String, _ message: String, _ node: Node) {
        remarks.append(ExpressionRemark(code: code, message: message, range: node.range))
    }

    /// Terms that exclude each other, or that are written twice.
    private mutating func compare(_ nodes: [Node], isEvery: Bool, _ whole: Node) {
        let terms = nodes.map { ConditionTerm($0, folding) }
        // Of `x != 'a' || x != 'b'` one always holds, as not both `x == 'a'` and `x == 'b'` can.
        let compared = isEvery ? terms : terms.map(\.opposite)
        for (second, node) in nodes.enumerated() {
            for first in 0..<second {
                if terms[first].text == terms[second].text {
                    add("repeated", "'\(terms[second].text)' is written twice here.", node)
                } else if compared[first].contradicts(compared[second]) {
                    add(
                        isEvery ? "contradiction" : "tautology",
                        isEvery
                            ? "'\(terms[first].text)' and '\(terms[second].text)' never hold together."
                            : "Of '\(terms[first].text)' and '\(terms[second].text)' one always holds.", node)
                }
            }
        }
    }

    /// A size that is compared with what no size is, and what is compared with itself.
    private mutating func lookAtComparison(_ node: Node) {
        if case .call(let sign, receiver: nil, let operands) = node.shape, operands.count == 2,
            folding.text(of: operands[0]) == folding.text(of: operands[1])
        {
            let holds = ["==", "<=", ">="].contains(sign)
            return add(
                holds ? "always-true" : "always-false",
                "'\(folding.text(of: node))' compares a value with itself, and \(holds ? "always" : "never") holds.",
                node)
        }
        let term = ConditionTerm(node, folding)
        if term.comparison?.isImpossible ?? false {
            add("always-false", "'\(term.text)' never holds: a size is 0 or more.", node)
        } else if term.opposite.comparison?.isImpossible ?? false {
            add("always-true", "'\(term.text)' always holds: a size is 0 or more.", node)
        }
    }

    private mutating func lookAtPattern(_ operands: [Node]) {
        guard operands.count == 2, case .string(let text)? = folding.value(of: operands[1]) else { return }
        var reader = PatternReader(text)
        guard let tree = reader.read(), tree.neverMatches else { return }
        add("pattern-never", "The pattern '\(text.string)' matches no text at all.", operands[1])
    }
}

extension Node {
    /// Whether what it comes to hangs on a part of it being true, rather than being made of its value.
    fileprivate func decides(by child: Node) -> Bool {
        switch shape {
        case .every, .any: true
        case .call(let name, receiver: nil, _): name == "!_"
        case .conditional(let condition, _, _): child === condition
        case .comprehension(let form):
            child === form.filter || (child === form.body && [.all, .exists, .existsOne].contains(form.form))
        default: false
        }
    }
}
