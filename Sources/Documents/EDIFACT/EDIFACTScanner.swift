/// Splits an interchange into segments and their parts, eight bytes at a step.
///
/// The scanner keeps offsets only, and is handed the text for each segment: no pointer outlives a call. It knows the
/// syntax and nothing of what segments mean.
@usableFromInline package struct EDIFACTScanner: Sendable {
    /// What ended a segment, or that there was none.
    @usableFromInline package enum Step: Sendable {
        /// A segment with a tag and its terminator.
        case segment
        /// A terminator with nothing before it.
        case empty
        /// A segment that the input ends in.
        case unterminated
        /// A segment that the input ends in, in the middle of a release.
        case releaseAtEnd
        /// Nothing but blanks is left.
        case end
        /// A segment or value beyond the limits; `offset` stands at it.
        case tooLong
    }

    /// Most parts of one segment; the directories stay far below.
    private static let mostParts = 16_384
    /// Most elements of a segment, and components of an element, empty ones counted.
    private static let mostElements: UInt16 = 16_384

    package private(set) var delimiters: EDIFACTDelimiters
    /// Where the next segment begins.
    package var offset: Int
    private let valueBytes: Int
    private var componentWord: UInt64 = 0
    private var elementWord: UInt64 = 0
    private var terminatorWord: UInt64 = 0
    private var releaseWord: UInt64 = 0
    private var repetitionWord: UInt64 = 0

    package init(delimiters: EDIFACTDelimiters, offset: Int, limits: Limits) {
        self.delimiters = delimiters
        self.offset = offset
        self.valueBytes = limits.valueBytes
        use(delimiters)
    }

    /// Goes on with other delimiters: a further UNA or UNB announces its own.
    package mutating func use(_ delimiters: EDIFACTDelimiters) {
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

    /// The next segment of `text`.
    package mutating func next(_ text: Span<UInt8>, _ segment: inout EDIFACTSegment) -> Step {
        var start = offset
        while start < text.count, EDIFACTDelimiters.isBlank(text[start]) { start += 1 }
        segment.parts.removeAll()
        segment.start = start
        segment.end = start
        guard start < text.count else {
            offset = start
            return .end
        }
        if text[start] == delimiters.terminator {
            offset = start + 1
            return .empty
        }
        let step = split(text, from: start, &segment)
        segment.readTag(text)
        return step
    }

    private mutating func split(_ text: Span<UInt8>, from start: Int, _ segment: inout EDIFACTSegment) -> Step {
        let componentByte = delimiters.component
        let elementByte = delimiters.element
        let terminator = delimiters.terminator
        let release = delimiters.release
        let repetitionByte = delimiters.repetition
        let count = text.count
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
                    segment.add(partStart, at, element, component, repetition, isMarked)
                    let isElement = byte == elementByte
                    element &+= isElement ? 1 : 0
                    component = isElement ? 1 : component &+ 1
                    repetition = isElement ? 0 : repetition
                    partStart = at + 1
                    isMarked = false
                } else if byte == terminator {
                    segment.add(partStart, at, element, component, repetition, isMarked)
                    segment.end = at
                    offset = at + 1
                    return at - start > valueBytes && segment.hasPart(longerThan: valueBytes)
                        ? stop(at: start) : .segment
                } else if byte == release {
                    released = at + 1
                    isMarked = true
                } else if byte == repetitionByte {
                    segment.add(partStart, at, element, component, repetition, isMarked)
                    repetition &+= 1
                    component = 1
                    partStart = at + 1
                    isMarked = false
                } else {
                    isMarked = true
                }
            }
            base += 8
            if base - partStart > valueBytes || segment.count > Self.mostParts || element > Self.mostElements
                || component > Self.mostElements
            {
                return stop(at: partStart)
            }
        }
        segment.add(partStart, count, element, component, repetition, isMarked)
        segment.end = count
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

extension EDIFACTSegment {
    /// Adds a part unless it is empty.
    @inline(__always)
    mutating func add(
        _ partStart: Int, _ at: Int, _ element: UInt16, _ component: UInt16, _ repetition: UInt16, _ isMarked: Bool
    ) {
        parts.append(
            EDIFACTPart(
                start: UInt32(truncatingIfNeeded: partStart &- start),
                length: UInt32(truncatingIfNeeded: at &- partStart),
                element: element, component: component, repetition: repetition, isMarked: isMarked),
            if: at > partStart)
    }

    func hasPart(longerThan bytes: Int) -> Bool {
        for index in 0..<count where Int(parts[index].length) > bytes { return true }
        return false
    }

    /// Takes the tag from the first part, which may be wrapped or in small letters.
    @inline(__always)
    mutating func readTag(_ text: Span<UInt8>) {
        isLowercased = false
        if count > 0, case let first = parts[0], first.element == 0, first.length == 3, !first.isMarked {
            let one = text[start]
            let two = text[start + 1]
            let three = text[start + 2]
            tag = UInt32(one) << 16 | UInt32(two) << 8 | UInt32(three)
            if one >= 0x41 && one <= 0x5A && two >= 0x41 && two <= 0x5A && three >= 0x41 && three <= 0x5A { return }
        }
        readOddTag(text)
    }

    @inline(never)
    private mutating func readOddTag(_ text: Span<UInt8>) {
        tag = 0
        guard count > 0, parts[0].element == 0, parts[0].length <= 16 else { return }
        var found: UInt32 = 0
        var letters = 0
        for offset in start..<start + Int(parts[0].length) {
            var byte = text[offset]
            if EDIFACTDelimiters.isBlank(byte) { continue }
            if (0x61...0x7A).contains(byte) {
                byte -= 0x20
                isLowercased = true
            }
            guard (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) else { return }
            found = found << 8 | UInt32(byte)
            letters += 1
        }
        if letters == 3 { tag = found }
    }
}
