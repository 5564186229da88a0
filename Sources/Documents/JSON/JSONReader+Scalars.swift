extension JSONReader {
    /// Reads the string whose quote is at `i`, up to behind its closing quote.
    @inline(__always)
    mutating func readString(_ bytes: Span<UInt8>, _ i: inout Int) throws(TidewaiterError) {
        let start = i &+ 1
        var end = start
        while end &+ 8 <= bytes.count {
            let stop = Self.stops(ByteWords.load(bytes, end))
            if stop != 0 {
                end &+= ByteWords.first(stop)
                break
            }
            end &+= 8
        }
        if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
            i = end &+ 1
            if end &- start > longest { throw tooLong(at: start &- 1) }
            append(.string, start: start, payload: end &- start)
        } else {
            try readUnusualString(bytes, start: start, from: end, &i)
        }
    }

    /// Bytes that a scalar may have.
    private var longest: Int { min(limits.valueBytes, JSONNode.mostPayload) }

    /// Where a string needs a closer look: its quote, a backslash, a control character, anything but ASCII.
    @inline(__always)
    private static func stops(_ word: UInt64) -> UInt64 {
        // Each difference borrows into the top bit of its byte where the byte is 0 or below 0x20; what has the bit
        // itself is to be found as well, so that it need not be masked out.
        let quote = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
        let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        return (quote | backslash | (word &- 0x2020_2020_2020_2020) | word) & 0x8080_8080_8080_8080
    }

    /// The rest of a string from the first byte at which it is not plain ASCII.
    @inline(never)
    private mutating func readUnusualString(
        _ bytes: Span<UInt8>, start: Int, from: Int, _ i: inout Int
    ) throws(TidewaiterError) {
        var end = from
        var isFlagged = false
        var noted = Set<JSONFlaw.Kind>()
        while true {
            while end &+ 8 <= bytes.count {
                let stop = Self.stops(ByteWords.load(bytes, end))
                end &+= stop == 0 ? 8 : ByteWords.first(stop)
                if stop != 0 { break }
            }
            guard end < bytes.count else { throw unterminated(at: start &- 1) }
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                isFlagged = true
                let (length, flaw) = Self.escape(bytes, at: end)
                if let flaw { note(flaw, at: end, length: length, once: &noted) }
                end &+= length
            } else if byte < 0x20 {
                note(.controlCharacter, at: end, length: 1, once: &noted)
                end &+= 1
            } else {
                let length = UTF8Sequence.length(bytes, at: end)
                if length < 0 {
                    isFlagged = true
                    note(.invalidUTF8, at: end, length: -length, once: &noted)
                }
                end &+= abs(length)
            }
        }
        i = end &+ 1
        if end &- start > longest { throw tooLong(at: start &- 1) }
        append(.string, start: start, payload: end &- start, isFlagged: isFlagged)
    }

    /// How many bytes the escape at a backslash has, and what is wrong with it.
    private static func escape(_ bytes: Span<UInt8>, at start: Int) -> (length: Int, flaw: JSONFlaw.Kind?) {
        guard start &+ 1 < bytes.count else { return (1, .invalidEscape) }
        let letter = bytes[start &+ 1]
        if JSONText.simpleEscape(letter) != nil { return (2, nil) }
        guard letter == UInt8(ascii: "u"), let unit = unit(bytes, at: start) else { return (1, .invalidEscape) }
        if unit & 0xF800 != 0xD800 { return (6, nil) }
        if unit & 0xFC00 == 0xD800, let low = Self.unit(bytes, at: start &+ 6), low & 0xFC00 == 0xDC00 {
            return (12, nil)
        }
        return (6, .loneSurrogate)
    }

    /// The code unit of `\uXXXX` at `start`.
    private static func unit(_ bytes: Span<UInt8>, at start: Int) -> UInt32? {
        guard start <= bytes.count &- 6, bytes[start] == UInt8(ascii: "\\"), bytes[start &+ 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        for i in start &+ 2..<start &+ 6 {
            guard let digit = JSONText.hexDigit(bytes[i]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Reads the number at `i`: `-? (0 | 1-9 digits) (. digits)? ((e|E) (+|-)? digits)?`.
    @inline(__always)
    mutating func readNumber(_ bytes: Span<UInt8>, _ i: inout Int) throws(TidewaiterError) {
        let start = i
        var end = start
        var isFlagged = false
        if bytes[end] == UInt8(ascii: "-") { end &+= 1 }
        let whole = end
        end = Self.skipDigits(bytes, end)
        guard end > whole else { throw badNumber(bytes, at: start, "a digit is missing") }
        if bytes[whole] == UInt8(ascii: "0"), end > whole &+ 1 {
            throw badNumber(bytes, at: start, "it begins with a zero; quote it if it is a code")
        }
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            isFlagged = true
            let fraction = end &+ 1
            end = Self.skipDigits(bytes, fraction)
            guard end > fraction else { throw badNumber(bytes, at: start, "a digit must follow the point") }
        }
        if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
            isFlagged = true
            var exponent = end &+ 1
            if exponent < bytes.count, bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") {
                exponent &+= 1
            }
            end = Self.skipDigits(bytes, exponent)
            guard end > exponent else { throw badNumber(bytes, at: start, "a digit must follow the exponent sign") }
        }
        i = end
        if end &- start > longest { throw tooLong(at: start) }
        append(.number, start: start, payload: end &- start, isFlagged: isFlagged)
    }

    @inline(__always)
    private static func skipDigits(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var i = start
        while i < bytes.count, bytes[i] &- UInt8(ascii: "0") < 10 { i &+= 1 }
        return i
    }

    static let `true` = Array("true".utf8)
    static let `false` = Array("false".utf8)
    static let null = Array("null".utf8)

    /// Reads one of the three words of JSON.
    mutating func readWord(
        _ word: [UInt8], _ kind: JSONKind, _ bytes: Span<UInt8>, _ i: inout Int
    ) throws(TidewaiterError) {
        for (step, letter) in word.enumerated() {
            guard i &+ step < bytes.count, bytes[i &+ step] == letter else { throw notAValue(bytes, at: i) }
        }
        append(kind, start: i, payload: word.count)
        i &+= word.count
    }

    private mutating func note(_ kind: JSONFlaw.Kind, at offset: Int, length: Int, once noted: inout Set<JSONFlaw.Kind>)
    {
        guard noted.insert(kind).inserted else { return }
        note(JSONFlaw(kind: kind, node: tape.count, offset: offset, length: length))
    }

    /// Keeps a flaw, within the limit for findings.
    mutating func note(_ flaw: JSONFlaw) {
        if flaws.count < limits.findings { flaws.append(flaw) } else { flawsLeftOut += 1 }
    }
}
