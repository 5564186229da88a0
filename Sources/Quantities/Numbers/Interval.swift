/// What an amount is known to lie between when not every fact is there; both ends belong to it.
public struct Interval: Sendable, Hashable {
    /// The least it can be.
    public let low: Decimal
    /// The most it can be; `nil` where nothing bounds it.
    public let high: Decimal?

    /// The numbers between two ends, given in either order; without a second end, all from the first on.
    @inlinable
    public init(low: Decimal, high: Decimal?) {
        if let high, high < low {
            self.low = high
            self.high = low
        } else {
            self.low = low
            self.high = high
        }
    }

    /// The interval of one known amount.
    @inlinable
    public init(_ amount: Decimal) {
        low = amount
        high = amount
    }

    /// Whether only one amount is possible.
    @inlinable
    public var isExact: Bool {
        @inline(__always) get {
            guard let high else { return false }
            return isTwice(high) || low == high
        }
    }

    /// Whether an end is the lower one, digit for digit: that of most is, which needs no comparison of scales.
    @inlinable @inline(__always)
    func isTwice(_ end: Decimal) -> Bool { low.coefficient == end.coefficient && low.storedScale == end.storedScale }

    /// Whether `amount` is possible.
    public func contains(_ amount: Decimal) -> Bool {
        guard amount >= low else { return false }
        guard let high else { return true }
        return amount <= high
    }

    /// The interval of the sum of one amount of each.
    @inlinable @inline(__always)
    public func adding(_ other: Interval) throws(QuantityError) -> Interval {
        // Most are one amount.
        if let high, let second = other.high, isTwice(high), other.isTwice(second) {
            return Interval(try low.adding(other.low))
        }
        return try addingEnds(other)
    }

    @usableFromInline
    func addingEnds(_ other: Interval) throws(QuantityError) -> Interval {
        let bottom = try low.adding(other.low)
        guard let high, let second = other.high else { return Interval(low: bottom, high: nil) }
        return Interval(low: bottom, high: try high.adding(second))
    }

    /// The smallest interval that holds both.
    public func union(_ other: Interval) -> Interval {
        let bottom = min(low, other.low)
        guard let high, let second = other.high else { return Interval(low: bottom, high: nil) }
        return Interval(low: bottom, high: max(high, second))
    }
}
