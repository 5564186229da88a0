/// How ASC X12 announces its separators: by their position in ISA (X12.5, section on delimiters).
extension SegmentDelimiters {
    /// The delimiters of an X12 interchange, group or transaction set that begins at `offset`; nil where none does.
    ///
    /// ISA has a fixed width by the standard. Senders who leave out its padding are read all the same: the separators
    /// are found by counting elements.
    package static func announcedByX12(in text: Span<UInt8>, at offset: Int) -> SegmentDelimiters? {
        if begins(text, offset, "ISA") { return announcedByISA(text, offset) }
        // Without an envelope the separator stands behind the tag, and the terminator is the usual one or a line's end.
        guard offset + 3 < text.count, text[offset + 2] != text[offset],
            (text[offset] == 0x47 && text[offset + 1] == 0x53) || (text[offset] == 0x53 && text[offset + 1] == 0x54)
        else { return nil }
        let element = text[offset + 2]
        guard isSeparator(element) else { return nil }
        var i = offset + 3
        let end = min(text.count, offset + 512)
        while i < end, text[i] != 0x7E, text[i] != 0x0A, text[i] != 0x0D, text[i] != 0x15, text[i] != 0x1C { i += 1 }
        guard i < end else { return nil }
        let delimiters = SegmentDelimiters(
            component: element == 0x3E ? 0x3A : 0x3E, element: element, release: nil, repetition: nil,
            terminator: text[i])
        return delimiters
    }

    private static func announcedByISA(_ text: Span<UInt8>, _ offset: Int) -> SegmentDelimiters? {
        guard offset + 20 < text.count else { return nil }
        let element = text[offset + 3]
        guard isSeparator(element) else { return nil }
        var elements = 0
        var repetition: UInt8?
        var version = 0
        var starts = 0
        var i = offset + 3
        // An interchange control header has 106 bytes; one with line breaks or blanks too many somewhat more.
        let end = min(text.count, offset + 256)
        while i < end, elements < 16 {
            if text[i] == element {
                // ISA11 is a standards identifier up to version 00401, afterwards the repetition separator.
                if elements == 12 { version = number(text, starts, i) }
                if elements == 11, i == starts + 1 { repetition = text[starts] }
                elements += 1
                starts = i + 1
            }
            i += 1
        }
        guard elements == 16, i + 1 < text.count else { return nil }
        let component = text[i]
        let terminator = text[i + 1]
        if version < 402 || !(repetition.map(isSeparator) ?? false) { repetition = nil }
        let used = [component, element, terminator] + [repetition].compactMap(\.self)
        guard isSeparator(component), isSeparator(terminator), Set(used).count == used.count else { return nil }
        return SegmentDelimiters(
            component: component, element: element, release: nil, repetition: repetition, terminator: terminator)
    }

    private static func number(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var value = 0
        for i in start..<min(end, start + 6) where (0x30...0x39).contains(text[i]) {
            value = value * 10 + Int(text[i] - 0x30)
        }
        return value
    }

    /// Anything but letters, digits and blanks; line ends and other control characters are used too.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != 0 && byte != 0x20 && !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte)
            && !(0x61...0x7A).contains(byte)
    }
}
