import CByteMasks

/// Finds the cells of a delimited text, sixty-four bytes at a time.
///
/// Delimiters, line breaks and quotes of a block are one mask each of whose bits is looked at once; text between
/// them is never looked at. Quoted cells are followed apart.
package struct CSVScanner: Sendable {
    package let dialect: CSVDialect
    let limits: Limits
    /// Where the next row begins.
    package var position: Int
    /// Cells found so far, in all portions.
    var cellCount = 0
    var findingCount = 0
    /// After a quote that nothing closes, quoted cells end with their line: what follows can be read, and no
    /// stretch of text is searched twice.
    package var quotesSpanLines = true
    /// Whether more will come behind the bytes: a row that does not end in them is left for then.
    package var isPartial = false
    var needsMore = false
    /// Where the cell is that passed a limit.
    package internal(set) var failure = 0
    /// Where the first quote is that nothing closes.
    package internal(set) var unterminated: Int?

    package init(dialect: CSVDialect, limits: Limits, position: Int) {
        self.dialect = dialect
        self.limits = limits
        self.position = position
    }

    var longest: Int { min(limits.valueBytes, CSVCell.longest) }

    /// Adds up to `rows` rows of the table's source, of those that begin before `end`.
    package mutating func scan(
        _ source: SourceText, upTo end: Int, rows: Int, into table: inout CSVTable
    ) throws(TidewaiterError) {
        let bytes = source.bytes
        if table.cells.isEmpty {
            // Of a short text all at once: so that no part of a stream makes room several times.
            let left = rows > 1000 ? end - position : min(end - position, 4096)
            table.cells = LargePages.array(reserving: left / 10 + 16)
            table.starts.reserveCapacity(left / 100 + 16)
        }
        try scan(bytes.span.extracting(0..<end), rows: rows, into: &table)
    }

    /// Adds up to `rows` rows of a text that is not the table's source.
    package mutating func scan(
        _ bytes: Span<UInt8>, rows: Int, into table: inout CSVTable
    ) throws(TidewaiterError) {
        needsMore = false
        let delimiter = dialect.delimiter
        // Without quotes the delimiter is looked for twice, which costs nothing to speak of.
        let quote = dialect.quote ?? delimiter
        let set = twbytes_set(bytes: (delimiter, quote, 0x0A, 0x0D, delimiter))
        let longest = longest
        let room = limits.items - cellCount
        var cells = table.cells
        table.cells = []
        // Cells are found into a buffer that stays in the cache and in the hands of this loop, and moved from there.
        var found = RecordBuffer<CSVCell>(reserving: min(Self.portion, (bytes.count - position) / 4 + 16))
        var moved = cells.count
        defer {
            found.move(to: &cells)
            cellCount += cells.count
            table.cells = cells
        }
        var left = rows
        var start = position
        var i = position
        blocks: while i < bytes.count, left > 0 {
            if found.count > Self.portion - 66 {
                found.move(to: &cells)
                moved = cells.count
            }
            var mask = Self.specials(bytes, i, set)
            while mask != 0 {
                let at = i &+ mask.trailingZeroBitCount
                mask &= mask &- 1
                let byte = bytes[at]
                if byte == delimiter {
                    guard at &- start <= longest else { throw tooLong(table, at: start) }
                    found.append(CSVCell(start, at, .plain))
                    start = at &+ 1
                } else if byte == quote {
                    guard Self.isBlank(bytes, start, at) else { continue }
                    let (cell, next) = try readQuoted(bytes, at: at, &table)
                    if needsMore { break blocks }
                    // An opening quote that nothing closes is text.
                    guard let cell else { continue }
                    found.append(cell)
                    start = next
                    if next < bytes.count, bytes[next] == delimiter {
                        start = next &+ 1
                        if start == bytes.count { break blocks }
                    } else {
                        start = Self.afterBreak(bytes, next)
                        guard moved &+ found.count <= room else { throw tooMany(table, at: at) }
                        table.starts.append(UInt32(truncatingIfNeeded: moved &+ found.count))
                        left &-= 1
                        position = start
                        if left == 0 { break blocks }
                    }
                    // What is in the cell was looked at.
                    if start &- i >= 64 {
                        i = start
                        continue blocks
                    }
                    mask &= .max << UInt64(truncatingIfNeeded: start &- i)
                } else if byte == 0x0A || byte == 0x0D {
                    // The line feed of CR LF ends the row, and the carriage return is left off then.
                    if byte == 0x0D, at &+ 1 < bytes.count, bytes[at &+ 1] == 0x0A { continue }
                    if byte == 0x0D, isPartial, at &+ 1 == bytes.count { break blocks }
                    let end = byte == 0x0A && at > start && bytes[at &- 1] == 0x0D ? at &- 1 : at
                    let begun =
                        UInt32(truncatingIfNeeded: moved &+ found.count) != table.starts[table.starts.count &- 1]
                    if end > start || begun {
                        guard end &- start <= longest else { throw tooLong(table, at: start) }
                        found.append(CSVCell(start, end, .plain))
                        guard moved &+ found.count <= room else { throw tooMany(table, at: start) }
                        table.starts.append(UInt32(truncatingIfNeeded: moved &+ found.count))
                        left &-= 1
                    }
                    start = at &+ 1
                    position = start
                    if left == 0 { break blocks }
                }
            }
            guard moved &+ found.count <= room else { throw tooMany(table, at: i) }
            i &+= 64
        }
        let whole = Int(table.starts[table.starts.count &- 1])
        if isPartial, left > 0 {
            guard bytes.count &- max(start, position) <= longest || needsMore else { throw tooLong(table, at: start) }
            found.move(to: &cells)
            cells.removeLast(cells.count - whole)
        } else if left > 0 {
            if start < bytes.count || moved + found.count != whole {
                guard bytes.count &- start <= longest else { throw tooLong(table, at: start) }
                found.append(CSVCell(start, bytes.count, .plain))
                table.starts.append(UInt32(truncatingIfNeeded: moved + found.count))
            }
            position = bytes.count
        }
    }

    /// Cells that are moved together.
    private static let portion = 1024

    /// Which of sixty-four bytes are of a set, or control characters, a bit for each; none behind the end.
    @inline(__always)
    private static func specials(_ bytes: Span<UInt8>, _ offset: Int, _ set: twbytes_set) -> UInt64 {
        let left = bytes.count &- offset
        // The offset is before the end, and a block that reaches beyond it is read as far as that.
        precondition(offset >= 0 && left > 0, "no such bytes")
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return 0 }
            return left < 64
                ? unsafe twbytes_last_specials(first + offset, left, set) : unsafe twbytes_specials(first + offset, set)
        }
    }

    /// Whether there are only spaces between two offsets.
    @inline(__always)
    private static func isBlank(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var i = start
        while i < end, bytes[i] == 0x20 { i &+= 1 }
        return i == end
    }

    /// Where the next line begins, from a line break or the end.
    @inline(__always)
    private static func afterBreak(_ bytes: Span<UInt8>, _ at: Int) -> Int {
        guard at < bytes.count else { return at }
        return bytes[at] == 0x0D && at &+ 1 < bytes.count && bytes[at &+ 1] == 0x0A ? at &+ 2 : at &+ 1
    }
}
