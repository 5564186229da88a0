/// An exact amount of a unit of measure.
public struct Quantity: Sendable, Hashable, CustomStringConvertible {
    /// How much, in ``unit``.
    public let amount: Decimal
    /// Of what.
    public let unit: Unit

    /// An amount of a unit.
    public init(_ amount: Decimal, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// The same quantity in another unit, exactly.
    ///
    /// Throws ``QuantityError/incompatibleUnits(from:to:)`` where no fixed factor leads there, and
    /// ``QuantityError/inexactConversion(from:to:)`` where the result has no end (a metre in yards).
    public func converted(to other: Unit) throws(QuantityError) -> Quantity {
        if unit == other { return self }
        let ratio = try Ratio(from: unit, to: other)
        return Quantity(try ratio.applied(to: amount, from: unit, to: other), other)
    }

    /// The same quantity in another unit, with `scale` digits behind the point.
    public func converted(
        to other: Unit, scale: Int, rounding: RoundingMode
    ) throws(QuantityError) -> Quantity {
        if unit == other { return Quantity(try amount.fixed(places: scale, rounding), other) }
        let ratio = try Ratio(from: unit, to: other)
        let product = try amount.multiplied(by: ratio.numerator)
        return Quantity(try product.divided(by: ratio.denominator, scale: scale, rounding: rounding), other)
    }

    /// The exact sum, in this quantity's unit.
    public func adding(_ other: Quantity) throws(QuantityError) -> Quantity {
        Quantity(try amount.adding(other.converted(to: unit).amount), unit)
    }

    /// Amount and code: `12.5 KGM`.
    public var description: String { "\(amount) \(unit)" }
}

/// One unit over another as a reduced fraction of whole numbers.
private struct Ratio {
    /// Above 0 and below 10^38, as every factor of the table has at most 15 digits and 15 places.
    let numerator: Decimal
    let denominator: Decimal

    init(from unit: Unit, to other: Unit) throws(QuantityError) {
        guard unit.converts(to: other) else { throw .incompatibleUnits(from: unit.code, to: other.code) }
        let (first, second) = (unit.factor, other.factor)
        let top = first.coefficient.magnitude.multipliedReportingOverflow(by: powerOfTen(second.scale))
        let bottom = second.coefficient.magnitude.multipliedReportingOverflow(by: powerOfTen(first.scale))
        guard !top.overflow, !bottom.overflow else { throw .overflow }
        let common = greatestCommonDivisor(top.partialValue, bottom.partialValue)
        numerator = Decimal(magnitude: top.partialValue / common, scale: 0, isNegative: false)
        denominator = Decimal(magnitude: bottom.partialValue / common, scale: 0, isNegative: false)
    }

    /// The product with `amount` where it ends: where nothing but twos and fives is left of the denominator.
    func applied(to amount: Decimal, from unit: Unit, to other: Unit) throws(QuantityError) -> Decimal {
        let magnitude = amount.coefficient.magnitude
        if magnitude == 0 { return amount }
        let common = greatestCommonDivisor(magnitude, denominator.coefficient.magnitude)
        let remaining = denominator.coefficient.magnitude / common
        let places = Self.places(of: remaining)
        guard let places, amount.scale + places <= Decimal.maximumScale else {
            throw .inexactConversion(from: unit.code, to: other.code)
        }
        let reduced = Decimal(
            magnitude: magnitude / common, scale: amount.scale + places, isNegative: amount.isNegative)
        let factor = Decimal(magnitude: powerOfTen(places) / remaining, scale: 0, isNegative: false)
        return try reduced.multiplied(by: numerator).multiplied(by: factor)
    }

    /// The smallest power of ten that `number` divides; `nil` where no power within 10^38 is divisible by it.
    private static func places(of number: UInt128) -> Int? {
        var rest = number
        var (twos, fives) = (0, 0)
        while rest % 2 == 0 {
            rest /= 2
            twos += 1
        }
        while rest % 5 == 0 {
            rest /= 5
            fives += 1
        }
        let places = max(twos, fives)
        return rest == 1 && places <= 38 ? places : nil
    }
}

/// The greatest common divisor of two numbers above 0.
private func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
}
