public import TidewaiterQuantities

/// Rates of exchange as authorities publish them, each with the days it is for.
///
/// A value; any number of threads may use it. It is filled from publications and given to an engine with a request, which
/// takes from it what the law of the jurisdiction selects. No rate is ever looked up elsewhere.
public struct ExchangeRates: Sendable, Hashable {
    /// One rate.
    public struct Published: Sendable, Hashable {
        /// The currency that one unit is of, ISO 4217.
        public var from: String
        /// The currency that the rate is in, ISO 4217.
        public var to: String
        /// Units of ``to`` for one unit of ``from``.
        public var rate: Decimal
        /// The first day it is for.
        public var first: CivilDate
        /// The last day it is for.
        public var last: CivilDate
        /// Who published it, and where.
        public var source: String

        /// A rate for some days.
        public init(from: String, to: String, rate: Decimal, first: CivilDate, last: CivilDate, source: String) {
            self.from = from
            self.to = to
            self.rate = rate
            self.first = first
            self.last = last
            self.source = source
        }
    }

    /// In the order in which they were read.
    public private(set) var published: [Published]
    /// Where the rates of two currencies stand: years of daily rates have hundreds of thousands in all, and every bill of a
    /// manifest looks for some.
    private var positions: [Set<String>: [Int]] = [:]

    /// Rates, as published.
    public init(_ published: [Published] = []) {
        self.published = []
        append(published)
    }

    /// Adds the rates of another publication; where two are for one day, the later added counts.
    public mutating func add(_ other: ExchangeRates) { append(other.published) }

    private mutating func append(_ rates: [Published]) {
        for rate in rates {
            positions[[rate.from, rate.to], default: []].append(published.count)
            published.append(rate)
        }
    }

    /// After a day without publication (a weekend, a holiday) the last one before it counts for so many days.
    static let mostDaysWithout = 7

    /// The rate between two currencies, in either direction, that a rule selects for a day; `nil` where none was
    /// published.
    ///
    /// - Parameters:
    ///   - a: One of the currencies.
    ///   - b: The other.
    ///   - day: The day.
    ///   - way: How the rule counts from the day.
    ///   - isMeant: Which rates come into question, by their sources.
    func rate(
        between a: String, and b: String, on day: CivilDate, by way: ExchangeRule.Way,
        where isMeant: (_ source: String) -> Bool = { _ in true }
    ) -> Published? {
        let day = way == .penultimateWednesday ? Self.penultimateWednesday(before: day) : day
        var best: Published?
        for position in positions[[a, b]] ?? [] {
            let rate = published[position]
            guard rate.first <= day else { continue }
            // What is published for one day counts until the next publication.
            let isDaily = rate.first == rate.last
            let last = isDaily ? (try? rate.last.adding(days: Self.mostDaysWithout)) ?? rate.last : rate.last
            guard day <= last, isMeant(rate.source) else { continue }
            if best.map({ $0.first <= rate.first }) ?? true { best = rate }
        }
        return best
    }

    /// The last Wednesday but one of the month before a day.
    static func penultimateWednesday(before day: CivilDate) -> CivilDate {
        let first = CivilDate(unchecked: day.year, day.month, 1)
        var found = first
        var wednesdays = 0
        for back in 1...31 {
            guard let date = try? first.adding(days: -back) else { break }
            guard date.weekday == 3 else { continue }
            wednesdays += 1
            found = date
            if wednesdays == 2 { break }
        }
        return found
    }
}
