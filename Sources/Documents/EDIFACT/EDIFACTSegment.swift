/// One component of a segment that is not empty: where it stands, in the segment and in the text.
@usableFromInline package struct EDIFACTPart: Sendable, Hashable, BitwiseCopyable {
    /// Bytes from the start of the segment.
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

/// One segment, as ``EDIFACTScanner`` fills it again and again: nothing is allocated per segment or part.
@usableFromInline package struct EDIFACTSegment: ~Copyable, Sendable {
    /// Offset of the tag in the text.
    @usableFromInline package internal(set) var start = 0
    /// Offset behind the last part, before the terminator.
    @usableFromInline package internal(set) var end = 0
    /// The tag, its three bytes from the highest to the lowest; 0 where there are not three letters or digits.
    @usableFromInline package internal(set) var tag: UInt32 = 0
    /// Whether the tag was written in small letters; ``tag`` has it in capitals.
    @usableFromInline package internal(set) var isLowercased = false
    @usableFromInline var parts = RecordBuffer<EDIFACTPart>(reserving: 64)

    package init() {}

    /// Parts that it has.
    @inlinable package var count: Int { parts.count }

    /// A part; those of one segment are in the order of the text.
    @inlinable package subscript(index: Int) -> EDIFACTPart {
        @inline(__always) get { parts[index] }
    }

    /// The first occurrence of a component, nil where it is empty.
    @inlinable package func part(_ element: UInt16, _ component: UInt16) -> EDIFACTPart? {
        var i = 0
        while i < count {
            let part = parts[i]
            if part.element == element && part.component == component { return part }
            if part.element > element { return nil }
            i += 1
        }
        return nil
    }

    /// A tag as its number.
    @inlinable package static func tag(_ text: StaticString) -> UInt32 {
        text.withUTF8Buffer { bytes in unsafe bytes.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// A tag's letters.
    package static func letters(of tag: UInt32) -> String {
        String(
            decoding: [
                UInt8(truncatingIfNeeded: tag >> 16), UInt8(truncatingIfNeeded: tag >> 8),
                UInt8(truncatingIfNeeded: tag),
            ],
            as: UTF8.self)
    }
}
