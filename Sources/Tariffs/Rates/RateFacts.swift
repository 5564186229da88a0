import TidewaiterQuantities

/// What a rate is reckoned from.
protocol RateFacts {
    /// The value that percentages are taken of.
    var value: Interval { get }
    /// The base duty, of which a total only adds what is missing.
    var base: Interval { get }
    /// The quantity in a unit, brought to it by definition where another is stated; `nil` where none is stated.
    func quantity(in unit: String) -> RatedQuantity?
    /// The number that a fact states.
    func number(_ fact: String) -> Decimal?
    /// How money in another currency becomes money in that of the charge, and who says so; `nil` where no rate of
    /// exchange is stated.
    func conversion(from currency: String) -> (conversion: CurrencyConversion, authority: String)?
    /// How a quantity is rounded before a part is taken of it, and the law that says so.
    func rounding(of component: RateComponent) -> (rule: Rounding, authority: String)?
}

/// What a rate comes to.
struct Reckoned {
    /// What must be stated before the amount is exact.
    enum Need: Hashable {
        /// A quantity in a unit.
        case quantity(String)
        /// A fact that states a number.
        case fact(String)
        /// What one unit of a currency is worth in that of the charge.
        case exchangeRate(String)
    }

    /// The amount before it is rounded, as far as it is known.
    var amount = Interval.zero
    /// What percentages were taken of.
    var basis: Interval?
    /// The quantities that specific parts were taken of.
    var quantities: [AssessmentRequest.Measure] = []
    /// What is missing, in the order of the parts.
    var needs: [Need] = []
    /// How the parts came about; only where steps were asked for.
    var steps: [Step] = []
    /// The parts that ``amount`` is the sum of.
    var parts: [Step.Operand] = []

    mutating func need(_ need: Need) {
        if !needs.contains(need) { needs.append(need) }
    }
}
