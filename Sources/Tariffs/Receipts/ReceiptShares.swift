import TidewaiterQuantities

/// What the steps of a receipt share out, each amount with its shares.
struct ReceiptShares {
    private struct Key: Hashable {
        let sources: [String?]
        let amount: Decimal
        let weight: Decimal
        let places: Int
    }

    private var shares: [Key: [(weight: Decimal, part: Decimal)]] = [:]

    /// Takes a share; gives whether it is its exact value rounded down, or one unit more.
    mutating func take(
        _ values: [Decimal], _ sources: [String?], _ part: Decimal, _ places: Int
    ) throws(QuantityError) -> Bool {
        guard !values[2].isZero else { return false }
        let key = Key(sources: [sources[0], sources[2]], amount: values[0], weight: values[2], places: places)
        shares[key, default: []].append((values[1], part))
        let floor = try Self.floor(key, values[1])
        if part == floor { return true }
        return try floor.adding(Self.unit(places)) == part
    }

    private static func floor(_ key: Key, _ weight: Decimal) throws(QuantityError) -> Decimal {
        try key.amount.multiplied(by: weight).divided(by: key.weight, scale: key.places, rounding: .down)
    }

    private static func unit(_ places: Int) -> Decimal { Decimal(coefficient: 1, scale: places) ?? .one }

    /// What is shared out is given out whole, and what is left over goes to the largest remainders.
    func check() throws(ReceiptCheck.Flaw) {
        for (key, parts) in shares {
            let isWhole: Bool
            do throws(QuantityError) {
                isWhole = try Self.isWhole(key, parts)
            } catch {
                throw ReceiptCheck.Flaw("/steps", error.message)
            }
            guard isWhole else {
                throw ReceiptCheck.Flaw(
                    "/steps", "The shares of \(key.amount) are not those of the largest remainders.")
            }
        }
    }

    private static func isWhole(
        _ key: Key, _ parts: [(weight: Decimal, part: Decimal)]
    ) throws(QuantityError) -> Bool {
        var sum = Decimal.zero
        var weights = Decimal.zero
        var leastRaised: Decimal?
        var mostKept: Decimal?
        for (weight, part) in parts {
            sum = try sum.adding(part)
            weights = try weights.adding(weight)
            let floor = try floor(key, weight)
            let rest = try key.amount.multiplied(by: weight).subtracting(floor.multiplied(by: key.weight))
            if part == floor {
                mostKept = max(mostKept ?? rest, rest)
            } else {
                leastRaised = min(leastRaised ?? rest, rest)
            }
        }
        guard sum == key.amount, weights == key.weight else { return false }
        guard let leastRaised, let mostKept else { return true }
        return leastRaised >= mostKept
    }
}
