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
        let unicode = SourceText(unicode: Array(file.prefix(4096)))
        if unicode.charset == .utf16LittleEndian || unicode.charset == .utf16BigEndian {
            source = try SourceText(decoding: file, input: input, limits: limits, pieces: pieces)
            let isMarked = file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF])
            if !isMarked { flaws.append(.init(.utf16, offset: 0, length: 0, address: "UNB S001.0001")) }
            return
        }
        let identifier = Self.syntaxIdentifier(file.span)
        let isASCII = UTF8Sequence.firstBeyondASCII(file.span) == nil
        let declared = Charset(syntaxIdentifier: identifier)
        if isASCII {
            source = try SourceText(decoding: file, charset: .utf8, input: input, limits: limits, pieces: pieces)
        } else if let declared, declared != .utf8 {
            // Text in one byte a character is hardly ever well-formed UTF-8 by chance.
            let isUTF8 = UTF8Sequence.firstIllFormed(file.span, in: 0..<file.count) == nil
            source = try SourceText(
                decoding: file, charset: isUTF8 ? .utf8 : declared, input: input, limits: limits, pieces: pieces)
            let text = source.bytes
            if isUTF8, let first = UTF8Sequence.firstBeyondASCII(text.span, from: source.start) {
                let length = max(1, UTF8Sequence.length(text.span, at: first))
                flaws.append(.init(.utf8Undeclared, offset: first, length: length, declared: identifier))
            }
        } else {
            source = try SourceText(decoding: file, charset: declared, input: input, limits: limits, pieces: pieces)
        }
        checkRepertoire(identifier, isASCII: isASCII)
    }

    /// Levels A and B have no letters beyond ASCII, and level A no small ones.
    private mutating func checkRepertoire(_ identifier: String, isASCII: Bool) {
        let text = source.bytes
        guard identifier == "UNOA" || identifier == "UNOB" else { return }
        if !isASCII, let first = UTF8Sequence.firstBeyondASCII(text.span, from: source.start) {
            let length = max(1, UTF8Sequence.length(text.span, at: first))
            let letter = String(decoding: text[first..<min(first + length, text.count)], as: UTF8.self)
            flaws.append(
                .init(.repertoire, offset: first, length: length, declared: identifier, found: "\"\(letter)\""))
        }
        guard identifier == "UNOA", let small = text.firstIndex(where: { (0x61...0x7A).contains($0) }) else { return }
        flaws.append(.init(.repertoire, offset: small, length: 1, declared: identifier, found: "small letters"))
    }

    /// The first component of UNB, which is ASCII in all character sets; empty where there is none.
    private static func syntaxIdentifier(_ file: Span<UInt8>) -> String {
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
}
