internal import TidewaiterDocuments

/// What a part states in a field, as the rule language reads it: by number, its text where it lies.
extension DeclarationIndex {
    /// What stands in a field.
    package enum Stated: Sendable {
        /// Nothing, or blanks.
        case nothing
        /// Something that is not what the field takes.
        case unreadable
        /// The text without blanks around it: a part of these bytes.
        case text([UInt8], Range<Int>)
    }

    /// What a node states in a field; of prose and lines all parts together.
    package func stated(_ field: Field, of node: Int) -> Stated {
        let row = store.firstValue(field, of: UInt32(truncatingIfNeeded: node))
        guard row != noRecord else { return .nothing }
        if field.type.separator != nil, store.nextValue(after: row) != noRecord {
            let text = FieldValue(node: self.node(node), field: field, index: row).text ?? ""
            return text.isEmpty ? .nothing : .text(Array(text.utf8), 0..<text.utf8.count)
        }
        let value = store.values[Int(row)]
        let bytes: [UInt8]
        var range: Range<Int>
        if value.flags.contains(.decoded) {
            let record = store.decodedRecords[Int(value.length)]
            bytes = store.decoded
            range = record.start..<record.start + Int(record.length)
        } else {
            bytes = store.source.bytes
            range = value.source..<value.source + Int(value.length)
        }
        while !range.isEmpty, bytes[range.upperBound - 1] == 0x20 || bytes[range.upperBound - 1] == 0x09 {
            range = range.lowerBound..<range.upperBound - 1
        }
        while !range.isEmpty, bytes[range.lowerBound] == 0x20 || bytes[range.lowerBound] == 0x09 {
            range = range.lowerBound + 1..<range.upperBound
        }
        if range.isEmpty { return .nothing }
        return value.flags.contains(.invalid) ? .unreadable : .text(bytes, range)
    }

    /// The first part of a kind; nil without one.
    package func child(_ kind: NodeKind, of node: Int) -> Int? {
        let record = store.nodes[node]
        guard record.childKinds & 1 << UInt64(kind.rawValue) != 0 else { return nil }
        var child = record.firstChild
        while child != noRecord {
            if store.nodes[Int(child)].kind == kind { return Int(child) }
            child = store.nodes[Int(child)].nextSibling
        }
        return nil
    }

    /// Calls `body` for every part that is of one of the kinds, one bit each.
    package func forEachChild(of node: Int, kinds: UInt64, _ body: (Int) -> Void) {
        let record = store.nodes[node]
        guard record.childKinds & kinds != 0 else { return }
        var child = record.firstChild
        while child != noRecord {
            let inner = store.nodes[Int(child)]
            if kinds & 1 << UInt64(inner.kind.rawValue) != 0 { body(Int(child)) }
            child = inner.nextSibling
        }
    }

    /// Calls `body` for every part at any depth that is of one of the kinds, one bit each, in the order of the document
    /// of each level.
    package func forEachDescendant(of node: Int, kinds: UInt64, _ body: (Int) -> Void) {
        let record = store.nodes[node]
        var child = record.firstChild
        while child != noRecord {
            let inner = store.nodes[Int(child)]
            if kinds & 1 << UInt64(inner.kind.rawValue) != 0 { body(Int(child)) }
            if inner.childKinds != 0 { forEachDescendant(of: Int(child), kinds: kinds, body) }
            child = inner.nextSibling
        }
    }

    /// The node itself or the nearest one around it that is of that kind; nil without one.
    package func nearest(_ kind: NodeKind, to node: Int) -> Int? {
        var index = UInt32(truncatingIfNeeded: node)
        while index != noRecord {
            let record = store.nodes[Int(index)]
            if record.kind == kind { return Int(index) }
            index = record.parent
        }
        return nil
    }

    /// Position of a node among its like, from 0.
    package func ordinal(of node: Int) -> Int { Int(store.nodes[node].ordinal) }
}
