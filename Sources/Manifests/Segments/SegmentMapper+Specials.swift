import TidewaiterDocuments

/// Components that need more than to be put into a field.
extension SegmentMapper {
    mutating func emitSpecial(
        _ rule: SegmentPlan.Rule, _ part: SegmentPart, _ text: Span<UInt8>, _ node: UInt32, _ index: inout Int
    ) {
        if part.repetition > 0 { return add(SegmentPlan.keep, part, text, to: node, tag: tag) }
        switch plan.specials[Int(rule &- SegmentPlan.firstSpecial)] {
        case .implied(let expected):
            if key(part, text) != expected { add(SegmentPlan.keep, part, text, to: node, tag: tag) }
        case .ship(let field, let other):
            let isShip = length(part, text) == 7 && digits(part, text) == 7
            add(isShip ? field.rawValue : other.rawValue, part, text, to: node, tag: tag)
        case .date(let field): addDate(field, rule, part, text, to: node, &index, isTime: false)
        case .dateAndTime(let field): addDate(field, rule, part, text, to: node, &index, isTime: true)
        case .customsCode: addCustomsCode(part, text, to: node, &index)
        case .part(let kind, let inner, let slot):
            let child = partNode(kind, slot > 0 ? UInt32(slot) : UInt32(part.element), under: node)
            if inner >= SegmentPlan.firstSpecial {
                emitSpecial(inner, part, text, child, &index)
            } else {
                add(inner & ~SegmentPlan.numeric, part, text, to: child, tag: tag)
            }
        case .coded(let codes, let field, let otherwise): addCode(codes, field, otherwise, rule, part, text, to: node)
        case .cents(let field): addCents(field, part, text, to: node)
        case .unitNumber(let field): addUnitNumber(field, part, text, to: node, &index)
        case .checkDigit(let field):
            let known = builder.firstValue(field, of: node)
            let isSaid = known != noRecord && endsUnit(known, with: part, text)
            if !isSaid { add(SegmentPlan.keep, part, text, to: node, tag: tag) }
        case .place(let field, let offset):
            let place = UInt16(truncatingIfNeeded: max(0, Int(part.element) + offset))
            let list = segment.part(place, 1).map { key($0, text) } ?? 0
            let isListed = list == 0 || list == Self.locode || list == Self.scheduleD || list == Self.scheduleK
            add(isListed ? field.rawValue : SegmentPlan.keep, part, text, to: node, tag: tag)
        }
    }

    // UN/LOCODE, and the ports of schedules D and K (data element 309).
    private static var locode: UInt64 { 0x554E }
    private static var scheduleD: UInt64 { 0x44 }
    private static var scheduleK: UInt64 { 0x4B }

    /// How many bytes the text of a part has.
    private func length(_ part: SegmentPart, _ text: Span<UInt8>) -> Int {
        part.isMarked ? clean(part, text).count : Int(part.length)
    }

    /// How many of the bytes of a part are digits.
    private func digits(_ part: SegmentPart, _ text: Span<UInt8>) -> Int {
        let start = segment.offset(of: part)
        var count = 0
        for offset in start..<start &+ Int(part.length) where text[offset] >= 0x30 && text[offset] <= 0x39 {
            count &+= 1
        }
        return count
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
        _ field: Field, _ rule: SegmentPlan.Rule, _ part: SegmentPart, _ text: Span<UInt8>, to node: UInt32,
        _ index: inout Int, isTime: Bool
    ) {
        var follower: SegmentPart?
        if index < segment.count, follows(segment[index], part, isTime: isTime) {
            follower = segment[index]
            index += 1
        }
        let last = follower ?? part
        let source = segment.offset(of: part)
        let length = segment.offset(of: last) + Int(last.length) - source
        let key = memoKey(rule, part, follower, length: length, text)
        if addRemembered(key, part, text, to: node) { return }
        if let iso = isoDate(part, follower, text, isTime: isTime) {
            return addDecoded(field, iso, length: length, key, part, to: node)
        }
        // A date in another notation than the one it is said to have is reported, but no doubt what it is.
        let isDate = follower == nil && syntax == .edifact && DateText.isISO(clean(part, text))
        let address = SegmentAddress.pack(tag: tag, part)
        builder.addValue(
            field, to: node, source: source, length: length, address: address, flags: isDate ? [] : .invalid)
        noteDate(node)
    }

    /// A date in the notation of its syntax as ISO 8601; nil for what is none.
    private func isoDate(
        _ part: SegmentPart, _ follower: SegmentPart?, _ text: Span<UInt8>, isTime: Bool
    ) -> String? {
        var value = clean(part, text)
        // X12 fills elements of fixed length up with blanks.
        if syntax == .x12 { while value.last == 0x20 { value.removeLast() } }
        let second = follower.map { clean($0, text) } ?? []
        if !isTime, syntax == .edifact { return DateText.iso(value, format: second) }
        guard let date = DateText.iso(value, format: value.count == 6 ? "101".utf8 : "102".utf8) else { return nil }
        guard isTime, !second.isEmpty else { return date }
        guard second.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return DateText.time(second[...]).map { "\(date)T\($0)" }
    }

    @inline(never)
    private mutating func noteDate(_ node: UInt32) {
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
            case Self.tariffList: .commodityCode
            case Self.procedureList: .procedureCode
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

    private static var tariffList: UInt64 { 0x31_3232 }
    private static var procedureList: UInt64 { 0x31_3137 }

    private func isTariffCode(_ text: [UInt8]) -> Bool {
        (4...14).contains(text.count) && text.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x20 }
    }

    /// The further node for an element, opened by the first of its components; elements of one need not stand together.
    private mutating func partNode(_ kind: NodeKind, _ slot: UInt32, under node: UInt32) -> UInt32 {
        if partsBegin != segment.start {
            partsBegin = segment.start
            if !partNodes.isEmpty { partNodes.removeAll(keepingCapacity: true) }
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
