/// Comparing names by their bytes.
enum JSONName {
    /// Whether a string node has just this text.
    static func matches(_ node: JSONNode, _ bytes: [UInt8], _ text: String) -> Bool {
        if node.isFlagged { return JSONText.utf8(node, bytes).elementsEqual(text.utf8) }
        let wanted = text.utf8
        guard wanted.count == Int(node.length) else { return false }
        var i = Int(node.start)
        for byte in wanted {
            guard bytes[i] == byte else { return false }
            i += 1
        }
        return true
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
