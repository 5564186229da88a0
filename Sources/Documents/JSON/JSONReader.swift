/// Reads a JSON text into a tape, once from front to back and without recursion.
///
/// The reader looks at structure byte by byte and at strings eight bytes at a time; what it keeps of a value is
/// eight bytes. Names are compared at the end of each object by signatures gathered on the way.
struct JSONReader: ~Copyable {
    /// A container that is open.
    struct Frame: BitwiseCopyable, Sendable {
        /// Its entry, and its row among the containers.
        var node: Int
        var container: Int
        /// Values read so far, the one being read not counted.
        var count: Int
        var isObject: Bool
        /// Entry of the name being read, in an object.
        var name: Int
        /// Where its names begin in `signatures`.
        var signatures: Int
    }

    let source: SourceText
    let limits: Limits
    var tape: JSONTape
    var flaws: [JSONFlaw] = []
    var flawsLeftOut = 0

    var frames = RecordBuffer<Frame>()
    var signatures = RecordBuffer<UInt64>(reserving: 64)
    /// The container being read; no container while `depth` is 0.
    var frame = Frame(node: 0, container: 0, count: 0, isObject: false, name: 0, signatures: 0)
    var depth = 0

    init(source: SourceText, limits: Limits) {
        self.source = source
        self.limits = limits
        tape = JSONTape(bytes: min(source.bytes.count, limits.inputBytes))
    }

    /// The tape, when all is read.
    consuming func takeTape() -> JSONTape { tape }

    mutating func read() throws(TidewaiterError) {
        let text = source.bytes
        // Entries hold 32-bit offsets, so that is the ceiling whatever the limits say.
        guard text.count <= limits.inputBytes, text.count < Int(UInt32.max) else {
            throw tooLarge(text.count)
        }
        try read(text.span)
    }

    private mutating func read(_ bytes: Span<UInt8>) throws(TidewaiterError) {
        let start = Self.skipBlanks(bytes, source.start)
        guard start < bytes.count else { throw empty(at: start) }
        try readWhole(bytes, from: start)
    }

    /// Reads the one value that begins at `start`, up to the end of the bytes.
    mutating func readWhole(_ bytes: Span<UInt8>, from start: Int) throws(TidewaiterError) {
        var i = start
        while true {
            let opened = try readValue(bytes, &i)
            if opened { continue }
            if try !readAfterValue(bytes, &i) { break }
        }
        i = Self.skipBlanks(bytes, i)
        guard i == bytes.count else { throw trailing(bytes, at: i) }
    }

    /// Reads what begins at `i`, blanks already skipped. Answers true when that opened a container whose first
    /// value begins at the new `i`.
    @inline(__always)
    private mutating func readValue(_ bytes: Span<UInt8>, _ i: inout Int) throws(TidewaiterError) -> Bool {
        guard i < bytes.count else { throw truncated(at: bytes.count) }
        guard tape.count < limits.items else { throw tooManyItems(at: i) }
        switch bytes[i] {
        case UInt8(ascii: "\""):
            try readString(bytes, &i)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try readNumber(bytes, &i)
        case UInt8(ascii: "{"):
            try open(.object, at: i)
            i = Self.skipBlanks(bytes, i &+ 1)
            guard i < bytes.count else { throw truncated(at: i) }
            if bytes[i] != UInt8(ascii: "}") {
                try readName(bytes, &i)
                return true
            }
            i &+= 1
            close(bytes, end: i)
        case UInt8(ascii: "["):
            try open(.array, at: i)
            i = Self.skipBlanks(bytes, i &+ 1)
            guard i < bytes.count else { throw truncated(at: i) }
            if bytes[i] != UInt8(ascii: "]") { return true }
            i &+= 1
            close(bytes, end: i)
        case UInt8(ascii: "t"):
            try readWord(Self.true, .true, bytes, &i)
        case UInt8(ascii: "f"):
            try readWord(Self.false, .false, bytes, &i)
        case UInt8(ascii: "n"):
            try readWord(Self.null, .null, bytes, &i)
        default:
            throw notAValue(bytes, at: i)
        }
        return false
    }

