/// Natural logarithm and exponential of basic operations only, so that they are the same to the last bit on any machine.
///
/// Those of a C library differ in the last place between versions, and with them the bytes of a model.
enum Exactly {
    private static let ln2 = 0.693_147_180_559_945_3
    /// 1/0!, 1/1!, 1/2!, ...: multiplying by them is many times as fast as dividing.
    private static let inverseFactorials: [Double] = {
        var inverses = [1.0]
        for number in 1...13 { inverses.append(inverses[number - 1] / Double(number)) }
        return inverses
    }()

    /// 1/33, 1/31, ..., 1/1.
    private static let inverseOdds = stride(from: 33.0, through: 1, by: -2).map { 1 / $0 }

    /// Adding so much leaves no room for a fraction: the sum is rounded to a whole number, at the cost of an addition.
    private static let rounding = 6_755_399_441_055_744.0

    /// The natural logarithm of a positive finite number.
    static func log(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        let fraction = (value.significand - 1) / (value.significand + 1)
        // ln m = 2 (y + y^3/3 + y^5/5 + ...) for y = (m - 1)/(m + 1), at most 1/3.
        let square = fraction * fraction
        var sum = 0.0
        for inverse in inverseOdds { sum = sum * square + inverse }
        return Double(value.exponent) * ln2 + 2 * fraction * sum
    }

    /// e to the power of a number; 0 below -700, and not above that of 700.
    static func exp(_ value: Double) -> Double {
        guard value > -700 else { return 0 }
        let value = min(value, 700)
        let exponent = (value / ln2 + rounding) - rounding
        let rest = value - exponent * ln2
        var sum = inverseFactorials[13]
        for power in stride(from: 12, through: 0, by: -1) { sum = sum * rest + inverseFactorials[power] }
        // Two to that power, which is far from the least and the greatest.
        return sum * Double(bitPattern: UInt64(truncatingIfNeeded: Int(exponent) + 1023) &<< 52)
    }
}
