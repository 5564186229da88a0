/// Words that stand round the goods in papers, shops and requests for rulings, and say nothing of them: order numbers,
/// where goods come from, how they are packed, sold and certified, as the table `surroundings` has them.
///
/// They are taken out of a text before anything else looks at it, of descriptions and of what is learnt alike. Where they
/// are all there is, they stay: `wooden pallets` are goods.
enum Surroundings {
    private enum Part: Hashable {
        case word(UInt64)
        /// A word with a digit.
        case number
        /// A country, however it is named; its people.
        case place, nation
    }

    private struct Phrase {
        let parts: [Part]
        /// Whether it says nothing only where the text ends with it.
        let isAtEnd: Bool

        /// - Parameter written: Words, of which `#` is one with a digit, `@` a country and `%` a people; behind them `$`
        ///   where the text has to end.
        init(_ written: String) {
            let words = written.split(separator: " ")
            isAtEnd = words.last == "$"
            parts = words.dropLast(isAtEnd ? 1 : 0).map { word in
                switch word {
                case "#": .number
                case "@": .place
                case "%": .nation
                default: .word(Stem(Array(word.utf8)).hash)
                }
            }
        }
    }

    private static func words(_ kinds: Set<String>) -> [String] { WordTables.words("surroundings", ofKinds: kinds) }

    private static let phraseKinds: Set = [
        "number", "ruling", "paper", "origin", "packing", "weight", "selling", "compliance",
    ]

    /// By the stem of the first word, longest first; those that begin with a number or a people apart.
    private static let phrases: (first: HashPlaces, lists: [[Phrase]], numbers: [Phrase], nations: [Phrase]) = {
        let all = words(phraseKinds).map(Phrase.init)
        var first = HashPlaces(most: all.count)
        var (lists, numbers, nations): ([[Phrase]], [Phrase], [Phrase]) = ([], [], [])
        for phrase in all.sorted(by: { $0.parts.count > $1.parts.count }) {
            switch phrase.parts.first {
            case .number: numbers.append(phrase)
            case .nation: nations.append(phrase)
            case .word(let stem):
                let place = first.place(adding: stem)
                if place == lists.count { lists.append([]) }
                lists[place].append(phrase)
            case .place, nil: break
            }
        }
        return (first, lists, numbers, nations)
    }()

    /// What stands before `by` and the name of a company, and what a name ends with.
    private static let makers = HashPlaces(Stem.hashes(of: words(["maker"])))
    private static let by = Stem(Array("by".utf8)).hash
    private static let companies = HashPlaces(Stem.hashes(of: words(["company"])))
    /// No name and address of a company is longer.
    private static let longestName = 8
    /// Of these, packages of trade are.
    private static let materials = HashPlaces(Stem.hashes(of: words(["material"])))

    /// Which words of a text are about the goods.
    ///
    /// - Parameters:
    ///   - words: As folded.
    ///   - stems: Of each the stem.
    ///   - areMarked: Before which a comma, a bracket or the like stands.
    static func aboutGoods(_ words: [[UInt8]], _ stems: [UInt64], _ areMarked: [Bool]) -> [Bool] {
        var about = [Bool](repeating: true, count: words.count)
        let areNumbers = words.map(isNumber)
        var at = 0
        while at < words.count {
            let end =
                phraseEnd(at, stems, areNumbers) ?? Places.end(of: stems, from: at, isMeant: false)
                ?? lastPlaceEnd(at, stems, areMarked) ?? companyEnd(at, stems)
            for place in at..<(end ?? at) { about[place] = false }
            at = end ?? at + 1
        }
        return about
    }

    /// Whether words that are left name goods.
    static func tell(_ stems: [UInt64], _ areAttributes: [Bool]) -> Bool {
        zip(stems, areAttributes).contains { !$1 && !materials.contains($0) }
    }

    private static func isNumber(_ word: [UInt8]) -> Bool { word.contains { $0 &- UInt8(ascii: "0") < 10 } }

    private static func phraseEnd(_ at: Int, _ stems: [UInt64], _ areNumbers: [Bool]) -> Int? {
        var list: [Phrase] = []
        if let place = phrases.first.place(of: stems[at]) {
            list = phrases.lists[place]
        } else if areNumbers[at] {
            list = phrases.numbers
        } else if Places.isNation(stems[at]) {
            list = phrases.nations
        }
        for phrase in list {
            if let end = end(phrase, at, stems, areNumbers), !phrase.isAtEnd || end == stems.count { return end }
        }
        return nil
    }

    private static func end(_ phrase: Phrase, _ start: Int, _ stems: [UInt64], _ areNumbers: [Bool]) -> Int? {
        var at = start
        for part in phrase.parts {
            guard at < stems.count else { return nil }
            switch part {
            case .word(let stem): if stems[at] != stem { return nil }
            case .number: if !areNumbers[at] { return nil }
            case .nation: if !Places.isNation(stems[at]) { return nil }
            case .place:
                guard let end = Places.end(of: stems, from: at, isMeant: true) else { return nil }
                at = end
                continue
            }
            at += 1
        }
        return at
    }

    /// A country behind a comma, with which the text ends: `plastic toy, Turkey`.
    private static func lastPlaceEnd(_ at: Int, _ stems: [UInt64], _ areMarked: [Bool]) -> Int? {
        guard at > 0, areMarked[at], let end = Places.end(of: stems, from: at, isMeant: true), end == stems.count else {
            return nil
        }
        return end
    }

    /// `supplied by ABC Trading GmbH, Hamburg`.
    private static func companyEnd(_ at: Int, _ stems: [UInt64]) -> Int? {
        guard at + 2 < stems.count, makers.contains(stems[at]), stems[at + 1] == by else { return nil }
        let name = stems[(at + 2)...].prefix(longestName)
        if at > 0, name.endIndex == stems.count { return stems.count }
        return name.firstIndex { companies.contains($0) }.map { $0 + 1 }
    }
}
