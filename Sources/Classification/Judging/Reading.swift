/// A description as it is read: abbreviations written out, and slips of spelling mended where the index does not know a
/// word, but one that is a slip away.
struct Reading {
    /// The words as read.
    let terms: Terms
    /// For each of its terms the postings.
    let postings: [Range<Int>]
    /// The words that are read otherwise than written.
    let readings: [Classification.Reading]
    /// The hashes of these words as they are written.
    let changed: [UInt64]

    /// At most so many unknown words of a description are looked at for slips: more are no description.
    private static let mostUnknown = 24
    /// A word is read as the commonest of several that are a slip away where it has so many times the codes of the next.
    private static let commoner = 8
    /// A word of five letters is read as one that so many codes have at least, one of six as one that half as many have, and
    /// so on: names and words of everyday are near to some rare word more often than they are slips.
    private static let fewestCodes = 16

    init(_ written: Terms, _ model: Model) {
        let postings = model.postings(of: written.terms.map(\.hash))
        var reader = Reader(written, postings, model)
        let words = reader.read()
        (readings, changed) = (reader.readings, reader.changed)
        if readings.isEmpty {
            (terms, self.postings) = (written, postings)
        } else {
            terms = Terms(
                words.prefix(Terms.mostWords).map(\.word), areMarked: words.prefix(Terms.mostWords).map(\.isMarked),
                figures: written.figures, isCut: written.isCut || words.count > Terms.mostWords)
            self.postings = model.postings(of: terms.terms.map(\.hash))
        }
    }

    /// Goes through the words of a description.
    private struct Reader {
        private let written: Terms
        private let model: Model
        private let spellings: Spellings
        /// By word whether the index does not have it.
        private let areUnknown: [Bool]
        private let areAttributes: [Bool]
        private let stems: [UInt64]
        var readings: [Classification.Reading] = []
        var changed: [UInt64] = []
        private var unknown = 0

        init(_ written: Terms, _ postings: [Range<Int>], _ model: Model) {
            self.written = written
            self.model = model
            spellings = model.spellings()
            stems = written.stems
            var seen: [UInt64: (isUnknown: Bool, isAttribute: Bool)] = [:]
            for (term, range) in zip(written.terms, postings) where !term.isPair {
                seen[stems[term.words.lowerBound]] = (range.isEmpty && !term.isNegated, term.isAttribute)
            }
            areUnknown = stems.map { seen[$0]?.isUnknown ?? false }
            areAttributes = stems.map { seen[$0]?.isAttribute ?? false }
        }

        /// The words as read, and before which of them a comma or the like stands.
        mutating func read() -> [(word: [UInt8], isMarked: Bool)] {
            var words: [(word: [UInt8], isMarked: Bool)] = []
            var at = 0
            while at < written.words.count {
                let word = written.words[at]
                let entry = spellings.abbreviations.entry(
                    at: at, of: written.words, stems: stems, isKnown: !areUnknown[at])
                if let entry {
                    tell(Array(written.words[at..<at + entry.short.count]), entry.words, .abbreviation)
                    words += entry.words.enumerated().map { ($1, $0 == 0 && written.areMarked[at]) }
                    at += entry.short.count
                    continue
                }
                if areUnknown[at], !areAttributes[at], let meant = meant(at) {
                    tell([word], [meant], .misspelling)
                    words.append((meant, written.areMarked[at]))
                } else {
                    words.append((word, written.areMarked[at]))
                }
                at += 1
            }
            return words
        }

        private mutating func tell(_ written: [[UInt8]], _ read: [[UInt8]], _ kind: Classification.Reading.Kind) {
            let reading = Classification.Reading(written: Terms.text(written), read: Terms.text(read), kind: kind)
            if !readings.contains(reading) { readings.append(reading) }
            changed += written.map { Terms.mix(Stem($0).hash) }
        }

        /// The word that one was meant to be; `nil` where it is near none or several.
        private mutating func meant(_ at: Int) -> [UInt8]? {
            let word = written.words[at]
            guard unknown < mostUnknown, word.count >= shortest, word.count <= Slips.lengths.upperBound,
                Slips.arePlain(word), !spellings.ordinaryWords.contains(stem: stems[at])
            else { return nil }
            unknown += 1
            let letters = Stem.letters(of: word)
            var (hashes, slips): ([UInt64], [Slip]) = ([], [])
            Slips.each(of: letters) { hash, slip in
                guard model.knownWords.mayHave(Terms.mix(hash)), !hashes.contains(hash) else { return }
                hashes.append(hash)
                slips.append(slip)
            }
            var found: [(word: [UInt8], codes: Int)] = []
            for (at, postings) in model.postings(of: hashes.map(Terms.mix)).enumerated() where !postings.isEmpty {
                let word = slips[at].mended(letters)
                // What would be cut once more is the plural of another word.
                guard KnownWords.isCounted(word), Stem(word).hash == hashes[at] else { continue }
                found.append((word, postings.count))
            }
            return best(of: found, at)
        }

        private func best(of found: [(word: [UInt8], codes: Int)], _ at: Int) -> [UInt8]? {
            let together = found.filter { stands($0.word, at) }
            let fewest = fewestCodes >> (written.words[at].count - shortest)
            let found = (together.isEmpty ? found.filter { $0.codes >= fewest } : together)
                .sorted { $0.codes > $1.codes }
            guard let first = found.first,
                found.count == 1 || first.codes >= found[1].codes * commoner
            else { return nil }
            return first.word
        }

        /// Whether the index has a word beside one of its neighbours.
        private func stands(_ word: [UInt8], _ at: Int) -> Bool {
            let stem = Stem(word).hash
            var pairs: [UInt64] = []
            if at > 0 { pairs.append(Terms.pair(stems[at - 1], stem)) }
            if at + 1 < stems.count { pairs.append(Terms.pair(stem, stems[at + 1])) }
            return model.postings(of: pairs).contains { !$0.isEmpty }
        }
    }

    /// Shorter words are near too many others.
    private static let shortest = 5
}
