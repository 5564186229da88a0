import TidewaiterDocuments
public import TidewaiterQuantities

/// What a printed rate is to be reckoned from.
public struct RateFigures: Sendable, Hashable {
    /// The value of the goods, in ``currency``.
    public var value: Decimal?
    /// Quantities, each in its unit.
    public var quantities: [AssessmentRequest.Measure] = []
    /// Facts by name: numbers (`value_of_case`), and printed rates for what a text only refers to
    /// (`rate_of_subheading`: `5%`).
    public var facts: [String: String] = [:]
    /// The currency of the value and of the amount, ISO 4217; `nil`: the one that the rate is printed in.
    public var currency: String?
    /// How much of ``currency`` one unit of another currency is, by its code.
    public var exchangeRates: [String: Decimal] = [:]
    /// The program or country that is claimed, as printed.
    public var program: String?
    /// The day.
    public var date: CivilDate?
    /// The certificate that is presented, `D018`; empty: none is.
    public var certificate: String?

    /// Nothing known.
    public init() {}

    /// Throws where a number is below zero, or two quantities contradict each other.
    func check() throws(TidewaiterError) {
        if let value, value.isNegative { throw Self.error("The value \(value) is below zero; give it without a sign.") }
        for quantity in quantities where quantity.amount.isNegative {
            throw Self.error("\(quantity.amount) \(quantity.unit) is below zero; give it without a sign.")
        }
        for (code, rate) in exchangeRates where rate.isNegative || rate.isZero {
            throw Self.error("The exchange rate of \(code) is \(rate); give how much one \(code) is.")
        }
        if let (first, second) = UnitConversion.contradiction(in: quantities) {
            throw Self.error(
                "\(first.amount) \(first.unit) and \(second.amount) \(second.unit) are not the same quantity; "
                    + "correct one of them, or leave it out.")
        }
    }

    static func error(_ message: String) -> TidewaiterError { TidewaiterError(.argument, "rate.figures", message) }
}
