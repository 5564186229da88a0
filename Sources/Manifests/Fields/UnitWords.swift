import TidewaiterDocuments

/// Codes of Recommendation 20 for units in the words of trade (`kgs`, `cbm`), the last ones remembered: a document says
/// the same few words a million times.
struct UnitWords: Sendable {
    private struct Entry: Sendable {
        /// The bytes of the word, the first one lowest, and how many there are; no word is empty.
        var word: UInt64 = 0
        var length = 0
        /// Nil where the word is its own code, or is no unit that is known.
        var code: String?
    }

    private var entries: [Entry] = []

    /// The code to write in place of a word; nil where the word stays as it is.
    mutating func code(_ range: Range<Int>, of text: Span<UInt8>) -> String? {
        guard range.count <= 8, !range.isEmpty else { return Self.find(range, of: text) }
        var word: UInt64 = 0
        for offset in range { word = word << 8 | UInt64(text[offset]) }
        if entries.isEmpty { entries = [Entry](repeating: Entry(), count: 64) }
        let slot = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 58)
        if entries[slot].word == word, entries[slot].length == range.count { return entries[slot].code }
        let code = Self.find(range, of: text)
        entries[slot] = Entry(word: word, length: range.count, code: code)
        return code
    }

    private static func find(_ range: Range<Int>, of text: Span<UInt8>) -> String? {
        var bytes: [UInt8] = []
        for offset in range { bytes.append(text[offset]) }
        let word = String(decoding: bytes, as: UTF8.self)
        guard let code = HeaderName.units[HeaderName.words(word).joined()], code != word else { return nil }
        return code
    }
}
