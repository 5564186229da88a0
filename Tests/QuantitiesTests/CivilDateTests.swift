import Testing

@testable import TidewaiterQuantities

@Suite struct CivilDateTests {
    @Test("Every day from 1600 to 2400 follows the one before, in all its forms")
    func everyDay() throws {
        var day = try #require(CivilDate(year: 1600, month: 1, day: 1)).daysSince1970
        var weekday = 6  // 1 January 1600 was a Saturday.
        for year in 1600...2400 {
            for month in 1...12 {
                for date in 1...CivilDate.days(inMonth: month, of: year) {
                    let civil = try #require(CivilDate(year: year, month: month, day: date))
                    guard civil.daysSince1970 == day, CivilDate(daysSince1970: day) == civil, civil.weekday == weekday,
                        civil.year == year, civil.month == month, civil.day == date
                    else {
                        Issue.record("\(civil)")
                        return
                    }
                    day += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
        #expect(CivilDate(daysSince1970: day)?.description == "2401-01-01")
    }

    @Test(
        "A year is leap by the Gregorian rule",
        arguments: [
            (1600, true), (1700, false), (1900, false), (2000, true),
            (2023, false), (2024, true), (2100, false), (2400, true),
        ])
    func leap(year: Int, isLeap: Bool) {
        #expect(CivilDate.isLeap(year) == isLeap)
        #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
    }

    @Test("Known days have their numbers")
    func known() {
        #expect(CivilDate(iso: "1970-01-01")?.daysSince1970 == 0)
        #expect(CivilDate(iso: "2000-03-01")?.daysSince1970 == 11_017)
        #expect(CivilDate(iso: "0001-01-01")?.daysSince1970 == -719_162)
        #expect(CivilDate(iso: "9999-12-31")?.daysSince1970 == 2_932_896)
        #expect(CivilDate(daysSince1970: -719_163) == nil && CivilDate(daysSince1970: 2_932_897) == nil)
        #expect(CivilDate(daysSince1970: .min) == nil && CivilDate(daysSince1970: .max) == nil)
    }

    @Test("Both texts are read back, and nothing but them", arguments: ["2026-11-21", "0001-01-01", "9999-12-31"])
    func text(iso: String) throws {
        let date = try #require(CivilDate(iso: iso))
        #expect(date.description == iso)
        #expect(CivilDate(basic: date.basic) == date)
    }

    @Test(
        "What is not a date is none",
        arguments: [
            "", "2026-1-1", "2026-13-01", "2026-00-10", "2026-02-29", "2026-04-31", "0000-01-01", "2026-11-21T",
            "2026/11/21", "-026-11-21", "20261121", "２０２６-11",
        ])
    func notADate(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("Months and years clamp to the end of a shorter month")
    func arithmetic() throws {
        let date = try #require(CivilDate(iso: "2024-02-29"))
        #expect(try date.adding(years: 1).description == "2025-02-28")
        #expect(try date.adding(years: 4).description == "2028-02-29")
        #expect(try date.adding(months: 1).description == "2024-03-29")
        #expect(try date.adding(months: -3).description == "2023-11-29")
        #expect(try CivilDate(iso: "2026-01-31")?.adding(months: 1).description == "2026-02-28")
        #expect(try date.adding(days: 366).days(since: date) == 366)
        for wide in [Int.min, Int.max, 10_000_000] {
            #expect(throws: QuantityError.dateRange) { try date.adding(days: wide) }
            #expect(throws: QuantityError.dateRange) { try date.adding(months: wide) }
            #expect(throws: QuantityError.dateRange) { try date.adding(years: wide) }
        }
        #expect(throws: QuantityError.dateRange) { try date.adding(years: -2024) }
        #expect(try date.adding(years: -2023).description == "0001-02-28")
    }

    @Test("Dates sort by time")
    func order() throws {
        let dates = ["2026-11-21", "2025-12-31", "2026-02-01", "2026-01-31"].compactMap { CivilDate(iso: $0) }
        #expect(dates.sorted().map(\.description) == ["2025-12-31", "2026-01-31", "2026-02-01", "2026-11-21"])
    }
}
