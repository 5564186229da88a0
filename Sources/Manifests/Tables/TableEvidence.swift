import TidewaiterDocuments

/// What whole columns tell about how their values are written: one value may mean two things, all of them together
/// hardly ever do.
struct TableEvidence {
    let table: CSVTable
    /// The rows that are data.
    var rows: [Int]

    /// Where a cell's text stands, without the blanks around it; nil where there is nothing, or the text has to be
    /// decoded first.
    @inline(__always)
    static func plain(_ cell: CSVCell, _ text: Span<UInt8>) -> Range<Int>? {
        if cell.isEncoded { return nil }
        let range = trim(cell.range, text)
        return range.isEmpty ? nil : range
    }

    @inline(__always)
    static func trim(_ range: Range<Int>, _ text: Span<UInt8>) -> Range<Int> {
        if range.isEmpty { return range }
        let first = text[range.lowerBound]
        let last = text[range.upperBound &- 1]
        // The no-break space is C2 A0.
        if first > 0x20 && first != 0xC2 && last > 0x20 && last != 0xA0 { return range }
        return trimSlowly(range, text)
    }

    private static func trimSlowly(_ range: Range<Int>, _ text: Span<UInt8>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            if SegmentDelimiters.isBlank(text[low]) {
                low += 1
            } else if low + 1 < high, text[low] == 0xC2, text[low + 1] == 0xA0 {
                low += 2
            } else {
                break
            }
        }
        while low < high {
            if SegmentDelimiters.isBlank(text[high - 1]) {
                high -= 1
            } else if low + 1 < high, text[high - 2] == 0xC2, text[high - 1] == 0xA0 {
                high -= 2
            } else {
                break
            }
        }
        return low..<high
    }

    /// Bytes without the blanks around them.
    static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> { bytes[trim(0..<bytes.count, bytes.span)] }

    /// The bytes of a cell without the blanks around them; nil where there is nothing.
    func trimmed(_ row: Int, _ column: Int) -> ArraySlice<UInt8>? {
        guard let cell = table.cell(row, column), !cell.isEmpty else { return nil }
        let bytes = cell.isEncoded ? table.utf8(cell) : Array(table.source.bytes[cell.range])
        let range = Self.trim(0..<bytes.count, bytes.span)
        return range.isEmpty ? nil : bytes[range]
    }

    /// Calls `body` with the trimmed bytes of each row's cell that says something, unless it says just what the row
    /// before said.
    private func forEach(_ column: Int, _ text: Span<UInt8>, _ body: (Int, ArraySlice<UInt8>) -> Void) {
        var before = 0..<0
        for row in rows {
            guard let cell = table.cell(row, column), !cell.isEmpty else { continue }
            if cell.range.count == before.count, Self.isEqual(cell.range, before, text) { continue }
            before = cell.range
            if let bytes = trimmed(row, column) { body(row, bytes) }
        }
    }

    @inline(__always)
    static func isEqual(_ first: Range<Int>, _ second: Range<Int>, _ text: Span<UInt8>) -> Bool {
        let count = first.count
        guard count == second.count else { return false }
        if count < 8 {
            for offset in 0..<count where text[first.lowerBound &+ offset] != text[second.lowerBound &+ offset] {
                return false
            }
            return true
        }
        // Whole words, the last of which overlaps the one before.
        var offset = 0
        while true {
            let one = ByteWords.load(text, first.lowerBound &+ offset)
            if one != ByteWords.load(text, second.lowerBound &+ offset) { return false }
            if offset == count &- 8 { return true }
            offset = min(offset &+ 8, count &- 8)
        }
    }

    /// How many bytes are no digits, and where the first of them is; more than one count as two.
    @inline(__always)
    static func nonDigits(_ range: Range<Int>, _ text: Span<UInt8>) -> (count: Int, first: Int) {
        var count = 0
        var first = range.upperBound
        var at = range.lowerBound
        while at < range.upperBound {
            var other: UInt64
            if at &+ 8 <= text.count {
                other = ByteWords.nonDigits(ByteWords.load(text, at))
                let left = range.upperBound &- at
                if left < 8 { other &= (1 << UInt64(truncatingIfNeeded: 8 &* left)) &- 1 }
            } else {
                other = 0
                for offset in at..<range.upperBound where text[offset] < 0x30 || text[offset] > 0x39 {
                    other |= 0x80 << UInt64(truncatingIfNeeded: 8 &* (offset &- at))
                }
            }
            if other != 0 {
                if count == 0 { first = at &+ ByteWords.first(other) }
                count &+= other & (other &- 1) == 0 ? 1 : 2
                if count > 1 { return (2, first) }
            }
            at &+= 8
        }
        return (count, first)
    }

    // MARK: Numbers

    /// How many rows of a large table are looked at before all of it is read by what they tell.
    static let sample = 2048

    /// What the numbers of a column say about its notation.
    struct NumberVerdict {
        var notation: NumberNotation?
        /// The first row whose number could be either of two.
        var firstEither: Int?
        /// The first rows that tell each notation.
        var firstPoint: Int?
        var firstComma: Int?

        /// What other rows of the column have to keep to, so that all of them together tell the same; nil where that
        /// takes more than looking at each by itself.
        var promise: ColumnPlan.Promise? {
            switch (firstPoint, firstComma) {
            case (nil, nil): firstEither == nil ? .same : nil
            case (_?, nil): .point
            case (nil, _?): .comma
            case (_?, _?): nil
            }
        }
    }

    /// The numbers of a column as they are gone through.
    struct NumberColumn {
        let column: Int
        let isCount: Bool
        private var points = 0
        private var commas = 0
        private var firstPoint: Int?
        private var firstComma: Int?
        private var firstEither: Int?

        init(_ column: Int, isCount: Bool) {
            self.column = column
            self.isCount = isCount
        }

        @inline(__always)
        mutating func take(_ reading: NumberNotation.Reading, row: Int) {
            switch reading {
            case .same, .none: break
            case .only(.point):
                if points == 0 { firstPoint = row }
                points &+= 1
            case .only:
                if commas == 0 { firstComma = row }
                commas &+= 1
            case .either: firstEither = firstEither ?? row
            }
        }

        var verdict: NumberVerdict {
            NumberVerdict(
                notation: points + commas == 0 ? nil : points >= commas ? .point : .comma, firstEither: firstEither,
                firstPoint: firstPoint, firstComma: firstComma)
        }
    }

    /// Goes through the numbers of several columns, row by row: the text of a row is fetched from memory once.
    func read(_ columns: inout [NumberColumn], _ text: Span<UInt8>, every step: Int = 1) {
        for position in stride(from: 0, to: rows.count, by: step) {
            let row = rows[position]
            let cells = table.row(row)
            for index in columns.indices where columns[index].column < cells.count {
                let cell = table.cells[cells.lowerBound &+ columns[index].column]
                if cell.isEmpty { continue }
                columns[index].take(reading(cell, text, isCount: columns[index].isCount), row: row)
            }
        }
    }

    /// What a cell is as a number.
    @inline(__always)
    func reading(_ cell: CSVCell, _ text: Span<UInt8>, isCount: Bool) -> NumberNotation.Reading {
        if let quick = Self.quickReading(cell, text, isCount: isCount) { return quick }
        let bytes = Self.trimmed(table.utf8(cell))
        return bytes.isEmpty ? .none : NumberNotation.reading(Self.withoutUnit(bytes), isCount: isCount)
    }

    /// The reading of digits with at most one point or comma, as nearly all numbers are; nil for others.
    @inline(__always)
    private static func quickReading(
        _ cell: CSVCell, _ text: Span<UInt8>, isCount: Bool
    ) -> NumberNotation.Reading? {
        guard let range = plain(cell, text) else { return nil }
        let (marks, first) = nonDigits(range, text)
        if marks == 0 { return .same }
        guard marks == 1, case let mark = text[first], mark == 0x2E || mark == 0x2C else { return nil }
        let before = first &- range.lowerBound
        let after = range.upperBound &- first &- 1
        guard before > 0, after > 0 else { return nil }
        let own: NumberNotation = mark == 0x2E ? .point : .comma
        guard after == 3, before <= 3 else { return .only(own) }
        // `0.125` groups nothing: no group begins with zero.
        if text[range.lowerBound] == 0x30 { return .only(own) }
        return isCount ? .only(own.other) : .either
    }

    /// A number without the unit or currency that stands beside it.
    static func withoutUnit(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = text.last, let first = text.first else { return text }
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        if isDigit(last) && (isDigit(first) || first == 0x2D || first == 0x2E || first == 0x2C) { return text }
        // The sign may stand behind.
        if last == 0x2D && isDigit(first) { return text }
        guard var begin = text.firstIndex(where: isDigit), let end = text.lastIndex(where: isDigit) else { return text }
        // So are a mark and a sign right before the first: `.5 kg`, `-18 C`. Behind a word they are the word's: `INR.1500`.
        var number = begin
        if number > text.startIndex, text[number - 1] == 0x2E || text[number - 1] == 0x2C { number -= 1 }
        if number > text.startIndex, text[number - 1] == 0x2D { number -= 1 }
        if number == text.startIndex || text[number - 1] == 0x20 { begin = number }
        // A mark without a digit behind it is the number's: `1.`.
        let hasMark = end + 1 < text.endIndex && (text[end + 1] == 0x2E || text[end + 1] == 0x2C)
        return text[begin...(hasMark ? end + 1 : end)]
    }

    // MARK: Dates, codes, constants

    /// What the dates of a column say about their order.
    struct DateVerdict {
        var notation = ColumnPlan.Notation.unknownDate
        /// The first rows that tell one order and the other, where both are there.
        var conflict: (dayFirst: Int, monthFirst: Int)?
        /// The first rows that tell each order.
        var dayFirst: Int?
        var monthFirst: Int?
    }

    func dates(_ column: Int, _ text: Span<UInt8>) -> DateVerdict {
        var dayFirst: Int?
        var monthFirst: Int?
        forEach(column, text) { row, bytes in
            switch DateNotation.reading(bytes) {
            case .only(.dayFirst, _): dayFirst = dayFirst ?? row
            case .only: monthFirst = monthFirst ?? row
            default: break
            }
        }
        switch (dayFirst, monthFirst) {
        case (let one?, let other?): return DateVerdict(conflict: (one, other), dayFirst: one, monthFirst: other)
        case (let one?, nil): return DateVerdict(notation: .dayFirst, dayFirst: one)
        case (nil, let other?): return DateVerdict(notation: .monthFirst, monthFirst: other)
        case (nil, nil): return DateVerdict()
        }
    }

    /// How many digits the commodity codes of a column have, most often.
    func usualDigits(_ column: Int, _ text: Span<UInt8>) -> Int {
        var counts = [Int](repeating: 0, count: 20)
        for row in rows {
            guard let cell = table.cell(row, column) else { continue }
            let isPlain = Self.nonDigits(cell.range, text).count == 0
            counts[isPlain ? min(cell.range.count, 19) : Self.digits(cell.range, text)] &+= 1
        }
        counts[0] = 0
        return counts.indices.max { counts[$0] < counts[$1] } ?? 0
    }

    private static func digits(_ range: Range<Int>, _ text: Span<UInt8>) -> Int {
        var digits = 0
        for offset in range where text[offset] >= 0x30 && text[offset] <= 0x39 { digits &+= 1 }
        return min(digits, 19)
    }

    /// Whether all rows that say something in the column say the same.
    func isConstant(_ column: Int, _ text: Span<UInt8>) -> Bool {
        var said: ArraySlice<UInt8>?
        var isConstant = true
        var before = 0..<0
        for row in rows {
            guard let cell = table.cell(row, column), !cell.isEmpty else { continue }
            if Self.isEqual(cell.range, before, text) { continue }
            before = cell.range
            guard let bytes = trimmed(row, column) else { continue }
            guard let known = said else {
                said = bytes
                continue
            }
            if !known.elementsEqual(bytes) {
                isConstant = false
                break
            }
        }
        return isConstant
    }
}
