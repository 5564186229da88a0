extension Decimal {
    /// The number with at most `places` digits behind the point (fewer stay as they are; below 0 counts as 0).
    ///
    /// To round to tens or hundreds, round to a multiple.
    @inlinable
    public func rounded(toPlaces places: Int, _ mode: RoundingMode) -> Decimal {
        let kept = max(places, 0)
        if scale <= kept { return self }
        let drop = scale &- kept
        if drop < 19, let small = smallCoefficient {
            let divisor = powerOfTen64(drop)
            let (quotient, remainder) = small.magnitude.quotientAndRemainder(dividingBy: divisor)
            let grows = mode.growsQuotient(isOdd: quotient & 1 == 1, remainder: remainder, divisor: divisor)
            return Decimal(
                magnitude: UInt128(quotient &+ (grows ? 1 : 0)), scale: kept, isNegative: small < 0)
        }
        return roundedLarge(drop, mode)
    }

    @usableFromInline
    func roundedLarge(_ drop: Int, _ mode: RoundingMode) -> Decimal {
        let divisor = powerOfTen(drop)
        let (quotient, remainder) = coefficient.magnitude.quotientAndRemainder(dividingBy: divisor)
        let grows = mode.growsQuotient(isOdd: quotient & 1 == 1, remainder: remainder, divisor: divisor)
        return Decimal(magnitude: quotient + (grows ? 1 : 0), scale: scale - drop, isNegative: isNegative)
    }

    /// The number with at least `places` digits behind the point: `5` becomes `5.00`.
    @inlinable
    public func scaled(toPlaces places: Int) throws(QuantityError) -> Decimal {
        if places <= scale { return self }
        guard places <= Self.maximumScale else { throw .scale(places) }
        let (padded, overflow) = coefficient.multipliedReportingOverflow(
            by: Int128(truncatingIfNeeded: powerOfTen(places &- scale)))
        guard !overflow, padded.magnitude < Self.limit else { throw .overflow }
        return Decimal(unchecked: padded, scale: places)
    }

    /// The number with exactly `places` digits behind the point, rounded or padded as need be.
    @inlinable @inline(__always)
    public func fixed(places: Int, _ mode: RoundingMode) throws(QuantityError) -> Decimal {
        // Most have so many already.
        if scale == places { return self }
        return try fixedApart(places: places, mode)
    }

    @usableFromInline
    func fixedApart(places: Int, _ mode: RoundingMode) throws(QuantityError) -> Decimal {
        guard 0...Self.maximumScale ~= places else { throw .scale(places) }
        return try rounded(toPlaces: places, mode).scaled(toPlaces: places)
    }

    /// The multiple of `step` that `mode` chooses, at the scale of `step`; the sign of `step` plays no part.
    public func rounded(toMultipleOf step: Decimal, _ mode: RoundingMode) throws(QuantityError) -> Decimal {
        guard !step.isZero else { throw .divisionByZero }
        let unit = step.coefficient.magnitude
        if step.scale < scale {
            let divisor = Wide.product(unit, powerOfTen(scale - step.scale))
            // A divisor beyond 128 bits is more than three times any coefficient: nothing but the mode decides.
            var count: UInt128 = mode == .up && !isZero ? 1 : 0
            if divisor.high == 0 {
                let (quotient, remainder) = coefficient.magnitude.quotientAndRemainder(dividingBy: divisor.low)
                let grows = mode.growsQuotient(isOdd: quotient & 1 == 1, remainder: remainder, divisor: divisor.low)
                count = quotient + (grows ? 1 : 0)
            }
            return try .fitting(Wide.product(count, unit), scale: step.scale, isNegative: isNegative)
        }
        let amount = Wide.product(coefficient.magnitude, powerOfTen(step.scale - scale))
        let (quotient, remainder) = amount.divided(by: unit)
        let grows = mode.growsQuotient(isOdd: quotient.low & 1 == 1, remainder: remainder, divisor: unit)
        let whole = amount.subtracting(remainder)
        return try .fitting(grows ? whole.adding(unit) : whole, scale: step.scale, isNegative: isNegative)
    }
}
