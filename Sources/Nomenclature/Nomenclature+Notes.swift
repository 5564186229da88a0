/// The notes that matter for a code.
extension Nomenclature {
    /// The notes about a code's subheading, heading, chapter and section, closest first.
    public func notes(about code: String) -> [HSNote] {
        let code = SpannedCode(code)
        return closest { $0.digitsAbout(code) }
    }

    /// The notes elsewhere that send goods to a code, closest first.
    public func notes(sendingTo code: String) -> [HSNote] {
        let spanned = SpannedCode(code)
        return closest { $0.digits(sentTo: spanned) }.filter { !$0.applies(to: code) }
    }

    /// The notes that speak of what a description has all words of, each with these words; the longest phrases first.
    package func notes(speakingOf description: String) -> [NoteCaution] {
        noteIndex().mentions(in: description).map { NoteCaution(note: notes[$0.note], words: $0.words) }
    }

    /// The notes that are about a heading or send goods to it by name.
    package func notes(naming heading: String) -> [HSNote] { noteIndex().naming(heading).map { notes[$0] } }

    private func closest(_ digits: (HSNote) -> Int) -> [HSNote] {
        let found = notes.enumerated().compactMap { number, note in
            let length = digits(note)
            return length > 0 ? (length: length, number: number, note: note) : nil
        }
        return found.sorted { ($0.length, $1.number) > ($1.length, $0.number) }.map(\.note)
    }

    /// Notes about the code that send goods elsewhere and whose words are in a description of the goods: the code may be
    /// wrong for them.
    public func cautions(about code: String, described description: String) -> [NoteCaution] {
        let words = Set(PlainWords(description).words)
        return notes(about: code).compactMap { note in
            guard !note.sendsTo.isEmpty, !note.sends(to: code) else { return nil }
            let match = note.about.first { phrase in
                let wanted = PlainWords(phrase).words
                return !wanted.isEmpty && wanted.allSatisfy(words.contains)
            }
            return match.map { NoteCaution(note: note, words: $0) }
        }
    }
}

/// A note that speaks of described goods: it may send them elsewhere than to the code they were given.
public struct NoteCaution: Sendable, Hashable {
    /// The note.
    public let note: HSNote
    /// Its words that are in the description.
    public let words: String

    /// For people: which note sends what where.
    public var message: String {
        "\(note.reference) may send this (\(words)) to \(note.destinations): \(note.text)"
    }
}
