extension Decimal: Comparable, Hashable {
    /// -1, 0 or 1 as the number is below, equal to or above `other`, whatever the scales.
    @inlinable
    package func compared(to other: Decimal) -> Int {
        if storedScale == other.storedScale {
            return coefficient < other.coefficient ? -1 : coefficient == other.coefficient ? 0 : 1
        }
        let (coarse, fine) = storedScale < other.storedScale ? (self, other) : (other, self)
        let order: Int
        let factor = Int128(truncatingIfNeeded: powerOfTen(fine.scale &- coarse.scale))
        let (raised, overflow) = coarse.coefficient.multipliedReportingOverflow(by: factor)
        // Beyond Int128 it is beyond every coefficient.
        if overflow {
            order = coarse.sign
        } else {
            order = raised < fine.coefficient ? -1 : raised == fine.coefficient ? 0 : 1
        }
        return storedScale < other.storedScale ? order : 0 &- order
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
