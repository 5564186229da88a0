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
        let identifier = Self.syntaxIdentifier(file.span)
        let declared = Charset(syntaxIdentifier: identifier)
        let isASCII = UTF8Sequence.firstBeyondASCII(file.span) == nil
        let read = isASCII && !(declared?.shifts ?? false) ? .utf8 : Self.charset(file, declared, identifier)
        source = try SourceText(decoding: file, charset: read, input: input, limits: limits, pieces: pieces)
        if !isASCII { compare(identifier, declared, file) }
        checkRepertoire(identifier, isASCII: isASCII)
    }

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

    /// Says where the characters are not what the syntax identifier declares.
    private mutating func compare(_ identifier: String, _ declared: Charset?, _ file: [UInt8]) {
        let text = source.bytes
        func note(_ kind: SegmentFlaw.Kind, at offset: Int, _ found: String) {
            let length = max(1, UTF8Sequence.length(text.span, at: offset))
            flaws.append(.init(kind, offset: offset, length: length, declared: identifier, found: found))
        }
        guard let first = UTF8Sequence.firstBeyondASCII(text.span, from: source.start) else { return }
        if declared == nil, !identifier.isEmpty, identifier != "UNOA", identifier != "UNOB" {
            note(.syntaxIdentifier, at: first, source.charset.name)
        } else if let declared, declared != .utf8, source.charset == .utf8 {
            note(.utf8Undeclared, at: first, "UTF-8")
        } else if let windows = declared?.windows, let byte = file.firstIndex(where: { (0x80...0x9F).contains($0) }) {
            note(.windowsCharset, at: Self.offset(ofCharacter: byte, text), windows)
        }
        if let declared, source.charset != .utf8 { compareFurther(identifier, declared) }
        if source.charset == .utf8, let found = Mojibake(in: text.span, from: source.start) {
            flaws.append(
                .init(
                    .mojibake, offset: found.offset, length: found.length, declared: found.written, found: found.meant))
        }
    }

    /// Says where a further interchange declares another character set than the one that all is read in.
    private mutating func compareFurther(_ identifier: String, _ declared: Charset) {
        let text = source.bytes
        var isFirst = true
        var offset = source.start
        while offset + 8 <= text.count {
            defer { offset += 1 }
            guard text[offset] == UInt8(ascii: "U"), SegmentDelimiters.begins(text.span, offset, "UNB"),
                offset == source.start || !Self.isLetter(text[offset - 1]), !Self.isLetter(text[offset + 3])
            else { continue }
            let found = String(decoding: text[(offset + 4)..<(offset + 8)], as: UTF8.self)
            if !isFirst, let other = Charset(syntaxIdentifier: found), other != declared {
                flaws.append(.init(.charsetChange, offset: offset, length: 8, declared: found, found: identifier))
                return
            }
            isFirst = false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) }

    /// Where a character is in a text that had one byte for each.
    private static func offset(ofCharacter number: Int, _ text: [UInt8]) -> Int {
        var left = number
        for offset in text.indices where text[offset] & 0xC0 != 0x80 {
            if left == 0 { return offset }
            left -= 1
        }
        return text.count
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
