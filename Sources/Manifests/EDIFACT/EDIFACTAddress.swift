import TidewaiterDocuments

/// Where a value stands in a segment, in 32 bits: the tag (15), element (7), component (7) and repetition (3).
enum EDIFACTAddress {
    @inline(__always)
    static func pack(tag: Int, _ part: EDIFACTPart) -> UInt32 {
        let element = UInt32(min(part.element, 127)) << 10
        let component = UInt32(min(part.component, 127)) << 3
        return UInt32(truncatingIfNeeded: tag) << 17 | element | component | UInt32(min(part.repetition, 7))
    }

    /// A whole segment, or the segment that opens a node.
    @inline(__always)
    static func pack(tag: Int) -> UInt32 { UInt32(truncatingIfNeeded: tag) << 17 }

    /// A bill that a reference opens within the consignment of another: bit 0, and its number in the other bits.
    static func packBill(tag: Int, number: UInt32) -> UInt32 { pack(tag: tag) | min(number, 0xFFFF) << 1 | 1 }

    static func tag(_ address: UInt32) -> String {
        var letters: [UInt8] = []
        for shift: UInt32 in [27, 22, 17] { letters.append(0x40 | UInt8(truncatingIfNeeded: address >> shift & 31)) }
        return letters.allSatisfy { $0 > 0x40 } ? String(decoding: letters, as: UTF8.self) : "?"
    }
}

extension DeclarationStore {
    func edifactAddress(ofNode index: UInt32) -> String {
        let record = nodes[Int(index)]
        switch record.kind {
        case .interchange: return ""
        case .declaration:
            // One message needs no number; several are told apart by theirs.
            return rootIndex == index ? "" : "UNH[\(record.occurrence)]"
        default: break
        }
        guard record.parent != noRecord else { return "" }
        var text = edifactAddress(ofNode: record.parent)
        if !text.isEmpty { text += "/" }
        let tag = EDIFACTAddress.tag(record.address)
        if record.address & 1 != 0 {
            return text + "CNI[\(record.occurrence)]/\(tag)[\(record.address >> 1 & 0xFFFF)]"
        }
        return text + (record.occurrence > 0 ? "\(tag)[\(record.occurrence)]" : tag)
    }

    func edifactAddress(ofValue value: ValueRecord, in node: UInt32) -> String {
        let record = nodes[Int(node)]
        var text = edifactAddress(ofNode: node)
        let tag = EDIFACTAddress.tag(value.address)
        let isOpening =
            record.kind != .declaration && value.source >= record.source
            && value.source < record.source + Int(record.sourceLength)
        if !isOpening { text += text.isEmpty ? tag : "/\(tag)" }
        let name = SegmentDirectory.name(
            tag: tag, element: Int(value.address >> 10 & 127), component: Int(value.address >> 3 & 127))
        if !name.isEmpty { text += " \(name)" }
        let repetition = value.address & 7
        return repetition > 0 ? "\(text)[\(repetition + 1)]" : text
    }
}
