import TidewaiterPacks
import TidewaiterQuantities

/// A table of countries to which a law applies for a time: columns `country`, `from`, `until`, `authority`.
struct DatedCountries: Sendable {
    private struct Row: Sendable {
        let country: String
        let from: CivilDate?
        let until: CivilDate?
        let authority: String
    }

    private let rows: [Row]

    init(_ table: PackTable?) {
        rows =
            table.map { table in
                table.rows.map { row in
                    let (from, until) = table.validity(row)
                    return Row(
                        country: table.text(row, 0), from: from, until: until, authority: table.text(row, "authority"))
                }
            } ?? []
    }

    /// The law that names a country on a date; `nil` where none does.
    func authority(for country: String, on date: CivilDate) -> String? {
        rows.first { row in
            row.country == country && (row.from.map { $0 <= date } ?? true) && (row.until.map { date <= $0 } ?? true)
        }?.authority
    }

    func contains(_ country: String, on date: CivilDate) -> Bool { authority(for: country, on: date) != nil }
}
