/// What a linear model sees of a text: its words, their neighbouring pairs, and the parts of four and five letters of each
/// word, which know `bookcase` by `book` and `case` and `aluminium` in a language they never saw.
enum LinearFeatures {
    /// What every text has; carries how common a code is.
    static let bias: UInt64 = Terms.mix(0x6269_6173)

    /// The features of a text, each once, ascending, and the first of ``Terms/terms`` that has it.
    static func features(of terms: Terms) -> [(hash: UInt64, term: Int)] {
        var all: [(hash: UInt64, term: Int)] = []
        for (at, term) in terms.terms.enumerated() {
            all.append((term.hash, at))
            guard !term.isPair else { continue }
            for part in parts(of: terms.words[term.words.lowerBound]) { all.append((part, at)) }
        }
        all.sort { ($0.hash, $0.term) < ($1.hash, $1.term) }
        var once: [(hash: UInt64, term: Int)] = []
        once.reserveCapacity(all.count)
        for feature in all where once.last?.hash != feature.hash { once.append(feature) }
        return once
    }

    /// The longest word that is taken apart; nothing longer is one.
    private static let longestWord = 48

    /// The parts of a word, its edges marked.
    static func parts(of word: [UInt8]) -> [UInt64] {
        guard word.count <= longestWord else { return [] }
        let marked = [UInt8(ascii: "^")] + word + [UInt8(ascii: "$")]
        var parts: [UInt64] = []
        for length in [4, 5] where marked.count >= length {
            for start in 0...(marked.count - length) {
                var hash: UInt64 = 0x9AE1_6A3B_2F90_404F
                for at in start..<(start + length) { hash = (hash ^ UInt64(marked[at])) &* 0x100_0000_01B3 }
                parts.append(Terms.mix(hash))
            }
        }
        return parts
    }
}
