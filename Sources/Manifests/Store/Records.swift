/// "No such record": the end of a list, a missing value.
let noRecord = UInt32.max

/// One row of the node table. Children and values hang on it as linked lists, so that filling the store never
/// moves or sorts anything: a bill's values may arrive before, between and after its goods items.
struct NodeRecord: BitwiseCopyable, Sendable {
    var kind: NodeKind
    /// Bits 32 to 39 of ``sourceLow``.
    var sourceHigh: UInt8
    /// Position among the siblings of the same kind, from 0.
    var ordinal: UInt32
    var parent: UInt32
    var firstChild: UInt32 = noRecord
    var lastChild: UInt32 = noRecord
    var nextSibling: UInt32 = noRecord
    /// The kinds that its children have, one bit each.
    var childKinds: UInt64 = 0
    var firstValue: UInt32 = noRecord
    var lastValue: UInt32 = noRecord
    /// Where the node begins in the text.
    var sourceLow: UInt32
    var sourceLength: UInt32
    /// The node in its document's own terms; its meaning is that of ``SourceAddress``.
    var address: UInt32
    /// Which one, from 1, where the address is that of a repeated group.
    var occurrence: UInt32

    @inline(__always)
    init(
        kind: NodeKind, parent: UInt32, source: Int, length: Int, address: UInt32, occurrence: UInt32,
        ordinal: UInt32 = 0
    ) {
        self.kind = kind
        self.ordinal = ordinal
        self.parent = parent
        self.sourceLow = UInt32(truncatingIfNeeded: source)
        self.sourceHigh = UInt8(truncatingIfNeeded: source >> 32)
        self.sourceLength = UInt32(truncatingIfNeeded: length)
        self.address = address
        self.occurrence = occurrence
    }

    var source: Int { Int(sourceHigh) << 32 | Int(sourceLow) }
}

/// One row of the value table: 20 bytes, so that a value costs little more than its own text.
struct ValueRecord: BitwiseCopyable, Sendable {
    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt8
        /// The text is not the source's own bytes (an escape, another notation): ``length`` numbers a row of the
        /// table of decoded texts instead.
        static let decoded = Flags(rawValue: 1)
        /// What stands there is not what the field takes; kept as it is.
        static let invalid = Flags(rawValue: 2)
        /// The address is a text of its own, the decoded text after this value's.
        static let addressed = Flags(rawValue: 4)
    }

    /// Offset in the text, bits 0 to 31.
    var sourceLow: UInt32
    var length: UInt32
    /// Next value of the same node.
    var next: UInt32 = noRecord
    /// The value in its document's own terms; its meaning is that of ``SourceAddress``.
    var address: UInt32
    /// ``Field/rawValue``; 0 is the kept remainder.
    var field: UInt16
    /// Bits 32 to 39 of the offset: 1 TiB.
    var sourceHigh: UInt8
    var flags: Flags

    @inline(__always)
    init(field: UInt16, source: Int, length: Int, address: UInt32, flags: Flags) {
        self.sourceLow = UInt32(truncatingIfNeeded: source)
        self.sourceHigh = UInt8(truncatingIfNeeded: source >> 32)
        self.length = UInt32(truncatingIfNeeded: length)
        self.address = address
        self.field = field
        self.flags = flags
    }

    @inline(__always)
    var source: Int { Int(sourceHigh) << 32 | Int(sourceLow) }
}

/// A text that differs from its source: where it lies in the side buffer, and how long the source was.
struct DecodedRecord: BitwiseCopyable, Sendable {
    var start: Int
    var length: UInt32
    var sourceLength: UInt32
}
