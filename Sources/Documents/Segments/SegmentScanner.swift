import CByteMasks

/// Splits a text into segments and their values: the first of the two layers of reading.
///
/// Delimiters are looked for in a whole stretch, a bit for each byte, and then gone through one after the other: a
/// processor guesses badly how many there are in a few bytes, and has little to guess so.
///
/// The scanner keeps offsets only, and is handed the text at each call: no pointer outlives a call. The text may come
/// in pieces that end at any byte. The scanner knows the syntax and nothing of what segments mean.
@usableFromInline package struct SegmentScanner: Sendable {
    /// What ended a segment, or that there was none.
    @usableFromInline package enum Step: Sendable, BitwiseCopyable {
        /// A segment with a tag and its terminator.
        case segment
        /// A terminator with nothing before it.
        case empty
        /// A segment that the input ends in.
        case unterminated
        /// A segment that the input ends in, in the middle of a release.
        case releaseAtEnd
        /// There is none.
        case end
        /// A segment or value beyond the limits; `offset` stands at it.
        case tooLong
    }

    /// Bytes of text that make one filling of a table: what the second layer reads of them stays in the cache.
    package static let stretch = 64 << 10
    /// Most separators of one segment, so that sixteen bits number its elements and components; the directories stay
    /// far below.
    private static let mostSeparators = 32_768

    package private(set) var delimiters: SegmentDelimiters
    package let syntax: SegmentSyntax
    private let interchangeTrailer: UInt32
    /// Where the next segment begins.
    package var offset: Int
    private let valueBytes: Int
    private var set = twbytes_set()

    package init(delimiters: SegmentDelimiters, syntax: SegmentSyntax = .edifact, offset: Int, limits: Limits) {
        self.syntax = syntax
        self.interchangeTrailer = syntax == .edifact ? SegmentTag.number("UNZ") : SegmentTag.number("IEA")
        self.delimiters = delimiters
        self.offset = offset
        self.valueBytes = limits.valueBytes
        use(delimiters)
    }

    /// Goes on with other delimiters: a further UNA or UNB announces its own.
    package mutating func use(_ delimiters: SegmentDelimiters) {
        self.delimiters = delimiters
        set.bytes = (
            delimiters.component, delimiters.element, delimiters.terminator,
            delimiters.release ?? delimiters.terminator, delimiters.repetition ?? delimiters.terminator
        )
    }

    /// Notes what is special in the whole blocks of a stretch.
    private func mark(_ table: inout SegmentTable, _ text: Span<UInt8>, to end: Int) {
        let start = table.base
        let blocks = min((end &- start &+ 63) >> 6, (text.count &- start) >> 6)
        guard blocks > 0 else { return }
        unsafe text.withUnsafeBufferPointer { bytes in
            // The blocks end within the text.
            guard let first = bytes.baseAddress else { return }
            unsafe table.marks.append(blocks) { unsafe twbytes_mark(first + start, blocks, set, $0) }
        }
    }

    /// What is special in the block at an offset, a bit for each byte; behind the end of the text is nothing special.
    @inline(__always)
    private static func specials(
        _ text: Span<UInt8>, _ offset: Int, _ table: borrowing SegmentTable, _ set: twbytes_set
    ) -> UInt64 {
        let block = (offset &- table.base) >> 6
        return block < table.marks.count ? table.marks[block] : furtherSpecials(text, offset, set)
    }

    /// The same for a block that was not noted: the last of the text, or of a segment that is longer than its stretch.
    @inline(never)
    private static func furtherSpecials(_ text: Span<UInt8>, _ offset: Int, _ set: twbytes_set) -> UInt64 {
        guard offset >= 0, offset < text.count else { return 0 }
        return unsafe text.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return 0 }
            let left = text.count - offset
            return left < 64
                ? unsafe twbytes_last_specials(first + offset, left, set) : unsafe twbytes_specials(first + offset, set)
        }
    }

    /// Reads whole segments of `text` into the table, up to about so many bytes of them.
    ///
    /// A segment that the text breaks off in is left for the next call unless the text is the last there is; its start
    /// is ``offset`` then. The stretch also ends behind the trailer of an interchange, since what follows may have
    /// other delimiters, and at a limit.
    package mutating func fill(
        _ table: inout SegmentTable, from text: Span<UInt8>, isLast: Bool, stretch: Int = SegmentScanner.stretch
    ) {
        table.begin(at: offset)
        let end = stretch < text.count &- offset ? offset &+ stretch : text.count
        guard offset < end else { return }
        mark(&table, text, to: end)
        var parts = table.parts.take()
        split(text, to: end, isLast: isLast, &table, &parts)
        table.parts = parts
    }

    /// Splits whole segments up to an offset, into parts that nobody else can reach meanwhile.
    @inline(__always)
    private mutating func split(
        _ text: Span<UInt8>, to end: Int, isLast: Bool, _ table: inout SegmentTable,
        _ parts: inout RecordBuffer<SegmentPart>
    ) {
        let delimiters = delimiters
        let tableBase = table.base
        var next = offset
        var base = tableBase
        var bits = Self.specials(text, base, table, set)
        while next < end {
            var start = next
            while start < text.count, SegmentDelimiters.isBlank(text[start]) && text[start] != delimiters.terminator {
                start &+= 1
            }
            guard start < text.count else {
                next = start
                break
            }
            let first = parts.count
            var segment = SegmentRecord(start: start &- tableBase, first: first)
            if text[start] == delimiters.terminator {
                next = start &+ 1
                segment.end = segment.start
                segment.step = .empty
                table.segments.append(segment)
                continue
            }
            // What was before the segment is behind us.
            if start &- base >= 64 {
                base = tableBase &+ (start &- tableBase) & ~63
                bits = Self.specials(text, base, table, set)
            }
            bits &= UInt64.max &<< UInt64(truncatingIfNeeded: start &- base)
            var partStart = start
            var position = SegmentPart.tag
            var separators = 0
            // The offset of a character that is data because it is released.
            var released = -1
            var step = Step.segment
            parting: while true {
                while bits == 0 {
                    base &+= 64
                    if isTooLong(min(base, text.count) &- partStart, base &- start, separators) {
                        step = .tooLong
                        next = tooLong(parts, first, tableBase) ?? partStart
                        break parting
                    }
                    guard base < text.count else {
                        parts.add(partStart, text.count, tableBase, position)
                        segment.end = UInt32(truncatingIfNeeded: text.count &- tableBase)
                        next = text.count
                        step = released >= text.count ? .releaseAtEnd : .unterminated
                        break parting
                    }
                    bits = Self.behind(released, Self.specials(text, base, table, set), base)
                }
                let at = base &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                let byte = text[at]
                if byte == delimiters.component || byte == delimiters.element {
                    parts.add(partStart, at, tableBase, position)
                    let element = SegmentPart.nextElement(position)
                    position = byte == delimiters.element ? element : SegmentPart.nextComponent(position)
                    partStart = at &+ 1
                    separators &+= 1
                } else if byte == delimiters.terminator {
                    parts.add(partStart, at, tableBase, position)
                    segment.end = UInt32(truncatingIfNeeded: at &- tableBase)
                    next = at &+ 1
                    if at &- start > valueBytes || separators > Self.mostSeparators {
                        let long = tooLong(parts, first, tableBase)
                        if long != nil || separators > Self.mostSeparators {
                            step = .tooLong
                            next = long ?? start
                        }
                    }
                    break parting
                } else if byte == delimiters.release {
                    released = Self.released(text, at &+ 1, delimiters.terminator)
                    bits = Self.behind(released, bits, base)
                    position |= SegmentPart.mark
                } else if byte == delimiters.repetition {
                    parts.add(partStart, at, tableBase, position)
                    position = SegmentPart.nextRepetition(position)
                    partStart = at &+ 1
                    separators &+= 1
                } else if at == partStart, SegmentDelimiters.isLineBreak(byte) {
                    // Nothing stands before it: a value that is a line break alone is none.
                    partStart = at &+ 1
                } else {
                    position |= SegmentPart.mark
                }
            }
            if !isLast, step == .unterminated || step == .releaseAtEnd {
                parts.removeLast(parts.count &- first)
                next = start
                break
            }
            segment.step = step
            (segment.tag, segment.isLowercased) = Self.readTag(text, start, parts, first, syntax)
            table.segments.append(segment)
            if step == .tooLong || segment.tag == interchangeTrailer { break }
        }
        offset = next
    }

    /// The character that is data behind a release character; a wrapped line may end between the two.
    @inline(never)
    private static func released(_ text: Span<UInt8>, _ offset: Int, _ terminator: UInt8) -> Int {
        var released = offset
        while released < text.count, text[released] != terminator, SegmentDelimiters.isLineBreak(text[released]) {
            released &+= 1
        }
        return released
    }

    /// What is special in a block behind an offset.
    @inline(__always)
    private static func behind(_ offset: Int, _ bits: UInt64, _ base: Int) -> UInt64 {
        if offset < base { return bits }
        return offset &- base >= 63 ? 0 : bits & (UInt64.max &<< UInt64(truncatingIfNeeded: offset &- base &+ 1))
    }

    /// Whether a value or a segment that is not at its end yet has passed a limit.
    @inline(__always)
    private func isTooLong(_ value: Int, _ segment: Int, _ separators: Int) -> Bool {
        value > valueBytes || segment > Int(Int32.max) || separators > Self.mostSeparators
    }

    /// Where the first value of a segment begins that is too long, wherever that was noticed.
    @inline(never)
    private func tooLong(_ parts: borrowing RecordBuffer<SegmentPart>, _ first: Int, _ tableBase: Int) -> Int? {
        for index in first..<parts.count where Int(parts[index].length) > valueBytes {
            return tableBase + Int(parts[index].start)
        }
        return nil
    }
}

