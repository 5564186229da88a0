extension Decimal: CustomStringConvertible {
    /// Plain notation with every digit of the scale: `-0.50`, never an exponent. ``init(_:)-(String)`` reads it back.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.longestText)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The length of the longest text: sign, leading zero, point and 38 digits.
    @inlinable
    package static var longestText: Int { 41 }

    /// Appends the text of ``description`` to `bytes`.
    @inlinable
    package func write(into bytes: inout [UInt8]) {
        if let small = smallCoefficient, scale < 19 {
            Self.write(small.magnitude, scale: scale, isNegative: small < 0, into: &bytes)
        } else {
            writeLarge(into: &bytes)
        }
    }

    @usableFromInline
    static func write(_ magnitude: UInt64, scale: Int, isNegative: Bool, into bytes: inout [UInt8]) {
        let digits = max(digitCount(UInt128(magnitude)), scale &+ 1)
        let length = digits &+ (scale > 0 ? 1 : 0) &+ (isNegative ? 1 : 0)
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: length))
        var index = start &+ length
        var rest = magnitude
        if scale > 0 {
            for _ in 0..<scale {
                index &-= 1
                bytes[index] = UInt8(truncatingIfNeeded: rest % 10) &+ 48
                rest /= 10
            }
            index &-= 1
            bytes[index] = UInt8(ascii: ".")
        }
        let end = isNegative ? start &+ 1 : start
        while index > end {
            index &-= 1
            bytes[index] = UInt8(truncatingIfNeeded: rest % 10) &+ 48
            rest /= 10
        }
    }

    @usableFromInline
    func writeLarge(into bytes: inout [UInt8]) {
        // Three runs of at most 19 digits, so that only two divisions are of 128 bits.
        var rest = coefficient.magnitude
        let digits = max(digitCount(rest), scale + 1)
        let length = digits + (scale > 0 ? 1 : 0) + (isNegative ? 1 : 0)
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: length))
        let end = isNegative ? start + 1 : start
        var index = start + length
        let point = scale > 0 ? index - scale - 1 : -1
        while index > end {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: UInt128(powerOfTen64(19)))
            rest = quotient
            var run = UInt64(truncatingIfNeeded: remainder)
            var left = 19
            while left > 0, index > end {
                index -= 1
                if index == point {
                    bytes[index] = UInt8(ascii: ".")
                } else {
                    bytes[index] = UInt8(truncatingIfNeeded: run % 10) &+ 48
                    run /= 10
                    left -= 1
                }
            }
        }
    }
}
