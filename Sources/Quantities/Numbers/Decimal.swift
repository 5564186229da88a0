/// An exact decimal number: an integer coefficient of up to 38 digits and the number of those behind the point.
///
/// The scale is kept, so `1.50` prints as `1.50`, yet `1.50` and `1.5` are equal, hash alike and sort alike.
/// Sums, differences and products are exact; a result that needs more than 38 digits loses trailing zeros first, as
/// few as will do, and is a ``QuantityError/overflow`` when that does not help. Nothing rounds unless told how.
/// There is no negative zero, no infinity and no not-a-number.
@frozen
public struct Decimal: Sendable {
    // Two words and not one `Int128`, whose alignment sends every array of decimals to a slower way of asking for memory
    // and leaves fifteen bytes of padding behind each scale.
    @usableFromInline
    let highWord: Int64
    @usableFromInline
    let lowWord: UInt64
    @usableFromInline
    let storedScale: UInt8

    /// The digits as an integer, between -(10^38 - 1) and 10^38 - 1.
    @inlinable
    public var coefficient: Int128 { Int128(highWord) &<< 64 | Int128(lowWord) }

    /// A number whose coefficient and scale the caller has checked.
    @inlinable
    package init(unchecked coefficient: Int128, scale: Int) {
        self.highWord = Int64(truncatingIfNeeded: coefficient &>> 64)
        self.lowWord = UInt64(truncatingIfNeeded: coefficient)
        self.storedScale = UInt8(truncatingIfNeeded: scale)
    }

    /// `coefficient` divided by ten to the power `scale`; `nil` beyond 38 digits or a scale outside 0 to 38.
    @inlinable
    public init?(coefficient: Int128, scale: Int) {
        guard coefficient.magnitude < Self.limit, 0...Self.maximumScale ~= scale else { return nil }
        self.init(unchecked: coefficient, scale: scale)
    }

    /// A whole number.
    @inlinable
    public init(_ value: Int) {
        self.init(unchecked: Int128(value), scale: 0)
    }

    /// How many digits stand behind the point, 0 to 38.
    @inlinable
    public var scale: Int { Int(storedScale) }

    /// The largest scale.
    @inlinable
    public static var maximumScale: Int { 38 }

    /// 10^38: every coefficient is smaller in magnitude.
    @inlinable
    package static var limit: UInt128 { UInt128(0x4b3b_4ca8_5a86_c47a) << 64 | UInt128(0x098a_2240_0000_0000) }

    /// 0, without decimal places.
    @inlinable
    public static var zero: Decimal { Decimal(unchecked: 0, scale: 0) }

    /// 1, without decimal places.
    @inlinable
    public static var one: Decimal { Decimal(unchecked: 1, scale: 0) }

    /// The largest number, 10^38 - 1.
    public static var greatest: Decimal { Decimal(unchecked: Int128(limit) - 1, scale: 0) }

    /// Whether the number is 0, at whatever scale.
    @inlinable
    public var isZero: Bool { highWord | Int64(bitPattern: lowWord) == 0 }

    /// Whether the number is below 0.
    @inlinable
    public var isNegative: Bool { highWord < 0 }

    /// -1, 0 or 1.
    @inlinable
    public var sign: Int { coefficient < 0 ? -1 : coefficient == 0 ? 0 : 1 }

    /// The number with the other sign.
    @inlinable
    public var negated: Decimal { Decimal(unchecked: 0 &- coefficient, scale: scale) }

    /// The number without its sign.
    @inlinable
    public var magnitude: Decimal { coefficient < 0 ? negated : self }

    /// Whether nothing but zeros stands behind the point.
    public var isInteger: Bool { normalized.storedScale == 0 }

    /// The number as `Int`, where it is whole and fits.
    public var exactInt: Int? {
        let whole = normalized
        return whole.storedScale == 0 ? Int(exactly: whole.coefficient) : nil
    }

    /// The coefficient where it fits 64 bits, which is what the fast paths ask first.
    @inlinable
    package var smallCoefficient: Int64? {
        let small = Int64(bitPattern: lowWord)
        return small &>> 63 == highWord ? small : nil
    }

    /// The same number at the smallest scale: `1.500` becomes `1.5`, `0.00` becomes `0`.
    public var normalized: Decimal {
        if storedScale == 0 || coefficient == 0 { return Decimal(unchecked: coefficient, scale: 0) }
        var scale = scale
        if var small = smallCoefficient {
            while scale > 0, small % 10 == 0 {
                small /= 10
                scale &-= 1
            }
            return Decimal(unchecked: Int128(small), scale: scale)
        }
        var large = coefficient
        // Steps of halving size: at most six divisions where one zero at a time would take up to 38.
        for step in [32, 16, 8, 4, 2, 1] where scale >= step {
            let (quotient, remainder) = large.quotientAndRemainder(dividingBy: Int128(powerOfTen(step)))
            if remainder == 0 {
                large = quotient
                scale &-= step
            }
        }
        return Decimal(unchecked: large, scale: scale)
    }
}

extension Decimal: ExpressibleByIntegerLiteral {
    @inlinable
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}
