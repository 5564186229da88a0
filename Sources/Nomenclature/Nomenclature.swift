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
    /// Chapters and headings with their labels.
    let labels: PackTable
    /// Lengths of codes by destination.
    let destinations: [String: DestinationCode]
    /// The most digits any destination asks for.
    let mostDigits: Int

    private static let opened: Result<Nomenclature, TidewaiterError> = {
        do throws(TidewaiterError) {
            guard let pack = Pack.builtIn("hs") else { throw missing("pack") }
            return .success(try Nomenclature(pack: pack))
        } catch {
            return .failure(error)
        }
    }()

    /// The nomenclature of the built-in pack.
    public static var builtIn: Nomenclature {
        get throws(TidewaiterError) { try opened.get() }
    }

    /// Reads the tables `codes`, `labels`, `sections`, `editions` and `destination_lengths` of a pack.
    package init(pack: Pack) throws(TidewaiterError) {
        func table(_ name: String, _ columns: String...) throws(TidewaiterError) -> PackTable {
            guard let table = pack.table(name), table.columns.starts(with: columns) else {
                throw Self.missing("\(name).csv with columns \(columns.joined(separator: ","))")
            }
            return table
        }
        codes = try table("codes", "code", "editions")
        labels = try table("labels", "code", "label")
        editions = try HSEdition.read(try table("editions", "edition", "from", "until"))
        sections = HSSection.read(
            try table("sections", "section", "roman", "first_chapter", "last_chapter", "label"))
        destinations = DestinationCode.read(
            try table("destination_lengths", "country", "digits", "statistical", "also", "name", "authority", "note"))
        mostDigits = destinations.values.map(\.mostDigits).max() ?? 6
    }

    private static func missing(_ what: String) -> TidewaiterError {
        TidewaiterError(
            .data, "nomenclature.pack", "The nomenclature cannot be read: there is no \(what). Give the pack \"hs\".")
    }

    /// The edition in force on a date, by the Convention's dates; `nil` where the pack covers none.
    public func edition(on date: CivilDate) -> HSEdition? { editions.first { $0.isInForce(on: date) } }

    /// The edition of a year; `nil` when the pack does not hold it.
    public func edition(_ year: Int) -> HSEdition? { editions.first { $0.year == year } }

    /// The editions that have a chapter, heading or subheading, oldest first; digits only.
    public func editions(having code: String) -> [HSEdition] {
        guard let row = codes.rows(key: code).first else { return [] }
        return editions.filter { has(row, $0) }
    }

    /// Whether an edition has the chapter, heading or subheading; digits only.
    public func has(_ code: String, in edition: HSEdition) -> Bool {
        guard let row = codes.rows(key: code).first else { return false }
        return has(row, edition)
    }

    /// The chapter, heading or subheading of an edition; `nil` when that has none of this code. Digits only.
    public func node(_ code: String, in edition: HSEdition) -> HSNode? {
        guard let row = codes.rows(key: code).first, has(row, edition) else { return nil }
        return HSNode(nomenclature: self, row: row, edition: edition)
    }

    /// The chapters of an edition.
    public func chapters(of edition: HSEdition) -> [HSNode] { nodes(below: "", in: edition) }

    /// Our own short label of a chapter or heading; `nil` for what has none.
    public func label(of code: String) -> String? {
        guard let row = labels.rows(key: code).first else { return nil }
        return labels.text(row, 1)
    }

    /// How many chapters and headings have a label.
    package var labelCount: Int { labels.count }

    /// The nodes of an edition that are two digits longer than `prefix`.
    func nodes(below prefix: String, in edition: HSEdition) -> [HSNode] {
        let length = prefix.utf8.count + 2
        return codes.rows(keyPrefix: prefix).filter { codes.cell($0, 0).count == length && has($0, edition) }
            .map { HSNode(nomenclature: self, row: $0, edition: edition) }
    }

    /// Whether the row's editions, years parted by spaces, include this one.
    private func has(_ row: Int, _ edition: HSEdition) -> Bool {
        let years = codes.cell(row, 1)
        var at = 0
        while at &+ 4 <= years.count {
            var year = 0
            for digit in at..<at &+ 4 { year = year &* 10 &+ Int(years[digit]) &- 0x30 }
            if year == edition.year { return true }
            at &+= 5
        }
        return false
    }
}

extension HSEdition {
    static func read(_ table: PackTable) throws(TidewaiterError) -> [HSEdition] {
        var editions: [HSEdition] = []
        for row in table.rows {
            let validity = table.validity(row)
            guard let year = Int(table.text(row, 0)), 1988...9999 ~= year, let from = validity.from else {
                throw TidewaiterError(
                    .data, "nomenclature.edition",
                    "Row \(row + 1) of editions.csv is no edition. Write a year and its first day in force.")
            }
            editions.append(HSEdition(year: year, from: from, until: validity.until))
        }
        return editions.sorted()
    }
}
