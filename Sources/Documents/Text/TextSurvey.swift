/// What one pass over bytes says about their character set.
struct TextSurvey {
    /// Sequences of two to four bytes that are well-formed UTF-8.
    var sequences = 0
    /// Stretches that are not UTF-8.
    var illFormed = 0
    /// Where the first byte beyond ASCII is.
    var firstBeyond: Int?
    /// NUL bytes, and where the first is.
    var nuls = 0
    var firstNUL: Int?

    init(_ bytes: Span<UInt8>) {
        var i = ByteWords.plainPrefix(bytes, from: 0)
        while i < bytes.count {
            while i &+ 8 <= bytes.count {
                let word = ByteWords.load(bytes, i)
                // A NUL borrows from its top bit, so this is 0 for bytes 1 to 127 only.
                let other = (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
                if other != 0 { break }
                i &+= 8
            }
            let end = min(i &+ 8, bytes.count)
            while i < end {
                let byte = bytes[i]
                if byte == 0 {
                    firstNUL = firstNUL ?? i
                    nuls &+= 1
                    i &+= 1
                } else if byte < 0x80 {
                    i &+= 1
                } else {
                    firstBeyond = firstBeyond ?? i
                    let length = UTF8Sequence.length(bytes, at: i)
                    if length > 0 {
                        sequences &+= 1
                    } else {
                        illFormed &+= 1
                    }
                    i &+= abs(length)
                }
            }
        }
    }

    /// The byte order mark that the bytes begin with, and its length.
    static func mark(_ bytes: [UInt8]) -> (charset: Charset, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.named("UTF-32LE"), 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.named("UTF-32BE"), 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// UTF-16 without a mark: every other byte of the beginning is mostly NUL, as Latin letters and punctuation
    /// make it, and those between hardly ever are.
    static func unmarkedUTF16(_ bytes: [UInt8]) -> Charset? {
        let pairs = min(bytes.count, 4096) / 2
        // Most texts are ASCII without NUL, and that is seen many bytes at a time.
        let plain = pairs > 0 ? ByteWords.plainPrefix(bytes.span.extracting(0..<2 * pairs), from: 0) : 0
        var even = 0
        var odd = 0
        for pair in plain / 2..<pairs {
            if bytes[2 * pair] == 0 { even += 1 }
            if bytes[2 * pair + 1] == 0 { odd += 1 }
        }
        // Without any it is not UTF-16, and an empty text is nothing.
        if odd * 2 > pairs, even * 16 <= odd { return .utf16LittleEndian }
        if even * 2 > pairs, odd * 16 <= even { return .utf16BigEndian }
        return nil
    }
}
