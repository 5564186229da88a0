import TidewaiterQuantities

/// How amounts in one currency become amounts in that of the jurisdiction, by a rate that the request states.
enum CurrencyConversion {
    /// They are in it already.
    case none
    /// Times a rate, which stands at an index of the request's rates.
    case times(Decimal, Int)
    /// Divided by a rate.
    case over(Decimal, Int)

    /// Places that a quotient is carried to: far more than what is rounded afterwards.
    private static let places = 10

    /// The rate with its source; `nil` where there is nothing to convert.
    var operand: Step.Operand? {
        switch self {
        case .none: nil
        case .times(let rate, let index), .over(let rate, let index):
            rate == .one ? nil : .init("exchange rate", rate, from: .request("/exchange_rates/\(index)/rate"))
        }
    }

    /// What a step does that converts.
    var operation: Step.Operation {
        if operand == nil { return .round }
        if case .over = self { return .divide }
        return .convert
    }

    /// How a converted price is rounded; `nil` where it is exact.
    var rounding: Rounding? {
        if case .over = self { Rounding(.halfUp, places: Self.places) } else { nil }
    }

    /// An amount, as exact as it can be.
    func converted(_ amount: Decimal) throws(QuantityError) -> Decimal {
        switch self {
        case .none: amount
        case .times(let rate, _): try amount.multiplied(by: rate).normalized
        case .over(let rate, _): try amount.divided(by: rate, scale: Self.places, rounding: .halfUp)
        }
    }

    /// An amount of money.
    func converted(_ amount: Decimal, places: Int) throws(QuantityError) -> Decimal {
        switch self {
        case .none: try amount.fixed(places: places, .halfUp)
        case .times(let rate, _): try amount.multiplied(by: rate).fixed(places: places, .halfUp)
        case .over(let rate, _): try amount.divided(by: rate, scale: places, rounding: .halfUp)
        }
    }
}
