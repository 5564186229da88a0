/// Splits a text into segments and their values, eight bytes at a step: the first of the two layers of reading.
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
    /// Most parts of one segment; the directories stay far below.
    private static let mostParts = 16_384
    /// Most elements of a segment, and components of an element, empty ones counted.
    private static let mostElements: UInt16 = 16_384

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
                step = split(text, from: start, &table, &segmentEnd)
                if !isLast, step == .unterminated || step == .releaseAtEnd {
                    table.parts.removeLast(table.parts.count &- first)
                    offset = start
                    return
                }
            }
            let tag = step == .empty ? (0, false) : readTag(text, start, table, first)
            table.segments.append(
                SegmentRecord(
                    start: UInt32(truncatingIfNeeded: start &- table.base),
                    end: UInt32(truncatingIfNeeded: segmentEnd &- table.base), tag: tag.0,
                    first: UInt32(truncatingIfNeeded: first), step: step, isLowercased: tag.1))
            if step == .tooLong || tag.0 == interchangeTrailer { return }
        }
    }

    private mutating func split(
        _ text: Span<UInt8>, from start: Int, _ table: inout SegmentTable, _ segmentEnd: inout Int
    ) -> Step {
        let componentByte = delimiters.component
        let elementByte = delimiters.element
        let terminator = delimiters.terminator
        let release = delimiters.release
        let repetitionByte = delimiters.repetition
        let count = text.count
        let tableBase = table.base
        let first = table.parts.count
        var partStart = start
        var element: UInt16 = 0
        var component: UInt16 = 1
        var repetition: UInt16 = 0
        var isMarked = false
        var released = -1
        var base = start
        while base < count {
            var mask = special(base + 8 <= count ? ByteWords.load(text, base) : Self.tail(text, base))
            while mask != 0 {
                let at = base + mask.trailingZeroBitCount >> 3
                mask &= mask &- 1
                if at <= released || at >= count { continue }
                let byte = text[at]
                if byte == componentByte || byte == elementByte {
                    table.add(partStart, at, tableBase, element, component, repetition, isMarked)
                    let isElement = byte == elementByte
                    element &+= isElement ? 1 : 0
                    component = isElement ? 1 : component &+ 1
                    repetition = isElement ? 0 : repetition
                    partStart = at + 1
                    isMarked = false
                } else if byte == terminator {
                    table.add(partStart, at, tableBase, element, component, repetition, isMarked)
                    segmentEnd = at
                    offset = at + 1
                    return at - start > valueBytes && table.hasPart(longerThan: valueBytes, from: first)
                        ? stop(at: start) : .segment
                } else if byte == release {
                    released = at + 1
                    // A wrapped line may end between the two.
                    while released < count, text[released] != terminator,
                        SegmentDelimiters.isLineBreak(text[released])
                    {
                        released += 1
                    }
                    isMarked = true
                } else if byte == repetitionByte {
                    table.add(partStart, at, tableBase, element, component, repetition, isMarked)
                    repetition &+= 1
                    component = 1
                    partStart = at + 1
                    isMarked = false
                } else if at == partStart, SegmentDelimiters.isLineBreak(byte) {
                    // Nothing stands before it: a value that is a line break alone is none.
                    partStart = at + 1
                } else {
                    isMarked = true
                }
            }
            base += 8
            if base - partStart > valueBytes || base - start > Int(Int32.max)
                || table.parts.count - first > Self.mostParts
                || element > Self.mostElements || component > Self.mostElements
            {
                return stop(at: partStart)
            }
        }
        table.add(partStart, count, tableBase, element, component, repetition, isMarked)
        segmentEnd = count
        offset = count
        return released >= count ? .releaseAtEnd : .unterminated
    }

    private mutating func stop(at offset: Int) -> Step {
        self.offset = offset
        return .tooLong
    }

    /// The last bytes of a text as a word, with nothing special behind them.
    @inline(never)
    private static func tail(_ text: Span<UInt8>, _ base: Int) -> UInt64 {
        var word: UInt64 = 0x4141_4141_4141_4141
        var shift: UInt64 = 0
        var i = base
        while i < text.count {
            word = word & ~(0xFF << shift) | UInt64(text[i]) << shift
            shift += 8
            i += 1
        }
        return word
    }
}

extension SegmentScanner {
    /// The tag of a segment from its first part, and whether it was written in small letters. It may be wrapped.
    @inline(__always)
    private func readTag(
        _ text: Span<UInt8>, _ start: Int, _ table: borrowing SegmentTable, _ first: Int
    ) -> (UInt32, Bool) {
        guard table.parts.count > first, case let part = table.parts[first], part.element == 0 else {
            return (0, false)
        }
        if part.length == 3, !part.isMarked {
            let one = text[start]
            let two = text[start &+ 1]
            let three = text[start &+ 2]
            if one >= 0x41 && one <= 0x5A && two >= 0x41 && two <= 0x5A && three >= 0x41 && three <= 0x5A {
                return (UInt32(one) << 16 | UInt32(two) << 8 | UInt32(three), false)
            }
        }
        return readOddTag(text, start, Int(part.length))
    }

    @inline(never)
    private func readOddTag(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> (UInt32, Bool) {
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

    func hasPart(longerThan bytes: Int, from first: Int) -> Bool {
        for index in first..<parts.count where Int(parts[index].length) > bytes { return true }
        return false
    }
}
