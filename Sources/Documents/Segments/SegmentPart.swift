/// One value of a text of segments, a component that is not empty: where it stands, in its segment and in the text.
@usableFromInline package struct SegmentPart: Sendable, Hashable, BitwiseCopyable {
    /// Bytes from ``SegmentTable/base``.
    @usableFromInline package var start: UInt32
    @usableFromInline package var length: UInt32
    /// Data element, from 1; 0 is the tag.
    @usableFromInline package var element: UInt16
    /// Component of it, from 1.
    @usableFromInline package var component: UInt16
    /// Which occurrence of a repeated element, from 0.
    @usableFromInline package var repetition: UInt16
    /// Whether the bytes are not yet the text: a release character, a line break or another control character is in it.
    @usableFromInline package var isMarked: Bool

    @inlinable @inline(__always)
    init(start: UInt32, length: UInt32, element: UInt16, component: UInt16, repetition: UInt16, isMarked: Bool) {
        self.start = start
        self.length = length
        self.element = element
        self.component = component
        self.repetition = repetition
        self.isMarked = isMarked
    }
}

/// One segment of a ``SegmentTable``.
@usableFromInline struct SegmentRecord: Sendable, BitwiseCopyable {
    /// Bytes from ``SegmentTable/base`` to the tag, and to behind the last part.
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32
    /// The tag's bytes from the highest to the lowest; 0 where it is no tag.
    @usableFromInline var tag: UInt32
    /// Its first part.
    @usableFromInline var first: UInt32
    @usableFromInline var step: SegmentScanner.Step
    @usableFromInline var isLowercased: Bool
}
