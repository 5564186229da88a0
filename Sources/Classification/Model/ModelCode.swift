/// A code of the tree, as digits to compare.
struct ModelCode: Hashable, Comparable {
    /// The digits, filled up with zeros to sixteen places.
    let value: UInt64
    /// How many digits it has.
    let digits: Int

    /// Two to fourteen digits; `nil` for anything else.
    init?(_ text: some Sequence<UInt8>) {
        var value: UInt64 = 0
        var digits = 0
        for byte in text {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, digits < 14 else { return nil }
            value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
            digits += 1
        }
        guard digits >= 2 else { return nil }
        for _ in digits..<16 { value *= 10 }
        self.value = value
        self.digits = digits
    }

    /// A subheading as a number; `nil` for one of more than six digits.
    init?(subheading number: Int) {
        guard 0..<1_000_000 ~= number else { return nil }
        self.init(value: UInt64(number) * 10_000_000_000, digits: 6)
    }

    /// The first six digits as a number.
    var subheadingNumber: Int { Int(value / 10_000_000_000) }

    private init(value: UInt64, digits: Int) {
        self.value = value
        self.digits = digits
    }

    /// The first digits alone.
    func prefix(_ count: Int) -> ModelCode {
        guard count < digits else { return self }
        var unit: UInt64 = 1
        for _ in count..<16 { unit *= 10 }
        return ModelCode(value: value / unit * unit, digits: count)
    }

    /// The value of the code of so many digits that comes next.
    var next: UInt64 {
        var unit: UInt64 = 1
        for _ in digits..<16 { unit *= 10 }
        return value + unit
    }

    /// The digits as text.
    var text: String {
        let all = String(value)
        return String((String(repeating: "0", count: max(0, 16 - all.utf8.count)) + all).prefix(digits))
    }

    /// By digits, the shorter first.
    static func < (first: ModelCode, second: ModelCode) -> Bool {
        (first.value, first.digits) < (second.value, second.digits)
    }
}
