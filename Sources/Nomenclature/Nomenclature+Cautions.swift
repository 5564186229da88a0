import TidewaiterPacks

/// Notes that send described goods elsewhere.
extension Nomenclature {
    /// Notes about the code that send goods elsewhere, or leave them out, and whose words are what a description calls the
    /// goods: the code may be wrong for them.
    ///
    /// The words stand side by side, a single one where the goods are named by it (`toy`, not `toy box`). The longer words
    /// of one note go before the shorter of another (`dog toy` is no `toy`), what another note sends to the code stays, and
    /// so does what the code's own labels or words of trade are called by. A bound in figures no words can tell.
    public func cautions(about code: String, described description: String) -> [NoteCaution] {
        DescribedNotes(self, description).cautions(about: code, like: code)
    }

    /// Whether another note leaves goods of these words and others of the description, in whatever order, out of where this one
    /// sends them: a toy for parrots is no toy.
    fileprivate func isBarred(
        _ run: NoteIndex.Run, _ words: [String], by mentions: [(note: Int, words: String)]
    ) -> Bool {
        mentions.contains { other in
            let note = notes[other.note]
            guard note.kind == .exclusion, note != notes[run.note] else { return false }
            let more = PlainWords(other.words).words
            return more.count > words.count && Set(more).isSuperset(of: words)
                && note.appliesTo.contains { notes[run.note].sends(to: $0.lowerBound) }
        }
    }

    /// Whether a label of the code's heading has all the words, or one of its phrases of trade has them side by side;
    /// where nothing else is said of the goods, whether such a phrase is the same.
    fileprivate func isCalled(_ words: [String], _ code: String, only: Bool) -> Bool {
        func rows(_ table: PackTable) -> Range<Int> {
            code.utf8.count < 4 ? table.rows(key: code) : table.rows(keyPrefix: String(code.prefix(4)))
        }
        if !only,
            rows(labels).contains(where: { row in
                Set(labels.cell(row, 1).withBytes { PlainWords($0).words }).isSuperset(of: words)
            })
        {
            return true
        }
        guard let phrases, let first = words.first else { return false }
        func isSame(_ phrase: Span<UInt8>) -> Bool {
            guard PlainWords.may(phrase, have: first) else { return false }
            let phrase = PlainWords(phrase).words
            return only ? phrase == words : phrase.indices.contains { phrase[$0...].starts(with: words) }
        }
        return rows(phrases).contains { row in
            phrases.cell(row, 1).withBytes { text in
                var start = 0
                while start < text.count {
                    let end = (start..<text.count).first { text[$0] == UInt8(ascii: "|") } ?? text.count
                    if isSame(text.extracting(start..<end)) { return true }
                    start = end + 1
                }
                return false
            }
        }
    }
}

/// The notes whose words are what a description calls the goods; looked for once for all codes.
package struct DescribedNotes {
    private let nomenclature: Nomenclature
    private let description: String
    private let goods: GoodsClauses
    private let runs: [NoteIndex.Run]

    package init(_ nomenclature: Nomenclature, _ description: String) {
        (self.nomenclature, self.description) = (nomenclature, description)
        goods = GoodsClauses(description)
        runs = nomenclature.noteIndex().runs(in: goods)
    }

    /// ``Nomenclature/cautions(about:described:)`` of a code, be it a chapter or heading that goods are taken for, with the
    /// subheading that they are most like.
    package func cautions(about code: String, like wording: String) -> [NoteCaution] {
        let notes = nomenclature.notes
        let spanned = SpannedCode(code)
        var found: [NoteCaution] = []
        // Looked up once, where there is anything to be barred.
        lazy var mentions = nomenclature.noteIndex().mentions(in: description[...], telling: [])
        for run in runs where notes[run.note].leavesOut(spanned) {
            let isSettled = runs.contains { other in
                other.words.lowerBound <= run.words.lowerBound && other.words.upperBound >= run.words.upperBound
                    && (other.words.count > run.words.count || notes[other.note].digits(sentTo: spanned) > 0)
            }
            guard !isSettled, !found.contains(where: { $0.note == notes[run.note] }) else { continue }
            let words = PlainWords(run.phrase).words
            if !nomenclature.isBarred(run, words, by: mentions),
                !nomenclature.isCalled(words, wording, only: goods.areOnly(words))
            {
                found.append(NoteCaution(note: notes[run.note], words: run.phrase))
            }
        }
        return found
    }
}

extension HSNote {
    /// Whether it says by words, not by a bound in figures, that goods are not of a code that it is about.
    fileprivate func leavesOut(_ code: SpannedCode) -> Bool {
        kind != .measure && (kind == .exclusion || !sendsTo.isEmpty) && digitsAbout(code) > 0
            && digits(sentTo: code) == 0
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
        note.sendsTo.isEmpty
            ? "\(note.reference) may leave this out (\(words)): \(note.text)"
            : "\(note.reference) may send this (\(words)) to \(note.destinations): \(note.text)"
    }
}
