public import TidewaiterDocuments
package import TidewaiterPacks
public import TidewaiterQuantities

/// Measures taken out of a pack, as if they had never applied: `ieepa_reciprocal`,
/// `section_301_china=99038803@2018-09-24..2019-05-09`.
public struct MeasureExclusion: Sendable, Hashable, CustomStringConvertible {
    /// The programme.
    public let program: String
    /// The heading of the rows that are taken out; `nil` for all of the programme.
    public let heading: String?
    /// The first day on which they are; `nil` for all days.
    public let from: CivilDate?
    /// The last day on which they are; `nil` for all days.
    public let until: CivilDate?

    /// An exclusion as one writes it: `PROGRAM[=HEADING][@FROM..UNTIL]`, where either day may be left out.
    public init(_ text: String) throws(TidewaiterError) {
        let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let names = halves[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var days: [CivilDate?] = [nil, nil]
        if halves.count == 2 {
            guard let range = halves[1].firstRange(of: "..") else { throw Self.flaw(text) }
            let words = [String(halves[1][..<range.lowerBound]), String(halves[1][range.upperBound...])]
            days = words.map { CivilDate(iso: $0) }
            for (word, day) in zip(words, days) where day == nil && !word.isEmpty { throw Self.flaw(text) }
        }
        if let first = days[0], let last = days[1], last < first { throw Self.flaw(text) }
        guard !names[0].isEmpty, names.count == 1 || !names[1].isEmpty else { throw Self.flaw(text) }
        program = names[0]
        heading = names.count == 2 ? names[1] : nil
        (from, until) = (days[0], days[1])
    }

    private static func flaw(_ text: String) -> TidewaiterError {
        TidewaiterError(
            .argument, "impact.without",
            "\"\(text)\" names no measure: write PROGRAM, PROGRAM=HEADING, or either with days, @2025-02-04..2026-02-23."
        )
    }

    /// As it was written.
    public var description: String {
        let days =
            from == nil && until == nil ? "" : "@\(from.map(\.description) ?? "")..\(until.map(\.description) ?? "")"
        return program + (heading.map { "=\($0)" } ?? "") + days
    }

    /// What is left of a row's days; `nil` for those of a row that is not concerned.
    func rest(of validity: Validity) -> [(from: CivilDate?, until: CivilDate?)]? {
        if let from, let end = validity.until, end < from { return nil }
        if let until, let start = validity.from, until < start { return nil }
        var rest: [(CivilDate?, CivilDate?)] = []
        if let from, validity.from.map({ $0 < from }) ?? true, let last = try? from.adding(days: -1) {
            rest.append((validity.from, last))
        }
        if let until, validity.until.map({ until < $0 }) ?? true, let next = try? until.adding(days: 1) {
            rest.append((next, validity.until))
        }
        return rest
    }
}

extension Pack {
    /// The built file of this pack without some measures and fees. Whatever depends on them is decided anew from what is
    /// left: of a programme's rows the next that applies, and the conditions of other programmes that name it. A fee stays
    /// in its table, at nothing.
    package func without(_ exclusions: [MeasureExclusion]) throws(TidewaiterError) -> [UInt8] {
        let measures = table("measures")
        let fees = table("fees")
        guard measures != nil || fees != nil else {
            throw TidewaiterError(
                .argument, "impact.without", "The pack \(id) \(version) has no measures or fees that could be left out."
            )
        }
        for exclusion in exclusions { try check(exclusion, measures, fees) }
        var built: [UInt8]?
        if let measures, exclusions.contains(where: { $0.concerns(measures) }) {
            built = try replacing(measures.name, rows: exclusions.rows(of: measures) { _ in nil })
        }
        if let fees, exclusions.contains(where: { $0.concerns(fees) }) {
            let rows = exclusions.rows(of: fees) { fees.waived($0) }
            let rest = try built.map { bytes throws(TidewaiterError) in try Pack.open(bytes) } ?? self
            built = try rest.replacing(fees.name, rows: rows)
        }
        guard let built else { throw TidewaiterError(.argument, "impact.without", "Name what is to be left out.") }
        return built
    }

