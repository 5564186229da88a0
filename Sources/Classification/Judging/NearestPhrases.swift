internal import TidewaiterNomenclature
internal import TidewaiterPacks

extension Classifier {
    /// So many candidates show the label or phrase of trade that is most like the description.
    static let mostNearest = 3
}

/// Finds the labels or phrases of trade that are most like a description. Those of a heading, of which there are
/// hundreds, are read once for all its candidates.
struct NearestPhrases {
    private let words: PhraseWords
    private let nomenclature: Nomenclature
    private var headings: [(code: String, best: Best?)] = []

    private typealias Best = (found: PhraseWords.Found, cell: PackCell, code: String)

    init(_ words: PhraseWords, _ nomenclature: Nomenclature) {
        (self.words, self.nomenclature) = (words, nomenclature)
    }

    /// Of the label and the phrases of a code and of its heading the one that has most words in common with the
    /// description, for how long it is; `nil` where none has any.
    mutating func nearest(to code: String) -> Classification.Phrase? {
        var best = best(of: code)
        if let other = bestOfHeading(String(code.prefix(4))), best.map({ $0.found < other.found }) ?? true {
            best = other
        }
        return best.map { found, cell, code in
            let text = found.place.map { cell[$0] }
            return Classification.Phrase(
                text: String(decoding: text, as: UTF8.self), code: code,
                part: Double(found.common) / Double(found.length))
        }
    }

    private mutating func bestOfHeading(_ code: String) -> Best? {
        if let known = headings.first(where: { $0.code == code }) { return known.best }
        let best = best(of: code)
        headings.append((code, best))
        return best
    }

    private func best(of code: String) -> Best? {
        var best: Best?
        for cell in nomenclature.texts(of: code) {
            guard let found = cell.withBytes({ words.best(of: $0) }) else { continue }
            if best.map({ $0.found < found }) ?? true { best = (found, cell, code) }
        }
        return best
    }
}
