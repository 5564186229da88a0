/// An unsigned integer of 256 bits, only as far as products and dividends of two coefficients need one.
struct Wide {
    var high: UInt128
    var low: UInt128

    init(high: UInt128 = 0, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// The product, which always fits.
    static func product(_ first: UInt128, _ second: UInt128) -> Wide {
        let full = first.multipliedFullWidth(by: second)
        return Wide(high: full.high, low: full.low)
    }

    /// The sum modulo 2^256; callers stay below 10^76 + 10^38.
    func adding(_ other: UInt128) -> Wide {
        let (sum, carry) = low.addingReportingOverflow(other)
        return Wide(high: carry ? high &+ 1 : high, low: sum)
    }

    /// The difference modulo 2^256; callers subtract the smaller from the larger.
    func subtracting(_ other: UInt128) -> Wide {
        let (difference, borrow) = low.subtractingReportingOverflow(other)
        return Wide(high: borrow ? high &- 1 : high, low: difference)
    }

    /// Quotient and remainder by `divisor`, which is not 0.
    func divided(by divisor: UInt128) -> (quotient: Wide, remainder: UInt128) {
        if high == 0 {
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor)
            return (Wide(low: quotient), remainder)
        }
        let (top, rest) = high.quotientAndRemainder(dividingBy: divisor)
        let (bottom, remainder) = divisor.dividingFullWidth((rest, low))
        return (Wide(high: top, low: bottom), remainder)
    }

    /// How many decimal digits the number has, for numbers below 10^76; 0 has none.
    var digits: Int {
        if high == 0 { return digitCount(low) }
        let (quotient, _) = divided(by: powerOfTen(38))
        return quotient.high == 0 ? 38 + digitCount(quotient.low) : 77
    }
}

extension Decimal {
    /// `magnitude` at `scale`, which may both be too large by up to 38 digits: drops as few trailing zeros as bring
    /// them into range.
    static func fitting(_ magnitude: Wide, scale: Int, isNegative: Bool) throws(QuantityError) -> Decimal {
        var drop = max(0, scale - maximumScale)
        if magnitude.high != 0 || magnitude.low >= limit { drop = max(drop, magnitude.digits - 38) }
        if drop == 0 { return Decimal(magnitude: magnitude.low, scale: scale, isNegative: isNegative) }
        if magnitude.high == 0, magnitude.low == 0 { return Decimal(unchecked: 0, scale: maximumScale) }
        guard drop <= min(38, scale) else { throw .overflow }
        // The quotient has at most 38 digits by the choice of `drop`.
        let (quotient, remainder) = magnitude.divided(by: powerOfTen(drop))
        guard remainder == 0 else { throw .overflow }
        return Decimal(magnitude: quotient.low, scale: scale - drop, isNegative: isNegative)
    }

    /// A number from its sign and a magnitude below ``limit``.
    @inlinable
    package init(magnitude: UInt128, scale: Int, isNegative: Bool) {
        let coefficient = Int128(truncatingIfNeeded: magnitude)
        self.init(unchecked: isNegative ? 0 &- coefficient : coefficient, scale: scale)
    }
}
