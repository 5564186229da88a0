/// Which orders of two values make a comparison true.
package struct ComparisonTest: Sendable {
    let name: String
    /// A bit each for before, same and after.
    package let orders: UInt8

    init?(_ name: String) {
        switch name {
        case "<": orders = 0b001
        case "<=": orders = 0b011
        case "==": orders = 0b010
        case ">=": orders = 0b110
        case ">": orders = 0b100
        case "!=": orders = 0b101
        default: return nil
        }
        self.name = name
    }

    @inline(__always)
    func holds<T: Comparable>(_ first: T, _ second: T) -> Value {
        .bool(orders & (first < second ? 0b001 : first == second ? 0b010 : 0b100) != 0)
    }

    var isEquality: Bool { orders == 0b010 || orders == 0b101 }

    /// The answer when two values are known to be equal or not.
    @inline(__always)
    func holds(isEqual: Bool) -> Value { .bool(isEqual == admitsSame) }

    /// Whether it is true of two values that are the same.
    var admitsSame: Bool { orders & 0b010 != 0 }
}

extension Planner {
    /// Texts longer than this are compared by the function, which counts what that costs.
    private static let shortText = 64

    /// A comparison whose usual cases are decided at once. All others are those of the function.
    func comparison(_ function: Function, _ plans: [Plan], _ node: Node) -> Step? {
        guard plans.count == 2, let test = ComparisonTest(function.name), let general = function.two else { return nil }
        let offset = node.offset
        let other: @Sendable (Value, Value, inout Evaluation) -> Value = { first, second, evaluation in
            if first.isFault { return first }
            if second.isFault { return second }
            guard evaluation.spend() else { return evaluation.stopped }
            return Self.placed(general.run(first, second, &evaluation), offset)
        }
        let left = plans[0].step
        switch plans[1].constant {
        case .string(let text)? where test.isEquality && text.size <= Self.shortText:
            let constant = Value.string(text)
            return Step { evaluation in
                let value = left(&evaluation)
                if case .string(let subject) = value { return test.holds(isEqual: subject == text) }
                return other(value, constant, &evaluation)
            }
        case .int(let number)?:
            let constant = Value.int(number)
            return Step { evaluation in
                let value = left(&evaluation)
                if case .int(let subject) = value { return test.holds(subject, number) }
                if case .decimal(let subject) = value {
                    return test.holds(DecimalValue.compare(subject, .small(number, scale: 0)), 0)
                }
                return other(value, constant, &evaluation)
            }
        case let constant?:
            return Step { evaluation in Self.compare(left(&evaluation), constant, test, other, &evaluation) }
        case nil:
            let right = plans[1].step
            return Step { evaluation in
                let first = left(&evaluation)
                if first.isFault { return first }
                return Self.compare(first, right(&evaluation), test, other, &evaluation)
            }
        }
    }

    @inline(__always)
    private static func compare(
        _ first: Value, _ second: Value, _ test: ComparisonTest,
        _ other: @Sendable (Value, Value, inout Evaluation) -> Value, _ evaluation: inout Evaluation
    ) -> Value {
        switch (first, second) {
        case (.int(let one), .int(let two)): return test.holds(one, two)
        case (.decimal(let one), .decimal(let two)): return test.holds(DecimalValue.compare(one, two), 0)
        case (.date(let one), .date(let two)): return test.holds(one.date, two.date)
        case (.quantity(.small(let one, let scale, let unit)), .quantity(.small(let two, let same, let like)))
        where scale == same && unit == like:
            return test.holds(one, two)
        case (.string(let one), .string(let two)) where test.isEquality && one.size <= shortText:
            return test.holds(isEqual: one == two)
        default: return other(first, second, &evaluation)
        }
    }

    /// `in` a list that is written out: one look into a set. Short texts are compared as numbers.
    func membership(_ plans: [Plan], _ operands: [Node], _ node: Node) -> Plan? {
        guard plans.count == 2, plans[0].constant == nil, let values = constantList(plans[1], operands[1]) else {
            return nil
        }
        let operand = plans[0].step
        let packed = values.compactMap { value -> UInt64? in
            guard case .string(let text) = value else { return nil }
            return text.packed
        }
        var keys: Set<MapKey> = []
        let kinds = values.first.map { NumberKinds($0) } ?? .any
        for value in values {
            // A double that is no whole number, what cannot be a key, and numbers of several kinds are compared one by one.
            guard let key = MapKey(value), NumberKinds(value) == kinds else { return nil }
            keys.insert(key)
        }
        let found = keys
        guard packed.count == values.count, packed.count <= 64 else {
            return .dynamic { evaluation in
                let value = operand(&evaluation)
                if value.isFault { return value }
                guard evaluation.spend() else { return evaluation.stopped }
                return .bool(MapKey(value).map(found.contains) ?? false && kinds.goes(with: NumberKinds(value)))
            }
        }
        return .dynamic { evaluation in
            let value = operand(&evaluation)
            guard case .string(let text) = value else { return value.isFault ? value : .bool(false) }
            guard let number = text.packed else { return .bool(false) }
            for candidate in packed where candidate == number { return .bool(true) }
            return .bool(false)
        }
    }

    /// A list that is written out, or named by a variable whose value it always is.
    private func constantList(_ plan: Plan, _ node: Node) -> [Value]? {
        if case .list(let values)? = plan.constant { return values }
        guard !isTraced, case .variable(let index)? = names.global(node) else { return nil }
        return names.schema.variables[index].constant
    }
}
