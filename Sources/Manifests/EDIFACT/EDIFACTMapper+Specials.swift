import TidewaiterDocuments

/// Components that need more than to be put into a field.
extension EDIFACTMapper {
    mutating func emitSpecial(
        _ special: EDIFACTPlan.Special, _ part: EDIFACTPart, _ text: Span<UInt8>, _ node: UInt32, _ index: inout Int
    ) {
        let tag = EDIFACTPlan.tagIndex(segment.tag)
        if part.repetition > 0 { return add(EDIFACTPlan.keep, part, text, to: node, tag: tag) }
        switch special {
        case .implied(let expected):
            if key(part, text) != expected { add(EDIFACTPlan.keep, part, text, to: node, tag: tag) }
        case .ship(let field, let other):
            let value = clean(part, text)
            let isShip = value.count == 7 && value.allSatisfy { (0x30...0x39).contains($0) }
            add(isShip ? field.rawValue : other.rawValue, part, text, to: node, tag: tag)
        case .date(let field), .dateAndTime(let field):
            var follower: EDIFACTPart?
            if index < segment.count, segment[index].element == part.element,
                segment[index].component == part.component + 1
            {
                follower = segment[index]
                index += 1
            }
            addDate(field, part, follower, text, to: node, isTime: special == .dateAndTime(field))
        case .part(let kind, let field):
            let child = partNode(kind, part, under: node)
            add(field.rawValue, part, text, to: child, tag: tag)
        }
    }

    private func clean(_ part: EDIFACTPart, _ text: Span<UInt8>) -> [UInt8] {
        part.text(in: text, of: segment, release: reader.delimiters.release)
    }

    private mutating func addDate(
        _ field: Field, _ part: EDIFACTPart, _ follower: EDIFACTPart?, _ text: Span<UInt8>, to node: UInt32,
        isTime: Bool
    ) {
        let value = clean(part, text)
        let second = follower.map { clean($0, text) } ?? []
        var iso: String?
        if isTime {
            iso = DateText.iso(value, format: value.count == 6 ? "101".utf8 : "102".utf8)
            if let date = iso, !second.isEmpty {
                let isPlain = second.allSatisfy { (0x30...0x39).contains($0) }
                iso = isPlain ? DateText.time(second[...]).map { "\(date)T\($0)" } : nil
            }
        } else {
            iso = DateText.iso(value, format: second)
        }
        let last = follower ?? part
        let source = segment.start + Int(part.start)
        let length = segment.start + Int(last.start) + Int(last.length) - source
        let address = EDIFACTAddress.pack(tag: EDIFACTPlan.tagIndex(segment.tag), part)
        if let iso {
            builder.addValue(field, to: node, source: source, length: length, text: iso.utf8, address: address)
            return
        }
        // A date in another notation than the one it is said to have is reported, but no doubt what it is.
        let isDate = follower == nil && DateText.isISO(value)
        builder.addValue(
            field, to: node, source: source, length: length, address: address, flags: isDate ? [] : .invalid)
        note(
            ReaderFlaw(
                rule: "tw.edifact.date", severity: .error, effect: .reject,
                message: "This is not a date in the format that its qualifier names. Write it as CCYYMMDD with "
                    + "qualifier 102, or CCYYMMDDHHMM with 203.",
                authority: "UN/EDIFACT code list 2379", node: node, value: builder.lastValue))
    }

    /// The further node for an element, opened by the first of its components.
    private mutating func partNode(_ kind: NodeKind, _ part: EDIFACTPart, under node: UInt32) -> UInt32 {
        let last = builder.nodes[Int(node)].lastChild
        if last != noRecord, builder.nodes[Int(last)].kind == kind,
            builder.nodes[Int(last)].occurrence == UInt32(part.element),
            builder.nodes[Int(last)].source == segment.start
        {
            return last
        }
        return builder.addNode(
            kind, under: node, source: segment.start, length: segment.end - segment.start,
            address: EDIFACTAddress.pack(tag: EDIFACTPlan.tagIndex(segment.tag)), occurrence: UInt32(part.element))
    }
}
