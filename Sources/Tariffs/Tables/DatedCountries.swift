import TidewaiterPacks
import TidewaiterQuantities

/// A table of countries to which a law applies for a time: columns `country`, `from`, `until`, `authority`.
struct DatedCountries: Sendable {
    private struct Row: Sendable {
        let country: String
        let validity: Validity
        let authority: String
    }

    private let rows: [Row]

    init(_ table: PackTable?) {
        rows =
            table.map { table in
                table.rows.map { row in
                    Row(
                        country: table.text(row, 0), validity: Validity(table, row),
                        authority: table.text(row, "authority"))
                }
            } ?? []
    }

    /// The law that names a country on a date; `nil` where none does.
    func authority(for country: String, on date: CivilDate) -> String? {
        rows.first { $0.country == country && $0.validity.holds(KnownTime(date: date)) }?.authority
    }

    func contains(_ country: String, on date: CivilDate) -> Bool { authority(for: country, on: date) != nil }
}
