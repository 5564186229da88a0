import TidewaiterDocuments

/// Cuts JSON at the array of its consignments: each element is a unit with what stands before the array; what stands
/// behind it comes with the last. JSON without such an array is one unit.
final class JSONCutter: UnitCutter {
    private struct Container {
        var isObject: Bool
        /// Whether an array of consignments in it is that of the document.
        var isAround: Bool
    }

    private let limits: Limits
    private var reader: JSONStreamReader
    /// What was looked at so far.
    private var position: Int
    /// Where the text begins.
    private let start: Int
    private var open: [Container] = []
    private var isString = false
    private var isEscaped = false
    /// The last name: where it begins while it is read, and its text.
    private var expectsName = false
    private var nameStart: Int?
    private var name = ""
    private var isOwn = false

    /// What stands before the elements, once the array is found, and the brackets to close behind them.
    private var header: StreamPiece?
    private var closers: [UInt8] = []
    /// Depth in an element.
    private var depth = 0
    private var element: Int?
    private var elementEnd = 0
    private var unit: (start: Int, end: Int, value: JSONStreamValue, before: Int)?
    private var elements = 0
    /// Whether what follows is not cut any more.
    private var isRest = false
    private var isFinished = false

    init(_ window: inout StreamWindow, limits: Limits) {
        self.limits = limits
        reader = JSONStreamReader(limits: limits)
        start = window.beginText()
        position = start
    }

    func next(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit? {
        if isFinished { return nil }
        while position < window.bytes.count, !isRest {
            if header == nil { lookForArray(&window) } else if let done = try cut(&window) { return done }
        }
        if window.isLast {
            isFinished = true
            return try last(&window)
        }
        try settle(&window)
        return nil
    }

    func read(_ unit: StreamUnit, input: String, mode: ReadingMode) throws(TidewaiterError) -> Declaration {
        try reader.read(unit, isLines: false, input: input)
    }

    // MARK: Before the array

    private func lookForArray(_ window: inout StreamWindow) {
        let byte = window.bytes[position]
        position += 1
        if isString { return takeText(byte, window) }
        switch byte {
        case UInt8(ascii: "\""):
            isString = true
            nameStart = expectsName || name == "schema" ? position : nil
        case UInt8(ascii: ":"): expectsName = false
        case UInt8(ascii: ","): expectsName = open.last?.isObject ?? false
        case UInt8(ascii: "{"):
            let isAround = open.isEmpty || (open.last?.isAround ?? false) && !isOwn && JSONNames.kind(name) == nil
            enter(Container(isObject: true, isAround: isAround))
            expectsName = true
        case UInt8(ascii: "["):
            let isList = open.isEmpty || (open.last?.isAround ?? false) && isListName
            enter(Container(isObject: false, isAround: false))
            expectsName = false
            if isList, !isRest { beginElements(&window) }
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            // What comes behind the value is for the reader to refuse.
            if !open.isEmpty { open.removeLast() }
            if open.isEmpty { isRest = true }
            expectsName = false
        default: break
        }
    }

    private func takeText(_ byte: UInt8, _ window: StreamWindow) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isString = false
            guard header == nil, let start = nameStart else { return }
            nameStart = nil
            let text = String(decoding: window.bytes[start..<position - 1].prefix(80), as: UTF8.self)
            if expectsName {
                name = text
            } else if open.count == 1, text.hasPrefix("tidewaiter.declaration/") {
                isOwn = true
            }
        }
    }

    /// Whether the name is that of the array whose elements are units.
    private var isListName: Bool {
        guard isOwn else { return JSONNames.kind(name) == .consignment }
        return open.count == 1 && (name == NodeKind.consignment.jsonName || name == NodeKind.declaration.jsonName)
    }

    private func enter(_ container: Container) {
        // The reader refuses what is deeper.
        if open.count >= limits.depth { isRest = true } else { open.append(container) }
    }

    private func beginElements(_ window: inout StreamWindow) {
        header = window.piece(start..<position)
        closers = open.reversed().map { $0.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    }

    // MARK: Elements

    private func cut(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit? {
        let byte = window.bytes[position]
        let at = position
        position += 1
        if isString {
            takeText(byte, window)
            elementEnd = position
            return nil
        }
        if SegmentDelimiters.isBlank(byte) { return nil }
        if depth == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
            // Anything but a comma ends the elements; what follows comes with the last of them.
            if byte != UInt8(ascii: ",") { isRest = true }
            return try endElement(&window)
        }
        if element == nil { element = at }
        switch byte {
        case UInt8(ascii: "\""): isString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
        elementEnd = position
        return nil
    }

    /// Adds an element to the open unit, or begins one with it: then the one before is complete.
    private func endElement(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit? {
        guard let start = element else { return nil }
        element = nil
        let range = start..<elementEnd
        try window.check(range, limits: limits, format: .json)
        let value = open.count == 1 && !isOwn ? self.value(range, window) : .other
        defer { elements += 1 }
        guard let before = unit else {
            unit = (start, elementEnd, value, elements)
            return nil
        }
        if value != .wrong, before.value != .wrong, value.continues(before.value) {
            unit?.end = elementEnd
            return nil
        }
        unit = (start, elementEnd, value, elements)
        try window.check(before.start..<before.end, limits: limits, format: .json)
        var done = StreamUnit(
            pieces: [header, window.piece(before.start..<before.end)].compactMap(\.self), headers: 1, ordinal: 0,
            findings: [], before: before.before)
        var end = window.piece(before.end..<before.end)
        end.bytes = closers
        done.pieces.append(end)
        return done
    }

    /// Only in an array that is the document are there flat rows.
    private func value(_ range: Range<Int>, _ window: StreamWindow) -> JSONStreamValue {
        guard header?.bytes.last == UInt8(ascii: "["), closers.count == 1 else { return .other }
        do throws(TidewaiterError) {
            let root = try JSONDocument(SourceText(utf8: Array(window.bytes[range])), limits: limits).root
            let value = JSONStreamValue(root, limits: limits, &reader.names)
            return value == .own ? .other : value
        } catch {
            // The reader of the unit says what is wrong, and where.
            return .wrong
        }
    }

    private func last(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit {
        guard let header else {
            let whole = start..<window.bytes.count
            try window.check(whole, limits: limits, format: .json)
            return StreamUnit(pieces: [window.piece(whole)], headers: 0, ordinal: 0, findings: [], isLast: true)
        }
        let begin = unit?.start ?? element ?? header.bytes.count + start
        let range = min(begin, window.bytes.count)..<window.bytes.count
        try window.check(range, limits: limits, format: .json)
        return StreamUnit(
            pieces: [header, window.piece(range)], headers: 1, ordinal: 0, findings: [], before: unit?.before ?? 0,
            isLast: true)
    }

    private func settle(_ window: inout StreamWindow) throws(TidewaiterError) {
        // Nothing is dropped before the first element: the header begins the window.
        guard header != nil, let begin = unit?.start ?? element else {
            return try window.check(start..<window.bytes.count, limits: limits, format: .json)
        }
        if let unit { try window.check(unit.start..<unit.end, limits: limits, format: .json) }
        let latest = isRest ? begin : element ?? position
        try window.check(latest..<window.bytes.count, limits: limits, format: .json)
        let dropped = window.settle(keeping: begin)
        position -= dropped
        elementEnd -= dropped
        if let start = element { element = start - dropped }
        if let open = unit { unit = (open.start - dropped, open.end - dropped, open.value, open.before) }
    }
}
