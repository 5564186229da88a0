/// The last few short codes that were looked up and what they mean elsewhere: a document says the same ones a million
/// times.
struct CodeMemo<List: Hashable & Sendable>: Sendable {
    private struct Entry: Sendable {
        /// The bytes of the code, 0 for none, and the list that it is of.
        var word: UInt64 = 0
        var list: List?
        var meaning: String?
    }

    private var entries: [Entry] = []

    /// What `find` says of a code, which is asked where it is not remembered. Codes have up to eight bytes, none of them
    /// NUL.
    @inline(__always)
    mutating func meaning(_ word: UInt64, of list: List, _ find: () -> String?) -> String? {
        if entries.isEmpty { entries = [Entry](repeating: Entry(), count: 64) }
        let slot = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 58)
        if entries[slot].word == word, entries[slot].list == list { return entries[slot].meaning }
        let found = find()
        entries[slot] = Entry(word: word, list: list, meaning: found)
        return found
    }
}

/// Codes of Recommendation 20 for units in the words of trade (`kgs`, `cbm`).
struct UnitWords: Sendable {
    private enum List: Hashable { case units }

    private var memo = CodeMemo<List>()

    /// The code to write in place of a word; nil where the word stays as it is.
    mutating func code(_ range: Range<Int>, of text: Span<UInt8>) -> String? {
        guard range.count <= 8, !range.isEmpty else { return Self.find(range, of: text) }
        var word: UInt64 = 0
        for offset in range {
            if text[offset] == 0 { return Self.find(range, of: text) }
            word = word << 8 | UInt64(text[offset])
        }
        return memo.meaning(word, of: .units) { Self.find(range, of: text) }
    }

    private static func find(_ range: Range<Int>, of text: Span<UInt8>) -> String? {
        var bytes: [UInt8] = []
        for offset in range { bytes.append(text[offset]) }
        let word = String(decoding: bytes, as: UTF8.self)
        guard let code = HeaderName.units[HeaderName.words(word).joined()], code != word else { return nil }
        return code
    }
}
