extension CSVScanner {
    /// Reads the cell whose opening quote is at `open`; `next` is the delimiter or line break after it, or the end.
    /// No cell where the quote is never closed.
    mutating func readQuoted(
        _ bytes: Span<UInt8>, at open: Int, _ table: inout CSVTable
    ) throws(TidewaiterError) -> (cell: CSVCell?, next: Int) {
        let quote = dialect.quote ?? 0
        var form = CSVCell.Form.quoted
        var close = open &+ 1
        while true {
            close = findQuote(bytes, from: close, quote)
            guard close < bytes.count, bytes[close] == quote else {
                if isPartial {
                    guard bytes.count &- open <= longest else { throw tooLong(table, at: open) }
                    needsMore = true
                    return (nil, open)
                }
                note(Self.unterminated, at: open, in: &table)
                unterminated = unterminated ?? open
                quotesSpanLines = false
                return (nil, open)
            }
            guard close &+ 1 < bytes.count, bytes[close &+ 1] == quote else { break }
            form = .doubled
            close &+= 2
        }
        var next = close &+ 1
        while next < bytes.count, bytes[next] == 0x20 { next &+= 1 }
        var cell = CSVCell(open &+ 1, close, form)
        if next < bytes.count, !isEnd(bytes[next]) {
            while next < bytes.count, !isEnd(bytes[next]) { next &+= 1 }
            cell = CSVCell(open, next, .mixed)
        }
        guard next &- open <= longest else { throw tooLong(table, at: open) }
        // What follows may double the quote, go on with the cell, or be the other half of the line break.
        if isPartial, next >= bytes.count || bytes[next] == 0x0D && next &+ 1 == bytes.count {
            needsMore = true
            return (nil, open)
        }
        if cell.form == .mixed {
            let lines = (open..<close).count { bytes[$0] == 0x0A || bytes[$0] == 0x0D && bytes[$0 &+ 1] != 0x0A }
            // A quote too many that finds another lines away: whole rows are in the cell.
            if lines > 0 {
                var finding = Self.quoteOverLines
                finding.parameters = ["lines": "\(lines)"]
                note(finding, at: open, in: &table)
            } else {
                note(Self.textAfterQuote, at: close, in: &table)
            }
        }
        return (cell, next)
    }

    @inline(__always)
    private func isEnd(_ byte: UInt8) -> Bool { byte == dialect.delimiter || byte == 0x0A || byte == 0x0D }

    /// The next quote from `start`, or where the search ends without one: the end of the text, or of the line.
    @inline(__always)
    private func findQuote(_ bytes: Span<UInt8>, from start: Int, _ quote: UInt8) -> Int {
        var i = start
        if quotesSpanLines {
            let quotes = ByteWords.fill(quote)
            while i &+ 8 <= bytes.count {
                let found = ByteWords.equal(ByteWords.load(bytes, i), quotes)
                if found != 0 { return i &+ ByteWords.first(found) }
                i &+= 8
            }
            while i < bytes.count, bytes[i] != quote { i &+= 1 }
            return i
        }
        while i < bytes.count, bytes[i] != quote, bytes[i] != 0x0A, bytes[i] != 0x0D { i &+= 1 }
        return i
    }

    /// Keeps a finding about the quote at `offset`, within the limit for findings.
    private mutating func note(_ finding: Finding, at offset: Int, in table: inout CSVTable) {
        findingCount += 1
        guard findingCount <= limits.findings else {
            table.findingsLeftOut += 1
            return
        }
        var finding = finding
        finding.place = table.source.place(at: offset, length: 1, address: address(table))
        table.findings.append(finding)
    }

    private static let unterminated = Finding(
        rule: "tw.csv.unterminated-quote", severity: .error, effect: .reject,
        message: "This opening quote is never closed; it is read as text, and cells end with their line from here on. "
            + "Add the closing quote, or double the quote if it is part of the text.",
        authority: "RFC 4180 section 2.5")

    private static let quoteOverLines = Finding(
        rule: "tw.csv.quote-over-lines", severity: .error, effect: .hold,
        message:
            "A quote opens here that is closed only on a later line, with text behind it: the rows between were taken "
            + "for part of this cell, and are not read. Remove the quote, or double the quotes that are part of the text.",
        authority: "RFC 4180 section 2.7")

    private static let textAfterQuote = Finding(
        rule: "tw.csv.text-after-quote", severity: .warning, effect: .advice,
        message: "Text follows a closing quote; it is added to the cell. Double the quotes that are part of the text.",
        authority: "RFC 4180 section 2.7")

    private func address(_ table: CSVTable) -> String { "row \(table.numbers[table.rowCount])" }

    mutating func tooLong(_ table: CSVTable, at offset: Int) -> TidewaiterError {
        failure = offset
        return TidewaiterError(
            .limit, "csv.value-bytes",
            "This cell is longer than the limit of \(limits.valueBytes) bytes. Check for a missing quote or line break, "
                + "or raise the limit.",
            place: table.source.place(at: offset, address: address(table)))
    }

    mutating func tooMany(_ table: CSVTable, at offset: Int) -> TidewaiterError {
        failure = offset
        return TidewaiterError(
            .limit, "csv.items",
            "There are more cells than the limit of \(limits.items). Split the file, or raise the limit.",
            place: table.source.place(at: offset, address: address(table)))
    }
}
