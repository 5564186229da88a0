/// The words of a description and their neighbouring pairs, as the index knows them.
struct Terms {
    /// A word or a pair of neighbours.
    struct Term: Hashable {
        /// What stands for it in the index.
        let hash: UInt64
        /// The first and last word of ``Terms/words`` it consists of.
        let words: ClosedRange<Int>
        /// Whether it says how goods are, not what: ``AttributeWords``.
        let isAttribute: Bool
        /// Whether it says what the goods are not: ``Negation``.
        let isNegated: Bool

        var isPair: Bool { words.lowerBound != words.upperBound }
    }

    /// The words as folded, in order; of scripts without spaces pairs of characters.
    let words: [[UInt8]]
    /// Each different term once, in order of appearance.
    private(set) var terms: [Term] = []
    /// What stands in the index for all words together, in whatever order; then for those that say what the goods are,
    /// where others are among them.
    private(set) var wholes: [UInt64] = []
    /// The hashes of the stems of words that the goods are not: ``Negation/Kind/excluded``.
    private(set) var excluded: [UInt64] = []
    /// How often each term is there.
    private(set) var counts: [Int] = []
    /// Whether a part of the text was left unread.
    let isCut: Bool

    /// The first word of a term.
    subscript(_ term: Term) -> [UInt8] { words[term.words.lowerBound] }

    /// The words parted by blanks.
    var text: String { Self.text(words) }

    static func text(_ words: [[UInt8]]) -> String {
        String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
    }

    /// At most so many words of a description are looked at.
    static let mostWords = 400

    init(_ text: String) {
        let text = FoldedText(text)
        var isCut = text.isCut
        var words: [[UInt8]] = []
        var splitter = WordSplitter(text.bytes)
        while let word = splitter.next() {
            guard words.count < Self.mostWords else {
                isCut = true
                break
            }
            words.append(Array(word))
        }
        self.init(words, isCut: isCut)
    }

    /// - Parameters:
    ///   - words: As folded.
    ///   - isCut: Whether others were left unread.
    init(_ words: [[UInt8]], isCut: Bool) {
        self.words = words
        self.isCut = isCut
        var stems = words.map { Stem($0).hash }
        var areAttributes = zip(words, stems).map { AttributeWords.contains($0, stem: $1) }
        if !areAttributes.contains(false) { areAttributes = stems.map { !AttributeWords.nameGoods(stem: $0) } }
        let negated = Negation.found(in: words, areAttributes)
        for at in stems.indices where negated[at] != nil {
            if negated[at] == .excluded { excluded.append(stems[at]) }
            stems[at] = Negation.stem(stems[at])
        }
        var places = HashPlaces(most: stems.count * 2)
        func add(_ hash: UInt64, _ range: ClosedRange<Int>) {
            let place = places.place(adding: hash)
            if place < terms.count {
                counts[place] += 1
            } else {
                terms.append(
                    Term(
                        hash: hash, words: range, isAttribute: range.allSatisfy { areAttributes[$0] },
                        isNegated: negated[range.lowerBound] != nil))
                counts.append(1)
            }
        }
        for at in stems.indices { add(Self.mix(stems[at]), at...at) }
        for at in stems.indices.dropLast() {
            add(Self.pair(stems[at], stems[at + 1]), at...at + 1)
        }
        wholes = Self.wholes(terms)
    }

    /// What stands in the index for two neighbours, of whose stems these are the hashes.
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { mix(first &* 0x9E37_79B9_7F4A_7C15 ^ second) }

    private static func wholes(_ terms: [Term]) -> [UInt64] {
        var (all, telling): (UInt64, UInt64) = (0x7768_6F6C_65, 0x7768_6F6C_65)
        var isTold = false
        for term in terms where !term.isPair {
            all &+= term.hash
            if !term.isAttribute { (telling, isTold) = (telling &+ term.hash, true) }
        }
        if terms.isEmpty { return [] }
        return isTold && telling != all ? [mix(all), mix(telling)] : [mix(all)]
    }

    /// Spreads a hash over all its bits (the finalizer of SplitMix64), for its upper bits choose the bucket.
    static func mix(_ hash: UInt64) -> UInt64 {
        var mixed = hash
        mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed &>> 31)
    }
}
