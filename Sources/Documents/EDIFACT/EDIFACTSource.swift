/// The text of an interchange, in the character set that its header declares (ISO 9735-1, code list 0001).
package struct EDIFACTSource: Sendable {
    /// The text as UTF-8.
    package let source: SourceText
    /// What is wrong with its characters.
    package private(set) var flaws: [SegmentFlaw] = []

    /// Decodes a file. UTF-16 is no character set of EDIFACT, but with a byte order mark it is plain what is meant.
    package init(
        _ file: [UInt8], input: String = "", limits: Limits = .standard, pieces: [SourcePiece] = []
    ) throws(TidewaiterError) {
        let marked = Charset.marked(file)
        if marked == .utf16LittleEndian || marked == .utf16BigEndian {
            source = try SourceText(decoding: file, input: input, limits: limits, pieces: pieces)
            let isMarked = file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF])
            if !isMarked { flaws.append(.init(.utf16, offset: 0, length: 0, address: "UNB S001.0001")) }
            return
        }
        if pieces.contains(where: { $0.wideOffset != nil }) {
            source = SourceText(utf8: file, input: input, pieces: pieces)
            return
        }
        let isASCII = UTF8Sequence.firstBeyondASCII(file.span) == nil
        let interchanges = isASCII ? [] : try Self.interchanges(file)
        let shifts = interchanges.contains { Charset(syntaxIdentifier: $0.identifier)?.shifts ?? false }
        guard interchanges.count < 2 || shifts else {
            source = try SourceText(
                decoding: file, stretches: interchanges.map { Self.stretch(file, $0) }, input: input, limits: limits,
                pieces: pieces)
            for (index, interchange) in interchanges.enumerated() {
                judge(interchange.identifier, interchange.range, source.stretches[index], file)
            }
            return
        }
        let identifier = Self.syntaxIdentifier(file.span)
        let declared = Charset(syntaxIdentifier: identifier)
        let read = isASCII && !(declared?.shifts ?? false) ? .utf8 : Self.charset(file, declared, identifier)
        source = try SourceText(decoding: file, charset: read, input: input, limits: limits, pieces: pieces)
        let whole = SourceText.Stretch(range: source.start..<source.bytes.count, charset: source.charset)
        judge(identifier, 0..<file.count, whole, file)
        if interchanges.count > 1, let other = interchanges.first(where: { $0.identifier != identifier }) {
            flaws.append(
                .init(
                    .charsetChange, offset: source.textOffset(other.range.lowerBound), length: 3,
                    declared: other.identifier, found: identifier))
        }
    }

    // MARK: Several interchanges

    private struct Interchange {
        var range: Range<Int>
        var identifier: String
    }

    /// The interchanges of a file that do not all declare one character set, with the bytes up to the next one's header;
    /// empty where they do. Whatever the character set, separators and headers are ASCII.
    private static func interchanges(_ file: [UInt8]) throws(TidewaiterError) -> [Interchange] {
        guard declareSeveral(file.span) else { return [] }
        let limits = Limits(valueBytes: max(1, file.count), findings: 0)
        let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard var reader = try? SegmentReader(file.span, at: start, limits: limits) else { return [] }
        var segment = SegmentTable()
        var found: [Interchange] = []
        while let role = try reader.next(file.span, &segment) {
            guard role == .interchangeHeader, reader.syntax == .edifact else { continue }
            let identifier = segment.part(1, 1).map {
                String(decoding: segment.text(of: $0, in: file.span, release: reader.delimiters.release), as: UTF8.self)
            }
            let begin = found.isEmpty ? 0 : segment.start
            if !found.isEmpty { found[found.count - 1].range = found[found.count - 1].range.lowerBound..<begin }
            found.append(Interchange(range: begin..<file.count, identifier: identifier ?? ""))
        }
        let sets = Set(found.map { Charset(syntaxIdentifier: $0.identifier) })
        return sets.count > 1 ? found : []
    }

    /// Whether headers with different syntax identifiers seem to be in a file.
    private static func declareSeveral(_ file: Span<UInt8>) -> Bool {
        var first: UInt32?
        var offset = 0
        while offset + 8 <= file.count {
            defer { offset += 1 }
            guard file[offset] == UInt8(ascii: "U"), SegmentDelimiters.begins(file, offset, "UNB"),
                offset == 0 || !isLetter(file[offset - 1]), !isLetter(file[offset + 3])
            else { continue }
            let found = (4..<8).reduce(UInt32(0)) { $0 << 8 | UInt32(file[offset + $1]) }
            if let first, first != found { return true }
            first = found
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) }

    private static func stretch(_ file: [UInt8], _ interchange: Interchange) -> SourceText.Stretch {
        let own = Array(file[interchange.range])
        let isASCII = UTF8Sequence.firstBeyondASCII(own.span) == nil
        let declared = Charset(syntaxIdentifier: interchange.identifier)
        let known = isASCII ? .utf8 : charset(own, declared, interchange.identifier)
        let isUTF8 = UTF8Sequence.firstIllFormed(own.span, in: 0..<own.count) == nil
        return SourceText.Stretch(range: interchange.range, charset: known ?? (isUTF8 ? .utf8 : .windows1252))
    }

    // MARK: Characters

    /// The character set to read a file in that is not ASCII alone; nil to tell it from the bytes.
    private static func charset(_ file: [UInt8], _ declared: Charset?, _ identifier: String) -> Charset? {
        guard let declared, declared != .utf8, !declared.shifts else { return declared }
        // Text in one byte a character is hardly ever well-formed UTF-8 by chance.
        if UTF8Sequence.firstIllFormed(file.span, in: 0..<file.count) == nil { return .utf8 }
        // Where Windows has letters ISO 8859 has control characters, which nobody writes.
        guard identifier == "UNOC" || identifier == "UNOK", file.contains(where: { (0x80...0x9F).contains($0) })
        else { return declared }
        return identifier == "UNOC" ? .windows1252 : .named("windows-1254")
    }

    /// Says where the characters of an interchange are not what its syntax identifier declares.
    ///
    /// - Parameters:
    ///   - range: The interchange in the file.
    ///   - stretch: The same in the text, and how it was read.
    private mutating func judge(
        _ identifier: String, _ range: Range<Int>, _ stretch: SourceText.Stretch, _ file: [UInt8]
    ) {
        let text = source.bytes
        let first = UTF8Sequence.firstBeyondASCII(text.span, from: stretch.range.lowerBound)
        let beyond = first.flatMap { stretch.range.contains($0) ? $0 : nil }
        if let beyond { compare(identifier, beyond, range, stretch, file) }
        checkRepertoire(identifier, beyond, stretch.range)
    }

    private mutating func compare(
        _ identifier: String, _ first: Int, _ range: Range<Int>, _ stretch: SourceText.Stretch, _ file: [UInt8]
    ) {
        let text = source.bytes
        let declared = Charset(syntaxIdentifier: identifier)
        func note(_ kind: SegmentFlaw.Kind, at offset: Int, _ found: String) {
            let length = max(1, UTF8Sequence.length(text.span, at: offset))
            flaws.append(.init(kind, offset: offset, length: length, declared: identifier, found: found))
        }
        if declared == nil, !identifier.isEmpty, identifier != "UNOA", identifier != "UNOB" {
            note(.syntaxIdentifier, at: first, stretch.charset.name)
        } else if let declared, declared != .utf8, stretch.charset == .utf8 {
            note(.utf8Undeclared, at: first, "UTF-8")
        } else if let windows = declared?.windows,
            let byte = file[range].firstIndex(where: { (0x80...0x9F).contains($0) })
        {
            note(.windowsCharset, at: source.textOffset(byte), windows)
        }
        if stretch.charset == .utf8, let found = Mojibake(in: text.span, from: stretch.range.lowerBound),
            stretch.range.contains(found.offset)
        {
            flaws.append(
                .init(
                    .mojibake, offset: found.offset, length: found.length, declared: found.written, found: found.meant))
        }
    }

    /// Levels A and B have no letters beyond ASCII, and level A no small ones.
    private mutating func checkRepertoire(_ identifier: String, _ beyond: Int?, _ range: Range<Int>) {
        let text = source.bytes
        guard identifier == "UNOA" || identifier == "UNOB" else { return }
        if let first = beyond {
            let length = max(1, UTF8Sequence.length(text.span, at: first))
            let letter = String(decoding: text[first..<min(first + length, text.count)], as: UTF8.self)
            flaws.append(
                .init(.repertoire, offset: first, length: length, declared: identifier, found: "\"\(letter)\""))
        }
        guard identifier == "UNOA", let small = text[range].firstIndex(where: { (0x61...0x7A).contains($0) }) else {
            return
        }
        flaws.append(.init(.repertoire, offset: small, length: 1, declared: identifier, found: "small letters"))
    }

    /// The first component of UNB, which is ASCII in all character sets; empty where there is none.
    static func syntaxIdentifier(_ file: Span<UInt8>) -> String {
        let end = min(file.count, 256)
        var i = 0
        while i + 4 < end, !SegmentDelimiters.begins(file, i, "UNB") { i += 1 }
        guard i + 8 <= end else { return "" }
        i += 4
        var letters: [UInt8] = []
        while i < end, letters.count < 4 {
            if !SegmentDelimiters.isBlank(file[i]) { letters.append(file[i]) }
            i += 1
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Whether an interchange is written in a character set in which a byte of one character looks like a separator, so
    /// that it can be split only once it has been decoded.
    package static func mustBeDecodedWhole(_ file: [UInt8]) -> Bool {
        Charset(syntaxIdentifier: syntaxIdentifier(file.span))?.shifts ?? false
    }
}

extension Charset {
    /// Whether the meaning of a byte depends on escape sequences before it (ISO 2022), ASCII bytes included.
    var shifts: Bool { self == .named("ISO-2022-JP-2") }

    /// What Windows writes in place of a part of ISO 8859, with letters where that has control characters.
    var windows: String? {
        guard case .named(let name) = self else { return nil }
        let names = [
            "ISO-8859-1": "windows-1252", "ISO-8859-2": "windows-1250", "ISO-8859-4": "windows-1257",
            "ISO-8859-5": "windows-1251", "ISO-8859-6": "windows-1256", "ISO-8859-7": "windows-1253",
            "ISO-8859-8": "windows-1255", "ISO-8859-9": "windows-1254",
        ]
        return names[name]
    }
}
