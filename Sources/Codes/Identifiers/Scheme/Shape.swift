/// Where digits and letters belong in a value: `d` is a digit, `a` a letter, `x` either; any other byte is itself.
///
/// Values are upper case, so the three small letters never stand for themselves.
struct Shape: Sendable, ExpressibleByStringLiteral {
    private let pattern: [UInt8]

    init(stringLiteral pattern: String) { self.pattern = Array(pattern.utf8) }

    var count: Int { pattern.count }

    func matches(_ value: [UInt8]) -> Bool { value.count == pattern.count && firstMisfit(in: value) == nil }

    /// Position of the first byte that does not belong; the lengths are equal.
    func firstMisfit(in value: [UInt8]) -> Int? {
        zip(pattern, value).enumerated().first { !Self.admits($0.element.0, $0.element.1) }?.offset
    }

    /// What belongs at a position, for people.
    func wanted(at position: Int) -> String {
        guard pattern.indices.contains(position) else { return "nothing" }
        switch pattern[position] {
        case UInt8(ascii: "d"): return "a digit"
        case UInt8(ascii: "a"): return "a letter"
        case UInt8(ascii: "x"): return "a letter or digit"
        default: return "“\(Unicode.Scalar(pattern[position]))”"
        }
    }

    private static func admits(_ sort: UInt8, _ byte: UInt8) -> Bool {
        switch sort {
        case UInt8(ascii: "d"): byte.isDigit
        case UInt8(ascii: "a"): byte.isLetter
        case UInt8(ascii: "x"): byte.isDigit || byte.isLetter
        default: byte == sort
        }
    }
}

extension UInt8 {
    /// 0 to 9.
    var isDigit: Bool { self &- 48 < 10 }
    /// A to Z.
    var isLetter: Bool { self &- 65 < 26 }
    /// The value of a digit; meaningless for anything else.
    var digit: Int { Int(self &- 48) }
    /// 0 for A to 25 for Z; meaningless for anything else.
    var letter: Int { Int(self &- 65) }

    /// The digit that shows a number of 0...9; `?` for others, which no caller has.
    init(digit: Int) { self = 0...9 ~= digit ? 48 + UInt8(digit) : 63 }
}

extension Sequence<UInt8> {
    var areDigits: Bool { allSatisfy(\.isDigit) }
}
