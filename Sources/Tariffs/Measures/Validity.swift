import TidewaiterPacks
import TidewaiterQuantities

/// A day of the law, and the day by which it had been published.
struct KnownTime: Sendable, Hashable {
    /// The date that selects rates.
    var date: CivilDate
    /// What had been published by then counts; `nil` for all there is.
    var knownOn: CivilDate?

    /// The day of which the law was known that is looked at, for what does not say when it came to be known.
    var knownDate: CivilDate { min(date, knownOn ?? date) }
}

/// When a row is the law, and between which days it was what one knew the law to be.
///
/// A retroactive change ends the knowledge of one row (`known_until`) and begins that of another (`known_from`), over
/// the same days of the law. A row that does not say since when it was known is taken to have been known from its first
/// day in force: who knew things up to some day knew the law of that day, and of what began or ended later nothing.
struct Validity: Sendable, Hashable {
    var from: CivilDate?
    var until: CivilDate?
    var knownFrom: CivilDate?
    var knownUntil: CivilDate?

    /// Whether the row holds on a day, as far as was known.
    @inline(__always)
    func holds(_ time: KnownTime) -> Bool {
        let date = knownFrom == nil ? time.knownDate : time.date
        if let from, date < from { return false }
        if let until, until < date { return false }
        return isKnown(time.knownOn)
    }

    /// Whether the row was known on a day, and not yet overtaken.
    @inline(__always)
    func isKnown(_ day: CivilDate?) -> Bool {
        guard let day else { return knownUntil == nil }
        if let knownFrom, day < knownFrom { return false }
        if let knownUntil, knownUntil < day { return false }
        return true
    }

    /// The days on which it begins to hold, or no longer does.
    var changes: [CivilDate] {
        var days: [CivilDate] = []
        if let from { days.append(from) }
        if let until, let next = try? until.adding(days: 1) { days.append(next) }
        return days
    }

    /// The columns `from`, `until`, `known_from` and `known_until` of a row.
    init(_ table: PackTable, _ row: Int) { self.init(Columns(table), row) }

    /// The same, for many rows of one table.
    init(_ columns: Columns, _ row: Int) {
        from = columns.table.cell(row, columns.from).date
        until = columns.table.cell(row, columns.until).date
        knownFrom = columns.table.cell(row, columns.knownFrom).date
        knownUntil = columns.table.cell(row, columns.knownUntil).date
    }

    /// Where a table has its dates.
    struct Columns {
        let table: PackTable
        let from: Int
        let until: Int
        let knownFrom: Int
        let knownUntil: Int

        init(_ table: PackTable) {
            self.table = table
            from = table.column("from") ?? -1
            until = table.column("until") ?? -1
            knownFrom = table.column("known_from") ?? -1
            knownUntil = table.column("known_until") ?? -1
        }
    }
}
