/// Splits a text into segments and their values: the first of the two layers of reading.
///
/// Delimiters are looked for in sixty-four bytes at a step, and then gone through one after the other: a processor
/// guesses badly how many there are in a few bytes, and has little to guess so.
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
    private var componentWord: UInt64 = 0
    private var elementWord: UInt64 = 0
    private var terminatorWord: UInt64 = 0
    private var releaseWord: UInt64 = 0
    private var repetitionWord: UInt64 = 0

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
        componentWord = ByteWords.fill(delimiters.component)
        elementWord = ByteWords.fill(delimiters.element)
        terminatorWord = ByteWords.fill(delimiters.terminator)
        releaseWord = ByteWords.fill(delimiters.release ?? delimiters.terminator)
        repetitionWord = ByteWords.fill(delimiters.repetition ?? delimiters.terminator)
    }

    /// Where a byte of `word` is a delimiter or a control character; right in every byte.
    ///
    /// Adding 0x7F to the seven low bits carries into the top one unless they are all zero, so each delimiter costs an
    /// exclusive or, an addition and an "and".
    @inline(__always)
    private func special(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let ones: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        var other = (low ^ componentWord) &+ ones
        other &= (low ^ elementWord) &+ ones
        other &= (low ^ terminatorWord) &+ ones
        other &= (low ^ releaseWord) &+ ones
        other &= (low ^ repetitionWord) &+ ones
        // Below 0x20 adding 0x60 does not reach the top bit.
        other &= low &+ 0x6060_6060_6060_6060
        return ~(other | word) & 0x8080_8080_8080_8080
    }

    /// The same for the sixty-four bytes from an offset, a bit for each; behind the end of the text is nothing special.
    @inline(__always)
    private func specials(_ text: Span<UInt8>, _ base: Int) -> UInt64 {
        guard base &+ 64 <= text.count else { return lastSpecials(text, base) }
        var bits: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let mask = special(ByteWords.load(text, base &+ Int(truncatingIfNeeded: shift)))
            bits |= ByteWords.bits(mask) &<< shift
            shift &+= 8
        }
        return bits
    }

    @inline(never)
    private func lastSpecials(_ text: Span<UInt8>, _ base: Int) -> UInt64 {
        var bits: UInt64 = 0
        for offset in base..<min(base + 64, text.count) where special(UInt64(text[offset])) & 0x80 != 0 {
            bits |= 1 << UInt64(offset - base)
        }
        return bits
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
        var block = Block(base: offset, bits: specials(text, offset))
        while offset < end {
            var start = offset
            while start < text.count, SegmentDelimiters.isBlank(text[start]) && text[start] != delimiters.terminator {
                start &+= 1
            }
            guard start < text.count else {
                offset = start
                return
            }
            let step: Step
            let first = table.parts.count
            var segmentEnd = start
            if text[start] == delimiters.terminator {
                offset = start &+ 1
                step = .empty
            } else {
                // What was before the segment is behind us.
                if start &- block.base < 64 {
                    block.bits &= UInt64.max &<< UInt64(truncatingIfNeeded: start &- block.base)
                } else {
                    block = Block(base: start, bits: specials(text, start))
                }
                step = split(text, from: start, &table, &block, &segmentEnd)
                if !isLast, step == .unterminated || step == .releaseAtEnd {
                    table.parts.removeLast(table.parts.count &- first)
                    offset = start
                    return
                }
            }
            let tag = step == .empty ? (0, false) : Self.readTag(text, start, table, first, syntax)
            table.segments.append(
                SegmentRecord(
                    start: UInt32(truncatingIfNeeded: start &- table.base),
                    end: UInt32(truncatingIfNeeded: segmentEnd &- table.base), tag: tag.0,
                    first: UInt32(truncatingIfNeeded: first), step: step, isLowercased: tag.1))
            if step == .tooLong || tag.0 == interchangeTrailer { return }
        }
    }

    /// Sixty-four bytes of text: where they begin, and what is special in them and not yet looked at.
    private struct Block {
        var base: Int
        var bits: UInt64
    }

    @inline(__always)
    private mutating func split(
        _ text: Span<UInt8>, from start: Int, _ table: inout SegmentTable, _ block: inout Block,
        _ segmentEnd: inout Int
    ) -> Step {
        let elementByte = delimiters.element
        let count = text.count
        let tableBase = table.base
        let first = table.parts.count
        var (base, bits) = (block.base, block.bits)
        defer { block = Block(base: base, bits: bits) }
        var partStart = start
        var element: UInt16 = 0
        var component: UInt16 = 1
        var repetition: UInt16 = 0
        var isMarked = false
        var separators = 0
        // The offset of a character that is data because it is released.
        var released = -1
        while true {
            while bits == 0 {
                base &+= 64
                if isTooLong(min(base, count) &- partStart, base &- start, separators) {
                    return stop(at: partStart, table, first)
                }
                guard base < count else {
                    table.add(partStart, count, tableBase, element, component, repetition, isMarked)
                    segmentEnd = count
                    offset = count
                    return released >= count ? .releaseAtEnd : .unterminated
                }
                bits = Self.behind(released, specials(text, base), base)
            }
            let at = base &+ bits.trailingZeroBitCount
            bits &= bits &- 1
            let byte = text[at]
            if byte == delimiters.component || byte == elementByte {
                table.add(partStart, at, tableBase, element, component, repetition, isMarked)
                let isElement = byte == elementByte
                element &+= isElement ? 1 : 0
                component = isElement ? 1 : component &+ 1
                repetition = isElement ? 0 : repetition
                partStart = at &+ 1
                isMarked = false
                separators &+= 1
            } else if byte == delimiters.terminator {
                table.add(partStart, at, tableBase, element, component, repetition, isMarked)
                segmentEnd = at
                offset = at &+ 1
                let isShort = at &- start <= valueBytes && separators <= Self.mostSeparators
                return isShort || !exceeds(separators, table, first) ? .segment : stop(at: start, table, first)
            } else if byte == delimiters.release {
                released = at &+ 1
                // A wrapped line may end between the two.
                while released < count, text[released] != delimiters.terminator,
                    SegmentDelimiters.isLineBreak(text[released])
                {
                    released &+= 1
                }
                bits = Self.behind(released, bits, base)
                isMarked = true
            } else if byte == delimiters.repetition {
                table.add(partStart, at, tableBase, element, component, repetition, isMarked)
                repetition &+= 1
                component = 1
                partStart = at &+ 1
                isMarked = false
                separators &+= 1
            } else if at == partStart, SegmentDelimiters.isLineBreak(byte) {
                // Nothing stands before it: a value that is a line break alone is none.
                partStart = at &+ 1
            } else {
                isMarked = true
            }
        }
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

    @inline(never)
    private func exceeds(_ separators: Int, _ table: borrowing SegmentTable, _ first: Int) -> Bool {
        if separators > Self.mostSeparators { return true }
        for index in first..<table.parts.count where Int(table.parts[index].length) > valueBytes { return true }
        return false
    }

    /// Stops at the first value that is too long, wherever that was noticed.
    @inline(never)
    private mutating func stop(at offset: Int, _ table: borrowing SegmentTable, _ first: Int) -> Step {
        self.offset = offset
        for index in first..<table.parts.count where Int(table.parts[index].length) > valueBytes {
            self.offset = table.base + Int(table.parts[index].start)
            break
        }
        return .tooLong
    }
}

