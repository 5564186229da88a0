/// A day of the Gregorian calendar (carried back before 1582), years 1 to 9999, without time of day or zone.
@frozen
public struct CivilDate: Sendable, Hashable, Comparable {
    /// Year, month and day in one number that sorts as the dates do.
    @usableFromInline
    let packed: UInt32

    @inlinable
    package init(unchecked year: Int, _ month: Int, _ day: Int) {
        packed = UInt32(truncatingIfNeeded: year &<< 9 | month &<< 5 | day)
    }

    /// A date, or `nil` where the calendar has no such day.
    @inlinable
    public init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, 1...Self.days(inMonth: month, of: year) ~= day else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// 1 to 9999.
    @inlinable
    public var year: Int { Int(packed &>> 9) }

    /// 1 to 12.
    @inlinable
    public var month: Int { Int(packed &>> 5 & 15) }

    /// 1 to 31.
    @inlinable
    public var day: Int { Int(packed & 31) }

    /// Earlier dates come first.
    @inlinable
    public static func < (first: CivilDate, second: CivilDate) -> Bool { first.packed < second.packed }

    /// Whether the year has a 29 February.
    @inlinable
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The length of a month from 1 to 12.
    @inlinable
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate {
    /// 0001-01-01 to 9999-12-31 in days since 1970-01-01.
    private static let range = -719_162...2_932_896

    /// Days since 1970-01-01, negative before.
    public var daysSince1970: Int {
        // Years that begin in March put the leap day last, so that days before a month are a linear formula
        // (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that lies `days` after 1970-01-01; `nil` outside the years 1 to 9999.
    public init?(daysSince1970 days: Int) {
        guard Self.range ~= days else { return nil }
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    public var weekday: Int { (daysSince1970 + 719_162) % 7 + 1 }

    /// The number of days from `other` to this date, negative where this one is earlier.
    public func days(since other: CivilDate) -> Int { daysSince1970 - other.daysSince1970 }

    /// The date `days` later, or earlier where negative.
    public func adding(days: Int) throws(QuantityError) -> CivilDate {
        let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
        guard !overflow, let date = CivilDate(daysSince1970: sum) else { throw .dateRange }
        return date
    }

    /// The same day `months` later; the last day of the month where that month is shorter.
    public func adding(months: Int) throws(QuantityError) -> CivilDate {
        // No two dates are further apart than this, and it keeps the sum from wrapping.
        guard -120_000...120_000 ~= months else { throw .dateRange }
        let total = year * 12 + month - 1 + months
        guard total >= 12, total < 120_000 else { throw .dateRange }
        let (year, month) = (total / 12, total % 12 + 1)
        return CivilDate(unchecked: year, month, min(day, Self.days(inMonth: month, of: year)))
    }

    /// The same day `years` later; 29 February becomes 28 February in a common year.
    public func adding(years: Int) throws(QuantityError) -> CivilDate {
        guard -10_000...10_000 ~= years else { throw .dateRange }
        return try adding(months: years * 12)
    }
}
