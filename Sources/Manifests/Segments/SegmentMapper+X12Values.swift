import TidewaiterDocuments

/// Values that X12 writes in its own way.
extension SegmentMapper {
    mutating func addCode(
        _ codes: X12Codes, _ field: Field, _ otherwise: Field?, _ rule: SegmentPlan.Rule, _ part: SegmentPart,
        _ text: Span<UInt8>, to node: UInt32
    ) {
        let word = part.isMarked ? 0 : key(part, text)
        if word != 0, let known = memo.meaning(ofCode: word, rule) {
            return addMeaning(known, part, text, to: node)
        }
        var meaning = ValueMemo.Meaning(field: field.rawValue, row: noRecord)
        if let code = codes.translated(clean(part, text)) {
            meaning.row = UInt32(truncatingIfNeeded: builder.addText(code.utf8, sourceLength: Int(part.length)))
        } else {
            // A unit that is not known has to be seen where a unit is looked for.
            let isUnit = codes == .weight || codes == .volume || codes == .measure
            meaning.field = (otherwise ?? (isUnit || codes == .package ? field : .other)).rawValue
        }
        if word != 0 { memo.keep(meaning, ofCode: word, rule) }
        addMeaning(meaning, part, text, to: node)
    }

    /// Adds a code as it is understood.
    private mutating func addMeaning(
        _ meaning: ValueMemo.Meaning, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32
    ) {
        if meaning.row == noRecord { return add(meaning.field, part, text, to: node, tag: tag) }
        builder.addValue(
            id: meaning.field, to: node, source: segment.offset(of: part), decodedRow: Int(meaning.row),
            address: SegmentAddress.pack(tag: tag, part))
    }

    /// `316100` as `3161.00`; anything but digits is left as it is, to be reported.
    mutating func addCents(_ field: Field, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32) {
        let start = builder.decoded.count
        appendText(of: part, text)
        let isNegative = builder.decoded.count > start && builder.decoded[start] == UInt8(ascii: "-")
        let first = isNegative ? start + 1 : start
        let digits = builder.decoded.count - first
        guard (1...36).contains(digits), (first..<first + digits).allSatisfy({ isDigit(builder.decoded[$0]) }) else {
            builder.decoded.removeLast(builder.decoded.count - start)
            return add(field.rawValue, part, text, to: node, tag: tag)
        }
        // Zeros before less than three digits, then the point before the last two.
        for _ in 0..<max(0, 3 - digits) {
            builder.decoded.append(0)
            for index in (first + 1..<builder.decoded.count).reversed() {
                builder.decoded[index] = builder.decoded[index - 1]
            }
            builder.decoded[first] = 0x30
        }
        let end = builder.decoded.count
        builder.decoded.append(builder.decoded[end - 1])
        builder.decoded[end - 1] = builder.decoded[end - 2]
        builder.decoded[end - 2] = UInt8(ascii: ".")
        addText(from: start, field, length: Int(part.length), part, to: node)
    }