extension SegmentScanner {
    /// The tag of a segment from its first part, and whether it was written in small letters. It may be wrapped. It needs
    /// no scanner: one that has just moved on would be copied for each segment.
    @inline(__always)
    private static func readTag(
        _ text: Span<UInt8>, _ start: Int, _ table: borrowing SegmentTable, _ first: Int, _ syntax: SegmentSyntax
    ) -> (UInt32, Bool) {
        guard table.parts.count > first, case let part = table.parts[first], part.element == 0 else {
            return (0, false)
        }
        if part.length == 3 || (part.length == 2 && syntax == .x12), !part.isMarked {
            var tag = UInt32(text[start])
            var isPlain = tag >= 0x41 && tag <= 0x5A
            for offset in 1..<Int(part.length) {
                let byte = text[start &+ offset]
                isPlain = isPlain && (byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39)
                tag = tag << 8 | UInt32(byte)
            }
            if isPlain { return (tag, false) }
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

extension SegmentTable {
    /// Adds a part unless it is empty.
    @inline(__always)
    mutating func add(
        _ partStart: Int, _ at: Int, _ base: Int, _ element: UInt16, _ component: UInt16, _ repetition: UInt16,
        _ isMarked: Bool
    ) {
        parts.append(
            SegmentPart(
                start: UInt32(truncatingIfNeeded: partStart &- base),
                length: UInt32(truncatingIfNeeded: at &- partStart),
                element: element, component: component, repetition: repetition, isMarked: isMarked),
            if: at > partStart)
    }
}
