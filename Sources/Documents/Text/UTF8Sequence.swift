/// What the bytes at one place are, read as UTF-8 (RFC 3629; Unicode 15, table 3-7).
package enum UTF8Sequence {
    /// Length of the well-formed sequence at `offset`, 1 to 4; or, negated, of the ill-formed stretch that one
    /// U+FFFD stands for (the "maximal subpart" of Unicode section 3.9, which is what `String(decoding:)` does too).
    package static func length(_ bytes: Span<UInt8>, at offset: Int) -> Int {
        let lead = bytes[offset]
        if lead < 0x80 { return 1 }
        let following: Int
        var allowed: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: following = 1
        case 0xE0: (following, allowed) = (2, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE, 0xEF: following = 2
        case 0xED: (following, allowed) = (2, 0x80...0x9F)
        case 0xF0: (following, allowed) = (3, 0x90...0xBF)
        case 0xF1...0xF3: following = 3
        case 0xF4: (following, allowed) = (3, 0x80...0x8F)
        default: return -1
        }
        for step in 1...following {
            guard offset + step < bytes.count, allowed.contains(bytes[offset + step]) else { return -step }
            allowed = 0x80...0xBF
        }
        return following + 1
    }

    /// Offset of the first ill-formed byte in `range`, or nil where all of it is UTF-8.
    package static func firstIllFormed(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
        let end = min(range.upperBound, bytes.count)
        var i = range.lowerBound
        while i < end {
            while i + 8 <= end {
                let beyond = ByteWords.beyondASCII(ByteWords.load(bytes, i))
                if beyond != 0 {
                    i += ByteWords.first(beyond)
                    break
                }
                i += 8
            }
            guard i < end else { break }
            let length = length(bytes, at: i)
            guard length > 0, i + length <= end else { return i }
            i += length
        }
        return nil
    }

    /// Offset of the first byte from `start` on that is not ASCII.
    package static func firstBeyondASCII(_ bytes: Span<UInt8>, from start: Int = 0) -> Int? {
        var i = ByteWords.plainPrefix(bytes, from: max(0, start))
        while i &+ 8 <= bytes.count {
            let beyond = ByteWords.beyondASCII(ByteWords.load(bytes, i))
            if beyond != 0 { return i &+ ByteWords.first(beyond) }
            i &+= 8
        }
        while i < bytes.count {
            if bytes[i] >= 0x80 { return i }
            i &+= 1
        }
        return nil
    }
}
