/// What a linear model sees of a text: its words, their neighbouring pairs, and the parts of four and five letters of each
/// word, which know `bookcase` by `book` and `case` and `aluminium` in a language they never saw.
struct LinearFeatures {
    /// The features, each once, in order of appearance.
    let hashes: [UInt64]
    /// The first of ``Terms/terms`` that has each.
    let terms: [Int]

    /// What every text has; carries how common a code is.
    static let bias: UInt64 = Terms.mix(0x6269_6173)

    init(_ text: Terms) {
        var places = HashPlaces(most: text.terms.reduce(0) { $0 + 1 + ($1.isPair ? 0 : 2 * text[$1].count) })
        var terms: [Int] = []
        var letters: [UInt8] = []
        for (at, term) in text.terms.enumerated() {
            if places.place(adding: term.hash) == terms.count { terms.append(at) }
            guard Self.isTakenApart(term, text) else { continue }
            letters.removeAll(keepingCapacity: true)
            letters.append(UInt8(ascii: "^"))
            Stem.append(lettersOf: text[term], to: &letters)
            letters.append(UInt8(ascii: "$"))
            let all = letters.span
            for start in 0..<max(all.count - 3, 0) {
                var four: UInt64 = 0x9AE1_6A3B_2F90_404F
                for place in start..<start + 4 { four = Stem.feed(four, all[place]) }
                if places.place(adding: Terms.mix(four)) == terms.count { terms.append(at) }
                guard start + 4 < all.count else { break }
                let five = Stem.feed(four, all[start + 4])
                if places.place(adding: Terms.mix(five)) == terms.count { terms.append(at) }
            }
        }
        hashes = places.hashes
        self.terms = terms
    }

    /// The parts of words that say how the goods are, of numbers, and of what they are not tell nothing of them.
    private static func isTakenApart(_ term: Terms.Term, _ text: Terms) -> Bool {
        !term.isPair && !term.isNegated && !term.isAttribute && text[term].count <= longestWord
            && !text[term].contains { $0 &- UInt8(ascii: "0") < 10 }
    }

    /// The longest word that is taken apart; nothing longer is one.
    private static let longestWord = 48
}
