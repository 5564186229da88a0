/// An exact amount in a currency.
///
/// Amounts of different currencies are never put together silently, and nothing rounds to minor units unless asked.
public struct Money: Sendable, Hashable, CustomStringConvertible {
    /// How much.
    public let amount: Decimal
    /// Of what.
    public let currency: Currency

    /// An amount of a currency.
    public init(_ amount: Decimal, _ currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    /// Nothing, with the minor units written out: `0.00 EUR`.
    public static func zero(_ currency: Currency) -> Money {
        Money(Decimal(unchecked: 0, scale: currency.minorUnits ?? 0), currency)
    }

    /// The exact sum of two amounts of one currency.
    public func adding(_ other: Money) throws(QuantityError) -> Money {
        try requireSame(other)
        return Money(try amount.adding(other.amount), currency)
    }

    /// The exact difference of two amounts of one currency.
    public func subtracting(_ other: Money) throws(QuantityError) -> Money {
        try requireSame(other)
        return Money(try amount.subtracting(other.amount), currency)
    }

    /// The exact product with a number.
    public func multiplied(by factor: Decimal) throws(QuantityError) -> Money {
        Money(try amount.multiplied(by: factor), currency)
    }

    /// The amount in another currency, exact, at `rate` units of it for one of this; round it afterwards.
    public func exchanged(into other: Currency, at rate: Decimal) throws(QuantityError) -> Money {
        Money(try amount.multiplied(by: rate), other)
    }

    /// The amount with exactly the decimal places of the minor unit, rounded or padded as need be.
    public func rounded(_ mode: RoundingMode) throws(QuantityError) -> Money {
        guard let places = currency.minorUnits else { throw .noMinorUnit(currency.code) }
        return Money(try amount.fixed(places: places, mode), currency)
    }

    /// Whether `other` is more, where both are of one currency.
    public func isLess(than other: Money) throws(QuantityError) -> Bool {
        try requireSame(other)
        return amount < other.amount
    }

    private func requireSame(_ other: Money) throws(QuantityError) {
        guard currency == other.currency else { throw .currencyMismatch(currency.code, other.currency.code) }
    }

    /// Amount and code: `12.50 EUR`.
    public var description: String { "\(amount) \(currency)" }
}
