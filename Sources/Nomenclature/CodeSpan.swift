/// A code to be looked for in spans: its digits as a number, filled up with zeros to sixteen.
package struct SpannedCode: Sendable, Hashable {
    fileprivate let value: UInt64
    fileprivate let digits: Int

    /// Of what is no digit, and of more than sixteen, nothing is taken.
    package init(_ code: String) {
        var (value, digits): (UInt64, Int) = (0, 0)
        for byte in code.utf8 where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte && digits < 16 {
            value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
            digits += 1
        }
        self.value = value * Self.units[16 - digits]
        self.digits = digits
    }

    /// Without the digits after so many.
    fileprivate func prefix(_ count: Int) -> UInt64 { value / Self.units[16 - count] }

    private static let units: [UInt64] = (0..<16).reduce(into: [1]) { units, _ in
        units.append(units[units.count - 1] * 10)
    }
}

/// The codes from one to another. A span below a code counts as one with it: what matters for 8471.30 matters for who
/// asks about 8471.
struct CodeSpan: Sendable, Hashable {
    private let first: SpannedCode
    private let last: SpannedCode

    init(_ span: ClosedRange<String>) { (first, last) = (SpannedCode(span.lowerBound), SpannedCode(span.upperBound)) }

    /// The digits of its first code.
    var digits: Int { first.digits }

    /// Whether a code lies in it, as far as both have digits.
    func covers(_ code: SpannedCode) -> Bool {
        let shared = min(first.digits, last.digits, code.digits)
        return first.prefix(shared)...max(first.prefix(shared), last.prefix(shared)) ~= code.prefix(shared)
    }
}
