import TidewaiterDocuments

/// Values that X12 writes in its own way.
extension SegmentMapper {
    mutating func emitX12(
        _ special: SegmentPlan.Special, _ part: SegmentPart, _ text: Span<UInt8>, _ node: UInt32, _ index: inout Int
    ) {
        switch special {
        case .coded(let codes, let field, let otherwise): addCode(codes, field, otherwise, part, text, to: node)
        case .cents(let field): addCents(field, part, text, to: node)
        case .unitNumber(let field): addUnitNumber(field, part, text, to: node, &index)
        case .checkDigit(let field):
            let known = builder.firstValue(field, of: node)
            let isSaid = known != noRecord && endsUnit(known, with: clean(part, text))
            if !isSaid { add(SegmentPlan.keep, part, text, to: node, tag: tag) }
        case .place(let field, let offset):
            // UN/LOCODE, and the ports of schedules D and K (data element 309).
            let lists = ["UN", "D", "K"].map { SegmentPlanMaker.key($0) } + [0]
            let place = UInt16(truncatingIfNeeded: max(0, Int(part.element) + offset))
            let list = segment.part(place, 1).map { key($0, text) } ?? 0
            add(lists.contains(list) ? field.rawValue : SegmentPlan.keep, part, text, to: node, tag: tag)
        default: add(SegmentPlan.keep, part, text, to: node, tag: tag)
        }
    }

    private mutating func addCode(
        _ codes: X12Codes, _ field: Field, _ otherwise: Field?, _ part: SegmentPart, _ text: Span<UInt8>,
        to node: UInt32
    ) {
        let word = key(part, text)
        let found =
            word == 0 ? codes.translated(clean(part, text)) : memo.meaning(word, of: codes) { codes.translated(word) }
        guard let code = found else {
            // A unit that is not known has to be seen where a unit is looked for.
            let isUnit = codes == .weight || codes == .volume || codes == .measure
            let kept = otherwise ?? (isUnit || codes == .package ? field : .other)
            return add(kept.rawValue, part, text, to: node, tag: tag)
        }
        builder.addValue(
            field, to: node, source: segment.offset(of: part), length: Int(part.length), text: code.utf8,
            address: SegmentAddress.pack(tag: tag, part))
    }

    /// `316100` as `3161.00`; anything but digits is left as it is, to be reported.
    private mutating func addCents(_ field: Field, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32) {
        var digits = clean(part, text)
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits.removeFirst() }
        guard !digits.isEmpty, digits.count <= 36, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return add(field.rawValue, part, text, to: node, tag: tag)
        }
        while digits.count < 3 { digits.insert(0x30, at: 0) }
        digits.insert(UInt8(ascii: "."), at: digits.count - 2)
        if isNegative { digits.insert(UInt8(ascii: "-"), at: 0) }
        builder.addValue(
            field, to: node, source: segment.offset(of: part), length: Int(part.length), text: digits,
            address: SegmentAddress.pack(tag: tag, part))
    }

    /// Initial and number as one; the check digit, where it is stated by itself (data element 761), behind them.
    private mutating func addUnitNumber(
        _ field: Field, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32, _ index: inout Int
    ) {
        number.removeAll(keepingCapacity: true)
        append(part, text)
        var last = part
        if index < segment.count, segment[index].element == part.element + 1, segment[index].repetition == 0 {
            last = segment[index]
            index += 1
            append(last, text)
        }
        let digits = number.dropFirst(4)
        if number.count == 10, digits.allSatisfy({ (0x30...0x39).contains($0) }), let digit = checkDigit(text) {
            number.append(digit)
        }
        let source = segment.offset(of: part)
        builder.addValue(
            field, to: node, source: source, length: segment.offset(of: last) + Int(last.length) - source,
            text: number, address: SegmentAddress.pack(tag: tag, part))
    }

    /// Adds the text of a part to the number of a unit.
    @inline(__always)
    private mutating func append(_ part: SegmentPart, _ text: Span<UInt8>) {
        let start = segment.offset(of: part)
        for offset in start..<start &+ Int(part.length) where text[offset] >= 0x20 { number.append(text[offset]) }
    }

    private func checkDigit(_ text: Span<UInt8>) -> UInt8? {
        let place = elements.segment(segment.tag).checkDigit
        guard place > 0, let part = segment.part(place, 1) else { return nil }
        let digit = clean(part, text)
        return digit.count == 1 && (0x30...0x39).contains(digit[0]) ? digit[0] : nil
    }

    /// Whether the number that a value has ends with that digit.
    private func endsUnit(_ value: UInt32, with digit: [UInt8]) -> Bool {
        let record = builder.values[Int(value)]
        guard record.flags.contains(.decoded), digit.count == 1 else { return false }
        let text = builder.decodedRecords[Int(record.length)]
        guard text.length > 10 else { return false }
        return builder.decoded[Int(text.start) + Int(text.length) - 1] == digit[0]
    }

    /// The node that a hierarchical level belongs to by its parent's number (HL02), where that is one that can hold it:
    /// a package in goods or in another package, goods in a consignment.
    mutating func levelAround(_ group: Int, _ text: Span<UInt8>) -> UInt32? {
        guard segment.tag == Self.level, let part = segment.part(2, 1), let parent = levels[clean(part, text)]
        else { return nil }
        switch (plan.groups[group].kind, builder.nodes[Int(parent)].kind) {
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

    /// Notes in which units the goods are that just began: the units of the same consignment that came right before.
    private mutating func placeGoods(_ node: UInt32) {
        switch builder.nodes[Int(node)].kind {
        case .equipment:
            if unitsHaveGoods { openUnits = [] }
            unitsHaveGoods = false
            openUnits.append(node)
        case .consignment, .declaration: openUnits = []
        case .goodsItem:
            let parent = builder.nodes[Int(node)].parent
            unitsHaveGoods = true
            // More than a few together are a list, not the units of one item.
            guard openUnits.count <= 20 else { return }
            for unit in openUnits where builder.nodes[Int(unit)].parent == parent {
                let known = builder.firstValue(.id, of: unit)
                guard known != noRecord, !builder.isFull else { continue }
                let value = builder.values[Int(known)]
                let record = builder.nodes[Int(unit)]
                let placement = builder.addNode(
                    .placement, under: node, source: record.source, length: Int(record.sourceLength),
                    address: record.address, occurrence: record.occurrence)
                builder.addCopy(of: value, to: placement)
            }
        default: break
        }
    }
}
