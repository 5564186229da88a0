import TidewaiterDocuments

/// What a row is.
enum TableRow {
    case nothing
    case data
    case total(isSubtotal: Bool)
    /// The header once more, as reports of several pages have it.
    case header
    /// What stands below data and is none: a signature, the number of a page, a line of dashes.
    case footer

    /// - Parameter header: The texts of the header's cells.
    static func kind(_ row: Int, of table: CSVTable, header: [[UInt8]], _ text: Span<UInt8>) -> TableRow {
        let cells = table.row(row)
        for position in cells {
            let range = TableEvidence.trim(table.cells[position].range, text)
            if range.isEmpty { continue }
            if let word = totalWord(range, text) { return .total(isSubtotal: word.subtotal) }
            if isHeader(position - cells.lowerBound, cells, range, table, header, text) { return .header }
            return isFooter(cells, from: position, range, table, text) ? .footer : .data
        }
        return .nothing
    }

    /// Whether a text is a word for a total; nil for any other. Words for totals are short and have no digits, which
    /// rules out nearly everything before a word is looked up.
    private static func totalWord(_ range: Range<Int>, _ text: Span<UInt8>) -> (total: Bool, subtotal: Bool)? {
        guard range.count <= 24 else { return nil }
        let first = text[range.lowerBound]
        let letter = (first | 0x20) &- 0x60
        guard first >= 0x80 || letter < 32 && initials >> UInt64(letter) & 1 != 0 else { return nil }
        var bytes: [UInt8] = []
        for offset in range {
            if (0x30...0x39).contains(text[offset]) { return nil }
            bytes.append(text[offset])
        }
        let word = HeaderName.isTotal(String(decoding: bytes, as: UTF8.self))
        return word.total || word.subtotal ? word : nil
    }

    /// The letters that words for totals begin with, as bits from that for a.
    private static let initials = "gtsizcu".utf8.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1 &- 0x60) }

    /// Whether each cell that says something says what the header says there, and at least two do.
    private static func isHeader(
        _ column: Int, _ cells: Range<Int>, _ first: Range<Int>, _ table: CSVTable, _ header: [[UInt8]],
        _ text: Span<UInt8>
    ) -> Bool {
        guard column < header.count, isEqual(first, header[column], text) else { return false }
        var same = 0
        for (index, position) in cells.enumerated() {
            let said = TableEvidence.trimmed(table.utf8(table.cells[position], in: text))
            if said.isEmpty { continue }
            guard index < header.count, said.elementsEqual(header[index]) else { return false }
            same += 1
        }
        return same >= 2
    }

    private static func isEqual(_ range: Range<Int>, _ bytes: [UInt8], _ text: Span<UInt8>) -> Bool {
        guard range.count == bytes.count else { return false }
        for offset in 0..<bytes.count where text[range.lowerBound + offset] != bytes[offset] { return false }
        return true
    }

    // MARK: Footers

    /// Whether a row says at most two things, and first what stands below tables; or has no letter and no digit.
    private static func isFooter(
        _ cells: Range<Int>, from position: Int, _ first: Range<Int>, _ table: CSVTable, _ text: Span<UInt8>
    ) -> Bool {
        if isRule(first, text) {
            var length = 0
            for position in cells {
                let range = TableEvidence.trim(table.cells[position].range, text)
                if !range.isEmpty, !isRule(range, text) { return false }
                length += range.count
            }
            return length >= 3
        }
        var filled = 0
        for position in position..<cells.upperBound
        where !TableEvidence.trim(table.cells[position].range, text).isEmpty {
            filled += 1
            if filled > 2 { return false }
        }
        guard cells.count > 2, first.count <= 200 else { return false }
        return isFooterText(String(decoding: first.map { text[$0] }, as: UTF8.self))
    }

    /// Whether there is nothing but the characters that lines are drawn with.
    private static func isRule(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        for offset in range {
            switch text[offset] {
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "."):
                break
            default: return false
            }
        }
        return true
    }

    /// Whether a text begins with words that stand below tables. One word alone has to be all of it, or to be followed
    /// by a mark or a number: `Signature: …`, `Page 2 of 3`.
    static func isFooterText(_ text: String) -> Bool {
        let words = HeaderName.words(text)
        for count in [3, 2, 1] where words.count >= count {
            guard footers.contains(words.prefix(count).joined(separator: " ")) else { continue }
            if count > 1 || words.count == 1 { return true }
            let mark = text.unicodeScalars.first { ":_.…".unicodeScalars.contains($0) }
            return mark != nil || words[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        return false
    }

    private static let footers: Set<String> = Set(
        HeaderTable.footers.split(whereSeparator: { $0 == "," || $0 == "\n" }).map {
            HeaderName.words($0).joined(separator: " ")
        })
}

/// The rows of a table that are no data.
struct SortedRows {
    /// Kept as they are.
    var kept: [Int]
    /// The totals of the table.
    var totals: Int?
}
