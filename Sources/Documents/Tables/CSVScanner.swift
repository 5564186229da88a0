/// Finds the cells of a delimited text, eight bytes at a time.
///
/// Delimiters, line breaks and quotes of a word are one mask each of whose bits is looked at once; text between
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
        let delimiters = ByteWords.fill(delimiter)
        // Without quotes the delimiter is looked for twice, which costs nothing to speak of.
        let quote = dialect.quote ?? delimiter
        let quotes = ByteWords.fill(quote)
        let longest = longest
        let room = limits.items - cellCount
        var cells = table.cells
        table.cells = []
        defer {
            cellCount += cells.count
            table.cells = cells
        }
        var left = rows
        var start = position
        var i = position
        words: while i < bytes.count, left > 0 {
            let word = i &+ 8 <= bytes.count ? ByteWords.load(bytes, i) : Self.lastWord(bytes, i)
            var mask = Self.special(word, delimiters, quotes)
            while mask != 0 {
                let at = i &+ ByteWords.first(mask)
                mask &= mask &- 1
                let byte = bytes[at]
                if byte == delimiter {
                    guard at &- start <= longest else { throw tooLong(table, at: start) }
                    cells.append(CSVCell(start, at, .plain))
                    start = at &+ 1
                } else if byte == quote {
                    guard Self.isBlank(bytes, start, at) else { continue }
                    let (cell, next) = try readQuoted(bytes, at: at, &table)
                    if needsMore { break words }
                    // An opening quote that nothing closes is text.
                    guard let cell else { continue }
                    cells.append(cell)
                    start = next
                    if next < bytes.count, bytes[next] == delimiter {
                        start = next &+ 1
                        if start == bytes.count { break words }
                    } else {
                        start = Self.afterBreak(bytes, next)
                        guard cells.count <= room else { throw tooMany(table, at: at) }
                        table.starts.append(UInt32(truncatingIfNeeded: cells.count))
                        left &-= 1
                        position = start
                    }
                    i = start
                    continue words
                } else {
                    // The line feed of CR LF ends the row, and the carriage return is left off then.
                    if byte == 0x0D, at &+ 1 < bytes.count, bytes[at &+ 1] == 0x0A { continue }
                    if byte == 0x0D, isPartial, at &+ 1 == bytes.count { break words }
                    let end = byte == 0x0A && at > start && bytes[at &- 1] == 0x0D ? at &- 1 : at
                    if end > start || UInt32(truncatingIfNeeded: cells.count) != table.starts[table.starts.count &- 1] {
                        guard end &- start <= longest else { throw tooLong(table, at: start) }
                        cells.append(CSVCell(start, end, .plain))
                        guard cells.count <= room else { throw tooMany(table, at: start) }
                        table.starts.append(UInt32(truncatingIfNeeded: cells.count))
                        left &-= 1
                    }
                    start = at &+ 1
                    position = start
                    if left == 0 { break words }
                }
            }
            guard cells.count <= room else { throw tooMany(table, at: i) }
            i &+= 8
        }
        if isPartial, left > 0 {
            guard bytes.count &- max(start, position) <= longest || needsMore else { throw tooLong(table, at: start) }
            cells.removeLast(cells.count - Int(table.starts[table.starts.count &- 1]))
        } else if left > 0 {
            let begun = UInt32(truncatingIfNeeded: cells.count) != table.starts[table.starts.count &- 1]
            if start < bytes.count || begun {
                guard bytes.count &- start <= longest else { throw tooLong(table, at: start) }
                cells.append(CSVCell(start, bytes.count, .plain))
                table.starts.append(UInt32(truncatingIfNeeded: cells.count))
            }
            position = bytes.count
        }
    }

    /// Where a byte is a delimiter, a quote or a line break; right in every byte. Adding 0x7F to the seven low bits carries
    /// into the top one unless they are all zero.
    @inline(__always)
    private static func special(_ word: UInt64, _ delimiters: UInt64, _ quotes: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let ones: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        var other = (low ^ delimiters) &+ ones
        other &= (low ^ quotes) &+ ones
        other &= (low ^ 0x0A0A_0A0A_0A0A_0A0A) &+ ones
        other &= (low ^ 0x0D0D_0D0D_0D0D_0D0D) &+ ones
        return ~(other | word) & 0x8080_8080_8080_8080
    }

    /// The bytes from `i` to the end, fewer than eight, the rest zero.
    private static func lastWord(_ bytes: Span<UInt8>, _ i: Int) -> UInt64 {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        for at in i..<bytes.count {
            word |= UInt64(bytes[at]) << shift
            shift &+= 8
        }
        return word
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
