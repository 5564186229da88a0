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
    package func notes(speakingOf description: Substring) -> [NoteCaution] {
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
        cautions(about: code, among: notes(speakingOf: Self.goods(in: description)))
    }

    /// Those of the notes speaking of some goods that send them elsewhere than to the code.
    package func cautions(about code: String, among notes: [NoteCaution]) -> [NoteCaution] {
        let code = SpannedCode(code)
        return notes.filter {
            !$0.note.sendsTo.isEmpty && $0.note.digitsAbout(code) > 0 && $0.note.digits(sentTo: code) == 0
        }
    }

    /// What a description says of the goods themselves, not of what they are with or for: `T-shirt`, where it has a woven
    /// label with it.
    package static func goods(in description: String) -> Substring {
        let words = description.utf8.split(separator: UInt8(ascii: " "))
        let end = words.dropFirst().first { word in
            word.count <= longestBeside && beside.contains(Substring(word).lowercased())
        }
        return end.map { description[..<$0.startIndex] } ?? description[...]
    }

    private static let beside: Set = ["with", "w/", "for", "incl", "incl.", "including", "mit", "für", "avec", "pour"]
    /// In bytes.
    private static let longestBeside = 9
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
