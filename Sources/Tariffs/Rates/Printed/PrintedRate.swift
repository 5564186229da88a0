public import TidewaiterQuantities

/// A rate as an official tariff prints it, taken apart.
///
/// One grammar reads the schedules of the United States and Australia and the duty sentences of TARIC and the United
/// Kingdom: a text is one rate, or several for different programs, days, seasons or certificates.
public struct PrintedRate: Sendable, Hashable {
    /// Which conventions a text is held to.
    public enum Dialect: String, Sendable, Hashable, CaseIterable {
        /// What any schedule prints.
        case any
        /// A duty sentence of TARIC: at most three decimals, and each part the next of the list of duty expressions.
        case taric
        /// A duty sentence of TARIC of one part, as the component of a condition is.
        case taricPart = "taric-part"
    }

    /// The text as given.
    public var text: String
    /// The rates it states; none where it is empty.
    public var branches: [Branch]

    /// One of the rates of a text, and what it is for.
    public struct Branch: Sendable, Hashable {
        /// The programs or countries it is for, as printed: `A+`, `DCS`; empty: all.
        public var programs: [String] = []
        /// The first day on which it applies, where one is printed.
        public var from: CivilDate?
        /// The days of each year on which it applies, where they are printed.
        public var season: Season?
        /// The condition it is for, where one is printed.
        public var condition: Condition?
        /// Its parts in their order.
        public var parts: [Part] = []
        /// What else the text demands, in its own words: `under bond, as prescribed in …`.
        public var terms: [String] = []
    }

    /// Days of each year, both of which belong to it.
    public struct Season: Sendable, Hashable {
        /// A day of a month.
        public struct Day: Sendable, Hashable {
            /// 1 to 12.
            public var month: Int
            /// 1 to 31.
            public var day: Int
        }

        /// The first day.
        public var first: Day
        /// The last day.
        public var last: Day

        /// Whether the last day is in the year after the first.
        public var crossesYearEnd: Bool { (last.month, last.day) < (first.month, first.day) }

        /// Whether a date is in the season.
        public func contains(_ date: CivilDate) -> Bool {
            let day = (date.month, date.day)
            let (from, to) = ((first.month, first.day), (last.month, last.day))
            return crossesYearEnd ? day >= from || day <= to : day >= from && day <= to
        }
    }

    /// A condition of TARIC.
    public struct Condition: Sendable, Hashable {
        /// Its code: `A` presentation of a certificate, `V` entry price.
        public var code: String
        /// The certificate, type and number without a hyphen: `D018`.
        public var certificate: String?
        /// The least entry price at which it is met.
        public var threshold: Part?
        /// The code of what follows when it is met: `01` apply the amount.
        public var action: String
    }
}
