import TidewaiterQuantities

/// The groups of a rate while they are reckoned: what those before came to, and the parts of the one that is open.
struct RateGroups {
    private let explain: Bool
    private let authority: String
    /// What the groups before came to; `nil` in the first.
    private var before: Interval?
    /// The name of the number that ``before`` is, among the steps.
    private var beforeName = ""
    /// How the open group bounds that.
    private var bound = RateComponent.Operation.plus
    private var sum = Interval.zero
    /// Whether something unbounded was taken off, so that nothing is the least that can be said.
    private var isOpenBelow = false
    /// The parts that `sum` is made of.
    private var parts: [Step.Operand] = []

    init(explain: Bool, authority: String) {
        self.explain = explain
        self.authority = authority
    }

    /// Adds or takes off a part of the open group.
    mutating func take(
        _ part: Interval, named name: String, _ operation: RateComponent.Operation, _ found: inout Reckoned
    ) throws(QuantityError) {
        guard operation == .minus else {
            sum = try sum.adding(part)
            if explain, part.isExact { parts.append(.init(name, part.low)) }
            return
        }
        if part.high == nil { isOpenBelow = true }
        let low = try sum.low.subtracting(part.high ?? part.low)
        let high: Decimal? = if let most = sum.high { try most.subtracting(part.low) } else { nil }
        let rest = Interval(low: low, high: high)
        if explain, part.isExact, sum.isExact {
            let whole = try subtotal(&found)
            found.steps.append(
                Step(
                    .subtract, [whole, .init(name, part.low)], result: rest.low, name: "what is left",
                    authority: authority))
            parts = [.init("what is left", rest.low)]
        }
        sum = rest
    }

    /// Closes the open group and opens one that bounds what there is so far.
    mutating func open(_ operation: RateComponent.Operation, _ found: inout Reckoned) throws(QuantityError) {
        try apply(&found)
        if explain, sum.isExact { beforeName = try subtotal(&found).name }
        bound = operation
        before = sum
        sum = .zero
        parts = []
    }

    /// Closes the last group: what the rate comes to, which is never less than nothing.
    mutating func close(_ found: inout Reckoned) throws(QuantityError) {
        try apply(&found)
        if sum.low.isNegative {
            let least = Interval(low: .zero, high: sum.high.map { max(.zero, $0) })
            if explain, sum.isExact {
                let whole = try subtotal(&found)
                found.steps.append(
                    Step(
                        .maximum, [whole, .init("nothing", .zero)], result: least.low, name: "duty",
                        authority: authority))
                parts = [.init("duty", least.low)]
            }
            sum = least
        }
        found.amount = sum
        found.parts = parts
    }

    /// Bounds what came before by the open group.
    private mutating func apply(_ found: inout Reckoned) throws(QuantityError) {
        if isOpenBelow {
            // Bounding and cutting off at nothing commute, so this holds whatever groups follow.
            sum = Interval(low: min(.zero, sum.low), high: sum.high)
            isOpenBelow = false
        }
        guard let before, bound.opensGroup else { return }
        let isCeiling = bound == .ceiling
        let low = isCeiling ? min(before.low, sum.low) : max(before.low, sum.low)
        let high: Decimal? =
            switch (before.high, sum.high) {
            case (let first?, let second?): isCeiling ? min(first, second) : max(first, second)
            case (let one?, nil), (nil, let one?): isCeiling ? one : nil
            case (nil, nil): nil
            }
        let bounded = Interval(low: low, high: high)
        if explain, before.isExact, sum.isExact {
            let limit = try subtotal(&found)
            let name = isCeiling ? "ceiling" : "floor"
            found.steps.append(
                Step(
                    isCeiling ? .minimum : .maximum,
                    [
                        .init("duty before the \(name)", before.low, from: .step(beforeName)),
                        .init(name, limit.value, from: .step(limit.name)),
                    ],
                    result: bounded.low, name: "duty after the \(name)", authority: authority))
            parts = [.init("duty after the \(name)", bounded.low)]
        } else {
            parts = explain && bounded.isExact ? [.init("the same whatever is missing", bounded.low)] : []
        }
        sum = bounded
        self.before = nil
    }

    /// The parts of the open group as one number, which takes a step where they are several.
    private func subtotal(_ found: inout Reckoned) throws(QuantityError) -> Step.Operand {
        if parts.count == 1 { return parts[0] }
        if parts.isEmpty { return .init("nothing", .zero) }
        found.steps.append(
            Step(.add, parts, result: sum.low, name: "sum of the parts", authority: authority))
        return .init("sum of the parts", sum.low)
    }
}
