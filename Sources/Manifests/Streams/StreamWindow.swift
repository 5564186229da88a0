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
    /// How many units of its message came before it.
    var ordinal: UInt32
    /// What is wrong with the stream here, beyond the unit's own text.
    var findings: [Finding]

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
