import TidewaiterPacks
import TidewaiterQuantities

/// A table of countries to which a law applies for a time: columns `country`, `from`, `until`, `authority`.
struct DatedCountries: Sendable {
    private struct Row: Sendable {
        /// Its number; `nil` where the row names no country.
        let country: Int?
        let validity: Validity
        let authority: String
    }

    private let rows: [Row]

    init(_ table: PackTable?) {
        rows =
            table.map { table in
                table.rows.map { row in
                    Row(
                        country: CountryScope.number(table.text(row, 0)), validity: Validity(table, row),
                        authority: table.text(row, "authority"))
                }
            } ?? []
    }

    /// The law that names a country on a date; `nil` where none does.
    func authority(for country: String, on date: CivilDate) -> String? {
        guard let number = CountryScope.number(country) else { return nil }
        // By index: each row would be copied with its text.
        for index in rows.indices
        where rows[index].country == number && rows[index].validity.holds(KnownTime(date: date)) {
            return rows[index].authority
        }
        return nil
    }

    func contains(_ country: String, on date: CivilDate) -> Bool { authority(for: country, on: date) != nil }
}
