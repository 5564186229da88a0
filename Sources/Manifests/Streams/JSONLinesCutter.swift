import TidewaiterDocuments

/// Cuts JSON Lines: each line is a unit, and consecutive flat rows of one bill are one. Lines that are not JSON come with
/// the unit before them.
final class JSONLinesCutter: UnitCutter {
    private let limits: Limits
    private var reader: JSONStreamReader
    /// Where the line begins that is looked at, and up to where its end was looked for.
    private var line: Int
    private var searched: Int
    /// The unit that is open.
    private var unit: (start: Int, value: JSONStreamValue)?
    private var isFinished = false

    init(_ window: inout StreamWindow, limits: Limits) {
        self.limits = limits
        reader = JSONStreamReader(limits: limits)
        line = window.beginText()
        searched = line
    }

    func next(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit? {
        while !isFinished {
            let end = JSONLines.end(window.bytes, from: searched)
            searched = end
            guard end < window.bytes.count || window.isLast else {
                try settle(&window)
                return nil
            }
            var first = line
            while first < end, SegmentDelimiters.isBlank(window.bytes[first]) { first += 1 }
            let value = first < end ? try value(first..<end, &window) : .wrong
            let text = first..<end
            if end == window.bytes.count { isFinished = true }
            line = min(end + 1, window.bytes.count)
            searched = line
            if let done = try take(text, value, &window) { return done }
        }
        guard let open = unit else { return nil }
        unit = nil
        return try close(open.start..<window.bytes.count, isLast: true, &window)
    }

    func read(_ unit: StreamUnit, input: String, mode: ReadingMode) throws(TidewaiterError) -> Declaration {
        try reader.read(unit, isLines: true, input: input)
    }

    /// Adds a line to the open unit, or begins one with it: then the one before is complete.
    private func take(
        _ text: Range<Int>, _ value: JSONStreamValue, _ window: inout StreamWindow
    ) throws(TidewaiterError) -> StreamUnit? {
        if text.isEmpty { return nil }
        guard let open = unit else {
            unit = (text.lowerBound, value)
            return nil
        }
        if value.continues(open.value) {
            if open.value == .wrong { unit?.value = value }
            return nil
        }
        unit = (text.lowerBound, value)
        return try close(open.start..<text.lowerBound, isLast: false, &window)
    }

    private func value(
        _ text: Range<Int>, _ window: inout StreamWindow
    ) throws(TidewaiterError) -> JSONStreamValue {
        try window.check(text, limits: limits, format: .jsonl)
        do throws(TidewaiterError) {
            let source = SourceText(utf8: Array(window.bytes[text]))
            return JSONStreamValue(try JSONDocument(source, limits: limits).root, limits: limits, &reader.names)
        } catch {
            // The reader of the unit says what is wrong, and where.
            return .wrong
        }
    }

    private func close(
        _ range: Range<Int>, isLast: Bool, _ window: inout StreamWindow
    ) throws(TidewaiterError) -> StreamUnit {
        try window.check(range, limits: limits, format: .jsonl)
        return StreamUnit(pieces: [window.piece(range)], headers: 0, ordinal: 0, findings: [], isLast: isLast)
    }

    private func settle(_ window: inout StreamWindow) throws(TidewaiterError) {
        if let open = unit { try window.check(open.start..<line, limits: limits, format: .jsonl) }
        try window.check(line..<window.bytes.count, limits: limits, format: .jsonl)
        let dropped = window.settle(keeping: unit?.start ?? line)
        line -= dropped
        searched -= dropped
        if let open = unit { unit = (open.start - dropped, open.value) }
    }
}
