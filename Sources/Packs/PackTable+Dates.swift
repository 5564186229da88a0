package import TidewaiterQuantities

/// Rows in force: columns `from` and `until`, both inclusive, empty for open.
extension PackTable {
    /// Whether the row is in force on the date; a row of a table without dates always is.
    @inlinable
    package func isInForce(_ row: Int, on date: CivilDate) -> Bool {
        isInForce(row, on: date.year &* 10_000 &+ date.month &* 100 &+ date.day)
    }

    /// Those of `rows` that are in force on the date, in their order.
    @inlinable
    package func rows(_ rows: Range<Int>, on date: CivilDate) -> PackRows {
        PackRows(self, rows, date.year &* 10_000 &+ date.month &* 100 &+ date.day)
    }

    /// The rows of `key` in force on the date, in their order.
    @inlinable
    package func rows(key: String, on date: CivilDate) -> PackRows { rows(rows(key: key), on: date) }

    /// The first row of `key` that is in force on the date.
    @inlinable
    package func row(key: String, on date: CivilDate) -> Int? {
        var rows = rows(rows(key: key), on: date)
        return rows.next()
    }

    /// First and last day of the row's validity, `nil` where it is open.
    package func validity(_ row: Int) -> (from: CivilDate?, until: CivilDate?) {
        (cell(row, fromColumn).date, cell(row, untilColumn).date)
    }

    /// The different validities of the table's rows, open sides filled with the first and the last day there is; a
    /// table without dates has the one that is open on both sides.
    package func validities() -> [ClosedRange<CivilDate>] {
        var seen: Set<UInt64> = []
        var last: UInt64?
        var validities: [ClosedRange<CivilDate>] = []
        for row in rows {
            let from = fromColumn < 0 ? 0 : reference(row, fromColumn)
            let until = untilColumn < 0 ? 0 : reference(row, untilColumn)
            let pair = UInt64(truncatingIfNeeded: from) << 32 | UInt64(truncatingIfNeeded: until)
            // Rows of one validity mostly stand together.
            if pair == last { continue }
            last = pair
            guard seen.insert(pair).inserted else { continue }
            let validity = validity(row)
            let first = validity.from ?? CivilDate(unchecked: 1, 1, 1)
            let end = validity.until ?? CivilDate(unchecked: 9999, 12, 31)
            if first <= end { validities.append(first...end) }
        }
        return validities
    }

    @inlinable
    func isInForce(_ row: Int, on number: Int) -> Bool {
        if let from = cell(row, fromColumn).dateNumber, number < from { return false }
        if let until = cell(row, untilColumn).dateNumber, number > until { return false }
        return true
    }
}

/// The rows of a range that are in force on a date.
package struct PackRows: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let table: PackTable
    @usableFromInline var row: Int
    @usableFromInline let end: Int
    @usableFromInline let date: Int

    @inlinable
    init(_ table: PackTable, _ rows: Range<Int>, _ date: Int) {
        self.table = table
        row = rows.lowerBound
        end = rows.upperBound
        self.date = date
    }

    @inlinable
    package mutating func next() -> Int? {
        while row < end {
            let candidate = row
            row &+= 1
            if table.isInForce(candidate, on: date) { return candidate }
        }
        return nil
    }
}
