import TidewaiterDocuments
import TidewaiterPacks
public import TidewaiterQuantities

/// An edition of the Harmonized System, named after the year it came into force.
///
/// The dates are those of the Convention. A destination may bring an edition into its tariff later (the United States
/// did with HS 2022 on 2022-01-27), so that a code of a neighbouring edition is suspicious there, not wrong.
public struct HSEdition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 1992, 1996, 2002, 2007, 2012, 2017, 2022, 2028.
    public let year: Int
    /// First day in force.
    public let from: CivilDate
    /// Last day in force; `nil` while no later edition is known.
    public let until: CivilDate?
    /// Why the edition is known at second hand only; empty where its own text was followed.
    public let note: String
    /// Years of the editions that published tables link with this one.
    let linked: [Int]
    /// Place among the editions of its pack.
    let index: Int

    package init(
        year: Int, from: CivilDate, until: CivilDate?, note: String = "", linked: [Int] = [], index: Int = 0
    ) {
        self.year = year
        self.from = from
        self.until = until
        self.note = note
        self.linked = linked
        self.index = index
    }

    /// Whether the edition is known at second hand only: what it has is likely, not certain.
    public var isSecondHand: Bool { !note.isEmpty }

    /// Whether the Convention had this edition in force on the date.
    public func isInForce(on date: CivilDate) -> Bool {
        from <= date && until.map { date <= $0 } ?? true
    }

    /// The edition of the built-in pack in force on a date; `nil` where the pack covers none, so that no code is judged
    /// by another year's tree.
    public static func inForce(on date: CivilDate) -> HSEdition? {
        (try? Nomenclature.builtIn)?.edition(on: date)
    }

    /// Earlier editions come first.
    public static func < (first: HSEdition, second: HSEdition) -> Bool { first.year < second.year }

    /// `HS 2022`; `HS 2028 (at second hand)`.
    public var description: String { isSecondHand ? "HS \(year) (at second hand)" : "HS \(year)" }

    /// At most so many editions: the index has a bit for each.
    private static let most = 16

    static func read(_ table: PackTable) throws(TidewaiterError) -> [HSEdition] {
        var rows: [(year: Int, row: Int)] = []
        for row in table.rows {
            guard let year = Int(table.text(row, 0)), 1988...9999 ~= year, table.validity(row).from != nil,
                rows.count < most
            else {
                throw TidewaiterError(
                    .data, "nomenclature.edition",
                    "Row \(row + 1) of editions.csv is no edition. Write a year and its first day in force, at most"
                        + " \(most) of them.")
            }
            rows.append((year, row))
        }
        rows.sort { $0.year < $1.year }
        var editions: [HSEdition] = []
        for (index, (year, row)) in rows.enumerated() {
            let validity = table.validity(row)
            guard let from = validity.from else { continue }
            editions.append(
                HSEdition(
                    year: year, from: from, until: validity.until, note: table.text(row, "note"),
                    linked: table.text(row, "linked").split(separator: " ").compactMap { Int($0) }, index: index))
        }
        return editions
    }
}
