import TidewaiterDocuments

/// The part of a stream that is in memory: what has come and is not yet delivered.
struct StreamWindow: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where the window begins in the file, and the line and column there.
    private(set) var fileOffset = 0
    private var mark = LineIndex.Mark()
    /// A further place that is known: questions go forward.
    private var known: (offset: Int, mark: LineIndex.Mark)
    /// Makes UTF-8 of a stream that is UTF-16; all offsets are then those of the UTF-8.
    private var decoder: UTF16Stream?
    /// Where the window begins in the file that is UTF-16, and a further place that is known.
    private var wideOffset = 0
    private var knownWide: (offset: Int, wide: Int) = (0, 0)
    /// What is no character of UTF-16, for the next unit to tell.
    private var findings: [Finding] = []
    /// Whether nothing will come any more.
    var isLast = false
    let input: String

    init(input: String) {
        self.input = input
        known = (0, mark)
    }

    /// Where the text begins: after a byte order mark, which is in no column.
    mutating func beginText() -> Int {
        guard fileOffset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return 0 }
        mark.column = 0
        known = (0, mark)
        return 3
    }

    mutating func append(_ more: some Collection<UInt8>) {
        guard decoder != nil else { return bytes.append(contentsOf: more) }
        decode(more, isLast: false)
    }

    // MARK: UTF-16

    /// Whether the file is UTF-16.
    var isWide: Bool { decoder != nil }

    /// Takes the bytes so far, and all that follow, for UTF-16; the byte order mark is no text.
    mutating func beginUTF16(isBigEndian: Bool) {
        guard decoder == nil, fileOffset == 0 else { return }
        let raw = bytes
        let hasMark = raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF])
        bytes = []
        wideOffset = hasMark ? 2 : 0
        knownWide = (0, wideOffset)
        decoder = UTF16Stream(isBigEndian: isBigEndian)
        decode(raw.dropFirst(wideOffset), isLast: isLast)
    }

    /// Says that nothing more will come.
    mutating func finish() {
        isLast = true
        if decoder != nil { decode([], isLast: true) }
    }

    private mutating func decode(_ more: some Collection<UInt8>, isLast: Bool) {
        guard let (text, flaws) = decoder?.decode(more, isLast: isLast) else { return }
        let before = bytes.count
        bytes.append(contentsOf: text)
        for flaw in flaws where findings.count < Self.mostFlaws {
            findings.append(
                Finding(
                    rule: "tw.text.undecodable", severity: .warning, effect: .advice,
                    message:
                        "This is no character of UTF-16; it was read as U+FFFD. Check that the file was not damaged.",
                    place: place(at: before + flaw.lowerBound, length: flaw.count), authority: "UTF-16",
                    parameters: ["charset": "UTF-16"]))
        }
    }

    private static let mostFlaws = 1000

    /// Notes what is wrong with the text as a whole.
    mutating func note(_ flaw: SegmentFlaw) {
        var finding = flaw.finding(in: SourceText(utf8: []))
        finding.place = place(at: flaw.offset, length: flaw.length, address: flaw.address)
        findings.append(finding)
    }

    /// What was found wrong with the text since this was last asked.
    mutating func takeFindings() -> [Finding] {
        defer { findings = [] }
        return findings
    }

    /// Where an offset is in the file that is UTF-16.
    private mutating func wide(_ offset: Int) -> Int {
        if offset < knownWide.offset { knownWide = (0, wideOffset) }
        let found = knownWide.wide + UTF16Stream.width(bytes.span, knownWide.offset..<min(offset, bytes.count))
        knownWide = (min(offset, bytes.count), found)
        return found
    }

    /// Forgets the bytes before an offset.
    mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        mark = self.mark(at: count)
        known = (0, mark)
        if isWide {
            wideOffset = wide(count)
            knownWide = (0, wideOffset)
        }
        fileOffset += count
        bytes.removeSubrange(0..<count)
    }

    /// Line and column of an offset.
    mutating func mark(at offset: Int) -> LineIndex.Mark {
        if offset < known.offset { known = (0, mark) }
        let found = LineIndex.advance(known.mark, over: known.offset..<offset, of: bytes.span)
        if offset < bytes.count { known = (offset, found) }
        return found
    }

    /// A stretch of the window as a piece of a text.
    mutating func piece(_ range: Range<Int>) -> StreamPiece {
        StreamPiece(
            bytes: Array(bytes[range]), fileOffset: fileOffset + range.lowerBound, mark: mark(at: range.lowerBound),
            wideOffset: isWide ? wide(range.lowerBound) : nil)
    }

    /// The window as a piece of the file, from its beginning.
    var sourcePiece: SourcePiece {
        SourcePiece(start: 0, fileOffset: fileOffset, mark: mark, wideOffset: isWide ? wideOffset : nil)
    }

    /// Forgets what is before an offset, where that is worth it; answers how many bytes.
    mutating func settle(keeping start: Int) -> Int {
        var keep = min(start, bytes.count)
        // Whether a carriage return ends a line by itself is told by what follows.
        if keep > 0, keep == bytes.count, bytes[keep - 1] == 0x0D { keep -= 1 }
        // Moving the window costs its length: not for every few bytes.
        guard keep > 0, keep * 2 > bytes.count else { return 0 }
        drop(keep)
        return keep
    }

    /// Refuses a unit that is longer than what is held in memory.
    mutating func check(_ unit: Range<Int>, limits: Limits, format: Format) throws(TidewaiterError) {
        guard unit.count > limits.unitBytes else { return }
        throw TidewaiterError(
            .limit, "\(format.rawValue).unit-bytes",
            "One consignment, or a document that does not divide into consignments, has more than the "
                + "\(limits.unitBytes) bytes that are held in memory at a time. Check for a missing quote or bracket; "
                + "else read the file whole, or raise the limit.",
            place: place(at: unit.lowerBound))
    }

    mutating func place(at offset: Int, length: Int = 0, address: String = "") -> Place {
        let mark = mark(at: min(offset, bytes.count))
        let begin = isWide ? wide(offset) : fileOffset + offset
        let extent = isWide ? wide(offset + length) - begin : length
        return Place(
            input: input, offset: Int64(begin), length: Int64(extent), line: mark.line, column: mark.column,
            address: address)
    }
}

