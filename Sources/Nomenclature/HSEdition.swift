public import TidewaiterQuantities

/// An edition of the Harmonized System, named after the year it came into force.
///
/// The dates are those of the Convention. A destination may bring an edition into its tariff later (the United States
/// did with HS 2022 on 2022-01-27), so that a code of a neighbouring edition is suspicious there, not wrong.
public struct HSEdition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 2012, 2017, 2022.
    public let year: Int
    /// First day in force.
    public let from: CivilDate
    /// Last day in force; `nil` while no later edition is known.
    public let until: CivilDate?

    package init(year: Int, from: CivilDate, until: CivilDate?) {
        self.year = year
        self.from = from
        self.until = until
    }

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

    /// `HS 2022`.
    public var description: String { "HS \(year)" }
}
