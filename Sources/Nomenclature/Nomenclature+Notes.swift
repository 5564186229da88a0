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
    ///
    /// - Parameters:
    ///   - description: The text.
    ///   - telling: Those of its words that few goods have: of others one alone is not enough.
    package func notes(speakingOf description: Substring, telling: [String]) -> [NoteCaution] {
        let telling = Set(telling.flatMap { PlainWords($0).words })
        return noteIndex().mentions(in: description, telling: telling).map {
            NoteCaution(note: notes[$0.note], words: $0.words)
        }
    }

    /// For each heading the notes that are about it or send goods to it by name, and whether they speak of goods that one of
    /// the telling words names.
    package func notes(namingEach headings: [String], telling: [String]) -> [[(note: HSNote, isTold: Bool)]] {
        let index = noteIndex()
        let told = index.speaking(ofAny: telling.flatMap { PlainWords($0).words })
        return headings.map { index.naming($0).map { (notes[$0], told.contains($0)) } }
    }

    private func closest(_ digits: (HSNote) -> Int) -> [HSNote] {
        let found = notes.enumerated().compactMap { number, note in
            let length = digits(note)
            return length > 0 ? (length: length, number: number, note: note) : nil
        }
        return found.sorted { ($0.length, $1.number) > ($1.length, $0.number) }.map(\.note)
    }
}
