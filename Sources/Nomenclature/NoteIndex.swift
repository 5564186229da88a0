/// Finds notes by the words of trade that they speak of, and by the headings that they name.
///
/// Made once, when notes are looked for in a description for the first time; never changes.
final class NoteIndex: Sendable {
    /// Words of trade of a note.
    private struct Phrase {
        /// Number of the note.
        let note: Int
        let written: String
        /// Numbers of its words.
        let words: [Int]
    }

    /// The words of all phrases, numbered.
    private let words: [String: Int]
    /// By number of a word the phrases whose rarest word it is.
    private let phrases: [[Phrase]]
    /// By number of a word the numbers of the notes that have it in a phrase.
    private let speaking: [Set<Int>]
    /// Numbers of notes by the heading that they are about or send goods to by name.
    private let naming: [String: [Int]]

    /// So long a span of headings names none of them.
    private static let mostHeadings = 20

    init(_ notes: [HSNote]) {
        var all: [Phrase] = []
        var words: [String: Int] = [:]
        var counts: [Int] = []
        var speaking: [Set<Int>] = []
        var naming: [String: [Int]] = [:]
        for (number, note) in notes.enumerated() {
            for written in note.about {
                let own = PlainWords(written).words.map { word in
                    if let known = words[word] { return known }
                    words[word] = counts.count
                    counts.append(0)
                    speaking.append([])
                    return counts.count - 1
                }
                for word in own {
                    counts[word] += 1
                    speaking[word].insert(number)
                }
                all.append(Phrase(note: number, written: written, words: own))
            }
            for heading in Set((note.appliesTo + note.sendsTo).flatMap(Self.headings)) {
                naming[heading, default: []].append(number)
            }
        }
        var phrases = [[Phrase]](repeating: [], count: counts.count)
        for phrase in all {
            if let rarest = phrase.words.min(by: { counts[$0] < counts[$1] }) { phrases[rarest].append(phrase) }
        }
        self.words = words
        self.phrases = phrases
        self.speaking = speaking
        self.naming = naming
    }

    /// The headings of a span; none of one of chapters.
    private static func headings(_ span: ClosedRange<String>) -> [String] {
        guard span.lowerBound.utf8.count >= 4, let first = Int(span.lowerBound.prefix(4)),
            let last = Int(span.upperBound.prefix(4)), 0..<mostHeadings ~= last - first
        else { return [] }
        return (first...last).map { $0 < 1000 ? "0\($0)" : "\($0)" }
    }

    /// A phrase of a note that stands in goods word by word.
    struct Run {
        /// Number of the note.
        let note: Int
        /// As the note has it.
        let phrase: String
        /// Which words of the goods, all clauses counted through.
        let words: Range<Int>
    }

    /// How cloth is made stands before what is made of it; what else is one word names the goods only where it is their
    /// last.
    private static let making: Set = ["woven", "knitted", "crocheted"]

    /// The phrases that goods are called by, the longest first.
    func runs(in goods: GoodsClauses) -> [Run] {
        var found: [Run] = []
        var passed = 0
        for clause in goods.clauses {
            let numbers = clause.words.map { words[$0] ?? -1 }
            for (at, number) in numbers.enumerated() where number >= 0 {
                for phrase in phrases[number] {
                    let start = at - (phrase.words.firstIndex(of: number) ?? 0)
                    guard 0..<clause.end ~= start, numbers[start...].starts(with: phrase.words),
                        phrase.words.count > 1 || Self.names(clause, at)
                    else { continue }
                    let place = passed + start
                    found.append(
                        Run(note: phrase.note, phrase: phrase.written, words: place..<place + phrase.words.count))
                }
            }
            passed += clause.words.count
        }
        return found.sorted { ($1.words.count, $0.note) < ($0.words.count, $1.note) }
    }

    /// Whether a word is what the goods of its clause are called, but for numbers behind it.
    private static func names(_ clause: GoodsClauses.Clause, _ at: Int) -> Bool {
        making.contains(clause.words[at])
            || clause.words[(at + 1)..<clause.end].allSatisfy { word in
                word.utf8.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            }
    }

    /// The notes that speak of what a description has all words of, by their numbers, each with the longest such phrase; of
    /// one word only where that is telling.
    func mentions(in description: Substring, telling: Set<String>) -> [(note: Int, words: String)] {
        var isThere = [Bool](repeating: false, count: phrases.count)
        let there = PlainWords(description).words.compactMap { words[$0] }
        for word in there { isThere[word] = true }
        let tellingNumbers = Set(telling.compactMap { words[$0] })
        var found: [Int: Phrase] = [:]
        for word in there {
            for phrase in phrases[word] where phrase.words.allSatisfy({ isThere[$0] }) {
                guard phrase.words.count > 1 || tellingNumbers.contains(word) else { continue }
                let known = found[phrase.note]
                if known.map({ ($0.words.count, phrase.written) < (phrase.words.count, $0.written) }) ?? true {
                    found[phrase.note] = phrase
                }
            }
        }
        return found.values.sorted { ($1.words.count, $0.note) < ($0.words.count, $1.note) }.map {
            ($0.note, $0.written)
        }
    }

    /// The numbers of the notes that have any of the words in a phrase.
    func speaking(ofAny telling: [String]) -> Set<Int> {
        telling.reduce(into: []) { found, word in
            if let number = words[word] { found.formUnion(speaking[number]) }
        }
    }

    /// The numbers of the notes that are about a heading or send goods to it by name.
    func naming(_ heading: String) -> [Int] { naming[heading] ?? [] }
}
