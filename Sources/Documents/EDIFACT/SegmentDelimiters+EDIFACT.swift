/// How UN/EDIFACT announces its service characters.
extension SegmentDelimiters {
    /// What holds where nothing else is said (level A).
    package static let standard = SegmentDelimiters(
        component: UInt8(ascii: ":"), element: UInt8(ascii: "+"), release: UInt8(ascii: "?"), repetition: nil,
        terminator: UInt8(ascii: "'"))

    /// The information separators IS1, IS3 and IS4 of level B, which need no release character.
    package static let levelB = SegmentDelimiters(
        component: 0x1F, element: 0x1D, release: nil, repetition: nil, terminator: 0x1C)

    /// The delimiters that UNA and UNB at `offset` announce, and the offset behind UNA. Nil where neither UNA nor the
    /// header of an interchange, group or message stands there in a notation that can be split.
    package static func announcedByEDIFACT(in text: Span<UInt8>, at offset: Int) -> (SegmentDelimiters, next: Int)? {
        var delimiters = standard
        var next = offset
        var isAnnounced = false
        if begins(text, offset, "UNA"), offset + 9 <= text.count {
            let release = text[offset + 6]
            let repetition = text[offset + 7]
            delimiters = SegmentDelimiters(
                component: text[offset + 3], element: text[offset + 4], release: release == 0x20 ? nil : release,
                repetition: repetition == 0x20 ? nil : repetition, terminator: text[offset + 8],
                decimalMark: text[offset + 5])
            next = skipBlanks(text, from: offset + 9)
            if delimiters.canSplit {
                isAnnounced = true
            } else {
                // What it names cannot be meant; a header in the usual notation says what is.
                guard next + 4 < text.count, begins(text, next, "UNB"), text[next + 3] == standard.element else {
                    return nil
                }
                delimiters = standard
            }
        }
        guard begins(text, next, "UNB") || begins(text, next, "UNG") || begins(text, next, "UNH"), next + 3 < text.count
        else { return isAnnounced ? (delimiters, next) : nil }
        if !isAnnounced {
            // Blanks may stand in for a line break that wrapped the header itself.
            switch text[skipBlanks(text, from: next + 3)] {
            case standard.element: break
            case levelB.element: delimiters = levelB
            default: return nil
            }
        }
        let version = syntaxVersion(text, header: next, delimiters)
        if version >= 4 {
            if !isAnnounced && delimiters == standard { delimiters.repetition = UInt8(ascii: "*") }
        } else if version > 0 {
            delimiters.repetition = nil
        }
        return (delimiters, next)
    }

    /// Whether the characters can tell a text apart: ASCII, all different, none a letter, digit or blank; a line break
    /// may end segments, though the standard knows none.
    var canSplit: Bool {
        let used = [component, element, terminator] + [release, repetition].compactMap(\.self)
        let isPlain = used.allSatisfy { byte in
            byte < 0x80 && byte != 0x20 && (!Self.isLineBreak(byte) || byte == terminator) && byte != 0
                && !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte) && !(0x61...0x7A).contains(byte)
        }
        return isPlain && Set(used).count == used.count
    }

    /// The first of the characters that UNA at `offset` names which cannot be what it is named for, and what that is; nil
    /// where all can, and where there is no UNA.
    static func faultyAdvice(in text: Span<UInt8>, at offset: Int) -> (offset: Int, role: String)? {
        guard begins(text, offset, "UNA"), offset + 9 <= text.count else { return nil }
        let roles = [
            "a component separator", "an element separator", "a decimal mark", "a release character",
            "a repetition separator", "a segment terminator",
        ]
        for (index, role) in roles.enumerated() {
            let byte = text[offset + 3 + index]
            let isFine: Bool
            switch index {
            case 2: isFine = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == 0x20
            case 3, 4: isFine = byte == 0x20 || isSeparator(byte)
            case 5: isFine = isSeparator(byte) || isLineBreak(byte)
            default: isFine = isSeparator(byte)
            }
            let isTaken =
                index != 2 && byte != 0x20 && (0..<index).contains { $0 != 2 && text[offset + 3 + $0] == byte }
            if !isFine || isTaken { return (offset + 3 + index, role) }
        }
        return nil
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != 0x20 && !isLineBreak(byte) && byte != 0 && !(0x30...0x39).contains(byte)
            && !(0x41...0x5A).contains(byte) && !(0x61...0x7A).contains(byte)
    }

    /// Version of the syntax in a UNB, 0 where there is none to see.
    private static func syntaxVersion(_ text: Span<UInt8>, header: Int, _ delimiters: SegmentDelimiters) -> Int {
        guard begins(text, header, "UNB") else { return 0 }
        var i = header + 3
        let end = min(text.count, header + 40)
        while i < end, text[i] != delimiters.component {
            if text[i] == delimiters.terminator { return 0 }
            i += 1
        }
        i = skipBlanks(text, from: i + 1)
        guard i < end, (0x31...0x39).contains(text[i]) else { return 0 }
        return Int(text[i] - 0x30)
    }
}
