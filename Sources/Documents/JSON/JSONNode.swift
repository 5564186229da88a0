/// What a JSON value is.
@usableFromInline package enum JSONKind: UInt8, Sendable, Hashable {
    case null, `false`, `true`, number, string, array, object

    /// The word for it in a message.
    package var word: String {
        switch self {
        case .null: "null"
        case .false, .true: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// One entry of a document's tape: eight bytes, since filling the tape is most of the work of reading.
@usableFromInline
struct JSONNode: Sendable, BitwiseCopyable {
    /// Offset of the first byte; for a string of the first one after its quote.
    @usableFromInline var start: UInt32
    /// Kind in the low 3 bits, a flag in the next, then the length of a scalar in bytes, a string's without its quotes;
    /// or which of ``JSONTape/containers`` an array or object is.
    @usableFromInline var tag: UInt32

    @inlinable @inline(__always)
    init(_ kind: JSONKind, start: Int, payload: Int, isFlagged: Bool = false) {
        self.start = UInt32(truncatingIfNeeded: start)
        tag = UInt32(truncatingIfNeeded: payload) << 4 | UInt32(kind.rawValue) | (isFlagged ? 8 : 0)
    }

    /// Bytes that a scalar can have, and containers that a document can.
    static let mostPayload = 1 << 28 - 1

    mutating func flag() { tag |= 8 }

    @inlinable var kind: JSONKind { JSONKind(rawValue: UInt8(truncatingIfNeeded: tag & 7)) ?? .null }
    @inlinable var isContainer: Bool { tag & 7 >= UInt32(JSONKind.array.rawValue) }
    /// A string with escapes or flaws, whose bytes are not its text; a number with a fraction or an exponent; an object
    /// in which a name occurs twice.
    @inlinable var isFlagged: Bool { tag & 8 != 0 }
    @inlinable var payload: Int { Int(tag >> 4) }
    /// The bytes of a scalar.
    @inlinable var range: Range<Int> { Int(start)..<Int(start) &+ payload }
}

/// What there is to know of an array or object beyond its entry.
@usableFromInline
struct JSONContainer: Sendable, BitwiseCopyable {
    /// Bytes, brackets included.
    @usableFromInline var length: UInt32
    /// The entry after all it holds.
    @usableFromInline var next: UInt32
    /// Elements or members.
    @usableFromInline var count: UInt32
    /// Its entry.
    let entry: UInt32
    /// The container that it is in, or ``none``; and its number among what is there, where names count too.
    let parent: UInt32, ordinal: UInt32

    /// "No such container".
    static let none = UInt32.max

    /// A container that is not read yet.
    init(entry: Int, parent: UInt32 = none, ordinal: Int = 0) {
        (length, next, count) = (0, 0, 0)
        self.entry = UInt32(truncatingIfNeeded: entry)
        self.parent = parent
        self.ordinal = UInt32(truncatingIfNeeded: ordinal)
    }

    /// It is read.
    mutating func end(length: Int, next: Int, count: Int) {
        self.length = UInt32(truncatingIfNeeded: length)
        self.next = UInt32(truncatingIfNeeded: next)
        self.count = UInt32(truncatingIfNeeded: count)
    }
}

/// The values of a document in its order. A container is followed by what it holds, an object's members as name (a
/// string) and value.
@usableFromInline
struct JSONTape: ~Copyable, Sendable {
    @usableFromInline var nodes: RecordBuffer<JSONNode>
    @usableFromInline var containers: RecordBuffer<JSONContainer>

    /// A tape for so many bytes of text, with a value to twelve of them.
    init(bytes: Int) {
        nodes = RecordBuffer(reserving: bytes / 10 + 8)
        containers = RecordBuffer(reserving: bytes / 120 + 8)
    }

    @inlinable var count: Int { nodes.count }

    @inlinable
    subscript(index: Int) -> JSONNode {
        @inline(__always) get { nodes[index] }
    }

    /// The entry after a value and all it holds.
    @inlinable @inline(__always)
    func next(after index: Int) -> Int {
        let node = nodes[index]
        return node.isContainer ? Int(containers[node.payload].next) : index &+ 1
    }

    /// The bytes of a value, a string's without its quotes.
    @inlinable
    func range(_ index: Int) -> Range<Int> {
        let node = nodes[index]
        guard node.isContainer else { return node.range }
        return Int(node.start)..<Int(node.start) &+ Int(containers[node.payload].length)
    }

    /// How many elements or members a container has; 0 for a scalar.
    @inlinable
    func memberCount(_ index: Int) -> Int {
        let node = nodes[index]
        return node.isContainer ? Int(containers[node.payload].count) : 0
    }

    /// Forgets the entries from one on.
    mutating func rewind(to mark: (nodes: Int, containers: Int)) {
        nodes.removeLast(nodes.count - mark.nodes)
        containers.removeLast(containers.count - mark.containers)
    }
}
