extension Decimal: CustomStringConvertible {
    /// Plain notation with every digit of the scale: `-0.50`, never an exponent. ``init(_:)-(String)`` reads it back.
    public var description: String {
        let text = Text(self)
        return text.withBytes { span in
            // Digits are ASCII, so the validation cannot fail; the empty text is there for the compiler.
            guard let checked = try? UTF8Span(validating: span) else { return "" }
            return String(copying: checked)
        }
    }

    /// Appends the text of ``description`` to `bytes`.
    @inlinable
    package func write(into bytes: inout [UInt8]) {
        Text(self).append(to: &bytes)
    }

    /// The digits of a number in place, filled from the end, without an allocation.
    @usableFromInline
    struct Text {
        /// The longest text: sign, leading zero, point and 38 digits.
        @usableFromInline
        var bytes = InlineArray<41, UInt8>(repeating: 48)
        @usableFromInline
        var start = 41

        @usableFromInline
        init(_ number: Decimal) {
            var rest = number.coefficient.magnitude
            var fraction = number.scale
            // Runs of 19 digits, so that at most two divisions are of 128 bits.
            while rest > UInt128(UInt64.max) {
                let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: UInt128(powerOfTen64(19)))
                put(UInt64(truncatingIfNeeded: remainder), atLeast: 19, &fraction)
                rest = quotient
            }
            put(UInt64(truncatingIfNeeded: rest), atLeast: max(0, fraction) &+ 1, &fraction)
            if number.isNegative {
                start &-= 1
                bytes[start] = UInt8(ascii: "-")
            }
        }

        /// Puts `count` digits or more before what is there, and the point once `fraction` digits are behind it.
        private mutating func put(_ run: UInt64, atLeast count: Int, _ fraction: inout Int) {
            var rest = run
            var left = count
            while left > 0 || rest > 0 {
                start &-= 1
                bytes[start] = UInt8(truncatingIfNeeded: rest % 10) &+ 48
                rest /= 10
                left &-= 1
                fraction &-= 1
                if fraction == 0 {
                    start &-= 1
                    bytes[start] = UInt8(ascii: ".")
                }
            }
        }

        @usableFromInline
        func append(to target: inout [UInt8]) {
            // A byte at a time took twice as long; the buffer is only read, and within the call.
            unsafe bytes.span.extracting(start..<41).withUnsafeBufferPointer { unsafe target.append(contentsOf: $0) }
        }

        fileprivate func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
            body(bytes.span.extracting(start..<41))
        }
    }
}
