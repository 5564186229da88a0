/// Binary search over the first column.
extension PackTable {
    /// The first row whose first cell is not before `key`; `count` when all are.
    @inlinable
    package func lowerBound(_ key: Span<UInt8>) -> Int {
        storage.lowerBound(column: cells, rows: count, heap: heap, key: key)
    }

    /// The rows whose first cell is `key`; empty, at the place where they would stand, when there are none.
    @inlinable
    package func rows(key: Span<UInt8>) -> Range<Int> {
        let low = lowerBound(key)
        guard low < count else { return low..<low }
        let number = reference(low, 0)
        let (start, length) = storage.string(at: heap &+ number)
        guard storage.compare(start, length, with: key) == 0 else { return low..<low }
        // One string has one number, so equal keys need no second look at their bytes.
        return low..<end(after: low) { reference($0, 0) == number }
    }

    /// The rows whose first cell is `key`; empty, at the place where they would stand, when there are none.
    @inlinable
    package func rows(key: String) -> Range<Int> { rows(key: key.utf8.span) }

    /// The rows whose first cell is the same as a cell of this or another pack.
    @inlinable
    package func rows(key: PackCell) -> Range<Int> { key.withBytes { rows(key: $0) } }

    /// The rows whose first cell begins with `prefix`.
    @inlinable
    package func rows(keyPrefix prefix: Span<UInt8>) -> Range<Int> {
        let low = lowerBound(prefix)
        return low..<end(after: low &- 1) { cell($0, 0).hasPrefix(prefix) }
    }

    /// The rows whose first cell begins with `prefix`.
    @inlinable
    package func rows(keyPrefix prefix: String) -> Range<Int> { rows(keyPrefix: prefix.utf8.span) }

    /// The rows of the longest key that `text` begins with and that has at least `minimum` bytes; empty when there
    /// is none.
    @inlinable
    package func rows(longestPrefixOf text: Span<UInt8>, minimum: Int = 1) -> Range<Int> {
        var length = text.count
        while length >= max(minimum, 1) {
            let found = rows(key: text.extracting(0..<length))
            if !found.isEmpty { return found }
            length &-= 1
        }
        return 0..<0
    }

    /// The rows of the longest key that `text` begins with and that has at least `minimum` bytes; empty when there
    /// is none.
    @inlinable
    package func rows(longestPrefixOf text: String, minimum: Int = 1) -> Range<Int> {
        rows(longestPrefixOf: text.utf8.span, minimum: minimum)
    }

    /// The first row after `row` that does not belong, where those that do stand together: steps that double, then
    /// halves, because most keys have few rows.
    @inlinable
    func end(after row: Int, _ belongs: (Int) -> Bool) -> Int {
        var low = row
        var step = 1
        while low &+ step < count, belongs(low &+ step) {
            low &+= step
            step &*= 2
        }
        var high = min(low &+ step, count)
        low &+= 1
        while low < high {
            let middle = (low &+ high) >> 1
            if belongs(middle) { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
