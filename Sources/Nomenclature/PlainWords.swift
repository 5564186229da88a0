import TidewaiterDocuments

/// The words of a text as they are compared in a search: lower case, without accents and punctuation, English plurals
/// as singulars, each Chinese character a word.
struct PlainWords {
    private(set) var words: [String] = []
    private var letters: [UInt8] = []

    init(_ text: String) { self.init(text.utf8.span) }
    init(_ text: Substring) { self.init(text.utf8.span) }

    /// - Parameter text: In UTF-8.
    init(_ text: Span<UInt8>) {
        var at = 0
        while at < text.count {
            let byte = text[at]
            switch byte {
            case 0x30...0x39, 0x61...0x7A: letters.append(byte)
            case 0x41...0x5A: letters.append(byte + 0x20)
            case 0x27: break
            case 0..<0x80: close()
            default:
                let start = at
                while at < text.count, text[at] >= 0x80 { at += 1 }
                let other = String(decoding: (start..<at).map { text[$0] }, as: UTF8.self)
                for scalar in other.unicodeScalars { add(scalar) }
                continue
            }
            at += 1
        }
        close()
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if scalar == "\u{2019}" { return }
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
        if let singular = IrregularPlurals.singular(letters.span) { letters = singular }
        dropPlural()
        if !isFiller { words.append(String(decoding: letters, as: UTF8.self)) }
        letters.removeAll(keepingCapacity: true)
    }

    /// Words that say nothing of goods, the letters of each as one number.
    private static let fillers = [
        "of", "the", "and", "or", "for", "with", "in", "a", "an", "to", "by", "than", "on", "from", "as", "at",
    ].map { $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }

    private var isFiller: Bool {
        letters.count <= 4 && Self.fillers.contains(letters.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }

    /// `berries` as `berry`, `ties` as `tie`, `boxes` as `box`, `bolts` as `bolt`; short words and `glass` stay.
    private mutating func dropPlural() {
        let count = letters.count
        guard count > 3, letters[count - 1] == UInt8(ascii: "s") else { return }
        switch letters[count - 2] {
        case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): break
        case UInt8(ascii: "e"):
            let (last, before) = (letters[count - 3], letters[count - 4])
            if last == UInt8(ascii: "i"), count > 4 {
                letters.removeLast(3)
                letters.append(UInt8(ascii: "y"))
                break
            }
            let isHissing =
                switch last {
                case UInt8(ascii: "x"): true
                case UInt8(ascii: "h"): before == UInt8(ascii: "s") || before == UInt8(ascii: "c")
                case UInt8(ascii: "s"): before == UInt8(ascii: "s")
                default: false
                }
            letters.removeLast(isHissing ? 2 : 1)
        default: letters.removeLast()
        }
    }
}

extension PlainWords {
    /// Whether a text may have a word, by the first letters of its own, which is soon seen and true of few texts. A plural begins
    /// as its singular does; letters with accents may be any.
    static func may(_ text: Span<UInt8>, have word: String) -> Bool {
        guard let first = word.utf8.first else { return true }
        var isInside = false
        for at in text.indices {
            let byte = text[at] | 0x20
            if byte == first && !isInside || text[at] >= 0x80 { return true }
            isInside = byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
        }
        return false
    }
}
