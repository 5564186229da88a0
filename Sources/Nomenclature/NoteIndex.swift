/// Finds notes by the words of trade that they speak of, and by the headings that they name.
///
/// Made once, when notes are looked for in a description for the first time; never changes.
final class NoteIndex: Sendable {
    /// Words of trade of a note.
    private struct Phrase {
        /// Number of the note.
        let note: Int
        let written: String
        let words: [String]
    }

    /// Phrases by their rarest word.
    private let phrases: [String: [Phrase]]
    /// Numbers of notes by the heading that they are about or send goods to by name.
    private let naming: [String: [Int]]

    /// So long a span of headings names none of them.
    private static let mostHeadings = 20

    init(_ notes: [HSNote]) {
        var all: [Phrase] = []
        var counts: [String: Int] = [:]
        var naming: [String: [Int]] = [:]
        for (number, note) in notes.enumerated() {
            for written in note.about {
                let words = PlainWords(written).words
                for word in words { counts[word, default: 0] += 1 }
                all.append(Phrase(note: number, written: written, words: words))
            }
            for heading in Set((note.appliesTo + note.sendsTo).flatMap(Self.headings)) {
                naming[heading, default: []].append(number)
            }
        }
        var phrases: [String: [Phrase]] = [:]
        for phrase in all {
            let rarest = phrase.words.min { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
            if let rarest { phrases[rarest, default: []].append(phrase) }
        }
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
    func mentions(in description: String) -> [(note: Int, words: String)] {
        let words = Set(PlainWords(description).words)
        var found: [Int: Phrase] = [:]
        for word in words {
            for phrase in phrases[word] ?? [] where phrase.words.allSatisfy(words.contains) {
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
