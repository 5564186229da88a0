import TidewaiterQuantities

/// The values of all lines, before the regime rounds them, in the currency of the jurisdiction.
struct Valued {
    /// What each line costs as agreed.
    var prices: [Interval]
    /// Customs value of each line, exact.
    var values: [Interval]
    /// Costs of each line that are not in its customs value but in the base of a tax on imports.
    var taxed: [Interval]
    /// Costs that the prices do not hold.
    var beside: Interval
    /// How each line's value came about, when asked to explain.
    var steps: [[Step]]
    /// The name of the step that led to each line's value so far.
    var reached: [String]
    /// What the costs came to, and what lines weigh when they are shared out.
    var entrySteps: [Step] = []
    /// What makes up ``beside``.
    var besideParts: [(name: String, amount: Interval)] = []
    /// Whether any amount is open.
    var isExact = true

    /// What all lines are worth, exactly.
    func worth() throws(QuantityError) -> Interval {
        var sum = Interval.zero
        for value in values { sum = try sum.adding(value) }
        return sum
    }
}

extension Interval {
    /// Zero, exactly.
    static var zero: Interval { Interval(.zero) }
    /// Zero or more.
    static var unknown: Interval { Interval(low: .zero, high: nil) }

    /// What becomes of both ends under a function that never falls when its argument rises.
    func map(_ function: (Decimal) throws(QuantityError) -> Decimal) throws(QuantityError) -> Interval {
        let low = try function(low)
        guard let high else { return Interval(low: low, high: nil) }
        return Interval(low: low, high: high == self.low ? low : try function(high))
    }
}
