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
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "|"),
                UInt8(ascii: ">"), UInt8(ascii: ")"):
                if depth > 0 { break }
                add(description[start..<at], end)
                start = text.index(after: at)
            default: break
            }
        }
        add(description[start...], end)
    }

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
            var word = word.drop(while: isMark).prefix { !isMark($0) }
            // `excl.` is one, `no.` a number.
            if word.last == UInt8(ascii: "."), word.count > shortestCut { word.removeLast() }
            let turns = word.count < Self.turns.count ? Self.turns[word.count] : []
            let turn = turns.first { $0.word.elementsEqual(word, by: { $0 == lower($1) }) }
            return turn.map { place > 0 || $0.denies } ?? false
        }
        return end.map { description[..<$0.element.startIndex] } ?? description[...]
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        default: false
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }

    /// What stands before goods that these are with, or for.
    private static let beside: Set = ["with", "w/", "for", "incl", "including", "mit", "für", "avec", "pour"]
    private static let shortestCut = 3

    /// By length the words behind which nothing is said of the goods; some only where the goods have been named.
    private static let turns: [[(word: [UInt8], denies: Bool)]] = {
        let all = DenyingWords.all.map { (Array($0.utf8), true) } + beside.map { (Array($0.utf8), false) }
        let longest = all.map { $0.0.count }.max() ?? 0
        return (0...longest).map { length in all.filter { $0.0.count == length }.map { (word: $0.0, denies: $0.1) } }
    }()
}