    /// Initial and number as one; the check digit, where it is stated by itself (data element 761), behind them.
    mutating func addUnitNumber(
        _ field: Field, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32, _ index: inout Int
    ) {
        let start = builder.decoded.count
        appendText(of: part, text)
        var last = part
        if index < segment.count, segment[index].element == part.element + 1, segment[index].repetition == 0 {
            last = segment[index]
            index += 1
            appendText(of: last, text)
        }
        if builder.decoded.count - start == 10, let digit = checkDigit(text),
            (start + 4..<start + 10).allSatisfy({ isDigit(builder.decoded[$0]) })
        {
            builder.decoded.append(digit)
        }
        let length = segment.offset(of: last) + Int(last.length) - segment.offset(of: part)
        addText(from: start, field, length: length, part, to: node)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Puts the text of a part behind the table of decoded texts; X12 has no release character.
    @inline(__always)
    private mutating func appendText(of part: SegmentPart, _ text: Span<UInt8>) {
        let start = segment.offset(of: part)
        for offset in start..<start &+ Int(part.length) where text[offset] >= 0x20 {
            builder.decoded.append(text[offset])
        }
    }

    /// Adds a value whose text was put behind the table of decoded texts.
    @inline(__always)
    private mutating func addText(from start: Int, _ field: Field, length: Int, _ part: SegmentPart, to node: UInt32) {
        let row = builder.endText(from: start, sourceLength: length)
        builder.addValue(
            id: field.rawValue, to: node, source: segment.offset(of: part), decodedRow: row,
            address: SegmentAddress.pack(tag: tag, part))
    }

    private func checkDigit(_ text: Span<UInt8>) -> UInt8? {
        let place = elements.segment(segment.tag).checkDigit
        guard place > 0, let part = segment.part(place, 1) else { return nil }
        let digit = clean(part, text)
        return digit.count == 1 && isDigit(digit[0]) ? digit[0] : nil
    }

    /// Whether the number that a value has ends with the digit that a part says.
    func endsUnit(_ value: UInt32, with part: SegmentPart, _ text: Span<UInt8>) -> Bool {
        let record = builder.values[Int(value)]
        let digit = clean(part, text)
        guard record.flags.contains(.decoded), digit.count == 1 else { return false }
        let known = builder.decodedRecords[Int(record.length)]
        guard known.length > 10 else { return false }
        return builder.decoded[Int(known.start) + Int(known.length) - 1] == digit[0]
    }

    /// The node that a hierarchical level belongs to by its parent's number (HL02), where that is one that can hold it:
    /// a package in goods or in another package, goods in a consignment.
    mutating func levelAround(_ group: Int, _ text: Span<UInt8>) -> UInt32? {
        guard segment.tag == Self.level, let part = segment.part(2, 1), let parent = levels[clean(part, text)]
        else { return nil }
        switch (plan.levels[group].kind, builder.nodes[Int(parent)].kind) {
        case (.packaging, .goodsItem), (.goodsItem, .consignment): return parent
        case (.packaging, .packaging):
            // As JSON each node is an object in an array, which count both.
            if 2 * (depth(of: parent) + 2) > limits.depth { tooDeep = segment.start }
            return parent
        default: return nil
        }
    }

    private static var level: UInt32 { 0x484C }
    private static var port: UInt32 { 0x5034 }

    /// How many nodes are around a node.
    private func depth(of node: UInt32) -> Int {
        var depth = 0
        var around = builder.nodes[Int(node)].parent
        while around != noRecord {
            depth += 1
            around = builder.nodes[Int(around)].parent
        }
        return depth
    }

    /// Notes what a trigger said: levels by their number, the port that bills are for, and in which units goods are.
    mutating func noteOpened(_ node: UInt32, values: Range<Int>, _ text: Span<UInt8>) {
        switch builder.nodes[Int(node)].kind {
        case .consignment: copyPort(to: node)
        case .equipment: copyTareUnit(node)
        default: break
        }
        if segment.tag == Self.port {
            ports += 1
            // The first holds for the whole, as the only one does.
            portValues = ports > 1 ? values : 0..<0
        }
        if segment.tag == Self.level, let part = segment.part(1, 1) { levels[clean(part, text)] = node }
        placeGoods(node)
    }

    /// Says of a bill for which port it is, where the set names several.
    private mutating func copyPort(to node: UInt32) {
        for index in portValues {
            guard let field = Field(rawValue: builder.values[index].field), field != .other,
                field.stands(in: .consignment), !builder.has(field, in: node)
            else { continue }
            builder.copyValue(index, to: node)
        }
    }

    /// One element states the unit of all masses of a unit (N7).
    private mutating func copyTareUnit(_ node: UInt32) {
        let unit = builder.firstValue(.grossMassUnit, of: node)
        guard unit != noRecord, builder.has(.tareMass, in: node), !builder.has(.tareMassUnit, in: node) else { return }
        let known = builder.values.count
        builder.copyValue(Int(unit), to: node)
        if builder.values.count > known { builder.retag(builder.lastValue, as: .tareMassUnit) }
    }

    private mutating func forgetUnits() {
        if !openUnits.isEmpty { openUnits.removeAll(keepingCapacity: true) }
    }

    /// Notes in which units the goods are that just began: the units of the same consignment that came right before.
    private mutating func placeGoods(_ node: UInt32) {
        switch builder.nodes[Int(node)].kind {
        case .equipment:
            if unitsHaveGoods { forgetUnits() }
            unitsHaveGoods = false
            openUnits.append(node)
        case .consignment, .declaration: forgetUnits()
        case .goodsItem:
            let parent = builder.nodes[Int(node)].parent
            unitsHaveGoods = true
            // More than a few together are a list, not the units of one item.
            guard openUnits.count <= 20 else { return }
            for unit in openUnits where builder.nodes[Int(unit)].parent == parent {
                let known = builder.firstValue(.id, of: unit)
                guard known != noRecord, !builder.isFull else { continue }
                let record = builder.nodes[Int(unit)]
                let placement = builder.addNode(
                    .placement, under: node, source: record.source, length: builder.nodes.length(of: Int(unit)),
                    address: record.address, occurrence: record.occurrence)
                builder.copyValue(Int(known), to: placement)
            }
        default: break
        }
    }
}