/// A stretch of a file that outlives the window.
struct StreamPiece: Sendable {
    var bytes: [UInt8]
    var fileOffset: Int
    var mark: LineIndex.Mark
    /// Where it begins in a file that is UTF-16, in which places are told.
    var wideOffset: Int?

    /// Where it begins and ends in the places of the file.
    var placeOffset: Int64 { Int64(wideOffset ?? fileOffset) }
    var placeEnd: Int64 {
        placeOffset + Int64(wideOffset == nil ? bytes.count : UTF16Stream.width(bytes.span, 0..<bytes.count))
    }
}

/// One part of a stream that can be read by itself: the headers that hold for it, and its own text.
struct StreamUnit: Sendable {
    var pieces: [StreamPiece]
    /// How many of the pieces are headers, which other units have too.
    var headers: Int
    /// How many consignments of its message or document came before it.
    var ordinal: UInt32
    /// What is wrong with the stream here, beyond the unit's own text.
    var findings: [Finding]
    /// How many rows, or elements of the array, came before it.
    var before = 0
    /// Whether nothing comes after it.
    var isLast = false

    /// Where in the file its headers end.
    var headerEnd: Int64 {
        pieces.prefix(headers).last?.placeEnd ?? 0
    }

    /// The unit's text, and where its pieces lie in the file.
    func joined() -> (bytes: [UInt8], pieces: [SourcePiece], headerBytes: Int) {
        var bytes: [UInt8] = []
        var found: [SourcePiece] = []
        var headerBytes = 0
        for (index, piece) in pieces.enumerated() {
            found.append(
                SourcePiece(
                    start: bytes.count, fileOffset: piece.fileOffset, mark: piece.mark, wideOffset: piece.wideOffset))
            bytes.append(contentsOf: piece.bytes)
            if index < headers { headerBytes = bytes.count }
        }
        return (bytes, found, headerBytes)
    }
}

/// Cuts a stream into parts that can be read by themselves.
protocol UnitCutter: AnyObject {
    /// The next unit; nil when more of the stream is needed, or at its end.
    func next(_ window: inout StreamWindow) throws(TidewaiterError) -> StreamUnit?
    /// The unit as a declaration.
    func read(_ unit: StreamUnit, input: String, mode: ReadingMode) throws(TidewaiterError) -> Declaration
}
