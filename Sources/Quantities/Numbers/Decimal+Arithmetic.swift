extension Decimal {
    /// The exact sum, at the larger of the two scales.
    @inlinable @inline(__always)
    public func adding(_ other: Decimal) throws(QuantityError) -> Decimal {
        if storedScale == other.storedScale {
            // Within 2 * 10^38, and what wraps around is beyond 10^38 on the other side: the high word tells both.
            let sum = Decimal(unchecked: coefficient &+ other.coefficient, scale: scale)
            let most = Int64(truncatingIfNeeded: Self.limit &>> 64)
            if -most..<most ~= sum.highWord { return sum }
        }
        return try addingApart(other)
    }

    /// The sum of numbers of different scales, or of some that are very large.
    @usableFromInline
    func addingApart(_ other: Decimal) throws(QuantityError) -> Decimal {
        if storedScale != other.storedScale {
            let (coarse, fine) = storedScale < other.storedScale ? (self, other) : (other, self)
            let shift = fine.scale &- coarse.scale
            if shift < 19, let small = coarse.smallCoefficient {
                // Below 2^63 * 10^18 + 10^38, which is within Int128.
                let sum = Int128(small) &* Int128(powerOfTen64(shift)) &+ fine.coefficient
                if sum.magnitude < Self.limit { return Decimal(unchecked: sum, scale: fine.scale) }
            }
        }
        return try addingWide(other)
    }

    /// The exact difference, at the larger of the two scales.
    @inlinable
    public func subtracting(_ other: Decimal) throws(QuantityError) -> Decimal {
        try adding(other.negated)
    }

    /// The exact product, at the sum of the two scales where that is possible.
    @inlinable
    public func multiplied(by other: Decimal) throws(QuantityError) -> Decimal {
        let scale = scale &+ other.scale
        if scale <= Self.maximumScale, let first = smallCoefficient, let second = other.smallCoefficient {
            // At most 2^126, which is below 10^38.
            return Decimal(unchecked: Int128(first) &* Int128(second), scale: scale)
        }
        return try multipliedWide(by: other)
    }

    /// The quotient with `scale` digits behind the point, the rest rounded by `rounding`.
    @inlinable
    public func divided(
        by divisor: Decimal, scale: Int, rounding: RoundingMode
    ) throws(QuantityError) -> Decimal {
        let shift = scale &+ divisor.scale &- self.scale
        if 0...Self.maximumScale ~= scale, 0..<19 ~= shift, let dividend = smallCoefficient,
            let small = divisor.smallCoefficient, small != 0
        {
            let (scaled, overflow) = dividend.magnitude.multipliedReportingOverflow(by: powerOfTen64(shift))
            if !overflow {
                let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: small.magnitude)
                let grows = rounding.growsQuotient(
                    isOdd: quotient & 1 == 1, remainder: remainder, divisor: small.magnitude)
                return Decimal(
                    magnitude: UInt128(quotient) &+ (grows ? 1 : 0), scale: scale,
                    isNegative: (dividend < 0) != (small < 0))
            }
        }
        return try dividedWide(by: divisor, scale: scale, rounding: rounding)
    }
}

extension Decimal {
    @usableFromInline
    func addingWide(_ other: Decimal) throws(QuantityError) -> Decimal {
        let (coarse, fine) = storedScale < other.storedScale ? (self, other) : (other, self)
        let raised = Wide.product(coarse.coefficient.magnitude, powerOfTen(fine.scale - coarse.scale))
        let addend = fine.coefficient.magnitude
        if coarse.isNegative == fine.isNegative {
            return try .fitting(raised.adding(addend), scale: fine.scale, isNegative: fine.isNegative)
        }
        if raised.high == 0, raised.low < addend {
            return try .fitting(Wide(low: addend - raised.low), scale: fine.scale, isNegative: fine.isNegative)
        }
        return try .fitting(raised.subtracting(addend), scale: fine.scale, isNegative: coarse.isNegative)
    }

    @usableFromInline
    func multipliedWide(by other: Decimal) throws(QuantityError) -> Decimal {
        try .fitting(
            Wide.product(coefficient.magnitude, other.coefficient.magnitude), scale: scale + other.scale,
            isNegative: isNegative != other.isNegative)
    }

    @usableFromInline
    func dividedWide(by divisor: Decimal, scale: Int, rounding: RoundingMode) throws(QuantityError) -> Decimal {
        guard 0...Self.maximumScale ~= scale else { throw .scale(scale) }
        guard !divisor.isZero else { throw .divisionByZero }
        if isZero { return Decimal(unchecked: 0, scale: scale) }
        let shift = scale + divisor.scale - self.scale
        var dividend = Wide(low: coefficient.magnitude)
        var by = divisor.coefficient.magnitude
        if shift >= 0 {
            // At 10^76 the quotient by anything below 10^38 has more than 38 digits; below it fits 256 bits.
            guard digitCount(dividend.low) + shift <= 76 else { throw .overflow }
            dividend = Wide.product(dividend.low, powerOfTen(min(shift, 38)))
            // Beyond 38 the first product is at most 10^76 / 10^(shift - 38), so the second stays below 10^76.
            if shift > 38 { dividend = dividend.multiplied(by: powerOfTen(shift - 38)) }
        } else {
            let raised = Wide.product(by, powerOfTen(-shift))
            if raised.high != 0 {
                // The divisor is above 2^128, more than three times any dividend: nothing but the mode decides.
                return Decimal(
                    magnitude: rounding == .up ? 1 : 0, scale: scale, isNegative: isNegative != divisor.isNegative)
            }
            by = raised.low
        }
        let (quotient, remainder) = dividend.divided(by: by)
        let grows = rounding.growsQuotient(isOdd: quotient.low & 1 == 1, remainder: remainder, divisor: by)
        guard quotient.high == 0, quotient.low < Self.limit else { throw .overflow }
        let magnitude = quotient.low + (grows ? 1 : 0)
        guard magnitude < Self.limit else { throw .overflow }
        return Decimal(magnitude: magnitude, scale: scale, isNegative: isNegative != divisor.isNegative)
    }
}

extension Wide {
    /// The product modulo 2^256; callers stay below 10^76.
    func multiplied(by factor: UInt128) -> Wide {
        let bottom = low.multipliedFullWidth(by: factor)
        return Wide(high: high &* factor &+ bottom.high, low: bottom.low)
    }
}
