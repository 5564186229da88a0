internal import Synchronization
package import TidewaiterDocuments
package import TidewaiterPacks
public import TidewaiterQuantities

/// The Harmonized System as trees of codes, one for each edition, read in place from a pack.
///
/// A class because its nodes share it; it never changes and any number of threads may use it.
public final class Nomenclature: Sendable {
    /// The editions the pack holds, oldest first.
    public let editions: [HSEdition]
    /// The sections, first to last; the same in all these editions.
    public let sections: [HSSection]
    /// Code and editions, ordered by code.
    let codes: PackTable
    /// Where each code stands.
    let index: CodeIndex
    /// Codes with their labels: English, then a column for each further language.
    let labels: PackTable
    /// Codes with the codes of other editions that hold goods of theirs.
    let correlations: PackTable
    /// The same for what became waste in heading 8549, which any electrical thing may.
    let waste: PackTable
    /// The notes of sections and chapters in our own words.
    public let notes: [HSNote]
    /// The General Rules for the interpretation in our own words.
    public let rules: [HSRule]
    /// Words of trade by code; nil where there is no pack of them.
    let phrases: PackTable?
    private let searching = Mutex<CodeSearch?>(nil)
    private let noting = Mutex<NoteIndex?>(nil)
    /// Lengths of codes by country.
    let destinations: [String: [DestinationCode]]
    /// The most digits any destination asks for.
    let mostDigits: Int

    private static let opened: Result<Nomenclature, TidewaiterError> = {
        do throws(TidewaiterError) {
            guard let pack = Pack.builtIn("hs") else { throw missing("pack") }
            return .success(try Nomenclature(pack: pack, words: Pack.builtIn("hs-words")))
        } catch {
            return .failure(error)
        }
    }()

    /// The nomenclature of the built-in pack.
    public static var builtIn: Nomenclature {
        get throws(TidewaiterError) { try opened.get() }
    }

    /// Reads the tables `codes`, `labels`, `sections`, `editions`, `correlations`, `waste`, `notes`, `rules` and
    /// `destination_lengths` of a pack, and `phrases` of one with words of trade.
    package init(pack: Pack, words: Pack? = nil) throws(TidewaiterError) {
        func table(_ name: String, _ columns: String...) throws(TidewaiterError) -> PackTable {
            guard let table = pack.table(name), table.columns.starts(with: columns) else {
                throw Self.missing("\(name).csv with columns \(columns.joined(separator: ","))")
            }
            return table
        }
        codes = try table("codes", "code", "editions")
        labels = try table("labels", "code", "label")
        correlations = try table("correlations", "code", "edition", "to_edition", "to")
        waste = try table("waste", "code", "edition", "to_edition", "to")
        notes = HSNote.read(try table("notes", "reference", "kind", "applies_to", "sends_to", "about", "text"))
        rules = HSRule.read(try table("rules", "rule", "text"))
        editions = try HSEdition.read(try table("editions", "edition", "from", "until", "linked", "note"))
        index = CodeIndex(codes, editions.map(\.year))
        sections = HSSection.read(
            try table("sections", "section", "roman", "first_chapter", "last_chapter", "label"))
        destinations = DestinationCode.read(
            try table(
                "destination_lengths", "country", "declaration", "tariff", "digits", "statistical", "also", "name",
                "authority", "note"))
        phrases = words?.table("phrases")
        mostDigits = destinations.values.flatMap { $0.map(\.mostDigits) }.max() ?? 6
    }

    private static func missing(_ what: String) -> TidewaiterError {
        TidewaiterError(
            .data, "nomenclature.pack", "The nomenclature cannot be read: there is no \(what). Give the pack \"hs\".")
    }

    /// The texts of a search; made when something is searched for the first time.
    func searchIndex() -> CodeSearch {
        searching.withLock { made in
            let index = made ?? CodeSearch(labels: labels, phrases: phrases)
            made = index
            return index
        }
    }

    /// What finds notes; made when notes are looked for in a description for the first time.
    func noteIndex() -> NoteIndex {
        noting.withLock { made in
            let index = made ?? NoteIndex(notes)
            made = index
            return index
        }
    }

    /// The edition in force on a date, by the Convention's dates; `nil` where the pack covers none.
    public func edition(on date: CivilDate) -> HSEdition? { editions.first { $0.isInForce(on: date) } }

    /// The edition of a year; `nil` when the pack does not hold it.
    public func edition(_ year: Int) -> HSEdition? { editions.first { $0.year == year } }

    /// The newest edition that is known by its own text.
    public var newest: HSEdition? { editions.last { !$0.isSecondHand } ?? editions.last }

    /// The three newest editions that are known by their own text: what a document without a date may have been
    /// written by.
    package var recent: [HSEdition] { editions.filter { !$0.isSecondHand }.suffix(3) }

    /// The editions that have a chapter, heading or subheading, oldest first; digits only.
    public func editions(having code: String) -> [HSEdition] {
        guard let row = index.row(code.utf8.span) else { return [] }
        return editions.filter { has(row, $0) }
    }

    /// Whether an edition has the chapter, heading or subheading; digits only.
    public func has(_ code: String, in edition: HSEdition) -> Bool {
        guard let row = index.row(code.utf8.span) else { return false }
        return has(row, edition)
    }

    /// The chapter, heading or subheading of an edition; `nil` when that has none of this code. Digits only.
    public func node(_ code: String, in edition: HSEdition) -> HSNode? {
        guard let row = index.row(code.utf8.span), has(row, edition) else { return nil }
        return HSNode(nomenclature: self, row: row, edition: edition)
    }

    /// The chapters of an edition.
    public func chapters(of edition: HSEdition) -> [HSNode] { nodes(below: "", in: edition) }

    /// The nodes of an edition that are two digits longer than `prefix`.
    func nodes(below prefix: String, in edition: HSEdition) -> [HSNode] {
        let length = prefix.utf8.count + 2
        return codes.rows(keyPrefix: prefix).filter { codes.cell($0, 0).count == length && has($0, edition) }
            .map { HSNode(nomenclature: self, row: $0, edition: edition) }
    }

    /// Whether the row's code is in the edition.
    func has(_ row: Int, _ edition: HSEdition) -> Bool { index.editions[row] >> UInt16(edition.index) & 1 == 1 }
}
