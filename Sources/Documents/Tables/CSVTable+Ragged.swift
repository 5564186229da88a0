extension CSVTable {
    /// A finding for each row from `first` on that has another number of cells than `expected`: a warning where
    /// cells are missing, an error where there is text in cells too many (most often a delimiter in text without
    /// quotes, which shifts what follows). Empty cells too many are nothing.
    package func raggedRows(from first: Int, cells expected: Int, limits: Limits = .standard) -> [Finding] {
        var found: [Finding] = []
        for row in max(0, first)..<max(0, first, rowCount) {
            let cells = self.row(row)
            if cells.count == expected { continue }
            guard found.count < limits.findings else { break }
            if cells.count < expected {
                found.append(missing(row, cells.count, expected))
            } else if let extra = cells.dropFirst(expected).first(where: { !self.cells[$0].isEmpty }) {
                found.append(surplus(row, extra - cells.lowerBound, cells.count, expected))
            }
        }
        return found
    }

    private func missing(_ row: Int, _ count: Int, _ expected: Int) -> Finding {
        Finding(
            rule: "tw.csv.missing-cells", severity: .warning, effect: .advice,
            message: "This row has \(count) cells where \(expected) are expected; the last ones are taken as empty. "
                + "Check that the line was not broken in the middle.",
            place: place(row, count), authority: "RFC 4180 section 2.4",
            parameters: ["cells": "\(count)", "expected": "\(expected)"])
    }

    private func surplus(_ row: Int, _ column: Int, _ count: Int, _ expected: Int) -> Finding {
        Finding(
            rule: "tw.csv.surplus-cells", severity: .error, effect: .reject,
            message: "This row has \(count) cells where \(expected) are expected, so that its values may stand in the "
                + "wrong columns. Put text that contains the delimiter into double quotes.",
            place: place(row, column), value: text(row, column), authority: "RFC 4180 section 2.4",
            parameters: ["cells": "\(count)", "expected": "\(expected)"])
    }

    /// The number of cells that most rows have; the larger one in a tie, 0 without rows.
    package var usualWidth: Int {
        var rows: [Int: Int] = [:]
        for row in 0..<rowCount { rows[self.row(row).count, default: 0] += 1 }
        return rows.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    }
}
