import TidewaiterDocuments

/// Where a value stands in a segment, in 32 bits: the tag (16), element (7), component (6) and repetition (3).
enum SegmentAddress {
    @inline(__always)
    static func pack(tag: UInt32, _ part: SegmentPart) -> UInt32 {
        let element = UInt32(min(part.element, 127)) << 9
        let component = UInt32(min(part.component, 63)) << 3
        return tag << 16 | element | component | UInt32(min(part.repetition, 7))
    }

    /// A whole segment, or the segment that opens a node.
    @inline(__always)
    static func pack(tag: UInt32) -> UInt32 { tag << 16 }

    /// A bill that a reference opens within the consignment of another: bit 0, and its number in the other bits.
    static func packBill(tag: UInt32, number: UInt32) -> UInt32 { pack(tag: tag) | min(number, 0x7FFF) << 1 | 1 }

    /// A tag in 16 bits: up to three capitals and digits to the base of 37; 0 for what is none.
    @inline(__always)
    static func compact(_ tag: UInt32) -> UInt32 {
        digit(tag >> 16 & 0xFF) &* 1369 &+ digit(tag >> 8 & 0xFF) &* 37 &+ digit(tag & 0xFF)
    }

    /// Bytes of a tag are capitals, digits or none: capitals have the bit of 0x40, digits that of 0x10 without it.
    @inline(__always)
    private static func digit(_ byte: UInt32) -> UInt32 {
        let isCapital = byte &>> 6 & 1
        return byte &- (isCapital &* 0x2B &+ (byte == 0 ? 0 : 0x15))
    }

    static func tag(_ address: UInt32) -> String {
        let number = address >> 16
        var letters: [UInt8] = []
        for digit in [number / 1369, number / 37 % 37, number % 37] where digit > 0 {
            letters.append(UInt8(truncatingIfNeeded: digit < 27 ? digit + 0x40 : digit - 27 + 0x30))
        }
        return letters.isEmpty ? "?" : String(decoding: letters, as: UTF8.self)
    }

    static func element(_ address: UInt32) -> Int { Int(address >> 9 & 127) }
    static func component(_ address: UInt32) -> Int { Int(address >> 3 & 63) }
    static func repetition(_ address: UInt32) -> UInt32 { address & 7 }
}

extension DeclarationStore {
    func segmentAddress(ofNode index: UInt32, _ syntax: SegmentSyntax) -> String {
        let record = nodes[Int(index)]
        switch record.kind {
        case .interchange: return ""
        case .declaration:
            // One message needs no number; several are told apart by theirs.
            return rootIndex == index ? "" : "\(syntax.header(.message))[\(record.occurrence)]"
        default: break
        }
        guard record.parent != noRecord else { return "" }
        var text = segmentAddress(ofNode: record.parent, syntax)
        // No segment begins it: its parts stand where they stand in the message.
        if record.address == 0 { return text }
        if !text.isEmpty { text += "/" }
        let tag = SegmentAddress.tag(record.address)
        if record.address & 1 != 0 {
            return text + "CNI[\(record.occurrence)]/\(tag)[\(record.address >> 1 & 0x7FFF)]"
        }
        return text + (record.occurrence > 0 ? "\(tag)[\(record.occurrence)]" : tag)
    }

    func segmentAddress(ofValue value: ValueRecord, in node: UInt32, _ syntax: SegmentSyntax) -> String {
        let record = nodes[Int(node)]
        var text = segmentAddress(ofNode: node, syntax)
        let tag = SegmentAddress.tag(value.address)
        let isOpening =
            record.kind != .declaration && value.source >= record.source
            && value.source < record.source + nodes.length(of: Int(node))
        if !isOpening { text += text.isEmpty ? tag : "/\(tag)" }
        let element = SegmentAddress.element(value.address)
        let component = SegmentAddress.component(value.address)
        let name =
            switch syntax {
            case .edifact: directory(ofNode: node).name(tag: tag, element: element, component: component)
            case .x12: X12Directory.name(element: element, component: component)
            }
        if !name.isEmpty { text += syntax == .edifact ? " \(name)" : "-\(name)" }
        let repetition = SegmentAddress.repetition(value.address)
        return repetition > 0 ? "\(text)[\(repetition + 1)]" : text
    }

    /// The directory that the message around a node is written by.
    func directory(ofNode index: UInt32) -> EDIFACTDirectory {
        var message = index
        while nodes[Int(message)].kind != .declaration, nodes[Int(message)].parent != noRecord {
            message = nodes[Int(message)].parent
        }
        func value(_ field: Field, _ node: UInt32) -> String {
            let found = firstValue(field, of: node)
            return found == noRecord ? "" : text(of: found)
        }
        return EDIFACTDirectory(
            version: value(.messageVersion, message), release: value(.messageRelease, message),
            syntaxVersion: value(.syntaxVersion, DeclarationBuilder.interchange))
    }
}
