/// How a table writes its numbers: which character is the decimal mark. The other one, blanks and apostrophes may
/// group thousands.
struct NumberNotation: Hashable {
    var decimal: UInt8

    static let point = NumberNotation(decimal: UInt8(ascii: "."))
    static let comma = NumberNotation(decimal: UInt8(ascii: ","))

    var other: NumberNotation { self == .point ? .comma : .point }

    /// The number as plain decimal text; nil where it is none in this notation.
    ///
    /// Groups have three digits, or two before the last one (as in India), and one kind of separator; the first does not
    /// begin with zero.
    func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        // The sign may stand behind: `12,50-`.
        if bytes.last == UInt8(ascii: "-"), let first = bytes.first, (0x30...0x39).contains(first) {
            return plain(([UInt8(ascii: "-")] + bytes.dropLast())[...])
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var separator: UInt8 = 0
        var groupDigits = 0
        var groups = 0
        var seenDecimal = false
        var digits = 0
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let (byte, width) = Self.character(bytes, i)
            switch byte {
            case 0x30...0x39:
                text.append(byte)
                digits += 1
                if !seenDecimal { groupDigits += 1 }
            case decimal:
                guard !seenDecimal, groups == 0 || groupDigits == 3 else { return nil }
                if digits == 0 { text.append(0x30) }
                text.append(UInt8(ascii: "."))
                seenDecimal = true
            case UInt8(ascii: "."), UInt8(ascii: ","), 0x20, UInt8(ascii: "'"):
                // A group before this one has one to three digits, every other two or three.
                let least = groups == 0 ? 1 : 2
                guard !seenDecimal, (least...3).contains(groupDigits), separator == 0 || separator == byte,
                    groups > 0 || text.first(where: { $0 != UInt8(ascii: "-") }) != 0x30
                else { return nil }
                separator = byte
                groups += 1
                groupDigits = 0
            case UInt8(ascii: "-") where digits == 0 && i == bytes.startIndex: text.append(byte)
            case UInt8(ascii: "+") where digits == 0 && i == bytes.startIndex: break
            default: return nil
            }
            i += width
        }
        guard digits > 0, groups == 0 || seenDecimal || groupDigits == 3 else { return nil }
        if text.last == UInt8(ascii: ".") { text.removeLast() }
        return text
    }

    /// The character at an offset, blanks of all widths as 0x20 and apostrophes as `'`, and how many bytes it takes.
    private static func character(_ bytes: ArraySlice<UInt8>, _ i: Int) -> (UInt8, Int) {
        let rest = bytes[i...].prefix(3)
        if rest.starts(with: [0xC2, 0xA0]) { return (0x20, 2) }
        if rest.starts(with: [0xE2, 0x80, 0xAF]) || rest.starts(with: [0xE2, 0x80, 0x89]) { return (0x20, 3) }
        if rest.starts(with: [0xE2, 0x80, 0x99]) { return (UInt8(ascii: "'"), 3) }
        return (bytes[i], 1)
    }

    /// What a text is as a number, whatever the notation.
    enum Reading: Hashable {
        /// No number.
        case none
        /// The same number in both notations.
        case same
        /// A number in one notation only.
        case only(NumberNotation)
        /// Two different numbers: `1,250`.
        case either
    }

    static func reading(_ bytes: ArraySlice<UInt8>, isCount: Bool) -> Reading {
        let point = NumberNotation.point.plain(bytes)
        let comma = NumberNotation.comma.plain(bytes)
        switch (point, comma) {
        case (nil, nil): return .none
        case (_, nil): return .only(.point)
        case (nil, _): return .only(.comma)
        case (let first?, let second?):
            if first == second { return .same }
            // Counts are whole: a mark in them groups thousands.
            guard isCount else { return .either }
            return first.contains(UInt8(ascii: ".")) ? .only(.comma) : .only(.point)
        }
    }

    /// Whether a text is a number as spreadsheets shorten it: `9.503E+05`.
    static func isExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
        let mantissa = bytes[..<mark]
        var exponent = bytes[bytes.index(after: mark)...]
        if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") {
            exponent = exponent.dropFirst()
        }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        return !exponent.isEmpty && exponent.count <= 3 && exponent.allSatisfy(isDigit)
            && mantissa.contains(where: isDigit)
            && mantissa.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }
    }

    /// Whether a text says in another way that there is nothing: `-`, `n/a`.
    static func isNothing(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= 4 else { return false }
        return ["-", "--", "n/a", "na", "nil", "none", "\u{2013}", "\u{2014}"].contains(
            String(decoding: bytes, as: UTF8.self).lowercased())
    }
}
