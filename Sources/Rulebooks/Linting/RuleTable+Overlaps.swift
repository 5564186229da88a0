internal import TidewaiterExpressions
internal import TidewaiterQuantities

extension RuleTable {
    /// Pairs of rows that answer the same key, where neither counts before the other. Rows without blank cells in the key
    /// are compared with those of the same texts alone, so that a long table is no long work.
    func overlaps(most: Int) -> [(Int, Int)] {
        var groups: [[String]: [Int]] = [:]
        var open: [Int] = []
        for row in rows.indices {
            let texts = key.compactMap(\.textColumn).map { text($0, row) }
            if texts.contains(nil) {
                open.append(row)
            } else {
                groups[texts.map { $0 ?? "" }, default: []].append(row)
            }
        }
        var found: [(Int, Int)] = []
        func compare(_ first: Int, _ second: Int) {
            if found.count < most, first != second, overlap(first, second) {
                found.append((min(first, second), max(first, second)))
            }
        }
        for group in groups.values where group.count > 1 {
            for (place, second) in group.enumerated() {
                guard found.count < most else { break }
                for first in group[..<place] { compare(first, second) }
            }
        }
        for (place, row) in open.enumerated() where found.count < most {
            for other in open[..<place] { compare(other, row) }
            for group in groups.values { for other in group { compare(other, row) } }
        }
        return found.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }

    /// Rows that never answer where the first of several does, each with the earlier one that answers whenever it would.
    func unreachable(most: Int) -> [(row: Int, behind: Int)] {
        var groups: [[String]: [Int]] = [:]
        var open: [Int] = []
        var found: [(row: Int, behind: Int)] = []
        for row in rows.indices where found.count < most {
            let texts = key.compactMap(\.textColumn).map { text($0, row) }
            let whole = texts.contains(nil) ? nil : texts.map { $0 ?? "" }
            let others = whole.map { groups[$0] ?? [] } ?? []
            if let behind = (others + open).first(where: { covers($0, row) }) { found.append((row, behind)) }
            if let whole { groups[whole, default: []].append(row) } else { open.append(row) }
        }
        return found
    }

    /// Rows that hold for no day, as they end before they begin.
    func backwards(most: Int) -> [Int] {
        Array(
            rows.indices.lazy.filter { row in
                key.contains { part in
                    guard case .within(let first, let last) = part, let from = date(first, row),
                        let until = date(last, row)
                    else { return false }
                    return until < from
                }
            }.prefix(most))
    }

    /// Whether a row answers every key that another answers, with prefixes of the same length.
    private func covers(_ first: Int, _ second: Int) -> Bool {
        key.allSatisfy { part in
            switch part {
            case .exact(let column): text(column, first).map { $0 == text(column, second) } ?? true
            case .prefix(let column): text(column, first) == text(column, second)
            case .within(let from, let until):
                (date(from, first).map { start in date(from, second).map { start <= $0 } ?? false } ?? true)
                    && (date(until, first).map { end in date(until, second).map { $0 <= end } ?? false } ?? true)
            }
        }
    }

    private func text(_ column: Int, _ row: Int) -> String? {
        guard case .string(let text)? = rows[row][column] else { return nil }
        return text.string
    }

    private func date(_ column: Int, _ row: Int) -> CivilDate? {
        guard case .date(let day)? = rows[row][column] else { return nil }
        return day.date
    }

    /// Whether some key is answered by both rows, with prefixes of the same length.
    private func overlap(_ first: Int, _ second: Int) -> Bool {
        for part in key {
            switch part {
            case .exact(let column):
                if let one = text(column, first), let other = text(column, second), one != other { return false }
            case .prefix(let column):
                if text(column, first) != text(column, second) { return false }
            case .within(let from, let until):
                if let end = date(until, first), let start = date(from, second), end < start { return false }
                if let end = date(until, second), let start = date(from, first), end < start { return false }
            }
        }
        return true
    }
}
