/// Comparing names by their bytes.
enum JSONName {
    /// The entry of the value that a name has in an object; of the last one where names repeat.
    static func find(_ name: String, inObject index: Int, _ tape: borrowing JSONTape, _ bytes: [UInt8]) -> Int? {
        let end = tape.next(after: index)
        let wanted = name.utf8.span
        let signature = signature(wanted, start: 0, length: wanted.count)
        let text = bytes.span
        var found: Int?
        var key = index + 1
        while key + 1 < end {
            let node = tape[key]
            let matches =
                node.isFlagged
                ? JSONText.utf8(node, bytes).elementsEqual(name.utf8)
                : node.payload == wanted.count
                    && Self.signature(text, start: Int(node.start), length: wanted.count) == signature
                    && (wanted.count < 8 || isEqual(text, Int(node.start), wanted))
            if matches {
                found = key + 1
                if !tape[index].isFlagged { break }
            }
            key = tape.next(after: key + 1)
        }
        return found
    }

    private static func isEqual(_ text: Span<UInt8>, _ start: Int, _ wanted: Span<UInt8>) -> Bool {
        var i = 0
        while i < wanted.count {
            guard text[start &+ i] == wanted[i] else { return false }
            i &+= 1
        }
        return true
    }

    /// Whether a string node has just this text.
    static func matches(_ node: JSONNode, _ bytes: [UInt8], _ text: String) -> Bool {
        if node.isFlagged { return JSONText.utf8(node, bytes).elementsEqual(text.utf8) }
        let wanted = text.utf8
        guard wanted.count == node.payload else { return false }
        var i = Int(node.start)
        for byte in wanted {
            guard bytes[i] == byte else { return false }
            i += 1
        }
        return true
    }

    /// Whether a name in a text is another of the same signature.
    @inline(__always)
    static func isSame(_ text: Span<UInt8>, _ start: Int, _ length: Int, _ name: [UInt8]) -> Bool {
        guard name.count == length else { return false }
        // The signature of a short name, with its length, is the name.
        return length < 8 || isEqual(text, start, name.span)
    }

    /// A number that equal names share and different ones rarely do: ends and length of the name.
    @inline(__always)
    static func signature(_ bytes: Span<UInt8>, start: Int, length: Int) -> UInt64 {
        if length >= 8 {
            let first = ByteWords.load(bytes, start)
            let last = ByteWords.load(bytes, start + length - 8)
            return (first &* 0x9E37_79B9_7F4A_7C15) ^ last ^ UInt64(truncatingIfNeeded: length)
        }
        guard length > 0 else { return 0 }
        // The word may reach beyond the name, so what follows is shifted out; near the end of the text, bytewise.
        if start + 8 <= bytes.count {
            return ByteWords.load(bytes, start) << UInt64(truncatingIfNeeded: 64 - 8 * length)
        }
        var word: UInt64 = 0
        for i in start..<start + length { word = word >> 8 | UInt64(bytes[i]) << 56 }
        return word
    }
}
