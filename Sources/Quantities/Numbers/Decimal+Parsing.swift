extension Decimal {
    /// Reads `-12.50`: digits with an optional leading minus and an optional point between digits.
    ///
    /// No blanks, no plus, no grouping, no exponent. Every zero is kept while 38 digits allow.
    public init(_ text: String) throws(QuantityError) {
        self = try Self.read(text, exponent: false)
    }

    /// Reads a number that may carry an exponent, as JSON writes them: `1.5e3` is 1500.
    public init(parsingExponent text: String) throws(QuantityError) {
        self = try Self.read(text, exponent: true)
    }

    /// Reads the bytes of a number; see ``init(_:)-(String)``.
    @inlinable
    public init(parsing bytes: Span<UInt8>) throws(QuantityError) {
        self = try Self.read(bytes, exponent: false)
    }

    /// Reads the bytes of a number that may carry an exponent; see ``init(parsingExponent:)-(String)``.
    @inlinable
    public init(parsingExponent bytes: Span<UInt8>) throws(QuantityError) {
        self = try Self.read(bytes, exponent: true)
    }

    private static func read(_ text: String, exponent: Bool) throws(QuantityError) -> Decimal {
        let view = text.utf8
        return try read(view.span, exponent: exponent)
    }

    @usableFromInline
    static func read(_ bytes: Span<UInt8>, exponent: Bool) throws(QuantityError) -> Decimal {
        let count = bytes.count
        // Up to 19 digits with sign and point: one 64-bit accumulator, no bookkeeping.
        guard count > 0, count <= 21 else { return try NumberScanner.scan(bytes, exponent: exponent) }
        var index = 0
        let negative = bytes[0] == UInt8(ascii: "-")
        if negative { index = 1 }
        let first = index
        var value: UInt64 = 0
        var point = -1
        while index < count {
            let digit = bytes[index] &- 48
            if digit < 10 {
                value = value &* 10 &+ UInt64(digit)
            } else if bytes[index] == UInt8(ascii: "."), point < 0, index > first, index < count &- 1 {
                point = index
            } else {
                // Not a plain number: the scanner reads the exponent or finds the offset of the fault.
                return try NumberScanner.scan(bytes, exponent: exponent)
            }
            index &+= 1
        }
        let digits = count &- first &- (point < 0 ? 0 : 1)
        guard 1...19 ~= digits else { return try NumberScanner.scan(bytes, exponent: exponent) }
        let scale = point < 0 ? 0 : count &- point &- 1
        return Decimal(magnitude: UInt128(value), scale: scale, isNegative: negative)
    }
}

/// Reads a number of any length: keeps the significant digits without trailing zeros and counts the rest.
private struct NumberScanner {
    private var magnitude: UInt128 = 0
    /// Digits in `magnitude`.
    private var digits = 0
    /// Zeros seen since the last digit that is in `magnitude`.
    private var zeros = 0
    /// Digits seen behind the point, zeros included.
    private var fraction = 0
    private var exponent = 0
    private var overflow = false

    static func scan(_ bytes: Span<UInt8>, exponent allowed: Bool) throws(QuantityError) -> Decimal {
        var scanner = NumberScanner()
        var index = 0
        let negative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
        if negative { index = 1 }
        try scanner.takeDigits(bytes, &index, behindPoint: false)
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            try scanner.takeDigits(bytes, &index, behindPoint: true)
        }
        if allowed, index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            try scanner.takeExponent(bytes, &index)
        }
        guard index == bytes.count else { throw .syntax(offset: index) }
        return try scanner.result(isNegative: negative)
    }

    private mutating func takeDigits(
        _ bytes: Span<UInt8>, _ index: inout Int, behindPoint: Bool
    ) throws(QuantityError) {
        let start = index
        while index < bytes.count {
            let digit = bytes[index] &- 48
            guard digit < 10 else { break }
            if digit != 0 { take(digit) } else if digits > 0 { zeros += 1 }
            index += 1
        }
        guard index > start else { throw .syntax(offset: index) }
        if behindPoint { fraction = index - start }
    }

    private mutating func take(_ digit: UInt8) {
        guard digits + zeros < 38 else {
            // Kept as a flag, so that a fault of syntax further on is still the error reported.
            overflow = true
            return
        }
        magnitude = magnitude &* powerOfTen(zeros + 1) &+ UInt128(digit)
        digits += zeros + 1
        zeros = 0
    }

    private mutating func takeExponent(_ bytes: Span<UInt8>, _ index: inout Int) throws(QuantityError) {
        var negative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            negative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        let start = index
        while index < bytes.count, bytes[index] &- 48 < 10 {
            // Held below 10^18, where it dwarfs every input that fits memory and sums cannot wrap.
            if exponent < 100_000_000_000_000_000 { exponent = exponent * 10 + Int(bytes[index] &- 48) }
            index += 1
        }
        guard index > start else { throw .syntax(offset: index) }
        if negative { exponent = -exponent }
    }

    /// The number is `magnitude` times ten to the power `zeros - fraction + exponent`; its scale is the one written,
    /// less as many trailing zeros as 38 digits cannot hold.
    private func result(isNegative: Bool) throws(QuantityError) -> Decimal {
        let written = max(0, fraction - exponent)
        if digits == 0, !overflow { return Decimal(unchecked: 0, scale: min(written, Decimal.maximumScale)) }
        let power = zeros - fraction + exponent
        let scale = min(written, Decimal.maximumScale, 38 - digits - power)
        guard !overflow, scale >= 0, power + scale >= 0 else { throw .overflow }
        return Decimal(magnitude: magnitude * powerOfTen(power + scale), scale: scale, isNegative: isNegative)
    }
}
