extension Decimal: Comparable, Hashable {
    /// -1, 0 or 1 as the number is below, equal to or above `other`, whatever the scales.
    @inlinable
    package func compared(to other: Decimal) -> Int {
        if storedScale == other.storedScale {
            return coefficient < other.coefficient ? -1 : coefficient == other.coefficient ? 0 : 1
        }
        if storedScale > other.storedScale { return 0 &- other.compared(to: self) }
        let factor = Int128(truncatingIfNeeded: powerOfTen(other.scale &- scale))
        let (raised, overflow) = coefficient.multipliedReportingOverflow(by: factor)
        // Beyond Int128 it is beyond every coefficient.
        if overflow { return sign }
        return raised < other.coefficient ? -1 : raised == other.coefficient ? 0 : 1
    }

    /// Whether both are the same number; `1.50` equals `1.5`.
    @inlinable
    public static func == (first: Decimal, second: Decimal) -> Bool {
        first.compared(to: second) == 0
    }

    /// Numeric order.
    @inlinable
    public static func < (first: Decimal, second: Decimal) -> Bool {
        first.compared(to: second) < 0
    }

    /// Equal numbers hash alike, whatever their scales.
    public func hash(into hasher: inout Hasher) {
        let normal = normalized
        hasher.combine(normal.coefficient)
        hasher.combine(normal.storedScale)
    }
}
