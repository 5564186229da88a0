import TidewaiterDocuments

/// The directory as it is asked for every segment of an interchange: rows of plain bytes, by tag.
struct X12ElementTable: Sendable {
    /// An element in its place.
    struct Row: BitwiseCopyable, Sendable {
        let format: X12Format
        let mayRepeat: Bool
        /// Components that a composite has; 1 for a simple element.
        let components: UInt16
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

    let rows: [Row]
    /// Segments by tag, a power of two of slots, most of them free.
    private var slots: [Segment]

    /// That of the directory.
    static let all = X12ElementTable(X12Directory.all)
    /// One without segments, for what is not X12.
    static let none = X12ElementTable([:])

    private init(_ segments: [UInt32: X12Segment]) {
        var size = 4
        while size < segments.count * 4 { size *= 2 }
        var rows: [Row] = []
        slots = [Segment](repeating: Segment(), count: size)
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
        self.rows = rows
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
