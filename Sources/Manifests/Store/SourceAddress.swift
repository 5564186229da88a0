import TidewaiterDocuments

/// How the numbers in ``NodeRecord/address`` and ``ValueRecord/address`` read as an address in the document's own
/// terms; one per format, so that the tables need not keep texts.
enum SourceAddress: Sendable {
    /// The format has no addresses; texts that carry their own keep it.
    case none
    /// Segment tag, element and component, as ``SegmentAddress`` packs them.
    case segments(SegmentSyntax)
    /// Number of the value in the document, which knows its JSON Pointer.
    case json(JSONDocument)
    /// Number of the column.
    case table(TableAddress)
}

extension DeclarationStore {
    /// The node in the document's own terms, from the message down: `CNI[1]/GID[2]`.
    func address(ofNode index: UInt32) -> String {
        switch addresses {
        case .none: ""
        case .segments(let syntax): segmentAddress(ofNode: index, syntax)
        case .json(let document): document.pointer(of: Int(nodes[Int(index)].address))
        case .table(let table):
            nodes[Int(index)].parent == noRecord || nodes[Int(index)].kind == .declaration
                ? "" : table.address(offset: nodes[Int(index)].source, column: nil)
        }
    }

    /// The value in the document's own terms: `CNI[1]/GID[2]/MEA C174.6314`.
    func address(ofValue index: UInt32, in node: UInt32) -> String {
        let value = values[Int(index)]
        if value.flags.contains(.addressed) {
            let own = decodedRecords[Int(value.length) + 1]
            return String(decoding: decoded[own.start..<own.start + Int(own.length)], as: UTF8.self)
        }
        switch addresses {
        case .none: return ""
        case .segments(let syntax): return segmentAddress(ofValue: value, in: node, syntax)
        case .json(let document): return document.pointer(of: Int(value.address))
        case .table(let table): return table.address(offset: value.source, column: Int(value.address))
        }
    }
}
