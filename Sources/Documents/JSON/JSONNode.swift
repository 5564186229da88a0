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

/// One entry of a document's tape. A container is followed by what it holds, an object's members as name (a string
/// node) and value; `next` is the entry after all of it.
@usableFromInline
struct JSONNode: Sendable, BitwiseCopyable {
    /// Offset of the first byte; for a string of the first one after its quote.
    @usableFromInline var start: UInt32
    /// Bytes, without the quotes of a string.
    @usableFromInline var length: UInt32
    /// The entry after this one and all it holds.
    @usableFromInline var next: UInt32
    /// Kind in the low 4 bits, flags in the next 4, then the number of elements or members.
    @usableFromInline var tag: UInt32

    @inlinable
    init(start: UInt32, length: UInt32, next: UInt32, tag: UInt32) {
        self.start = start
        self.length = length
        self.next = next
        self.tag = tag
    }

    /// A string with escapes or flaws: its bytes are not its text.
    @usableFromInline static let encoded: UInt32 = 0x10
    /// A number with a fraction or an exponent.
    @usableFromInline static let fractional: UInt32 = 0x10
    /// An object in which a name occurs twice.
    @usableFromInline static let repeating: UInt32 = 0x10
    /// The largest count that fits; such a container is counted by walking it.
    @usableFromInline static let uncounted: UInt32 = 0xFF_FFFF

    @inlinable var kind: JSONKind { JSONKind(rawValue: UInt8(truncatingIfNeeded: tag & 15)) ?? .null }
    @inlinable var isFlagged: Bool { tag & 0x10 != 0 }
    @inlinable var count: UInt32 { tag >> 8 }
    @inlinable var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}
