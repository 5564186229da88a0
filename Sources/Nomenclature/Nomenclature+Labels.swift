package import TidewaiterPacks

/// Labels in our own words.
extension Nomenclature {
    /// The languages that labels are in (ISO 639-1), English first. Other languages than English have labels of chapters
    /// and headings.
    public var languages: [String] { ["en"] + labels.columns.dropFirst(2) }

    /// Our own short label of a chapter, heading or subheading, in English; `nil` for what has none.
    public func label(of code: String) -> String? { labels.rows(key: code).first.map { labels.text($0, 1) } }

    /// Our own short label in a language, or in English where that language has none.
    ///
    /// Labels are of the newest edition known by its own text, or of the last one that had the code.
    public func label(of code: String, language: String) -> String? {
        guard let row = labels.rows(key: code).first else { return nil }
        let own = labels.text(row, language)
        return own.isEmpty ? labels.text(row, 1) : own
    }

    /// Our label in English and the words of trade of a code, as the packs have them: phrases are parted by `|`.
    package func texts(of code: String) -> [PackCell] {
        let own = labels.rows(key: code).map { labels.cell($0, 1) }
        guard let phrases else { return own }
        return own + phrases.rows(key: code).map { phrases.cell($0, 1) }
    }

    /// How many chapters, headings and subheadings have a label.
    package var labelCount: Int { labels.count }

    /// Whether the code stands for the same goods in the edition as in the one its label was written for: the newest, or
    /// the last that had it. A code that was away in between came back for other goods (8524: records, flat displays).
    func means(_ row: Int, in edition: HSEdition) -> Bool {
        guard let newest, let last = editions.last(where: { has(row, $0) }) else { return false }
        let labelled = has(row, newest) ? newest : last
        return editions[min(edition.index, labelled.index)...max(edition.index, labelled.index)].allSatisfy {
            has(row, $0)
        }
    }
}
