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
        /// Of a single word that says so what stands for the plain word.
        let negates: UInt64?

        var isPair: Bool { words.lowerBound != words.upperBound }
    }

    /// The words as folded, in order; of scripts without spaces pairs of characters.
    let words: [[UInt8]]
    /// Of each the hash of the stem, negated or not.
    let stems: [UInt64]
    /// Before which of them a comma, a bracket or the like stands.
    let areMarked: [Bool]
    /// Each different term once, in order of appearance.
    private(set) var terms: [Term] = []
    /// What stands in the index for all words together, in whatever order; then for those that say what the goods are,
    /// where others are among them.
    private(set) var wholes: [UInt64] = []
    /// What stands for those that say what the goods are, where others say what they are not.
    private(set) var affirmed: UInt64?
    /// How often each term is there.
    private(set) var counts: [Int] = []
    /// Whether a part of the text was left unread.
    let isCut: Bool
    /// The figures with units beside the words.
    let figures: [Figure]

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
        let figures = FigureReader.figures(in: text)
        let text = FoldedText(text)
        var isCut = text.isCut
        var (words, stems, areMarked): ([[UInt8]], [UInt64], [Bool]) = ([], [], [])
        var splitter = WordSplitter(text.bytes)
        var end = 0
        while let word = splitter.next() {
            guard stems.count < Self.mostWords else {
                isCut = true
                break
            }
            stems.append(Stem(word.span).hash)
            words.append(Array(word))
            let between = text.bytes[min(end, word.startIndex)..<word.startIndex]
            areMarked.append(between.contains { Self.marks.contains($0) })
            end = word.endIndex
        }
        let about = Surroundings.aboutGoods(words, stems, areMarked)
        if about.contains(false) {
            func kept<Value>(_ values: [Value]) -> [Value] { zip(values, about).filter { $0.1 }.map { $0.0 } }
            let left = (words: kept(words), stems: kept(stems))
            if Surroundings.tell(left.stems, Self.areAttributes(left.words, left.stems)) {
                (words, stems, areMarked) = (left.words, left.stems, kept(areMarked))
            }
        }
        self.init(words, stems, areMarked, figures, isCut: isCut)
    }

    /// The same of other words.
    ///
    /// - Parameters:
    ///   - words: As folded.
    ///   - areMarked: Before which of them a comma, a bracket or the like stands.
    ///   - figures: What is measured beside them.
    ///   - isCut: Whether others were left unread.
    init(_ words: [[UInt8]], areMarked: [Bool], figures: [Figure], isCut: Bool) {
        self.init(words, words.map { Stem($0).hash }, areMarked, figures, isCut: isCut)
    }

    private static func areAttributes(_ words: [[UInt8]], _ stems: [UInt64]) -> [Bool] {
        zip(words, stems).map { AttributeWords.contains($0, stem: $1) }
    }

    private init(_ words: [[UInt8]], _ plain: [UInt64], _ areMarked: [Bool], _ figures: [Figure], isCut: Bool) {
        self.figures = figures
        (self.words, self.stems, self.areMarked, self.isCut) = (words, plain, areMarked, isCut)
        var areAttributes = Self.areAttributes(words, plain)
        if !areAttributes.contains(false) { areAttributes = plain.map { !AttributeWords.nameGoods(stem: $0) } }
        let negated = Negation.found(in: words, plain, areAttributes, areMarked)
        // What is not new is used, and that says what the goods are.
        for at in plain.indices where plain[at] != negated[at].stem { areAttributes[at] = false }
        let stems = negated.map(\.stem)
        var places = HashPlaces(most: stems.count * 2)
        func add(_ hash: UInt64, _ range: ClosedRange<Int>) {
            let place = places.place(adding: hash)
            if place < terms.count {
                counts[place] += 1
            } else {
                terms.append(
                    Term(
                        hash: hash, words: range, isAttribute: range.allSatisfy { areAttributes[$0] },
                        isNegated: negated[range.lowerBound].plain != nil,
                        negates: range.count > 1 ? nil : negated[range.lowerBound].plain.map(Self.mix)))
                counts.append(1)
            }
        }
        for at in stems.indices { add(Self.mix(stems[at]), at...at) }
        for at in stems.indices.dropLast() {
            add(Self.pair(stems[at], stems[at + 1]), at...at + 1)
        }
        wholes = Self.wholes(terms)
        if terms.contains(where: \.isNegated) { affirmed = Self.wholes(terms.filter { !$0.isNegated }).last }
    }

    /// What stands in the index for two neighbours, of whose stems these are the hashes.
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { mix(first &* 0x9E37_79B9_7F4A_7C15 ^ second) }

    /// What parts a text, so that no exclusion and no name reaches over it.
    private static let marks = Array(",;:()[]>|".utf8)

    private static func wholes(_ terms: [Term]) -> [UInt64] {
        var (all, telling) = (noWords, noWords)
        var isTold = false
        for term in terms where !term.isPair {
            all &+= term.hash
            if !term.isAttribute { (telling, isTold) = (telling &+ term.hash, true) }
        }
        if terms.isEmpty { return [] }
        return isTold && telling != all ? [mix(all), mix(telling)] : [mix(all)]
    }

    private static let noWords: UInt64 = 0x7768_6F6C_65

    /// What stands in the index for a few words together, in whatever order; each counts once.
    static func whole(_ words: ArraySlice<UInt64>) -> UInt64 {
        mix(words.indices.reduce(noWords) { words[..<$1].contains(words[$1]) ? $0 : $0 &+ words[$1] })
    }

    /// Spreads a hash over all its bits (the finalizer of SplitMix64), for its upper bits choose the bucket.
    static func mix(_ hash: UInt64) -> UInt64 {
        var mixed = hash
        mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed &>> 31)
    }
}
