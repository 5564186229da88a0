/// What became of the parts of an expression in one evaluation: each part with its value, outer parts before inner
/// ones, and the parts of a macro's body once for each of its turns.
package struct Trace: Sendable {
    package struct Entry: Sendable {
        /// Which part, see ``TracedExpression/parts``.
        package let part: Int
        package let value: Value
    }

    /// The parts that were evaluated; what was not needed is not there.
    package private(set) var entries: [Entry] = []
    /// Parts that were evaluated after the trace was full.
    package private(set) var leftOut = 0
    private let most: Int

    init(most: Int) { self.most = most }

    /// Keeps a place for a part that is about to be evaluated.
    mutating func open() -> Int {
        guard entries.count < most else {
            leftOut += 1
            return -1
        }
        entries.append(Entry(part: -1, value: .null))
        return entries.count - 1
    }

    mutating func close(_ place: Int, _ part: Int, _ value: Value) {
        if entries.indices.contains(place) { entries[place] = Entry(part: part, value: value) }
    }
}

/// An expression that notes the value of each of its parts: to explain an outcome, and to see which conditions a set of
/// tests has decided both ways. Slower than an ``Expression`` and of the same value.
package struct TracedExpression: Sendable {
    /// A part of the expression.
    package struct Part: Sendable, Hashable {
        /// Its bytes in the expression's text.
        package let range: Range<Int>
        package let text: String
        package let type: ValueType
        /// Levels around it.
        package let depth: Int
        /// Whether it is a truth that tests should decide both ways: it is true or false and not written out so.
        package let isCondition: Bool
    }

    /// The parts by the numbers that a trace has; nil for what is no value by itself, such as the `math` of `math.abs`.
    package let parts: [Part?]
    private let step: Step
    private let locals: Int
    private let limits: ExpressionLimits

    init(_ text: String, _ tree: Tree, _ schema: Schema, _ types: [ValueType?], _ limits: ExpressionLimits) {
        var planner = Planner(tree, schema, limits, types: types, isTraced: true)
        step = planner.plan(tree.root).step
        locals = planner.names.deepest
        self.limits = limits
        let bytes = Array(text.utf8)
        var parts = [Part?](repeating: nil, count: tree.count)
        Self.list(tree.root, 0, types, bytes, &parts)
        self.parts = parts
    }

    private static func list(
        _ node: Node, _ depth: Int, _ types: [ValueType?], _ bytes: [UInt8], _ parts: inout [Part?]
    ) {
        let isLiteral = if case .literal = node.shape { true } else { false }
        if let type = types[node.id] {
            parts[node.id] = Part(
                range: node.range, text: String(decoding: bytes[node.range], as: UTF8.self), type: type, depth: depth,
                isCondition: type == .bool && !isLiteral)
        }
        for child in node.children { list(child, depth + 1, types, bytes, &parts) }
    }

    /// The value, and how it came about.
    package func evaluate(_ evaluation: inout Evaluation, most entries: Int = 10_000) -> (value: Value, trace: Trace) {
        evaluation.trace = Trace(most: entries)
        defer { evaluation.trace = nil }
        evaluation.begin(locals: locals, limits: limits)
        let value = step(&evaluation)
        let result = evaluation.isExhausted ? evaluation.stopped : value
        return (result, evaluation.trace ?? Trace(most: 0))
    }
}

/// Which conditions of an expression were seen true, and which false, over any number of evaluations.
package struct ConditionCoverage: Sendable {
    package struct Outcomes: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let holds = Outcomes(rawValue: 1)
        package static let fails = Outcomes(rawValue: 2)
        /// It had no value, for instance because a fact was missing. Not needed for coverage.
        package static let faults = Outcomes(rawValue: 4)
        package static let both: Outcomes = [.holds, .fails]
    }

    package let expression: TracedExpression
    /// What was seen of each part, by its number.
    package private(set) var seen: [Outcomes]

    package init(_ expression: TracedExpression) {
        self.expression = expression
        seen = [Outcomes](repeating: [], count: expression.parts.count)
    }

    /// Counts an evaluation in.
    package mutating func add(_ trace: Trace) {
        for entry in trace.entries where seen.indices.contains(entry.part) {
            switch entry.value {
            case .bool(true): seen[entry.part].insert(.holds)
            case .bool(false): seen[entry.part].insert(.fails)
            case .fault: seen[entry.part].insert(.faults)
            default: break
            }
        }
    }

    /// How many outcomes of conditions there are, and how many were seen.
    package var count: (seen: Int, all: Int) {
        var count = (seen: 0, all: 0)
        for (part, outcomes) in zip(expression.parts, seen) where part?.isCondition == true {
            count.all += 2
            count.seen += outcomes.intersection(.both).rawValue.nonzeroBitCount
        }
        return count
    }

    /// The conditions that were not seen both ways, in the order of the text, with what was not seen.
    package var open: [(part: TracedExpression.Part, missing: Outcomes)] {
        var open: [(part: TracedExpression.Part, missing: Outcomes)] = []
        for (part, outcomes) in zip(expression.parts, seen) {
            guard let part, part.isCondition, !outcomes.isSuperset(of: .both) else { continue }
            open.append((part, Outcomes.both.subtracting(outcomes)))
        }
        return open.sorted {
            ($0.part.range.lowerBound, $0.part.depth) < ($1.part.range.lowerBound, $1.part.depth)
        }
    }
}

extension Expression.Verdict {
    /// What a condition with this value comes to. A value of another type than bool is no verdict but a fault.
    package init(_ value: Value) {
        switch value {
        case .bool(let value): self = value ? .holds : .fails
        case .fault(let box): self = .fault(box.fault)
        default: self = .fault(Fault(.noSuchOverload, "the condition is of type \(value.typeName), not bool"))
        }
    }
}
