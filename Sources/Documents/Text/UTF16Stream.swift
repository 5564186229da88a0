/// Text in two bytes a character that comes in pieces, made UTF-8 as it comes.
package struct UTF16Stream: Sendable {
    private let isBigEndian: Bool
    /// Bytes that are no whole character yet: half a unit, or the first of two.
    private var pending: [UInt8] = []

    package init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// The characters that are whole now, and where among their bytes one stands that is none (as U+FFFD).
    package mutating func decode(
        _ bytes: some Collection<UInt8>, isLast: Bool
    ) -> (text: [UInt8], flaws: [Range<Int>]) {
        pending.append(contentsOf: bytes)
        var whole = pending.count
        if !isLast {
            whole -= whole % 2
            // The first half of a pair waits for the other.
            if whole >= 2, pending[isBigEndian ? whole - 2 : whole - 1] & 0xFC == 0xD8 { whole -= 2 }
        }
        let decoding = TextDecoding.utf16(Array(pending[..<whole]), from: 0, bigEndian: isBigEndian, keep: .max)
        pending.removeFirst(whole)
        return (decoding.bytes, decoding.flaws.map { $0.offset..<$0.offset + $0.length })
    }

    /// How many bytes of UTF-16 a stretch of UTF-8 was.
    package static func width(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var width = 0
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            // Continuation bytes are no characters of their own; what has four bytes is a pair.
            if byte & 0xC0 != 0x80 { width &+= byte >= 0xF0 ? 4 : 2 }
            at &+= 1
        }
        return width
    }
}