extension SegmentScanner {
    /// The tag of a segment from its first part, and whether it was written in small letters. It may be wrapped. It needs
    /// no scanner: one that has just moved on would be copied for each segment.
    @inline(__always)
    private static func readTag(
        _ text: Span<UInt8>, _ start: Int, _ parts: borrowing RecordBuffer<SegmentPart>, _ first: Int,
        _ syntax: SegmentSyntax
    ) -> (UInt32, Bool) {
        guard parts.count > first, case let part = parts[first], part.element == 0 else { return (0, false) }
        let isShort = part.length == 2 && syntax == .x12
        if part.length == 3 || isShort, !part.isMarked, start &+ 4 <= text.count {
            // A third letter stands in for that which a short tag does not have.
            var word = ByteWords.loadHalf(text, start) & 0xFF_FFFF
            if isShort { word = word & 0xFFFF | 0x41_0000 }
            if ByteWords.isCode(word) {
                return isShort ? (word.byteSwapped >> 16, false) : (word.byteSwapped >> 8, false)
            }
        }
        return readOddTag(text, start, Int(part.length), syntax)
    }

    @inline(never)
    private static func readOddTag(
        _ text: Span<UInt8>, _ start: Int, _ length: Int, _ syntax: SegmentSyntax
    ) -> (UInt32, Bool) {
        guard length <= 16 else { return (0, false) }
        var found: UInt32 = 0
        var letters = 0
        var isLowercased = false
        for offset in start..<start + length {
            var byte = text[offset]
            if SegmentDelimiters.isBlank(byte) { continue }
            if (0x61...0x7A).contains(byte) {
                byte -= 0x20
                isLowercased = true
            }
            let isDigit = (0x30...0x39).contains(byte)
            guard (0x41...0x5A).contains(byte) || (isDigit && letters > 0) || (isDigit && syntax == .edifact) else {
                return (0, isLowercased)
            }
            found = found << 8 | UInt32(byte)
            letters += 1
        }
        return letters == 3 || (letters == 2 && syntax == .x12) ? (found, isLowercased) : (0, isLowercased)
    }
}

extension RecordBuffer<SegmentPart> {
    /// Adds a part unless it is empty.
    @inline(__always)
    mutating func add(_ partStart: Int, _ at: Int, _ base: Int, _ position: UInt64) {
        append(SegmentPart(start: partStart &- base, length: at &- partStart, position: position), if: at > partStart)
    }
}
