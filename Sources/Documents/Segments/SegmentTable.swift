/// The values of a stretch of segments as a flat table, and a cursor on one of its segments.
///
/// ``SegmentScanner`` fills it again and again, a few hundred segments at a time: nothing is allocated per segment or
/// value, and what a mapping reads next is still in the processor's cache.
@usableFromInline package struct SegmentTable: ~Copyable, Sendable {
    /// Offset in the text that the table's offsets count from.
    @usableFromInline package internal(set) var base = 0
    @usableFromInline var segments: RecordBuffer<SegmentRecord>
    @usableFromInline var parts: RecordBuffer<SegmentPart>
    /// What is special in the whole blocks of the stretch, which begin at ``base``.
    var marks: RecordBuffer<UInt64>

    // The segment at the cursor.
    @usableFromInline var next = 0
    @usableFromInline var first = 0
    /// Parts that it has.
    @usableFromInline package internal(set) var count = 0
    /// Offset of its tag in the text.
    @usableFromInline package internal(set) var start = 0
    /// Offset behind its last part, before the terminator.
    @usableFromInline package internal(set) var end = 0
    /// Its tag, the bytes from the highest to the lowest; 0 where there is no tag.
    @usableFromInline package internal(set) var tag: UInt32 = 0
    /// Whether the tag was written in small letters; ``tag`` has it in capitals.
    @usableFromInline package internal(set) var isLowercased = false
    /// What ended it.
    @usableFromInline package internal(set) var step = SegmentScanner.Step.end

    /// A table with room for what is read at a time of a text of so many bytes.
    package init(bytes: Int = SegmentScanner.stretch) {
        let bytes = min(bytes, SegmentScanner.stretch)
        segments = RecordBuffer(reserving: bytes / 32)
        parts = RecordBuffer(reserving: bytes / 6)
        marks = RecordBuffer(reserving: bytes / 64)
    }

    /// Segments in the table.
    @inlinable package var segmentCount: Int { segments.count }
    /// Values in the table, tags included.
    @inlinable package var valueCount: Int { parts.count }

    /// Empties the table for a stretch that begins at an offset of the text.
    mutating func begin(at offset: Int) {
        base = offset
        next = 0
        count = 0
        segments.removeAll()
        parts.removeAll()
        marks.removeAll()
    }

    /// Moves the cursor to the next segment; false behind the last.
    @inlinable @inline(__always)
    package mutating func advance() -> Bool {
        guard next < segments.count else { return false }
        let record = segments[next]
        next &+= 1
        first = Int(record.first)
        count = (next < segments.count ? Int(segments[next].first) : parts.count) &- first
        start = base &+ Int(record.start)
        end = base &+ Int(record.end)
        tag = record.tag
        isLowercased = record.isLowercased
        step = record.step
        return true
    }

    /// Makes the rest of a text, which is no segment, the only one.
    mutating func holdRest(of text: Span<UInt8>, from offset: Int) {
        begin(at: offset)
        start = offset
        end = text.count
        tag = 0
        isLowercased = false
        step = .segment
    }

    /// A part of the segment; they are in the order of the text.
    @inlinable package subscript(index: Int) -> SegmentPart {
        @inline(__always) get { parts[first &+ index] }
    }

    /// The first occurrence of a component, nil where it is empty.
    @inlinable package func part(_ element: UInt16, _ component: UInt16) -> SegmentPart? {
        var i = 0
        while i < count {
            let part = self[i]
            if part.element == element && part.component == component { return part }
            if part.element > element { return nil }
            i += 1
        }
        return nil
    }

    /// Where a part begins in the text.
    @inlinable @inline(__always)
    package func offset(of part: SegmentPart) -> Int { base &+ Int(part.start) }

    /// The text of a part: without release characters, line breaks and other control characters.
    package func text(of part: SegmentPart, in text: Span<UInt8>, release: UInt8?) -> [UInt8] {
        let from = offset(of: part)
        let to = min(from + Int(part.length), text.count)
        var clean: [UInt8] = []
        clean.reserveCapacity(Int(part.length))
        var i = from
        while i < to {
            let byte = text[i]
            if byte == release {
                i += 1
                while i < to, SegmentDelimiters.isLineBreak(text[i]) { i += 1 }
                if i < to { clean.append(text[i]) }
            } else if byte >= 0x20 {
                clean.append(byte)
            }
            i += 1
        }
        return clean
    }
}

/// Tags as numbers.
package enum SegmentTag {
    /// A tag of up to three characters, its bytes from the highest to the lowest.
    @inlinable package static func number(_ text: StaticString) -> UInt32 {
        text.withUTF8Buffer { bytes in unsafe bytes.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// A tag's letters.
    package static func letters(of tag: UInt32) -> String {
        let bytes = [16, 8, 0].map { UInt8(truncatingIfNeeded: tag >> UInt32($0)) }
        return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
    }
}
