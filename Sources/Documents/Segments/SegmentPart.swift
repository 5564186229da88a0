/// One value of a text of segments, a component that is not empty: where it stands, in its segment and in the text.
@usableFromInline package struct SegmentPart: Sendable, Hashable, BitwiseCopyable {
    /// The start in the lower half, the length in the upper one: fields are written two at a time.
    @usableFromInline let range: UInt64
    /// From the lowest bits: the element, the component and the repetition, sixteen each, and whether it is marked.
    @usableFromInline package let position: UInt64

    /// Bytes from ``SegmentTable/base``.
    @inlinable package var start: UInt32 { @inline(__always) get { UInt32(truncatingIfNeeded: range) } }
    @inlinable package var length: UInt32 { @inline(__always) get { UInt32(truncatingIfNeeded: range &>> 32) } }
    /// Data element, from 1; 0 is the tag.
    @inlinable package var element: UInt16 { @inline(__always) get { UInt16(truncatingIfNeeded: position) } }
    /// Component of it, from 1.
    @inlinable package var component: UInt16 { @inline(__always) get { UInt16(truncatingIfNeeded: position &>> 16) } }
    /// Which occurrence of a repeated element, from 0.
    @inlinable package var repetition: UInt16 { @inline(__always) get { UInt16(truncatingIfNeeded: position &>> 32) } }
    /// Whether the bytes are not yet the text: a release character, a line break or another control character is in it.
    @inlinable package var isMarked: Bool { @inline(__always) get { position & Self.mark != 0 } }
    /// Whether it is the first occurrence of its element, and its bytes are the text.
    @inlinable package var isPlain: Bool { @inline(__always) get { position &>> 32 == 0 } }

    @inlinable @inline(__always)
    init(start: Int, length: Int, position: UInt64) {
        self.range = UInt64(UInt32(truncatingIfNeeded: start)) | UInt64(truncatingIfNeeded: length) &<< 32
        self.position = position
    }

    // Positions, as the scanner counts them.
    @inlinable static var mark: UInt64 { 1 &<< 48 }
    /// The tag.
    @inlinable static var tag: UInt64 { 1 &<< 16 }

    @inlinable @inline(__always)
    static func nextComponent(_ position: UInt64) -> UInt64 { (position &+ 1 &<< 16) & (mark &- 1) }

    @inlinable @inline(__always)
    static func nextElement(_ position: UInt64) -> UInt64 { (position & 0xFFFF) &+ (1 &<< 16 &+ 1) }

    @inlinable @inline(__always)
    static func nextRepetition(_ position: UInt64) -> UInt64 {
        (position & 0xFFFF_0000_FFFF) &+ (1 &<< 32) | tag
    }
}

/// One segment of a ``SegmentTable``.
@usableFromInline struct SegmentRecord: Sendable, BitwiseCopyable {
    /// Bytes from ``SegmentTable/base`` to the tag, and to behind the last part.
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32 = 0
    /// The tag's bytes from the highest to the lowest; 0 where it is no tag.
    @usableFromInline var tag: UInt32 = 0
    /// Its first part.
    @usableFromInline var first: UInt32
    @usableFromInline var step = SegmentScanner.Step.segment
    @usableFromInline var isLowercased = false

    @inline(__always)
    init(start: Int, first: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.first = UInt32(truncatingIfNeeded: first)
    }
}