    private func check(
        _ exclusion: MeasureExclusion, _ measures: PackTable?, _ fees: PackTable?
    ) throws(TidewaiterError) {
        let tables = [measures, fees].compactMap(\.self)
        guard let table = tables.first(where: { exclusion.concerns($0) }) else {
            let names = Set(tables.flatMap { table in table.rows.map { table.text($0, "program") } }).sorted()
            throw TidewaiterError(
                .argument, "impact.without",
                "The pack \(id) \(version) has no measures and no fee of a programme \"\(exclusion.program)\"."
                    + "\(SimilarName.question(exclusion.program, names)) It has \(names.joined(separator: ", ")).")
        }
        guard let wanted = exclusion.heading else { return }
        guard let heading = table.column("heading") else {
            throw TidewaiterError(
                .argument, "impact.without",
                "The programme \(exclusion.program) is a fee, which has no headings. Write \(exclusion.program) alone.")
        }
        let names = Set(
            table.rows.filter { table.text($0, "program") == exclusion.program }.map { table.text($0, heading) })
        if !names.contains(wanted) {
            throw TidewaiterError(
                .argument, "impact.without",
                "The programme \(exclusion.program) has no heading \(wanted)."
                    + "\(SimilarName.question(wanted, names.sorted())) It has \(names.sorted().joined(separator: ", "))."
            )
        }
    }
}

extension MeasureExclusion {
    /// Whether a table has rows of the programme.
    fileprivate func concerns(_ table: PackTable) -> Bool {
        table.rows.contains { table.text($0, "program") == program }
    }

    /// Its days among those of a row.
    fileprivate func days(within validity: Validity) -> (from: CivilDate?, until: CivilDate?) {
        (
            [from, validity.from].compactMap(\.self).max(), [until, validity.until].compactMap(\.self).min()
        )
    }
}

extension [MeasureExclusion] {
    /// The rows of a table, without the days of those that are meant; on these a row may take their place.
    fileprivate func rows(of table: PackTable, _ instead: ([String]) -> [String]?) -> [[String]] {
        let dates = Validity.Columns(table)
        let (from, until) = (table.column("from"), table.column("until"))
        let (heading, program) = (table.column("heading"), table.column("program"))
        guard let from, let until, let program else { return [] }
        var rows: [[String]] = []
        for row in table.rows {
            let cells = table.columns.indices.map { table.text(row, $0) }
            var parts = [cells]
            for exclusion in self where exclusion.program == cells[program] {
                if let wanted = exclusion.heading, heading.map({ cells[$0] }) != wanted { continue }
                parts = parts.flatMap { part in
                    var validity = Validity(dates, row)
                    (validity.from, validity.until) = (CivilDate(iso: part[from]), CivilDate(iso: part[until]))
                    guard let rest = exclusion.rest(of: validity) else { return [part] }
                    func dated(_ cells: [String], _ days: (from: CivilDate?, until: CivilDate?)) -> [String] {
                        var cells = cells
                        cells[from] = days.from?.description ?? ""
                        cells[until] = days.until?.description ?? ""
                        return cells
                    }
                    let kept = rest.map { dated(part, $0) }
                    return kept + (instead(part).map { [dated($0, exclusion.days(within: validity))] } ?? [])
                }
            }
            rows += parts
        }
        return rows
    }
}

extension PackTable {
    /// A row of `fees` at nothing: a fee that is not there would be one that is not known.
    fileprivate func waived(_ cells: [String]) -> [String] {
        var cells = cells
        for name in ["rate", "fixed"] {
            if let column = column(name), !cells[column].isEmpty { cells[column] = "0" }
        }
        for name in ["minimum", "maximum"] { if let column = column(name) { cells[column] = "" } }
        return cells
    }
}
