internal import TidewaiterQuantities

/// What a list comes to, worked out element by element, so that the list itself need not be made.
struct Aggregate: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case sum, min, max, avg, count, distinct, isUnique
    }

    private let kind: Kind
    /// What nothing sums up to; nil when that has no unit or currency.
    private let zero: Value?
    var rounding: (scale: Value, mode: Value)?
    private var result: Value?
    private var count = 0
    /// What was seen, with the kinds of numbers that it was seen as: a decimal and a double are never equal.
    private var keys: [MapKey: NumberKinds] = [:]
    /// The kinds of the numbers of which the least or greatest is sought.
    private var kinds: NumberKinds = []
    /// Elements that are no keys, compared one by one.
    private var others: [Value] = []
    private var kept: [Value] = []
    private var isUnique = true

    init(_ kind: Kind, of element: ValueType?, rounding: (Value, Value)? = nil) {
        self.kind = kind
        self.rounding = rounding.map { (scale: $0.0, mode: $0.1) }
        switch element {
        case .quantity?, .money?: zero = nil
        case .decimal?: zero = .decimal(.small(0, scale: 0))
        case .double?: zero = .double(0)
        case .uint?: zero = .uint(0)
        case .duration?: zero = .duration(0)
        default: zero = .int(0)
        }
    }

    /// Takes an element; a fault ends it.
    mutating func add(_ value: Value, _ evaluation: inout Evaluation) -> Value? {
        if value.isFault { return value }
        count += 1
        switch kind {
        case .count: return nil
        case .distinct, .isUnique: return look(value, &evaluation)
        case .sum, .avg:
            guard let sum = result else {
                guard Self.isSummable(value) else { return .noOverload(kind.rawValue, value) }
                result = value
                return nil
            }
            if case .decimal(.small(let first, let scale)) = sum, case .decimal(.small(let second, let other)) = value,
                scale == other
            {
                let (total, overflow) = first.addingReportingOverflow(second)
                if !overflow {
                    result = .decimal(.small(total, scale: scale))
                    return nil
                }
            }
            let total = Arithmetic.add(sum, value, &evaluation)
            if total.isFault { return total }
            result = total
        case .min, .max:
            kinds.formUnion(NumberKinds(value))
            guard let best = result else {
                guard value.order(value) != nil else { return .noOverload(kind.rawValue, value) }
                result = value
                return nil
            }
            guard !kinds.isMixed, let order = value.order(best) else {
                return Comparison.fault(kind.rawValue, value, best)
            }
            if order == (kind == .min ? .before : .after) { result = value }
        }
        return nil
    }

    private static func isSummable(_ value: Value) -> Bool {
        switch value {
        case .int, .uint, .double, .decimal, .quantity, .money, .duration: true
        default: false
        }
    }

    private mutating func look(_ value: Value, _ evaluation: inout Evaluation) -> Value? {
        let isNew: Bool
        if let key = MapKey(value) {
            let (seen, kind) = (keys[key], NumberKinds(value))
            isNew = seen.map { !$0.goes(with: kind) } ?? true
            if isNew { keys[key] = seen?.union(kind) ?? kind }
        } else {
            isNew = !others.contains { evaluation.spend() && $0.equals(value, &evaluation) }
            if isNew { others.append(value) }
        }
        guard evaluation.build(48) else { return evaluation.stopped }
        if !isNew { isUnique = false } else if kind == .distinct { kept.append(value) }
        return nil
    }

    func finish() -> Value {
        switch kind {
        case .count: return .int(Int64(count))
        case .distinct: return .list(kept)
        case .isUnique: return .bool(isUnique)
        case .min, .max: return result ?? .fault(.argument, "'\(kind.rawValue)' of an empty list")
        case .sum: return result ?? zero ?? .fault(.argument, "the sum of an empty list has no unit or currency")
        case .avg:
            guard let result else { return .fault(.argument, "the average of an empty list") }
            if case .double(let sum) = result, rounding == nil { return .double(sum / Double(count)) }
            guard let rounding else { return .noOverload("avg", result) }
            return Exact.divide([result, .int(Int64(count)), rounding.scale, rounding.mode])
        }
    }
}

extension Library {
    mutating func addAggregates() {
        let summable = ["int", "uint", "double", "decimal", "quantity", "money", "duration"]
        let ordered = summable + ["string", "date", "timestamp", "bool", "bytes"]
        aggregate(.sum, summable.map { "(list(\($0))) -> \($0)" })
        aggregate(.min, ordered.map { "(list(\($0))) -> \($0)" })
        aggregate(.max, ordered.map { "(list(\($0))) -> \($0)" })
        aggregate(.avg, ["(list(double)) -> double"])
        aggregate(.count, ["(list(<A>)) -> int"])
        aggregate(.distinct, ["(list(<A>)) -> list(<A>)"])
        aggregate(.isUnique, ["(list(<A>)) -> bool"])
        let averages = ["decimal", "quantity", "money"].map { "(list(\($0)), int, string) -> \($0)" }
        many("avg", member: averages + ["(list(int), int, string) -> decimal"]) { values, evaluation in
            guard values.count == 3, case .list(let elements) = values[0] else { return .noOverload("avg", of: values) }
            return Self.run(Aggregate(.avg, of: nil, rounding: (values[1], values[2])), over: elements, &evaluation)
        }
        for (name, isFirst) in [("first", true), ("last", false)] {
            one(name, member: ["(list(<A>)) -> optional_type(<A>)"]) { value, _ in
                guard case .list(let elements) = value else { return .noOverload(name, value) }
                return (isFirst ? elements.first : elements.last).map { .some($0) } ?? .none
            }
        }
    }

    private mutating func aggregate(_ kind: Aggregate.Kind, _ signatures: [String]) {
        one(kind.rawValue, member: signatures) { value, evaluation in
            guard case .list(let elements) = value else { return .noOverload(kind.rawValue, value) }
            return Self.run(Aggregate(kind, of: nil), over: elements, &evaluation)
        }
    }

    static func run(_ aggregate: Aggregate, over elements: [Value], _ evaluation: inout Evaluation) -> Value {
        var aggregate = aggregate
        for element in elements {
            guard evaluation.spend() else { return evaluation.stopped }
            if let fault = aggregate.add(element, &evaluation) { return fault }
        }
        return evaluation.isExhausted ? evaluation.stopped : aggregate.finish()
    }
}
