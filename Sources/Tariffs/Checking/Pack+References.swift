import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// What cells of one table say of another.
extension Pack {
    /// What is wrong where tables refer to each other, but for measures, which have their own reader.
    var referenceFlaws: [PackFlaw] {
        originFlaws + programFlaws + partFlaws + quotaFlaws + regimeFlaws + publisherFlaws + roundingFlaws + feeFlaws
            + lengthFlaws
    }

    func flaws(
        _ name: String, _ column: String, _ reason: (PackTable, Int) -> String?
    ) -> [PackFlaw] {
        guard let table = table(name) else { return [] }
        return table.rows.compactMap { row in
            reason(table, row).map { PackFlaw(table: name, row: row, column: column, $0) }
        }
    }

    /// Origins of amounts are countries or groups.
    private var originFlaws: [PackFlaw] {
        let groups = CountryGroups(table("groups"))
        return flaws("component_rates", "origins") { table, row in
            let origins = table.text(row, "origins")
            return CountryScope(origins, groups, on: CivilDate(unchecked: 1, 1, 1)) == nil
                ? "\"\(origins)\" names something that is neither a country nor a group of groups.csv" : nil
        }
    }

    /// Programmes that are taken of a full value are some that the pack has: of one that is misspelt too little is charged.
    private var programFlaws: [PackFlaw] {
        let programs = table("programs").map { table in table.rows.map { table.text($0, "program") } } ?? []
        return flaws("chapter98", "full_value") { table, row in
            let words = table.text(row, "full_value").split(separator: " ").map(String.init)
            return words.first { !programs.contains($0) }.map {
                "no programme is called \"\($0)\"; name it in programs.csv.\(SimilarName.question($0, programs))"
            }
        }
    }

    /// A value is divided into few parts.
    private var partFlaws: [PackFlaw] {
        var counts: [String: Int] = [:]
        return flaws("value_parts", "division") { table, row in
            let division = table.text(row, "division")
            counts[division, default: 0] += 1
            return counts[division] == StatedPart.mostOfDivision + 1
                ? "more than \(StatedPart.mostOfDivision) facts are of the division \"\(division)\"" : nil
        }
    }

    /// Lines within a quota are lines of the tariff, on all days that these are for: on others they would pay as if they
    /// were under none.
    private var quotaFlaws: [PackFlaw] {
        guard let quotas = table("quota_lines"), let lines = table("lines") else { return [] }
        var days: [String: [Validity]] = [:]
        for row in lines.rows { days[lines.text(row, "code"), default: []].append(Validity(lines, row)) }
        var covered: [String: [Validity]] = [:]
        for row in quotas.rows { covered[quotas.text(row, "code"), default: []].append(Validity(quotas, row)) }
        return flaws("quota_lines", "code") { table, row in
            let code = table.text(row, "code")
            guard let lines = days[code] else { return "\"\(code)\" is no line of lines.csv" }
            let rows = covered[code] ?? []
            let open = lines.first { !$0.isCovered(by: rows) }
            return open.map { line in
                "the line \(code) is one \(line.from.map { "from \($0)" } ?? "from ever") "
                    + "\(line.until.map { "until \($0)" } ?? "on"), and not all of these days are here"
            }
        }
    }
}

extension Validity {
    /// Whether some row is the law on each of its days.
    fileprivate func isCovered(by rows: [Validity]) -> Bool {
        // The first day that is not known to be covered; `nil` for from ever.
        var day = from
        let first = CivilDate(unchecked: 1, 1, 1)
        for row in rows.sorted(by: { $0.from ?? first < $1.from ?? first }) {
            if let begin = row.from {
                guard let day, begin <= day else { return false }
            }
            guard let end = row.until, let next = try? end.adding(days: 1) else { return true }
            day = max(day ?? next, next)
            if let until, next > until { return true }
        }
        return false
    }
}
