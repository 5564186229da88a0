internal import TidewaiterNomenclature

/// The notes of the nomenclature that matter for candidates.
extension Classifier {
    /// At most so many notes are shown, and of those without a word of the description so many; further candidates do not
    /// count.
    private static let mostNotes = 5
    private static let mostUnspoken = 2
    private static let mostCandidates = 3

    /// A word that more subheadings have (`steel`, `cotton`) tells too little to look for notes by it alone.
    private static let mostCodes = 40

    /// First the notes whose words are in the description and that are about a candidate or send goods to one; then those
    /// that send goods from one candidate's heading to another's, and those that name the heading of the first and have a
    /// telling word of the description.
    ///
    /// - Parameters:
    ///   - description: The text.
    ///   - scores: What it scores.
    ///   - candidates: What it may be, best first.
    func notes(
        _ description: String, _ scores: Scores, among candidates: [Classification.Candidate]
    ) -> [Classification.Note] {
        var codes = candidates.prefix(Self.mostCandidates).map { ($0.code, SpannedCode($0.code)) }
        // What goods would be, were it not for a note, stands behind others; that note is to be seen.
        if let most = scores.subheadings.first.map({ model.codes[$0.index].text }), !codes.isEmpty,
            !codes.contains(where: { $0.0 == most })
        {
            codes.append((most, SpannedCode(most)))
        }
        guard let best = codes.first?.0.prefix(4) else { return [] }
        var notes: [Classification.Note] = []
        let telling = self.telling(scores)
        for spoken in nomenclature.notes(speakingOf: Self.beginning(of: description), telling: telling)
        where notes.count < Self.mostNotes {
            if let found = matter(spoken.note, words: spoken.words, codes) { notes.append(found) }
        }
        let room = min(Self.mostUnspoken, Self.mostNotes - notes.count)
        var parting: [Classification.Note] = []
        var naming: [Classification.Note] = []
        var headings: [String] = []
        for (code, _) in codes where !headings.contains(where: code.hasPrefix) {
            headings.append(String(code.prefix(4)))
        }
        for (heading, named) in zip(headings, nomenclature.notes(namingEach: headings, telling: telling)) {
            for (note, isTold) in named where parting.count < room {
                let isNaming = isTold && heading == best && naming.count < room
                guard isNaming || !note.sendsTo.isEmpty, !notes.contains(where: { $0.reference == note.reference }),
                    let found = matter(note, words: nil, codes)
                else { continue }
                if !found.awayFrom.isEmpty, !found.into.isEmpty {
                    if !parting.contains(found) { parting.append(found) }
                } else if isNaming {
                    naming.append(found)
                }
            }
        }
        return notes + (parting + naming).prefix(room)
    }

    /// As much of a description as is read otherwise.
    private static func beginning(of description: String) -> Substring {
        description.utf8.count > FoldedText.longest
            ? String(decoding: description.utf8.prefix(FoldedText.longest), as: UTF8.self)[...] : description[...]
    }

    /// The words of the description that few goods have.
    private func telling(_ scores: Scores) -> [String] {
        zip(scores.terms.terms, scores.postings).filter { term, postings in
            !term.isPair && !term.isNegated && postings.count <= Self.mostCodes
        }.map { String(decoding: scores.terms[$0.0], as: UTF8.self) }
    }

    /// What a note says of each candidate; `nil` where it says nothing of any.
    private func matter(
        _ note: HSNote, words: String?, _ codes: [(String, SpannedCode)]
    ) -> Classification.Note? {
        var (into, concerned): ([String], [String]) = ([], [])
        for (code, spanned) in codes {
            if note.digits(sentTo: spanned) > 0 {
                into.append(code)
            } else if note.digitsAbout(spanned) > 0 {
                concerned.append(code)
            }
        }
        guard !into.isEmpty || !concerned.isEmpty else { return nil }
        return Classification.Note(
            reference: note.reference, words: words, about: note.sendsTo.isEmpty ? concerned : [],
            awayFrom: note.sendsTo.isEmpty ? [] : concerned, into: into,
            destinations: note.destinations, text: note.text)
    }
}
