import TidewaiterPacks
import TidewaiterQuantities

/// The table `quota_lines`: tariff lines for goods that enter within a quota, and those beside them for what is beyond it.
struct QuotaLines: Sendable {
    /// What the schedule says of a line within a quota.
    struct Quota: Sendable {
        /// The lines that goods beyond the quota have.
        let beyond: [String]
        let authority: String
    }

    private let table: PackTable?
    /// When the lines of goods beyond a quota are such.
    private let over: [String: [Validity]]

    init(_ table: PackTable?) {
        self.table = table
        var over: [String: [Validity]] = [:]
        if let table {
            for row in table.rows {
                let validity = Validity(table, row)
                for code in table.text(row, "beyond").split(separator: " ") {
                    over[String(code), default: []].append(validity)
                }
            }
        }
        self.over = over
    }

    /// What is said of a line on a date; `nil` where it is not one within a quota.
    func quota(_ code: String, on date: CivilDate) -> Quota? {
        guard let table, let row = table.row(key: String(code.prefix(8)), on: date) else { return nil }
        return Quota(
            beyond: table.text(row, "beyond").split(separator: " ").map(String.init),
            authority: table.text(row, "authority"))
    }

    /// Whether goods of a line are of a kind that is under a quota, within it or beyond.
    func concern(_ code: String, on date: CivilDate) -> Bool {
        quota(code, on: date) != nil
            || over[String(code.prefix(8))]?.contains { $0.holds(KnownTime(date: date)) } ?? false
    }
}
