/// "No such record": the end of a list, a missing value.
let noRecord = UInt32.max

/// A value of a node, as ``ValueTable`` gives it.
struct ValueRecord: Sendable {
    /// Bits of a row that are neither its field nor its length.
    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt32
        /// The text is not the source's own bytes (an escape, another notation): ``length`` numbers a row of the
        /// table of decoded texts instead.
        static let decoded = Flags(rawValue: 1 << 27)
        /// What stands there is not what the field takes; kept as it is.
        static let invalid = Flags(rawValue: 1 << 28)
        /// The address is a text of its own, the decoded text after this value's.
        static let addressed = Flags(rawValue: 1 << 29)
        /// The next value of the node is in the row behind.
        static let adjacent = Flags(rawValue: 1 << 30)
        /// The row has a wide one.
        static let wide = Flags(rawValue: 1 << 31)
        /// Those that say something of the value.
        static let stated: Flags = [.decoded, .invalid, .addressed]
    }

    /// ``Field/rawValue``; 0 is the kept remainder.
    let field: UInt16
    /// Offset in the text.
    let source: Int
    let length: UInt32
    /// The value in its document's own terms; its meaning is that of ``SourceAddress``.
    let address: UInt32
    let flags: Flags
    /// Next value of the same node.
    let next: UInt32
}

/// A text that differs from its source: where it lies in the side buffer, and how long the source was.
struct DecodedRecord: BitwiseCopyable, Sendable {
    var start: Int
    var length: UInt32
    var sourceLength: UInt32
}
