extension Decimal: Comparable, Hashable {
    /// -1, 0 or 1 as the number is below, equal to or above `other`, whatever the scales.
    @usableFromInline
    package func compared(to other: Decimal) -> Int {
        if storedScale == other.storedScale {
            return coefficient < other.coefficient ? -1 : coefficient == other.coefficient ? 0 : 1
        }
        let (coarse, fine) = storedScale < other.storedScale ? (self, other) : (other, self)
        let order: Int
        let shift = fine.scale &- coarse.scale
        if shift < 19, let small = coarse.smallCoefficient {
            // Below 2^63 * 10^18, which is within Int128.
            let raised = Int128(small) &* Int128(powerOfTen64(shift))
            order = raised < fine.coefficient ? -1 : raised == fine.coefficient ? 0 : 1
            return storedScale < other.storedScale ? order : 0 &- order
        }
        let factor = Int128(truncatingIfNeeded: powerOfTen(shift))
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
    @inlinable @inline(__always)
    public static func == (first: Decimal, second: Decimal) -> Bool {
        // Most that are compared have the same scale, and then no call is needed.
        first.storedScale == second.storedScale
            ? first.coefficient == second.coefficient : first.compared(to: second) == 0
    }

    /// Numeric order.
    @inlinable @inline(__always)
    public static func < (first: Decimal, second: Decimal) -> Bool {
        first.storedScale == second.storedScale
            ? first.coefficient < second.coefficient : first.compared(to: second) < 0
    }

    /// Equal numbers hash alike, whatever their scales.
    public func hash(into hasher: inout Hasher) {
        let normal = normalized
        hasher.combine(normal.coefficient)
        hasher.combine(normal.storedScale)
    }
}
