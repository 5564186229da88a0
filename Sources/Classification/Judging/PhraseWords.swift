internal import CByteMasks

/// The words of a description that say what goods are, to be found in phrases as the packs have them, parted by `|`.
///
/// Phrases are read sixty-four bytes at a time and hardly any of their words is looked at closely: some microseconds for
/// hundreds. Letters with accents match where both have them.
struct PhraseWords {
    /// So few that looking at each is faster than hashing.
    private var stems: [UInt64] = []
    /// The first two letters of each, each pair once.
    private var beginnings: [twbytes_pair] = []

    /// A phrase that has some of the words.
    struct Found: Comparable {
        /// Its bytes.
        let place: Range<Int>
        /// How many of its words are in the description, and how many it has.
        let common: Int
        let length: Int

        /// The square of what is common by the length: two of two words are more than two of three, or one of one.
        static func < (first: Found, second: Found) -> Bool {
            first.common * first.common * second.length < second.common * second.common * first.length
        }
    }

    init(_ terms: Terms, _ description: String) {
        for term in terms.terms where !term.isPair && !term.isAttribute {
            add(terms.words[term.words.lowerBound])
        }
        // As they are written, for phrases are not folded.
        let bytes = description.utf8.prefix(FoldedText.longest).map { $0 == UInt8(ascii: "|") ? 0x20 : Stem.lower($0) }
        guard bytes.contains(where: { $0 >= 0x80 }) else { return }
        var at = 0
        while let word = Self.word(bytes.span, &at) {
            if bytes[word].contains(where: { $0 >= 0x80 }) { add(Array(bytes[word])) }
        }
    }

    private mutating func add(_ word: [UInt8]) {
        stems.append(Stem(word).hash)
        let beginning = twbytes_pair(first: word[0], second: word.count > 1 ? word[1] : 0)
        if !beginnings.contains(where: { $0.first == beginning.first && $0.second == beginning.second }) {
            beginnings.append(beginning)
        }
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
    }

    /// The next word before an end or the next `|`; `nil` where there is none.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ at: inout Int) -> Range<Int>? {
        while at < bytes.count, !isLetter(bytes[at]) {
            if bytes[at] == UInt8(ascii: "|") { return nil }
            at &+= 1
        }
        guard at < bytes.count else { return nil }
        let start = at
        while at < bytes.count, isLetter(bytes[at]) { at &+= 1 }
        return start..<at
    }

    /// The phrase that has most of the words for its length; `nil` where none has any.
    func best(of text: Span<UInt8>) -> Found? {
        var best: Found?
        var (start, common, length) = (0, 0, 0)
        func close(_ end: Int) {
            if common > 0 {
                let found = Found(place: start..<end, common: common, length: length)
                if best.map({ $0 < found }) ?? true { best = found }
            }
            (start, common, length) = (end + 1, 0, 0)
        }
        var inWord: UInt64 = 0
        for block in stride(from: 0, to: text.count, by: 64) {
            let found = unsafe text.extracting(block...).withUnsafeBufferPointer { text in
                unsafe beginnings.withUnsafeBufferPointer { pairs in
                    unsafe twbytes_split(
                        text.baseAddress, text.count, UInt8(ascii: "|"), pairs.baseAddress, pairs.count)
                }
            }
            var words = found.letters & ~(found.letters << 1 | inWord)
            inWord = found.letters >> 63
            var places = found.marks | words & found.pairs
            while places != 0 {
                let bit = UInt64(truncatingIfNeeded: places.trailingZeroBitCount)
                places &= places &- 1
                let place = block &+ Int(truncatingIfNeeded: bit)
                if found.marks &>> bit & 1 == 1 {
                    let before = words & (1 &<< bit &- 1)
                    words ^= before
                    length &+= before.nonzeroBitCount
                    close(place)
                } else {
                    common &+= has(text, place) ? 1 : 0
                }
            }
            length &+= words.nonzeroBitCount
        }
        close(text.count)
        return best
    }

    /// Whether the word that begins at a place is one of these.
    private func has(_ text: Span<UInt8>, _ place: Int) -> Bool {
        var end = place
        while end < text.count, Self.isLetter(text[end]) { end &+= 1 }
        return stems.contains(Stem(text.extracting(place..<end)).hash)
    }
}
