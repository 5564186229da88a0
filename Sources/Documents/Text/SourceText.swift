/// The text of one input: its bytes as UTF-8, and the way back from them to the place in the file.
@usableFromInline
package final class SourceText: Sendable {
    /// Name of the input, empty when the caller gave none.
    package let input: String
    /// The text as UTF-8. With ``init(utf8:input:)`` ill-formed bytes may be in it, which readers report; with
    /// ``init(decoding:charset:input:limits:)`` there are none.
    package let bytes: [UInt8]
    /// Where the text begins: after a byte order mark.
    package let start: Int
    /// How the file was written.
    package let charset: Charset
    /// The parts that were written in character sets of their own; one where all is in one.
    package let stretches: [Stretch]
    /// Whether it is known that there is nothing beyond ASCII.
    package let isASCII: Bool
    /// What was wrong or unclear about the character set.
    package let findings: [Finding]
    /// How many findings there were beyond those kept.
    package let findingsLeftOut: Int

    private let lines: LineIndex
    private let offsets: OffsetMap
    private let pieces: [SourcePiece]
    /// Widths in the file of a text that came as UTF-16 and was made UTF-8 on the way; nil for others.
    private let wide: OffsetMap?

    /// A part of a file in one character set.
    package struct Stretch: Sendable, Hashable {
        package var range: Range<Int>
        package var charset: Charset
    }

    private init(_ parts: Parts, input: String, pieces: [SourcePiece] = []) {
        self.input = input
        self.pieces = pieces
        self.bytes = parts.bytes
        self.start = parts.start
        self.charset = parts.charset
        self.stretches =
            parts.stretches.isEmpty
            ? [Stretch(range: 0..<parts.bytes.count, charset: parts.charset)] : parts.stretches
        self.isASCII = parts.isASCII
        let lines = LineIndex(parts.bytes, start: parts.start)
        let offsets = OffsetMap(parts.bytes, widths: parts.widths, start: parts.fileStart, end: parts.fileEnd)
        let wide =
            pieces.contains { $0.wideOffset != nil }
            ? OffsetMap(parts.bytes, widths: .utf16, start: 0, end: .max) : nil
        self.wide = wide
        self.lines = lines
        self.offsets = offsets
        self.findings = parts.notes.map { note in
            var finding = note.finding
            finding.place = Self.place(
                input, lines, offsets, wide, pieces, at: note.offset, length: note.length, address: "")
            return finding
        }
        self.findingsLeftOut = parts.notesLeftOut
    }

    /// Text that is UTF-8 already, with or without a byte order mark; the bytes are taken as they are.
    package convenience init(utf8 bytes: [UInt8], input: String = "", pieces: [SourcePiece] = []) {
        self.init(Parts(utf8: bytes), input: input, pieces: pieces)
    }

    /// The text of a file.
    ///
    /// Without a character set given it is told from a byte order mark; from the NUL bytes of UTF-16; from the bytes
    /// being UTF-8; and else taken for Windows-1252, with a finding. In a text that is UTF-8 for the most part,
    /// bytes that are not are read as Windows-1252, with a finding for each line.
    ///
    /// Where `file` was put together from several stretches of the file, `pieces` say which, so that places are those
    /// of the file.
    package convenience init(
        decoding file: [UInt8], charset: Charset? = nil, input: String = "", limits: Limits = .standard,
        pieces: [SourcePiece] = []
    ) throws(TidewaiterError) {
        guard file.count <= limits.inputBytes else { throw Self.tooLong(file, input, limits) }
        self.init(try Parts(decoding: file, charset: charset, keep: limits.findings), input: input, pieces: pieces)
    }

    /// The text of a file whose parts, one behind the other, are each in a character set of their own.
    package convenience init(
        decoding file: [UInt8], stretches: [Stretch], input: String = "", limits: Limits = .standard,
        pieces: [SourcePiece] = []
    ) throws(TidewaiterError) {
        guard file.count <= limits.inputBytes else { throw Self.tooLong(file, input, limits) }
        self.init(try Parts(decoding: file, stretches: stretches, keep: limits.findings), input: input, pieces: pieces)
    }

    private static func tooLong(_ file: [UInt8], _ input: String, _ limits: Limits) -> TidewaiterError {
        TidewaiterError(
            .limit, "text.input-bytes",
            "The input has \(file.count) bytes, more than the limit of \(limits.inputBytes). "
                + "Split it, or raise the limit.",
            place: Place(input: input, offset: 0, length: Int64(file.count)))
    }

    /// The text of a file in a format that is Unicode by definition: UTF-16 is decoded, anything else taken as UTF-8
    /// as it is. An input beyond the limit is not decoded: the reader refuses it.
    package convenience init(unicode file: [UInt8], input: String = "", limits: Limits = .standard) {
        let charset = TextSurvey.mark(file)?.charset ?? TextSurvey.unmarkedUTF16(file)
        let isUTF16 = charset == .utf16LittleEndian || charset == .utf16BigEndian
        let parts =
            isUTF16 && file.count <= limits.inputBytes
            ? try? Parts(decoding: file, charset: charset, keep: limits.findings) : nil
        self.init(parts ?? Parts(utf8: file), input: input)
    }

    /// Offset in the file of the character that the byte at `offset` of ``bytes`` belongs to.
    package func fileOffset(_ offset: Int) -> Int { offsets.fileOffset(offset) }

    /// Offset in ``bytes`` of the character at an offset of the file.
    package func textOffset(_ fileOffset: Int) -> Int { offsets.textOffset(fileOffset) }

    /// The character set that the text at an offset was written in.
    package func charset(at offset: Int) -> Charset {
        stretches.last { $0.range.lowerBound <= offset }?.charset ?? charset
    }

    /// The place of `length` bytes from `offset` of ``bytes``.
    package func place(at offset: Int, length: Int = 0, address: String = "") -> Place {
        Self.place(input, lines, offsets, wide, pieces, at: offset, length: length, address: address)
    }

    private static func place(
        _ input: String, _ lines: LineIndex, _ offsets: OffsetMap, _ wide: OffsetMap?, _ pieces: [SourcePiece],
        at offset: Int, length: Int, address: String
    ) -> Place {
        var position = lines.position(at: offset)
        var begin = offsets.fileOffset(offset)
        let end = length == 0 ? begin : offsets.fileOffset(offset + length)
        var extent = end - begin
        if let piece = pieces.last(where: { $0.start <= begin }) {
            let first = lines.position(at: offsets.textOffset(piece.start))
            if position.line == first.line { position.column += piece.mark.column - first.column }
            position.line += piece.mark.line - first.line
            begin += piece.fileOffset - piece.start
            if let wide, let first = piece.wideOffset {
                begin = first + wide.fileOffset(offset) - wide.fileOffset(offsets.textOffset(piece.start))
                extent = length == 0 ? 0 : wide.fileOffset(offset + length) - wide.fileOffset(offset)
            }
        }
        return Place(
            input: input, offset: Int64(begin), length: Int64(extent), line: position.line,
            column: position.column, address: address)
    }
}

/// A stretch of a file within a text that was put together from several: the header of an interchange, and one of its
/// consignments.
package struct SourcePiece: Sendable, Hashable {
    /// Where it begins in the bytes that were put together.
    package var start: Int
    /// Where it begins in the file.
    package var fileOffset: Int
    /// Line and column there.
    package var mark: LineIndex.Mark
    /// Where it begins in a file that is UTF-16 and was made UTF-8 on the way, in which the other offsets count.
    package var wideOffset: Int?

    package init(start: Int, fileOffset: Int, mark: LineIndex.Mark, wideOffset: Int? = nil) {
        self.start = start
        self.fileOffset = fileOffset
        self.mark = mark
        self.wideOffset = wideOffset
    }
}

extension SourceText {
    /// The line of a text that a byte is in, as it stands, for showing it with a caret.
    package static func line(of bytes: [UInt8], at offset: Int) -> String {
        var start = max(0, min(offset, bytes.count))
        var end = start
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
