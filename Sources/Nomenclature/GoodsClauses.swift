/// What a description says of the goods themselves, clause by clause: commas and the like part clauses, asides in brackets
/// are left out, and nothing is said of the goods behind what they are with, for or not.
struct GoodsClauses {
    struct Clause {
        /// As ``PlainWords`` has them.
        let words: [String]
        /// What begins here or later is not said of the goods.
        let end: Int
    }

    private(set) var clauses: [Clause] = []

    init(_ description: String) {
        let text = description.utf8
        let end = Nomenclature.goods(in: description).endIndex
        var (start, depth) = (text.startIndex, 0)
        for at in text.indices {
            if start >= end { return }
            switch text[at] {
            case UInt8(ascii: "("):
                if depth == 0 {
                    add(description[start..<at], end)
                    start = at
                }
                depth += 1
            case UInt8(ascii: ")") where depth > 0:
                depth -= 1
                if depth == 0 { start = text.index(after: at) }
            case let byte where depth == 0 && Self.parting.contains(byte):
                add(description[start..<at], end)
                start = text.index(after: at)
            default: break
            }
        }
        add(description[start...], end)
    }

    private static let parting: Set<UInt8> = Set(",;:/|>)".utf8)

    private mutating func add(_ clause: Substring, _ end: String.Index) {
        guard clause.startIndex < end else { return }
        let words = PlainWords(clause).words
        if words.isEmpty { return }
        let isCut = end < clause.endIndex
        clauses.append(
            Clause(words: words, end: isCut ? PlainWords(clause[..<end]).words.count : words.count))
    }

    /// Whether these words are all that is said.
    func areOnly(_ words: [String]) -> Bool {
        clauses.count == 1 && clauses[0].words == words && clauses[0].end == words.count
    }
}

extension Nomenclature {
    /// What a description says of the goods themselves, not of what they are with, for or not: `T-shirt`, where it has a
    /// woven label with it, `fish`, where it excludes fillets.
    static func goods(in description: String) -> Substring {
        let words = description.utf8.split(separator: UInt8(ascii: " "))
        let end = words.enumerated().first { place, word in
            let word = word.drop(while: isMark).prefix { !isMark($0) }
            guard word.count <= longestTurn else { return false }
            var text = Substring(word).lowercased()
            // `excl.` is one, `no.` a number.
            if text.hasSuffix("."), text.utf8.count > shortestCut { text.removeLast() }
            return DenyingWords.all.contains(text) || place > 0 && beside.contains(text)
        }
        return end.map { description[..<$0.element.startIndex] } ?? description[...]
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        default: false
        }
    }

    private static let beside: Set = ["with", "w/", "for", "incl", "including", "mit", "für", "avec", "pour"]
    /// In bytes.
    private static let longestTurn = 11
    private static let shortestCut = 3
}
