import TidewaiterDocuments

/// The directory as it is asked for every segment of an interchange: rows of plain bytes, by tag.
///
/// A class, so that readers hold one reference to what is made once.
final class X12ElementTable: Sendable {
    /// An element in its place.
    struct Row: BitwiseCopyable, Sendable {
        let format: X12Format
        let mayRepeat: Bool
        /// Components that a composite has; 1 for a simple element.
        let components: UInt16
    }

    /// What shows that a value is as its element wants it, in eight bytes; where it does not, the row tells.
    struct Sketch: BitwiseCopyable, Sendable {
        let minimum: UInt16
        /// How many bytes more than that there may be.
        let span: UInt16
        let components: UInt16
        /// Whether nothing but digits will do.
        let isNumber: Bool

        init(_ row: Row) {
            let most = min(row.format.maximum, Int(UInt16.max) - 1)
            minimum = UInt16(clamping: row.format.minimum)
            span = UInt16(clamping: most - row.format.minimum)
            components = row.components
            isNumber = !row.format.isText && row.format.kind != .any
        }
    }

    struct Segment: BitwiseCopyable, Sendable {
        /// 0 for none.
        var tag: UInt32 = 0
        /// Its elements among ``rows``.
        var first: Int = 0
        var count: Int = 0
        /// Elements that are mandatory, of the first 62, by the bit of their number.
        var mandatory: UInt64 = 0
        /// The element that has the check digit of a unit's number (data element 761); 0 for none.
        var checkDigit: UInt16 = 0
    }

    /// A look at the parts of a segment one after the other, which tells that each stands once, has a length that fits,
    /// and is of digits where it is no text. Of nearly all segments this is so; of others the rows tell what is wrong.
    struct Sight {
        /// Whether there is something to be looked at.
        private(set) var isLooking: Bool
        private var seen: UInt64 = 1
        private var isRight = true
        private let segment: Segment

        @inline(__always)
        init(_ table: X12ElementTable, _ tag: UInt32) {
            segment = table.isEmpty ? Segment() : table.segment(tag)
            isLooking = segment.tag != 0
        }

        /// Whether all parts were right, and none is missing.
        @inline(__always)
        var isPlain: Bool { isRight && segment.mandatory & ~seen == 0 }

        @inline(__always)
        mutating func look(
            at part: SegmentPart, _ start: Int, _ text: Span<UInt8>, _ table: X12ElementTable
        ) {
            let element = Int(part.element)
            guard element > 0, element <= segment.count, element < 64 else {
                isRight = false
                return
            }
            let sketch = table.sketches[segment.first &+ element &- 1]
            seen |= 1 &<< UInt64(truncatingIfNeeded: element)
            let surplus = part.length &- UInt32(sketch.minimum)
            isRight =
                isRight && part.isPlain && part.component <= sketch.components && surplus <= UInt32(sketch.span)
                && (!sketch.isNumber || Self.areDigits(start, Int(part.length), text))
        }

        @inline(__always)
        private static func areDigits(_ start: Int, _ length: Int, _ text: Span<UInt8>) -> Bool {
            guard length <= 8, start &+ 8 <= text.count else { return false }
            return ByteWords.nonDigits(ByteWords.load(text, start)) &<< (64 &- UInt64(length) &* 8) == 0
        }
    }

    /// Whether there are no segments in it.
    let isEmpty: Bool
    let rows: [Row]
    /// By the number of the row.
    let sketches: RecordBuffer<Sketch>
    /// Segments by tag, a power of two of slots, most of them free.
    private let slots: RecordBuffer<Segment>

    /// That of the directory.
    static let all = X12ElementTable(X12Directory.all)
    /// One without segments, for what is not X12.
    static let none = X12ElementTable([:])

    private init(_ segments: [UInt32: X12Segment]) {
        var size = 4
        while size < segments.count * 4 { size *= 2 }
        var rows: [Row] = []
        var slots = [Segment](repeating: Segment(), count: size)
        for (tag, segment) in segments {
            var found = Segment(tag: tag, first: rows.count, count: segment.elements.count)
            for (index, element) in segment.elements.enumerated() {
                rows.append(
                    Row(
                        format: element.format, mayRepeat: element.mayRepeat,
                        components: UInt16(truncatingIfNeeded: element.components)))
                if element.isMandatory, index < 63 { found.mandatory |= 1 << UInt64(index + 1) }
                if element.number == "761", found.checkDigit == 0 {
                    found.checkDigit = UInt16(truncatingIfNeeded: index + 1)
                }
            }
            var slot = Self.slot(tag, size)
            while slots[slot].tag != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = found
        }
        self.slots = RecordBuffer(slots)
        self.rows = rows
        sketches = RecordBuffer(rows.map(Sketch.init))
        isEmpty = rows.isEmpty
    }

    @inline(__always)
    private static func slot(_ tag: UInt32, _ size: Int) -> Int { Int((tag &* 0x9E37_79B1) >> 8) & (size &- 1) }

    /// The segment with that tag, as ``SegmentTag`` numbers it; one without a tag where it is not known.
    @inline(__always)
    func segment(_ tag: UInt32) -> Segment {
        var slot = Self.slot(tag, slots.count)
        while slots[slot].tag != 0, slots[slot].tag != tag { slot = (slot &+ 1) & (slots.count &- 1) }
        return slots[slot]
    }
}
