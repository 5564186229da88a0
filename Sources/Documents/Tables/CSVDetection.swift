/// Which dialect a delimited text is written in, judged by how regular its rows become.
package struct CSVDetection: Sendable {
    /// One dialect and how well it fits.
    package struct Candidate: Sendable {
        package var dialect: CSVDialect
        /// Cells in most rows.
        package var columns: Int
        /// Share of the rows that have so many cells, 0 to 1.
        package var regularity: Double
        /// What candidates are ranked by; 0 where the delimiter does not divide anything.
        package var score: Double
    }

    /// The dialects considered, best first.
    package let candidates: [Candidate]
    /// Where the first row begins: after a byte order mark and a `sep=` line.
    package let start: Int
    /// Whether a `sep=` line, which spreadsheet programs write and obey, settled it.
    package let isDeclared: Bool

    /// The best dialect.
    package var dialect: CSVDialect { candidates.first?.dialect ?? .comma }

    /// How sure, 0 to 1: 1 where it is declared, 0 where there is only one column however it is read.
    package var confidence: Double {
        guard let best = candidates.first, best.score > 0 else { return isDeclared ? 1 : 0 }
        if isDeclared { return 1 }
        let second = candidates.count > 1 ? candidates[1].score : 0
        return best.regularity * (1 - second / best.score / 2)
    }

    /// What is looked at: the first 64 KiB, as whole rows.
    private static let sample = 64 << 10

    /// Looks at the beginning of a text.
    package init(_ source: SourceText) {
        let bytes = source.bytes
        let mark = source.start
        if let (delimiter, start) = Self.declaration(bytes, at: mark) {
            let dialect = CSVDialect(delimiter: delimiter)
            self.start = start
            self.isDeclared = true
            self.candidates = [Self.candidate(dialect, source, from: start)]
            return
        }
        self.start = mark
        self.isDeclared = false
        let judged = CSVDialect.known.map { Self.candidate($0, source, from: mark) }
        self.candidates = judged.enumerated()
            .sorted {
                $0.element.score == $1.element.score ? $0.offset < $1.offset : $0.element.score > $1.element.score
            }
            .map(\.element)
    }

    /// The delimiter of a `sep=;` line at `start`, and where the next line begins.
    private static func declaration(_ bytes: [UInt8], at start: Int) -> (delimiter: UInt8, start: Int)? {
        var line = bytes[start...].prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }
        let length = line.count
        if line.first == UInt8(ascii: "\""), line.last == UInt8(ascii: "\""), length == 7 {
            line = line.dropFirst().dropLast()
        }
        guard line.count == 5, line.prefix(3).map({ $0 | 0x20 }).elementsEqual("sep".utf8),
            line[line.startIndex + 3] == UInt8(ascii: "="), let delimiter = line.last,
            CSVDialect(delimiter: delimiter).isUsable
        else { return nil }
        var next = start + length
        if next < bytes.count, bytes[next] == 0x0D { next += 1 }
        if next < bytes.count, bytes[next] == 0x0A { next += 1 }
        return (delimiter, next)
    }

    private static func candidate(_ dialect: CSVDialect, _ source: SourceText, from start: Int) -> Candidate {
        var scanner = CSVScanner(
            dialect: dialect, limits: Limits(valueBytes: sample, items: sample + 1, findings: 0), position: start)
        var table = CSVTable(source: source, dialect: dialect)
        let end = min(source.bytes.count, start + sample)
        // A cell beyond the limits ends the sample; the rows before it say enough.
        do throws(TidewaiterError) {
            try scanner.scan(source, upTo: end, rows: 1000, into: &table)
        } catch {}
        // The last row is cut where the sample is.
        let rows = table.rowCount - (end < source.bytes.count && table.rowCount > 1 && scanner.position >= end ? 1 : 0)
        var widths: [Int: Int] = [:]
        for row in 0..<rows { widths[table.row(row).count, default: 0] += 1 }
        let usual = widths.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
        guard let usual, rows > 0 else { return Candidate(dialect: dialect, columns: 1, regularity: 0, score: 0) }
        let regularity = Double(usual.value) / Double(rows)
        let mixed = table.cells.count { $0.form == .mixed }
        // Quotes that do not enclose whole cells are the surest sign of the wrong delimiter.
        let clean = max(0, 1 - 4 * Double(mixed) / Double(rows))
        let width = Double(min(usual.key, 64).bitWidth - min(usual.key, 64).leadingZeroBitCount)
        let breadth = width + Double(min(usual.key, 64)) / 64
        return Candidate(
            dialect: dialect, columns: usual.key, regularity: regularity,
            score: regularity * regularity * breadth * (0.05 + clean))
    }
}
