internal import CYAML

/// Builds the tree of a YAML text from libyaml's events.
struct YAMLReader {
    private let source: SourceText
    private let limits: Limits
    private let lineStarts: [Int]
    private var items = 0
    /// The last character whose byte was looked up, as the next one mostly stands after it in the same line.
    private var known = (line: -1, column: 0, offset: 0)

    /// A document that people write has no business nesting deeper, and libyaml slows down with depth.
    private static let depth = 64

    init(_ source: SourceText, limits: Limits) {
        self.source = source
        self.limits = limits
        var starts = [source.start]
        for (offset, byte) in source.bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        lineStarts = starts
    }

    mutating func read() throws(TidewaiterError) -> YAMLNode {
        guard source.bytes.count <= min(limits.inputBytes, 64 << 20) else {
            throw error(0, .limit, "yaml.size", "The text is larger than 64 MiB. Split it.")
        }
        let bytes = source.bytes
        if let bad = UTF8Sequence.firstIllFormed(bytes.span, in: source.start..<bytes.count) {
            throw error(bad, .format, "yaml.encoding", "The text is not UTF-8 here. Save it as UTF-8.")
        }
        var events = YAMLEvents(source.bytes[source.start...])
        let first = try next(&events)
        guard first.kind == TWYAML_DOCUMENT_START else {
            throw error(0, .format, "yaml.empty", "The text is empty.")
        }
        let root = try node(try next(&events), &events, depth: 0)
        let rest = try next(&events)
        guard rest.kind == TWYAML_END else {
            throw error(
                rest.offset, .format, "yaml.documents", "A second document begins here. Write one document to a file.")
        }
        return root
    }

    /// One event with its text and its place in bytes.
    private struct Event {
        var kind: twyaml_kind
        var scalar: YAMLScalar
        var offset: Int { scalar.offset }
    }

    private mutating func next(_ events: inout YAMLEvents) throws(TidewaiterError) -> Event {
        let (event, text) = events.next()
        let offset = byteOffset(line: event.line, column: event.column)
        guard event.kind != TWYAML_ERROR else {
            throw error(
                offset, .format, "yaml.syntax",
                "This is not YAML: \(text). Look at the indentation, and quote texts that hold ': ', ' #', or begin with "
                    + "one of { [ * & ! | > ' \" % @.")
        }
        guard event.kind != TWYAML_ALIAS else {
            throw error(offset, .format, "yaml.alias", "Aliases (*name) are not taken. Write the text out.")
        }
        guard event.decorated == 0 else {
            throw error(
                offset, .format, "yaml.decoration",
                "What begins with ! or & is a tag or an anchor to YAML, which are not taken. Where a text is meant, put "
                    + "quotes around it: \"!has(goods_item.origin)\".")
        }
        let style: YAMLScalar.Style =
            event.style == TWYAML_PLAIN ? .plain : event.style == TWYAML_QUOTED ? .quoted : .block
        return Event(
            kind: event.kind, scalar: YAMLScalar(text: text, style: style, offset: offset))
    }

    private mutating func node(
        _ event: Event, _ events: inout YAMLEvents, depth: Int
    ) throws(TidewaiterError) -> YAMLNode {
        items += 1
        guard depth < Self.depth else {
            throw error(event.offset, .limit, "yaml.depth", "The text nests deeper than \(Self.depth) levels.")
        }
        guard items <= limits.items else {
            throw error(event.offset, .limit, "yaml.items", "The text has more than \(limits.items) items.")
        }
        switch event.kind {
        case TWYAML_SEQUENCE_START:
            var elements: [YAMLNode] = []
            while true {
                let inner = try next(&events)
                if inner.kind == TWYAML_SEQUENCE_END { break }
                elements.append(try node(inner, &events, depth: depth + 1))
            }
            return YAMLNode(content: .sequence(elements), offset: event.offset)
        case TWYAML_MAPPING_START: return try mapping(event, &events, depth: depth)
        default: return YAMLNode(content: .scalar(event.scalar), offset: event.offset)
        }
    }

    private mutating func mapping(
        _ event: Event, _ events: inout YAMLEvents, depth: Int
    ) throws(TidewaiterError) -> YAMLNode {
        var entries: [YAMLEntry] = []
        var keys: Set<String> = []
        while true {
            let key = try next(&events)
            if key.kind == TWYAML_MAPPING_END { break }
            guard key.kind == TWYAML_SCALAR else {
                throw error(key.offset, .format, "yaml.key", "A key is a text, not a list or mapping.")
            }
            guard keys.insert(key.scalar.text).inserted else {
                throw error(
                    key.offset, .format, "yaml.repeated-key",
                    "The key '\(key.scalar.text)' is written twice in this mapping. Put both together, or rename one.")
            }
            entries.append(
                YAMLEntry(key: key.scalar, value: try node(try next(&events), &events, depth: depth + 1)))
        }
        return YAMLNode(content: .mapping(entries), offset: event.offset)
    }

    /// libyaml counts characters; columns are counted here in bytes of its line.
    private mutating func byteOffset(line: Int, column: Int) -> Int {
        guard line < lineStarts.count else { return source.bytes.count }
        var offset = lineStarts[line]
        var left = column
        if known.line == line, known.column <= column { (offset, left) = (known.offset, column - known.column) }
        while left > 0, offset < source.bytes.count {
            offset += 1
            while offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        known = (line, column, offset)
        return offset
    }

    private func error(
        _ offset: Int, _ status: TidewaiterError.Status, _ code: String, _ message: String
    ) -> TidewaiterError {
        TidewaiterError(status, code, message, place: source.place(at: offset))
    }
}

/// A parser of libyaml. Safe: it borrows bytes that this value holds for as long as the parser lives, and texts of events
/// are copied before the next one is asked for.
@safe
private struct YAMLEvents: ~Copyable {
    private let handle: OpaquePointer?
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ text: ArraySlice<UInt8>) {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.count))
        _ = unsafe memory.initialize(from: text)
        unsafe bytes = memory
        unsafe handle = twyaml_open(memory.baseAddress, text.count)
    }

    deinit {
        unsafe twyaml_close(handle)
        unsafe bytes.deallocate()
    }

    struct Mark {
        var kind: twyaml_kind
        var style: twyaml_style
        var line: Int
        var column: Int
        var decorated: Int32
    }

    mutating func next() -> (Mark, String) {
        var event = unsafe twyaml_event()
        guard let handle = unsafe handle else {
            return (Mark(kind: TWYAML_ERROR, style: TWYAML_PLAIN, line: 0, column: 0, decorated: 0), "memory ran out")
        }
        unsafe twyaml_next(handle, &event)
        var text = ""
        if let start = unsafe event.text {
            text = unsafe start.withMemoryRebound(to: UInt8.self, capacity: event.length) {
                unsafe String(decoding: UnsafeBufferPointer(start: $0, count: event.length), as: UTF8.self)
            }
        }
        let mark = unsafe Mark(
            kind: event.kind, style: event.style, line: event.line, column: event.column, decorated: event.decorated)
        return (mark, text)
    }
}
