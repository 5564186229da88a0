package import TidewaiterQuantities

/// What an export does not say of itself, and whoever imports it has to.
package struct ImportOptions: Sendable {
    /// When the export was read from its authority.
    package var retrieved: CivilDate
    /// The pack's id; where not given, one after the kind of export.
    package var id: String?
    /// Version of the pack; where not given, the day of retrieval.
    package var version: String?
    /// What the source is called.
    package var title: String?
    /// Who issued it.
    package var authority: String?
    /// Where it was taken from.
    package var url: String?
    /// Which issue of it.
    package var edition: String?
    /// The terms under which it may be used.
    package var licence: String?
    /// ISO 3166-1 code of the country, where the export is for several.
    package var jurisdiction: String?
    /// Currency of the amounts, where the export does not say.
    package var currency: String?
    /// Whether carriage and insurance to the border are in the customs value, where the export does not say.
    package var isCIF: Bool?
    /// The first day on which the rows are the law, where the export does not say.
    package var from: CivilDate?
    /// The last day.
    package var until: CivilDate?
    /// Names of columns of a plain table: what the documentation calls them, and what the table does.
    package var columns: [String: String] = [:]

    /// Options with the one thing that always has to be said.
    package init(retrieved: CivilDate) {
        self.retrieved = retrieved
    }
}
