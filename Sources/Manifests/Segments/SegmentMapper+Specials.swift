import TidewaiterDocuments

/// Components that need more than to be put into a field.
extension SegmentMapper {
    mutating func emitSpecial(
        _ special: SegmentPlan.Special, _ part: SegmentPart, _ text: Span<UInt8>, _ node: UInt32, _ index: inout Int
    ) {
        if part.repetition > 0 { return add(SegmentPlan.keep, part, text, to: node, tag: tag) }
        switch special {
        case .implied(let expected):
            if key(part, text) != expected { add(SegmentPlan.keep, part, text, to: node, tag: tag) }
        case .ship(let field, let other):
            let value = clean(part, text)
            let isShip = value.count == 7 && value.allSatisfy { (0x30...0x39).contains($0) }
            add(isShip ? field.rawValue : other.rawValue, part, text, to: node, tag: tag)
        case .date(let field), .dateAndTime(let field):
            var follower: SegmentPart?
            let isTime = special == .dateAndTime(field)
            if index < segment.count, follows(segment[index], part, isTime: isTime) {
                follower = segment[index]
                index += 1
            }
            addDate(field, part, follower, text, to: node, isTime: isTime)
        case .customsCode: addCustomsCode(part, text, to: node, &index)
        case .part(let kind, let rule, let slot):
            let child = partNode(kind, slot > 0 ? UInt32(slot) : UInt32(part.element), under: node)
            if rule >= SegmentPlan.firstSpecial {
                emitSpecial(plan.specials[Int(rule &- SegmentPlan.firstSpecial)], part, text, child, &index)
            } else {
                add(rule, part, text, to: child, tag: tag)
            }
        case .coded, .cents, .unitNumber, .checkDigit, .place: emitX12(special, part, text, node, &index)
        }
    }

    /// Whether a part is the other half of a date: its format or time in the next component of EDIFACT, its time in the
    /// next element of X12.
    private func follows(_ next: SegmentPart, _ part: SegmentPart, isTime: Bool) -> Bool {
        if syntax == .x12 { return isTime && next.element == part.element + 1 && next.repetition == 0 }
        return next.element == part.element && next.component == part.component + 1
    }

    func clean(_ part: SegmentPart, _ text: Span<UInt8>) -> [UInt8] {
        segment.text(of: part, in: text, release: reader.delimiters.release)
    }

    private mutating func addDate(
        _ field: Field, _ part: SegmentPart, _ follower: SegmentPart?, _ text: Span<UInt8>, to node: UInt32,
        isTime: Bool
    ) {
        var value = clean(part, text)
        // X12 fills elements of fixed length up with blanks.
        if syntax == .x12 { while value.last == 0x20 { value.removeLast() } }
        let second = follower.map { clean($0, text) } ?? []
        var iso: String?
        if isTime {
            iso = DateText.iso(value, format: value.count == 6 ? "101".utf8 : "102".utf8)
            if let date = iso, !second.isEmpty {
                let isPlain = second.allSatisfy { (0x30...0x39).contains($0) }
                iso = isPlain ? DateText.time(second[...]).map { "\(date)T\($0)" } : nil
            }
        } else {
            iso =
                syntax == .edifact
                ? DateText.iso(value, format: second)
                : DateText.iso(value, format: value.count == 6 ? "101".utf8 : "102".utf8)
        }
        let last = follower ?? part
        let source = segment.offset(of: part)
        let length = segment.offset(of: last) + Int(last.length) - source
        let address = SegmentAddress.pack(tag: tag, part)
        if let iso {
            builder.addValue(field, to: node, source: source, length: length, text: iso.utf8, address: address)
            return
        }
        // A date in another notation than the one it is said to have is reported, but no doubt what it is.
        let isDate = follower == nil && DateText.isISO(value) && syntax == .edifact
        builder.addValue(
            field, to: node, source: source, length: length, address: address, flags: isDate ? [] : .invalid)
        note(
            ReaderFlaw(
                rule: "tw.\(syntax.name).date", severity: .error, effect: .reject,
                message: syntax == .edifact
                    ? "This is not a date in the format that its qualifier names. Write it as CCYYMMDD with qualifier "
                        + "102, or CCYYMMDDHHMM with 203."
                    : "This is not a date. Write it as CCYYMMDD, the time as HHMM.",
                authority: syntax == .edifact ? "UN/EDIFACT code list 2379" : "ASC X12.3 element 373", node: node,
                value: builder.lastValue))
    }

    /// A code of CST: the tariff's or a procedure's by the list that it is of (UN/EDIFACT code list 1131: 122 commodity,
    /// 117 customs procedure); digits without a list are the tariff's. Others are classifications with their list.
    private mutating func addCustomsCode(
        _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32, _ index: inout Int
    ) {
        var list: SegmentPart?
        if index < segment.count, segment[index].element == part.element, segment[index].component == 2 {
            list = segment[index]
        }
        let field: Field? =
            switch list.map({ key($0, text) }) {
            case SegmentPlanMaker.key("122"): .commodityCode
            case SegmentPlanMaker.key("117"): .procedureCode
            case nil: isTariffCode(clean(part, text)) ? .commodityCode : nil
            default: nil
            }
        guard let field, field.stands(in: builder.nodes[Int(node)].kind), !builder.has(field, in: node) else {
            let child = partNode(.classification, UInt32(part.element), under: node)
            return add(Field.id.rawValue, part, text, to: child, tag: tag)
        }
        add(field.rawValue, part, text, to: node, tag: tag)
        if list != nil { index += 1 }
        // Who keeps the list is all that is left of the element.
        while index < segment.count, segment[index].element == part.element {
            add(SegmentPlan.keep, segment[index], text, to: node, tag: tag)
            index += 1
        }
    }

    private func isTariffCode(_ text: [UInt8]) -> Bool {
        (4...14).contains(text.count) && text.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x20 }
    }

    /// The further node for an element, opened by the first of its components; elements of one need not stand together.
    private mutating func partNode(_ kind: NodeKind, _ slot: UInt32, under node: UInt32) -> UInt32 {
        if partsBegin != segment.start {
            partsBegin = segment.start
            partNodes.removeAll(keepingCapacity: true)
        }
        for part in partNodes {
            let record = builder.nodes[Int(part)]
            if record.kind == kind, record.occurrence == slot, record.parent == node { return part }
        }
        let part = builder.addNode(
            kind, under: node, source: segment.start, length: segment.end - segment.start,
            address: SegmentAddress.pack(tag: tag), occurrence: slot)
        partNodes.append(part)
        return part
    }
}
