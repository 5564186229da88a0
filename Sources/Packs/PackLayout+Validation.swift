import TidewaiterDocuments

/// The whole check of a pack that comes from outside.
extension PackLayout {
    /// Throws unless the content has the SHA-256 that the header states.
    func checkHash() throws(TidewaiterError) {
        let hash = storage.withBytes(PackFormat.contentOffset, storage.count) { SHA256.digest($0) }
        guard hash == storage.copy(PackFormat.hashOffset, 32) else {
            throw .damagedPack("hash", "its content has another SHA-256 than it states")
        }
    }

    /// Throws unless every string, cell, row order and date is as ``PackFormat`` says.
    func validate() throws(TidewaiterError) {
        let starts = try stringStarts()
        var before = ""
        var end = PackFormat.headerLength
        for table in tables {
            let body = table.cells - table.columns.count * 4
            // Bodies that overlap would let a small file ask for much work.
            guard table.name > before, body >= end else {
                throw .damagedPack("table-order", "its tables are out of order at \"\(table.name)\"")
            }
            before = table.name
            end = table.cells + table.columns.count * table.count * 4
            try validate(table, starts)
        }
    }

    /// Positions in the heap where a string begins, one bit each; throws unless the heap is whole, valid UTF-8 and
    /// strictly ascending.
    private func stringStarts() throws(TidewaiterError) -> [UInt64] {
        var starts = [UInt64](repeating: 0, count: heap.count / 64 + 1)
        var at = heap.lowerBound
        var before: (start: Int, length: Int)?
        while at < heap.upperBound {
            let position = at - heap.lowerBound
            starts[position >> 6] |= 1 << UInt64(position & 63)
            let prefix = storage.byte(at: at) == 255 ? 5 : 1
            let length = prefix == 5 ? storage.number(at: at + 1) : Int(storage.byte(at: at))
            guard prefix + length <= heap.upperBound - at, prefix == 1 || length >= PackFormat.longString else {
                throw .damagedPack("string", "a string at byte \(at) leads outside its heap")
            }
            let start = at + prefix
            let (isValid, isAscending) = storage.withBytes(start, length) { bytes in
                (
                    (try? UTF8Span(validating: bytes)) != nil,
                    before.map { storage.compare($0.start, $0.length, with: bytes) < 0 } ?? (length == 0)
                )
            }
            guard isValid else { throw .damagedPack("utf8", "the string at byte \(at) is not UTF-8") }
            guard isAscending else { throw .damagedPack("heap-order", "its strings are out of order at byte \(at)") }
            before = (start, length)
            at = start + length
        }
        return starts
    }

    private func validate(_ table: PackTable, _ starts: [UInt64]) throws(TidewaiterError) {
        guard Set(table.columns).count == table.columns.count else {
            throw .damagedPack("columns", "two columns of its table \"\(table.name)\" have one name")
        }
        for column in table.columns.indices {
            let isDate = column == table.fromColumn || column == table.untilColumn
            var before = 0
            for row in table.rows {
                let position = table.reference(row, column)
                guard position < heap.count, starts[position >> 6] >> UInt64(position & 63) & 1 == 1 else {
                    throw .damagedPack("cell", "a cell of its table \"\(table.name)\", row \(row), is no string")
                }
                if column == 0, position < before {
                    throw .damagedPack("row-order", "its table \"\(table.name)\" is out of order at row \(row)")
                }
                before = position
                if isDate, position != 0, table.cell(row, column).date == nil {
                    throw .damagedPack("date", "its table \"\(table.name)\" has no date in row \(row)")
                }
            }
        }
    }
}
