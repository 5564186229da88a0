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
    /// Numbers of notes by the heading that they are about or send goods to by name.
    private let naming: [String: [Int]]

    /// So long a span of headings names none of them.
    private static let mostHeadings = 20

    init(_ notes: [HSNote]) {
        var all: [Phrase] = []
        var words: [String: Int] = [:]
        var counts: [Int] = []
        var naming: [String: [Int]] = [:]
        for (number, note) in notes.enumerated() {
            for written in note.about {
                let own = PlainWords(written).words.map { word in
                    if let known = words[word] { return known }
                    words[word] = counts.count
                    counts.append(0)
                    return counts.count - 1
                }
                for word in own { counts[word] += 1 }
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
        self.naming = naming
    }

    /// The headings of a span; none of one of chapters.
    private static func headings(_ span: ClosedRange<String>) -> [String] {
        guard span.lowerBound.utf8.count >= 4, let first = Int(span.lowerBound.prefix(4)),
            let last = Int(span.upperBound.prefix(4)), 0..<mostHeadings ~= last - first
        else { return [] }
        return (first...last).map { $0 < 1000 ? "0\($0)" : "\($0)" }
    }

    /// The notes that speak of what a description has all words of, by their numbers, each with the longest such phrase.
    func mentions(in description: Substring) -> [(note: Int, words: String)] {
        var isThere = [Bool](repeating: false, count: phrases.count)
        let there = PlainWords(description).words.compactMap { words[$0] }
        for word in there { isThere[word] = true }
        var found: [Int: Phrase] = [:]
        for word in there {
            for phrase in phrases[word] where phrase.words.allSatisfy({ isThere[$0] }) {
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

    /// The numbers of the notes that are about a heading or send goods to it by name.
    func naming(_ heading: String) -> [Int] { naming[heading] ?? [] }
}
