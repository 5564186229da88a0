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

    // MARK: Many at once

    private typealias Eight = SIMD8<Double>
    private typealias EightBits = SIMD8<UInt64>

    /// Puts the logarithm of each number in its place, to the last bit ``log(_:)``.
    static func log(each values: inout [Double]) { change(&values) { log($0) } }

    /// Puts e to the power of each number in its place, to the last bit ``exp(_:)``.
    static func exp(each values: inout [Double]) { change(&values) { exp($0) } }

    /// Changes eight numbers at a time: of one alone each step would wait for the step before.
    private static func change(_ values: inout [Double], by change: (Eight) -> Eight) {
        unsafe values.withUnsafeMutableBytes { bytes in
            let stride = MemoryLayout<Double>.stride
            let whole = bytes.count / (8 * stride) * (8 * stride)
            var at = 0
            // Eight numbers are there from each place before `whole`.
            while at < whole {
                let eight = unsafe bytes.loadUnaligned(fromByteOffset: at, as: Eight.self)
                unsafe bytes.storeBytes(of: change(eight), toByteOffset: at, as: Eight.self)
                at += 8 * stride
            }
            var rest = Eight.zero
            let places = 0..<(bytes.count - whole) / stride
            for place in places {
                rest[place] = unsafe bytes.load(fromByteOffset: whole + place * stride, as: Double.self)
            }
            rest = change(rest)
            for place in places {
                unsafe bytes.storeBytes(of: rest[place], toByteOffset: whole + place * stride, as: Double.self)
            }
        }
    }

    @inline(__always)
    private static func log(_ values: Eight) -> Eight {
        // Subnormal numbers have no exponent of their own.
        let isSmall = values .< Double.leastNormalMagnitude
        let bits = unsafe unsafeBitCast(values.replacing(with: values * 0x1p54, where: isSmall), to: EightBits.self)
        let significand = unsafe unsafeBitCast(
            bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000, to: Eight.self)
        // A number below 2 to the power of 52 is the last bits of its sum with that.
        let shifted = unsafe unsafeBitCast(bits &>> 52 | 0x4330_0000_0000_0000, to: Eight.self)
        let bias = Eight(repeating: 0x1p52 + 1023).replacing(with: 0x1p52 + 1023 + 54, where: isSmall)
        let fraction = (significand - 1) / (significand + 1)
        let square = fraction * fraction
        var sum = Eight.zero
        for inverse in inverseOdds { sum = sum * square + inverse }
        let logarithm = (shifted - bias) * ln2 + 2 * fraction * sum
        return logarithm.replacing(with: 0, where: .!(values .> 0) .| .!(values .<= Double.greatestFiniteMagnitude))
    }

    @inline(__always)
    private static func exp(_ values: Eight) -> Eight {
        let clamped = values.replacing(with: 700, where: values .> 700)
        let shifted = clamped / ln2 + rounding
        let rest = clamped - (shifted - rounding) * ln2
        var sum = Eight(repeating: inverseFactorials[13])
        for power in stride(from: 12, through: 0, by: -1) { sum = sum * rest + inverseFactorials[power] }
        // The last bits of what was rounded are the whole number.
        let exponent = unsafe unsafeBitCast(shifted, to: EightBits.self)
        let scale = unsafe unsafeBitCast((exponent &+ 1023) &<< 52, to: Eight.self)
        return (sum * scale).replacing(with: 0, where: .!(values .> -700))
    }
}
