/// Text that was converted to UTF-8 twice: the bytes of its letters were taken for characters of Windows-1252 and written
/// as UTF-8 again, so that `ü` became `Ã¼`.
package struct Mojibake: Sendable {
    /// Where the first of it is, and how many bytes it has.
    package let offset: Int
    package let length: Int
    /// What is written, and what was meant.
    package let written: String
    package let meant: String

    /// The first in a text of UTF-8; nil where there is none.
    ///
    /// Pairs of letters and signs that look so can be meant. Two characters in a row that decode, one of three bytes, or a
    /// letter behind `Ã` or `Â`, are not.
    package init?(in text: Span<UInt8>, from start: Int = 0) {
        var at = start
        while let first = UTF8Sequence.firstBeyondASCII(text, from: at) {
            var end = first
            var letters: [UInt8] = []
            var sequences = 0
            var isPlain = false
            while let (bytes, next) = Self.sequence(text, end) {
                let isQuote = bytes[1] == 0xAB || bytes[1] == 0xBB
                isPlain = isPlain || bytes.count > 2 || ((bytes[0] == 0xC2 || bytes[0] == 0xC3) && !isQuote)
                sequences += 1
                letters += bytes
                end = next
                if sequences == 16 { break }
            }
            if isPlain || sequences > 1 {
                offset = first
                length = end - first
                written = String(decoding: (first..<end).map { text[$0] }, as: UTF8.self)
                meant = String(decoding: letters, as: UTF8.self)
                return
            }
            at = max(end, first + max(1, UTF8Sequence.length(text, at: first)))
        }
        return nil
    }

    /// The characters at an offset as the bytes that they were, where those are one character of UTF-8 again.
    private static func sequence(_ text: Span<UInt8>, _ offset: Int) -> ([UInt8], next: Int)? {
        guard let (lead, behind) = byte(text, offset) else { return nil }
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard (0xC2...0xF4).contains(lead) else { return nil }
        var bytes = [lead]
        var next = behind
        while bytes.count < count {
            guard let (byte, behind) = byte(text, next), byte & 0xC0 == 0x80 else { return nil }
            bytes.append(byte)
            next = behind
        }
        return UTF8Sequence.length(bytes.span, at: 0) == count ? (bytes, next) : nil
    }

    /// The byte that Windows-1252 writes the character at an offset as.
    private static func byte(_ text: Span<UInt8>, _ offset: Int) -> (UInt8, next: Int)? {
        guard offset < text.count, text[offset] >= 0x80 else { return nil }
        let length = UTF8Sequence.length(text, at: offset)
        guard length == 2 || length == 3 else { return nil }
        var scalar = UInt32(text[offset] & (length == 2 ? 0x1F : 0x0F))
        for further in 1..<length { scalar = scalar << 6 | UInt32(text[offset + further] & 0x3F) }
        if (0x80...0xFF).contains(scalar) { return (UInt8(truncatingIfNeeded: scalar), offset + length) }
        guard let found = SingleByteTable.windows1252.scalars[0x80..<0xA0].firstIndex(of: scalar) else { return nil }
        return (UInt8(truncatingIfNeeded: found), offset + length)
    }
}
