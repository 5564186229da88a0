package import TidewaiterPacks
public import TidewaiterQuantities

/// What a pack covers and what not, counted from its tables.
public struct PackCoverage: Sendable, Hashable {
    /// Days from the first to the last; an open end is `nil`.
    public struct Days: Sendable, Hashable {
        /// The first day.
        public let from: CivilDate?
        /// The last day.
        public let until: CivilDate?
    }

    /// Rates of one column of the schedule.
    public struct Rates: Sendable, Hashable {
        /// Rows whose rate is reckoned.
        public internal(set) var reckoned = 0
        /// Rows whose rate has to be stated, because the printed text cannot be reckoned from value and quantity.
        public internal(set) var printed = 0
        /// Rows that state none.
        public internal(set) var unstated = 0
    }

    /// A programme that is computed.
    public struct Program: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What it is, in words.
        public let title: String
        /// How many rows it has.
        public let rows: Int
        /// Those among them that refuse what they are for.
        public let refusing: Int
        /// From its first day to its last.
        public let days: Days
        /// The law.
        public let authority: String
    }

    /// What is not computed.
    public struct Gap: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Whether lines that it concerns are refused; otherwise it is named beside the totals.
        public let isRefused: Bool
        /// What is not covered, in the pack's words.
        public let statement: String
        /// The codes it concerns: `all`, or how many beginnings of codes.
        public let codes: String
        /// The origins it concerns.
        public let origins: String
        /// On which days.
        public let days: Days
        /// The law.
        public let authority: String
    }

    /// What the pack says of itself.
    public let id: String
    /// Version of its data.
    public let version: String
    /// Country or union; empty for a pack that belongs to none.
    public let jurisdiction: String
    /// Which issue of its source it holds.
    public let edition: String
    /// Its own statement.
    public let statement: String
    /// The first day on which what it holds had been published.
    public let knownFrom: CivilDate?
    /// The texts it was made from: authority, title, edition, day of retrieval.
    public let sources: [String]
    /// Tables with the number of their rows.
    public let tables: [String: Int]
    /// Days on which tariff lines are in force; none where the pack has no tariff lines.
    public let days: [Days]
    /// Different tariff lines.
    public let lines: Int
    /// Chapters of the Harmonized System without any line.
    public let missingChapters: [String]
    /// General rates.
    public let general: Rates
    /// Rates of the other column.
    public let columnTwo: Rates
    /// Symbols of preferential rates.
    public let preferences: [String]
    /// What is charged beside the base rate.
    public let programs: [Program]
    /// Fees and taxes with a rate or an amount.
    public let fees: [Program]
    /// What is not computed.
    public let gaps: [Gap]

    /// The coverage of a pack.
    package init(_ pack: Pack) {
        id = pack.id
        version = pack.version
        jurisdiction = pack.jurisdiction
        edition = pack.edition
        statement = pack.coverage
        knownFrom = pack.manifest.knownFrom
        sources = pack.manifest.sources.map { source in
            [
                source.authority, source.title, source.edition,
                source.retrieved.isEmpty ? "" : "read \(source.retrieved)",
            ]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        }
        tables = Dictionary(uniqueKeysWithValues: pack.tables.map { ($0.name, $0.count) })
        let table = pack.table("lines")
        days = table.map(Self.spans) ?? []
        var codes: Set<PackCell> = []
        var chapters: Set<String> = []
        for row in table?.rows ?? 0..<0 {
            guard let cell = table?.cell(row, 0), codes.insert(cell).inserted else { continue }
            chapters.insert(String(cell.text.prefix(2)))
        }
        lines = codes.count
        // Chapter 77 is reserved.
        missingChapters =
            codes.isEmpty
            ? [] : (1...97).map { $0 < 10 ? "0\($0)" : "\($0)" }.filter { $0 != "77" && !chapters.contains($0) }
        general = Self.rates(table, "general")
        columnTwo = Self.rates(table, "column2")
        preferences = Preferences(pack.table("preference")).symbols
        programs = Self.programs(pack)
        fees = Self.fees(pack)
        gaps = Self.gaps(pack)
    }

    /// The days on which any row is in force, neighbouring ones put together.
    private static func spans(_ table: PackTable) -> [Days] {
        var spans: [ClosedRange<CivilDate>] = []
        for validity in table.validities().sorted(by: {
            ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
        }) {
            let next = (try? spans.last?.upperBound.adding(days: 1)) ?? spans.last?.upperBound
            if let last = spans.last, let next, validity.lowerBound <= next {
                spans[spans.count - 1] = last.lowerBound...max(last.upperBound, validity.upperBound)
            } else {
                spans.append(validity)
            }
        }
        let (first, last) = (CivilDate(year: 1, month: 1, day: 1), CivilDate(year: 9999, month: 12, day: 31))
        return spans.map {
            Days(from: $0.lowerBound == first ? nil : $0.lowerBound, until: $0.upperBound == last ? nil : $0.upperBound)
        }
    }

    private static func rates(_ table: PackTable?, _ name: String) -> Rates {
        var rates = Rates()
        guard let table, let column = table.column(name) else { return rates }
        for row in table.rows {
            let cell = table.cell(row, column)
            if cell.isEmpty {
                rates.unstated += 1
            } else if cell == "?" {
                rates.printed += 1
            } else {
                rates.reckoned += 1
            }
        }
        return rates
    }

    /// From the first day of some rows to their last.
    private static func days(_ table: PackTable, _ rows: some Sequence<Int>) -> Days {
        var days: (from: CivilDate?, until: CivilDate?)?
        for row in rows {
            let (from, until) = table.validity(row)
            guard let known = days else {
                days = (from, until)
                continue
            }
            days = (
                known.from.flatMap { first in from.map { min(first, $0) } },
                known.until.flatMap { last in until.map { max(last, $0) } }
            )
        }
        return Days(from: days?.from, until: days?.until)
    }

    private static func programs(_ pack: Pack) -> [Program] {
        guard let table = pack.table("programs"), let measures = pack.table("measures") else { return [] }
        return table.rows.map { row in
            let rows = measures.rows(key: table.text(row, "program"))
            return Program(
                name: table.text(row, "program"), title: table.text(row, "title"), rows: rows.count,
                refusing: rows.count { measures.cell($0, "effect") == "refuse" }, days: days(measures, rows),
                authority: table.text(row, "authority"))
        }
    }

    private static func fees(_ pack: Pack) -> [Program] {
        guard let table = pack.table("fees") else { return [] }
        var programs: [Program] = []
        var row = 0
        while row < table.count {
            let rows = table.rows(key: table.cell(row, 0))
            let unknown = rows.count { table.cell($0, "rate") == "?" || table.cell($0, "fixed") == "?" }
            programs.append(
                Program(
                    name: table.text(row, 0), title: "", rows: rows.count, refusing: unknown, days: days(table, rows),
                    authority: table.text(row, "authority")))
            row = max(rows.upperBound, row + 1)
        }
        return programs
    }

    private static func gaps(_ pack: Pack) -> [Gap] {
        guard let table = pack.table("uncovered") else { return [] }
        return table.rows.map { row in
            let codes = table.text(row, "codes")
            let count = codes.split(separator: " ").count
            let (from, until) = table.validity(row)
            return Gap(
                name: table.text(row, "program"), isRefused: table.cell(row, "effect") != "exclude",
                statement: table.text(row, "statement"),
                codes: codes == "*" ? "all" : count <= 12 ? codes : "\(count) beginnings of codes",
                origins: table.text(row, "origins"), days: Days(from: from, until: until),
                authority: table.text(row, "authority"))
        }
    }
}
