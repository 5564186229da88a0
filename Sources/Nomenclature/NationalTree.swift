package import TidewaiterDocuments
package import TidewaiterPacks
public import TidewaiterQuantities

/// The goods codes of one jurisdiction's tariff, from the tables `lines` (the law's lines) and, where there is one,
/// `statistical` (their subdivisions) of its pack; both begin with the column `code` and may have `from` and `until`.
public struct NationalTree: Sendable {
    /// ISO 3166-1 alpha-2 code of the jurisdiction, or `EU`.
    public let jurisdiction: String
    /// The pack's own statement of what it covers.
    public let coverage: String
    /// Whether the pack has every code of the dates it covers, so that an absent one does not exist.
    public let isComplete: Bool
    /// The tables, deepest codes first.
    let tables: [PackTable]
    /// The spans of days for which the tables say anything, ascending and apart.
    let windows: [ClosedRange<CivilDate>]

    /// Reads a pack; throws when it has no table `lines` that begins with `code`.
    package init(pack: Pack) throws(TidewaiterError) {
        jurisdiction = pack.jurisdiction
        coverage = pack.coverage
        isComplete = pack.manifest.hasAllCodes
        tables = [pack.table("statistical"), pack.table("lines")].compactMap { $0 }.filter {
            $0.columns.first == "code"
        }
        guard tables.contains(where: { $0.name == "lines" }) else {
            throw TidewaiterError(
                .data, "nomenclature.lines", "The pack \"\(pack.id)\" has no goods codes: it needs a table lines.csv.")
        }
        windows = Self.merged(tables.flatMap { $0.validities() })
    }

    /// Whether the tables say anything about the date.
    public func covers(_ date: CivilDate) -> Bool { windows.contains { $0.contains(date) } }

    /// Whether the code is one that a declaration can use on the date: the deepest there is. Digits only.
    public func has(_ code: String, on date: CivilDate) -> Bool {
        for table in tables {
            if table.row(key: code, on: date) != nil { return true }
            // A line that has subdivisions is not enough.
            if !codes(below: code, on: date, in: table, most: 1).isEmpty { return false }
        }
        return false
    }

    /// The units of quantity that the tariff asks of a line on the date, as codes of UN/ECE Recommendation 20 with the
    /// pack's qualifiers (`GRM:silver-content`); none where it asks for none. nil where the tables do not say: the date is
    /// not covered, the code is no line, or its units are not given.
    public func units(of code: String, on date: CivilDate) -> [String]? {
        guard has(code, on: date) else { return nil }
        for table in tables {
            guard let row = table.row(key: code, on: date), let first = table.columns.firstIndex(of: "unit1") else {
                continue
            }
            var units = [table.cell(row, first).text]
            if let second = table.columns.firstIndex(of: "unit2") { units.append(table.cell(row, second).text) }
            units.removeAll(where: \.isEmpty)
            if !units.isEmpty { return units == ["X"] ? [] : units }
        }
        return nil
    }

    /// The first codes that begin with `prefix` and are in force on the date, in order, each once.
    func codes(below prefix: String, on date: CivilDate, in table: PackTable, most: Int) -> [String] {
        var codes: [String] = []
        for row in table.rows(table.rows(keyPrefix: prefix), on: date) {
            let code = table.cell(row, 0)
            if code.count == prefix.utf8.count { continue }
            if let last = codes.last, code == last { continue }
            if codes.count == most { break }
            codes.append(code.text)
        }
        return codes
    }

    private static func merged(_ spans: [ClosedRange<CivilDate>]) -> [ClosedRange<CivilDate>] {
        var merged: [ClosedRange<CivilDate>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = merged.last,
                span.lowerBound.daysSince1970 <= last.upperBound.daysSince1970 + 1
            else {
                merged.append(span)
                continue
            }
            merged[merged.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
        }
        return merged
    }
}
