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
    /// The built file of this pack without some measures. Whatever depends on them is decided anew from what is left:
    /// of a programme's rows the next that applies, and the conditions of other programmes that name it.
    package func without(_ exclusions: [MeasureExclusion]) throws(TidewaiterError) -> [UInt8] {
        guard let table = table("measures"), let from = table.column("from"), let until = table.column("until"),
            let heading = table.column("heading")
        else {
            throw TidewaiterError(
                .argument, "impact.without", "The pack \(id) \(version) has no measures that could be left out.")
        }
        for exclusion in exclusions { try check(exclusion, table, heading) }
        let dates = Validity.Columns(table)
        var rows: [[String]] = []
        for row in table.rows {
            let cells = table.columns.indices.map { table.text(row, $0) }
            var parts = [cells]
            for exclusion in exclusions where exclusion.program == table.text(row, "program") {
                if let wanted = exclusion.heading, wanted != cells[heading] { continue }
                parts = parts.flatMap { part in
                    var validity = Validity(dates, row)
                    (validity.from, validity.until) = (CivilDate(iso: part[from]), CivilDate(iso: part[until]))
                    return exclusion.rest(of: validity)?.map { days in
                        var rest = part
                        rest[from] = days.from?.description ?? ""
                        rest[until] = days.until?.description ?? ""
                        return rest
                    } ?? [part]
                }
            }
            rows += parts
        }
        return try replacing(table.name, rows: rows)
    }

    private func check(
        _ exclusion: MeasureExclusion, _ table: PackTable, _ heading: Int
    ) throws(TidewaiterError) {
        let rows = table.rows.filter { table.text($0, "program") == exclusion.program }
        guard !rows.isEmpty else {
            let names = Set(table.rows.map { table.text($0, "program") }).sorted()
            throw TidewaiterError(
                .argument, "impact.without",
                "The pack \(id) \(version) has no measures of a programme \"\(exclusion.program)\"."
                    + "\(SimilarName.question(exclusion.program, names)) It has \(names.joined(separator: ", ")).")
        }
        if let wanted = exclusion.heading, !rows.contains(where: { table.text($0, heading) == wanted }) {
            let names = Set(rows.map { table.text($0, heading) }).sorted()
            throw TidewaiterError(
                .argument, "impact.without",
                "The programme \(exclusion.program) has no heading \(wanted)."
                    + "\(SimilarName.question(wanted, names)) It has \(names.joined(separator: ", ")).")
        }
    }
}
