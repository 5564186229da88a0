internal import TidewaiterNomenclature

/// A word without the ending of its plural, hashed: `boxes` and `box` are one, and so are `knives` and `knife`.
///
/// Only English plurals are taken off. Heavier stemming joined words that name different goods (`leather`,
/// `leatherette`) and found fewer codes.
struct Stem {
    /// FNV-1a of the stem.
    private(set) var hash = Stem.start

    /// The hash of no letters.
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash with a letter more.
    @inline(__always)
    static func feed(_ hash: UInt64, _ letter: UInt8) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }

    /// - Parameter word: Of its Latin letters the case is folded.
    init(_ word: Span<UInt8>) {
        if let singular = IrregularPlurals.singular(word) {
            self.init(regular: singular.span)
        } else {
            self.init(regular: word)
        }
    }

    private init(regular word: Span<UInt8>) {
        let (kept, ending) = Self.cut(word)
        for at in 0..<kept { feed(Self.lower(word[at])) }
        if let ending { feed(ending) }
    }

    init(_ word: [UInt8]) { self.init(word.span) }

    /// The stems of words between blanks.
    static func hashes(of words: String) -> [UInt64] {
        words.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { Stem(Array($0)).hash }
    }

    static func hashes(of words: [String]) -> [UInt64] { words.map { Stem(Array($0.utf8)).hash } }

    /// The stem itself.
    static func letters(of word: [UInt8]) -> [UInt8] {
        var letters: [UInt8] = []
        append(lettersOf: word, to: &letters)
        return letters
    }

    /// Appends the stem itself.
    static func append(lettersOf word: [UInt8], to letters: inout [UInt8]) {
        let word = IrregularPlurals.singular(word.span) ?? word
        let (kept, ending) = cut(word.span)
        letters += word[..<kept]
        if let ending { letters.append(ending) }
    }

    private mutating func feed(_ byte: UInt8) { hash = Self.feed(hash, byte) }

    /// A letter of ASCII in lower case.
    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// How much of the word stays, and the letter that closes it.
    private static func cut(_ word: Span<UInt8>) -> (kept: Int, ending: UInt8?) {
        let count = word.count
        func isLetter(_ back: Int, _ letter: Unicode.Scalar) -> Bool {
            lower(word[count - back]) == UInt8(ascii: letter)
        }
        guard count > 3, isLetter(1, "s") else { return (count, nil) }
        if isLetter(2, "e") {
            if count > 4, isLetter(3, "i") { return (count - 3, UInt8(ascii: "y")) }
            if count > 4, isLetter(3, "h"), isLetter(4, "c") || isLetter(4, "s") { return (count - 2, nil) }
            // `glasses`, `buses`, `lenses`, but `cases`, `blouses`; `tomatoes`, but `shoes`.
            if isLetter(3, "s") {
                let isShort = count < 6 && isLetter(4, "u") || isLetter(4, "s") || isLetter(4, "n")
                return (isShort ? count - 2 : count - 1, nil)
            }
            if isLetter(3, "x") || isLetter(3, "z") && isLetter(4, "z") { return (count - 2, nil) }
            if isLetter(3, "o"), count > 6 { return (count - 2, nil) }
        }
        if isLetter(2, "s") || isLetter(2, "u") || isLetter(2, "i") { return (count, nil) }
        return (count - 1, nil)
    }
}
