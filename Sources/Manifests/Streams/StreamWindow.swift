import TidewaiterDocuments

/// The part of a stream that is in memory: what has come and is not yet delivered.
struct StreamWindow: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where the window begins in the file, and the line and column there.
    private(set) var fileOffset = 0
    private var mark = LineIndex.Mark()
    /// A further place that is known: questions go forward.
    private var known: (offset: Int, mark: LineIndex.Mark)
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

    mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

    /// Forgets the bytes before an offset.
    mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        mark = self.mark(at: count)
        known = (0, mark)
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
            bytes: Array(bytes[range]), fileOffset: fileOffset + range.lowerBound, mark: mark(at: range.lowerBound))
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
        return Place(
            input: input, offset: Int64(fileOffset + offset), length: Int64(length), line: mark.line,
            column: mark.column, address: address)
    }
}

/// A stretch of a file that outlives the window.
struct StreamPiece: Sendable {
    var bytes: [UInt8]
    var fileOffset: Int
    var mark: LineIndex.Mark
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
        pieces.prefix(headers).last.map { Int64($0.fileOffset + $0.bytes.count) } ?? 0
    }

    /// The unit's text, and where its pieces lie in the file.
    func joined() -> (bytes: [UInt8], pieces: [SourcePiece], headerBytes: Int) {
        var bytes: [UInt8] = []
        var found: [SourcePiece] = []
        var headerBytes = 0
        for (index, piece) in pieces.enumerated() {
            found.append(SourcePiece(start: bytes.count, fileOffset: piece.fileOffset, mark: piece.mark))
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
