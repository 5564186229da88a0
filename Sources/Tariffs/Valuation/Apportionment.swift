package import TidewaiterQuantities

/// Splitting an amount over lines so that the parts sum to the amount, to the last minor unit.
///
/// Largest remainder: every line first gets its exact share rounded down, then the units left over go one by one to
/// the lines with the largest part cut off. Equal remainders are settled by the caller's order of names, never by
/// the order of the lines, so that any order gives the same parts.
package enum Apportionment {
    /// The parts of `total` in proportion to `weights`, each a multiple of 10^-places (or of the finer scale that
    /// `total` has). Weights must not be negative; where all are zero the parts are as equal as can be.
    ///
    /// - Parameter precedes: whether line `a` comes before line `b` when their remainders are equal.
    package static func split(
        _ total: Decimal, by weights: [Decimal], places: Int, precedes: (Int, Int) -> Bool
    ) throws(QuantityError) -> [Decimal] {
        guard !weights.isEmpty else { return [] }
        if weights.count == 1 { return [try total.scaled(toPlaces: places)] }
        let scale = max(places, total.scale)
        let amount = try total.magnitude.scaled(toPlaces: scale)
        var sum = Decimal.zero
        for weight in weights { sum = try sum.adding(weight) }
        let even = sum.isZero
        if even { sum = Decimal(weights.count) }

        var parts: [Decimal] = []
        parts.reserveCapacity(weights.count)
        var remainders: [Decimal] = []
        remainders.reserveCapacity(weights.count)
        var rest = amount
        for weight in weights {
            let exact = try amount.multiplied(by: even ? .one : weight)
            let part = try exact.divided(by: sum, scale: scale, rounding: .down)
            parts.append(part)
            remainders.append(try exact.subtracting(try part.multiplied(by: sum)))
            rest = try rest.subtracting(part)
        }
        // Each part lost less than one unit, so fewer units are left than there are lines.
        let left = Int(truncatingIfNeeded: rest.coefficient)
        if left > 0 {
            let order = weights.indices.sorted { a, b in
                remainders[a] == remainders[b] ? precedes(a, b) : remainders[a] > remainders[b]
            }
            let unit = Decimal(unchecked: 1, scale: scale)
            for index in order.prefix(left) { parts[index] = try parts[index].adding(unit) }
        }
        return total.isNegative ? parts.map(\.negated) : parts
    }
}
