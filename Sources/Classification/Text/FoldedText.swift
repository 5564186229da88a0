internal import CICU

/// A description as it is compared: case, accents and script folded away.
struct FoldedText {
    /// UTF-8; of plain text just the lower case.
    let bytes: [UInt8]
    /// Whether a part beyond ``longest`` was left unread.
    let isCut: Bool

    /// At most so many bytes of a description are looked at; none of a customs form is near as long.
    static let longest = 16_384

    init(_ text: String) {
        isCut = text.utf8.count > Self.longest
        // Most are short: of a whole text its bytes are copied at once.
        var bytes = isCut ? Array(text.utf8.prefix(Self.longest)) : Array(text.utf8)
        var isPlain = true
        for at in bytes.indices {
            if bytes[at] >= 0x80 { isPlain = false }
            if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[at] { bytes[at] |= 0x20 }
        }
        self.bytes = isPlain ? bytes : Self.fold(bytes)
    }

    private static func fold(_ bytes: [UInt8]) -> [UInt8] {
        // No character of Unicode folds to more than eighteen times its length.
        var room = bytes.count * 3 + 64
        while room <= bytes.count * 18 + 64 {
            var folded = [UInt8](repeating: 0, count: room)
            let count = unsafe twicu_fold(bytes, bytes.count, &folded, room)
            if count > 0 { return Array(folded.prefix(count)) }
            room *= 2
        }
        return bytes
    }
}
