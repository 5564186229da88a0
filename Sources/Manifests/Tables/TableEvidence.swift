import TidewaiterDocuments

/// What whole columns tell about how their values are written: one value may mean two things, all of them together
/// hardly ever do.
struct TableEvidence {
    let table: CSVTable
    /// The rows that are data.
    let rows: [Int]

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
        guard first.count == second.count else { return false }
        var offset = 0
        while offset < first.count {
            if text[first.lowerBound &+ offset] != text[second.lowerBound &+ offset] { return false }
            offset &+= 1
        }
        return true
    }

    // MARK: Numbers

    /// What the numbers of a column say about its notation.
    struct NumberVerdict {
        var notation: NumberNotation?
        /// The first row whose number could be either of two.
        var firstEither: Int?
        /// The first row that is written unlike the others.
        var firstOther: Int?
    }

    func numbers(_ column: Int, isCount: Bool, _ text: Span<UInt8>) -> NumberVerdict {
        var verdict = NumberVerdict()
        var points = 0
        var commas = 0
        var firstPoint: Int?
        var firstComma: Int?
        for row in rows {
            guard let cell = table.cell(row, column), !cell.isEmpty else { continue }
            let reading: NumberNotation.Reading
            if let quick = Self.quickReading(cell, text, isCount: isCount) {
                reading = quick
            } else if let bytes = trimmed(row, column) {
                reading = NumberNotation.reading(Self.withoutUnit(bytes), isCount: isCount)
            } else {
                continue
            }
            switch reading {
            case .only(.point):
                points += 1
                firstPoint = firstPoint ?? row
            case .only:
                commas += 1
                firstComma = firstComma ?? row
            case .either: verdict.firstEither = verdict.firstEither ?? row
            case .same, .none: break
            }
        }
        if points + commas > 0 {
            verdict.notation = points >= commas ? .point : .comma
            verdict.firstOther = points > 0 && commas > 0 ? (points >= commas ? firstComma : firstPoint) : nil
        }
        return verdict
    }

    /// The reading of digits with at most one point or comma, as nearly all numbers are; nil for others.
    @inline(__always)
    private static func quickReading(
        _ cell: CSVCell, _ text: Span<UInt8>, isCount: Bool
    ) -> NumberNotation.Reading? {
        guard let range = plain(cell, text) else { return nil }
        var mark: UInt8 = 0
        var before = 0
        var after = 0
        for offset in range {
            let byte = text[offset]
            if byte >= 0x30 && byte <= 0x39 {
                if mark == 0 { before &+= 1 } else { after &+= 1 }
            } else if (byte == 0x2E || byte == 0x2C) && mark == 0 {
                mark = byte
            } else {
                return nil
            }
        }
        if mark == 0 { return .same }
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
        guard let begin = text.firstIndex(where: isDigit), let end = text.lastIndex(where: isDigit) else { return text }
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
        case (let one?, let other?): return DateVerdict(conflict: (one, other))
        case (_?, nil): return DateVerdict(notation: .dayFirst)
        case (nil, _?): return DateVerdict(notation: .monthFirst)
        case (nil, nil): return DateVerdict()
        }
    }

    /// How many digits the commodity codes of a column have, most often.
    func usualDigits(_ column: Int, _ text: Span<UInt8>) -> Int {
        var counts = [Int](repeating: 0, count: 20)
        for row in rows {
            guard let cell = table.cell(row, column) else { continue }
            var digits = 0
            for offset in cell.range where text[offset] >= 0x30 && text[offset] <= 0x39 { digits &+= 1 }
            counts[min(digits, 19)] &+= 1
        }
        counts[0] = 0
        return counts.indices.max { counts[$0] < counts[$1] } ?? 0
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