    /// Reads commas and closing brackets after a value. Answers true when another value begins at the new `i`,
    /// false when the outermost value is complete.
    @inline(__always)
    private mutating func readAfterValue(_ bytes: Span<UInt8>, _ i: inout Int) throws(TidewaiterError) -> Bool {
        while depth > 0 {
            frame.count &+= 1
            i = Self.skipBlanks(bytes, i)
            guard i < bytes.count else { throw truncated(at: i) }
            let byte = bytes[i]
            if byte == UInt8(ascii: ",") {
                i = Self.skipBlanks(bytes, i &+ 1)
                guard i < bytes.count else { throw truncated(at: i) }
                if frame.isObject { try readName(bytes, &i) }
                return true
            }
            guard byte == (frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw noSeparator(bytes, at: i)
            }
            i &+= 1
            close(bytes, end: i)
        }
        return false
    }

    /// Reads a name and its colon up to where the value begins.
    @inline(__always)
    private mutating func readName(_ bytes: Span<UInt8>, _ i: inout Int) throws(TidewaiterError) {
        guard bytes[i] == UInt8(ascii: "\"") else { throw notAName(bytes, at: i) }
        frame.name = tape.count
        try readString(bytes, &i)
        let name = tape[tape.count &- 1]
        signatures.append(
            name.isFlagged
                ? signature(ofEncoded: name)
                : JSONName.signature(bytes, start: Int(name.start), length: name.payload))
        if !(i < bytes.count && bytes[i] == UInt8(ascii: ":")) {
            i = Self.skipBlanks(bytes, i)
            guard i < bytes.count else { throw truncated(at: i) }
            guard bytes[i] == UInt8(ascii: ":") else { throw noColon(bytes, at: i) }
        }
        i = Self.skipBlanks(bytes, i &+ 1)
    }

    private mutating func open(_ kind: JSONKind, at i: Int) throws(TidewaiterError) {
        guard depth < limits.depth else { throw tooDeep(at: i) }
        guard tape.containers.count < JSONNode.mostPayload else { throw tooManyItems(at: i) }
        if depth > 0 {
            frames.append(frame)
            tape.containers.append(
                JSONContainer(
                    entry: tape.count, parent: UInt32(truncatingIfNeeded: frame.container),
                    ordinal: frame.isObject ? 2 &* frame.count &+ 1 : frame.count))
        } else {
            tape.containers.append(JSONContainer(entry: tape.count))
        }
        depth &+= 1
        let container = tape.containers.count &- 1
        frame = Frame(
            node: tape.count, container: container, count: 0, isObject: kind == .object, name: 0,
            signatures: signatures.count)
        append(kind, start: i, payload: container)
    }

    private mutating func close(_ bytes: Span<UInt8>, end: Int) {
        tape.containers[frame.container].end(
            length: end &- Int(tape[frame.node].start), next: tape.count, count: frame.count)
        if frame.isObject {
            if frame.count > 1 { reportDuplicates() }
            signatures.removeLast(signatures.count &- frame.signatures)
        }
        depth &-= 1
        if depth > 0 {
            frame = frames[frames.count &- 1]
            frames.removeLast(1)
        }
    }

    /// Adds a value or name to the tape.
    @inline(__always)
    mutating func append(_ kind: JSONKind, start: Int, payload: Int, isFlagged: Bool = false) {
        tape.nodes.append(JSONNode(kind, start: start, payload: payload, isFlagged: isFlagged))
    }

    /// Offset of the next byte that is not a space, tab or line break.
    @inline(__always)
    static func skipBlanks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        guard start < bytes.count, bytes[start] <= 0x20 else { return start }
        // Most writers put one blank behind a colon or a comma.
        if bytes[start] == 0x20, start &+ 1 < bytes.count, bytes[start &+ 1] > 0x20 { return start &+ 1 }
        return skipManyBlanks(bytes, start)
    }

    @inline(never)
    private static func skipManyBlanks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var i = start
        while i < bytes.count {
            switch bytes[i] {
            case 0x0A, 0x0D, 0x09: i &+= 1
            case 0x20:
                i &+= 1
                // Indentation is long runs of spaces.
                while i &+ 8 <= bytes.count {
                    let other = ByteWords.load(bytes, i) ^ 0x2020_2020_2020_2020
                    i &+= other == 0 ? 8 : ByteWords.first(other)
                    if other != 0 { break }
                }
            default: return i
            }
        }
        return i
    }
}
