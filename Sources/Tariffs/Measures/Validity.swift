import TidewaiterPacks
import TidewaiterQuantities

/// A day of the law, and the day by which it had been published.
struct KnownTime: Sendable, Hashable {
    /// The date that selects rates.
    var date: CivilDate
    /// What had been published by then counts; `nil` for all there is.
    var knownOn: CivilDate?
}

/// When a row is the law, and between which days it was what one knew the law to be.
///
/// A retroactive change ends the knowledge of one row (`known_until`) and begins that of another (`known_from`), over
/// the same days of the law.
struct Validity: Sendable, Hashable {
    var from: CivilDate?
    var until: CivilDate?
    var knownFrom: CivilDate?
    var knownUntil: CivilDate?

    /// Whether the row holds on a day, as far as was known.
    @inline(__always)
    func holds(_ time: KnownTime) -> Bool {
        if let from, time.date < from { return false }
        if let until, until < time.date { return false }
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
    init(_ table: PackTable, _ row: Int) {
        (from, until) = table.validity(row)
        knownFrom = table.cell(row, "known_from").date
        knownUntil = table.cell(row, "known_until").date
    }
}
