import TidewaiterDocuments

extension SegmentMapper {
    /// Adds each part of the segment by its rule. Of X12 it looks at the elements on the way: that most are as they should
    /// be costs next to nothing then.
    mutating func emit(_ text: Span<UInt8>, to node: UInt32, rules: Int) {
        let address = tag << 16
        var sight = X12ElementTable.Sight(elements, segment.tag)
        // Values of the node that come one behind the other are given to it together.
        var loose = builder.values.count
        var index = 0
        while index < segment.count, segment[index].element == 0 { index &+= 1 }
        while index < segment.count {
            let part = segment[index]
            index &+= 1
            if sight.isLooking { sight.look(at: part, segment.offset(of: part), text, elements) }
            // A first occurrence in a place that rules are for, and its bytes are the text.
            if part.position & ~SegmentPlan.places == 0 {
                let element = UInt32(truncatingIfNeeded: part.position) & 0xFFFF
                let component = UInt32(truncatingIfNeeded: part.position &>> 16)
                let rule = plan.rules[rules &+ Int(element) &* SegmentPlan.width &+ Int(component)]
                if rule < SegmentPlan.firstSpecial {
                    let source = segment.offset(of: part)
                    let length = Int(part.length)
                    builder.addLoose(
                        id: rule & ~SegmentPlan.numeric, source: source, length: length,
                        address: address | element &<< 9 | component &<< 3)
                    if rule >= SegmentPlan.numeric, !Self.isNumber(text, source, length) { noteNumber(node) }
                    continue
                }
                if rule == SegmentPlan.drop { continue }
                // A code that was understood before; no other rule has entries there.
                let word = part.length <= 8 ? key(part, text) : 0
                if word != 0, let known = memo.meaning(ofCode: word, rule), known.row != noRecord {
                    builder.addLoose(
                        id: known.field, source: segment.offset(of: part), length: Int(known.row),
                        address: address | element &<< 9 | component &<< 3, flags: .decoded)
                    continue
                }
            }
            builder.chain(from: loose, to: node)
            let known = index
            emitOther(part, text, to: node, rules: rules, &index)
            if sight.isLooking {
                for further in known..<index {
                    sight.look(at: segment[further], segment.offset(of: segment[further]), text, elements)
                }
            }
            loose = builder.values.count
        }
        builder.chain(from: loose, to: node)
        areElementsPlain = sight.isPlain
    }

    /// A part that needs more than to be put into a field.
    private mutating func emitOther(
        _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32, rules: Int, _ index: inout Int
    ) {
        let rule = plan.rule(for: part, at: rules)
        if rule == SegmentPlan.drop { return }
        if rule >= SegmentPlan.firstSpecial { return emitSpecial(rule, part, text, node, &index) }
        // A field takes one value: what is said again is kept.
        let field = part.repetition > 0 ? SegmentPlan.keep : rule & ~SegmentPlan.numeric
        add(field, part, text, to: node, tag: tag)
    }

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
        guard length <= 8, length > 0, start &+ 8 <= text.count else { return isLongNumber(text, start, length) }
        // Most have up to eight bytes and are digits alone.
        let others = ByteWords.nonDigits(ByteWords.load(text, start)) &<< (64 &- UInt64(length) &* 8)
        return others == 0 || isLongNumber(text, start, length)
    }

    @inline(never)
    private static func isLongNumber(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
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
