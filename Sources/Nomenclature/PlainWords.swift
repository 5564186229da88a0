import TidewaiterDocuments

/// The words of a text as they are compared in a search: lower case, without accents and punctuation, English plurals
/// as singulars, each Chinese character a word.
struct PlainWords {
    private(set) var words: [String] = []
    private var letters: [UInt8] = []

    init(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: letters.append(UInt8(scalar.value))
            case 0x41...0x5A: letters.append(UInt8(scalar.value) + 0x20)
            case 0x27, 0x2019: break
            case 0..<0x80: close()
            default: add(scalar)
            }
        }
        close()
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.properties.isIdeographic {
            close()
            words.append(String(scalar))
        } else if let folded = LetterFolding.fold(scalar) {
            letters += Array(folded.utf8)
        } else {
            close()
        }
    }

    private mutating func close() {
        guard !letters.isEmpty else { return }
        let word = String(decoding: Self.singular(letters), as: UTF8.self)
        if word.utf8.count > Self.longestFiller || !Self.fillers.contains(word) { words.append(word) }
        letters.removeAll(keepingCapacity: true)
    }

    /// Words that say nothing of goods.
    private static let fillers: Set = [
        "of", "the", "and", "or", "for", "with", "in", "a", "an", "to", "by", "than", "on", "from", "as", "at",
    ]
    private static let longestFiller = 4

    /// `berries` as `berry`, `boxes` as `box`, `bolts` as `bolt`, `knives` as `knife`; short words and `glass` stay.
    private static func singular(_ word: [UInt8]) -> ArraySlice<UInt8> {
        let word = IrregularPlurals.singular(word.span) ?? word
        guard word.count > 3, word[word.count - 1] == UInt8(ascii: "s") else { return word[...] }
        switch word[word.count - 2] {
        case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return word[...]
        case UInt8(ascii: "e"):
            let stem = word.dropLast(2)
            if stem.last == UInt8(ascii: "i") { return stem.dropLast() + [UInt8(ascii: "y")] }
            let (last, before) = (word[word.count - 3], word[word.count - 4])
            let isHissing =
                switch last {
                case UInt8(ascii: "x"): true
                case UInt8(ascii: "h"): before == UInt8(ascii: "s") || before == UInt8(ascii: "c")
                case UInt8(ascii: "s"): before == UInt8(ascii: "s")
                default: false
                }
            return isHissing ? stem : word.dropLast()
        default: return word.dropLast()
        }
    }
}
