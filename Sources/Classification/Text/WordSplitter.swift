/// Parts folded text into words: runs of letters and digits, and pairs of characters where a script has no spaces.
struct WordSplitter {
    private let bytes: [UInt8]
    private var at = 0
    /// Where the pair begins that the last character of a script without spaces opens.
    private var opening: Int?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private enum Kind { case letter, ideograph, other }

    /// The next word; `nil` at the end.
    mutating func next() -> ArraySlice<UInt8>? {
        while at < bytes.count {
            let (kind, end) = character(at)
            switch kind {
            case .other:
                at = end
            case .letter:
                let start = at
                at = end
                while at < bytes.count, Self.isPlainLetter(bytes[at]) { at += 1 }
                while at < bytes.count, case (let kind, let end) = character(at), kind == .letter { at = end }
                return bytes[start..<at]
            case .ideograph:
                let start = at
                at = end
                let isFirst = opening != start
                opening = nil
                guard end < bytes.count, case (let kind, let second) = character(end), kind == .ideograph else {
                    // One alone is a word; the last of several was in a pair already.
                    if isFirst { return bytes[start..<end] }
                    continue
                }
                opening = end
                return bytes[start..<second]
            }
        }
        return nil
    }

    /// Most letters are of this kind, and hardly looked at.
    @inline(__always)
    static func isPlainLetter(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }

    /// What the character at an offset is, and where it ends.
    private func character(_ start: Int) -> (Kind, Int) {
        let first = bytes[start]
        if first < 0x80 {
            return (Self.isPlainLetter(first) ? .letter : .other, start + 1)
        }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        let end = min(start + length, bytes.count)
        var value = UInt32(first) & (0x7F &>> UInt32(length))
        for byte in bytes[(start + 1)..<end] { value = value &<< 6 | UInt32(byte & 0x3F) }
        guard let scalar = Unicode.Scalar(value) else { return (.other, end) }
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            return (scalar.properties.isAlphabetic ? .ideograph : .other, end)
        default: return (scalar.properties.isAlphabetic ? .letter : .other, end)
        }
    }
}
