internal import TidewaiterNomenclature

/// The notes of the nomenclature that matter for candidates.
extension Classifier {
    /// At most so many notes are shown, and of those without a word of the description so many; further candidates do not
    /// count.
    private static let mostNotes = 5
    private static let mostUnspoken = 2
    private static let mostCandidates = 3

    /// First the notes whose words are in the description and that are about a candidate or send goods to one; then those
    /// that send goods from one candidate's heading to another's, and those that name the heading of the first.
    ///
    /// - Parameters:
    ///   - spoken: The notes whose words are in the description.
    ///   - candidates: What it may be, best first.
    func notes(
        _ spoken: [NoteCaution], among candidates: [Classification.Candidate]
    ) -> [Classification.Note] {
        let codes = candidates.prefix(Self.mostCandidates).map { ($0.code, SpannedCode($0.code)) }
        guard let best = codes.first?.0.prefix(4) else { return [] }
        var notes: [Classification.Note] = []
        for spoken in spoken where notes.count < Self.mostNotes {
            if let found = matter(spoken.note, words: spoken.words, codes) { notes.append(found) }
        }
        let room = min(Self.mostUnspoken, Self.mostNotes - notes.count)
        var parting: [Classification.Note] = []
        var naming: [Classification.Note] = []
        var headings: [Substring] = []
        for (code, _) in codes where !headings.contains(code.prefix(4)) { headings.append(code.prefix(4)) }
        for heading in headings {
            for note in nomenclature.notes(naming: String(heading)) where parting.count < room {
                let isNaming = heading == best && naming.count < room
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

/// The notes that speak of words of a description, looked up when they are asked for.
struct SpokenNotes {
    private let nomenclature: Nomenclature
    private let description: String
    private lazy var goods = Nomenclature.goods(in: description)
    /// Of what the description says of the goods themselves.
    private(set) lazy var ofGoods = nomenclature.notes(speakingOf: goods)

    init(_ description: String, _ nomenclature: Nomenclature) {
        (self.description, self.nomenclature) = (description, nomenclature)
    }

    /// Of all that is read of it.
    var ofAll: [NoteCaution] {
        mutating get {
            let isCut = description.utf8.count > FoldedText.longest
            if !isCut, goods.endIndex == description.endIndex { return ofGoods }
            return nomenclature.notes(speakingOf: isCut ? Self.beginning(of: description) : description[...])
        }
    }

    private static func beginning(of description: String) -> Substring {
        String(decoding: description.utf8.prefix(FoldedText.longest), as: UTF8.self)[...]
    }
}
