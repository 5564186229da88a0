import TidewaiterDocuments

extension SegmentMapper {
    /// Adds each part of the segment by its rule.
    @inline(__always)
    mutating func emit(_ text: Span<UInt8>, to node: UInt32, rules: Int) {
        let tag = tag
        var index = 0
        while index < segment.count {
            let part = segment[index]
            index &+= 1
            if part.element == 0 { continue }
            let isKnown = part.element < SegmentPlan.elements && part.component < SegmentPlan.width
            let at = rules &+ Int(part.element) &* SegmentPlan.width &+ Int(part.component)
            var rule = isKnown ? plan.rules[at] : SegmentPlan.keep
            if rule == SegmentPlan.drop { continue }
            if rule >= SegmentPlan.firstSpecial {
                emitSpecial(plan.specials[Int(rule &- SegmentPlan.firstSpecial)], part, text, node, &index)
                continue
            }
            // A field takes one value: what is said again is kept.
            if part.repetition > 0 { rule = SegmentPlan.keep }
            add(rule, part, text, to: node, tag: tag)
        }
    }

    @inline(__always)
    mutating func add(_ field: UInt16, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32, tag: UInt32) {
        let source = segment.offset(of: part)
        let length = Int(part.length)
        if part.isMarked { return addMarked(field, part, text, to: node, tag: tag) }
        builder.addValue(
            id: field, to: node, source: source, length: length, address: SegmentAddress.pack(tag: tag, part))
        if isNumeric[Int(field)], !Self.isNumber(text, source, length) { noteNumber(node) }
    }

    @inline(never)
    private mutating func addMarked(
        _ field: UInt16, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32, tag: UInt32
    ) {
        noteControls(part, text)
        let clean = segment.text(of: part, in: text, release: reader.delimiters.release)
        builder.addValue(
            Field(rawValue: field) ?? .other, to: node, source: segment.offset(of: part),
            length: Int(part.length), text: clean, address: SegmentAddress.pack(tag: tag, part))
        if isNumeric[Int(field)], NumberText.plain(clean[...]) == nil { noteNumber(node) }
    }

    private mutating func noteControls(_ part: SegmentPart, _ text: Span<UInt8>) {
        let start = segment.offset(of: part)
        for offset in start..<min(start + Int(part.length), text.count) {
            let byte = text[offset]
            guard byte < 0x20, !SegmentDelimiters.isBlank(byte) else { continue }
            reader.note(
                .init(.controlCharacter, syntax, offset: offset, length: 1, found: "byte \(byte)"))
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
                rule: "tw.\(syntax.name).number", severity: .error, effect: .reject,
                message: "This is not a number. Write digits and at most one decimal mark, without groups.",
                authority: syntax.authority, node: node, value: builder.lastValue))
    }
}
