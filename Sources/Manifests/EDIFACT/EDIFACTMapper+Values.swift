import TidewaiterDocuments

extension EDIFACTMapper {
    /// Adds each part of the segment by its rule.
    @inline(__always)
    mutating func emit(_ text: Span<UInt8>, to node: UInt32, rules: Int) {
        let tag = EDIFACTPlan.tagIndex(segment.tag)
        var index = 0
        while index < segment.count {
            let part = segment[index]
            index &+= 1
            if part.element == 0 { continue }
            let isKnown = part.element < EDIFACTPlan.width && part.component < EDIFACTPlan.width
            let at = rules &+ Int(part.element) &* EDIFACTPlan.width &+ Int(part.component)
            var rule = isKnown ? plan.rules[at] : EDIFACTPlan.keep
            if rule == EDIFACTPlan.drop { continue }
            if rule >= EDIFACTPlan.firstSpecial {
                emitSpecial(plan.specials[Int(rule &- EDIFACTPlan.firstSpecial)], part, text, node, &index)
                continue
            }
            // A field takes one value: what is said again is kept.
            if part.repetition > 0 { rule = EDIFACTPlan.keep }
            add(rule, part, text, to: node, tag: tag)
        }
    }

    @inline(__always)
    mutating func add(_ field: UInt16, _ part: EDIFACTPart, _ text: Span<UInt8>, to node: UInt32, tag: Int) {
        let source = segment.start &+ Int(part.start)
        let length = Int(part.length)
        if part.isMarked { return addMarked(field, part, text, to: node, tag: tag) }
        builder.addValue(
            id: field, to: node, source: source, length: length, address: EDIFACTAddress.pack(tag: tag, part))
        if isNumeric[Int(field)], !Self.isNumber(text, source, length) { noteNumber(node) }
    }

    @inline(never)
    private mutating func addMarked(
        _ field: UInt16, _ part: EDIFACTPart, _ text: Span<UInt8>, to node: UInt32, tag: Int
    ) {
        noteControls(part, text)
        let clean = part.text(in: text, of: segment, release: reader.delimiters.release)
        builder.addValue(
            Field(rawValue: field) ?? .other, to: node, source: segment.start + Int(part.start),
            length: Int(part.length), text: clean, address: EDIFACTAddress.pack(tag: tag, part))
        if isNumeric[Int(field)], NumberText.plain(clean[...]) == nil { noteNumber(node) }
    }

    private mutating func noteControls(_ part: EDIFACTPart, _ text: Span<UInt8>) {
        let start = segment.start + Int(part.start)
        for offset in start..<min(start + Int(part.length), text.count) {
            let byte = text[offset]
            guard byte < 0x20, !EDIFACTDelimiters.isBlank(byte) else { continue }
            reader.note(
                .init(.controlCharacter, offset: offset, length: 1, found: "byte \(byte)"))
            return
        }
    }

    /// Digits with at most one decimal mark and one sign: what ``NumberText`` can read.
    @inline(__always)
    private static func isNumber(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
        var digits = 0
        var marks = 0
        var isOdd = false
        for offset in 0..<length {
            let byte = text[start &+ offset]
            if byte >= 0x30 && byte <= 0x39 {
                digits &+= 1
            } else if byte == 0x2E || byte == 0x2C {
                marks &+= 1
            } else if !((byte == 0x2D || byte == 0x2B) && offset == 0) {
                isOdd = true
            }
        }
        // Blanks around a number are filling; everything else is looked at closely.
        if isOdd { return isFilledNumber(text, start, length) }
        return digits > 0 && marks <= 1
    }

    @inline(never)
    private static func isFilledNumber(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
        var bytes: [UInt8] = []
        for offset in 0..<min(length, 64) { bytes.append(text[start + offset]) }
        return length <= 64 && NumberText.plain(bytes[...]) != nil
    }

    @inline(never)
    private mutating func noteNumber(_ node: UInt32) {
        builder.markLastInvalid()
        note(
            ReaderFlaw(
                rule: "tw.edifact.number", severity: .error, effect: .reject,
                message: "This is not a number. Write digits and at most one decimal mark, without groups.",
                authority: "ISO 9735-1", node: node, value: builder.lastValue))
    }
}
