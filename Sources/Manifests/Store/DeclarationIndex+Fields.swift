package import TidewaiterDocuments

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

    /// Where a text lies that a node states.
    package enum Text: Sendable {
        /// Nothing, or blanks.
        case nothing
        /// Something that is not what the field takes.
        case unreadable
        /// A part of ``sourceBytes``, without blanks around it.
        case source(Range<Int>)
        /// A part of ``decodedBytes``, without blanks around it.
        case decoded(Range<Int>)
        /// Several parts of a text that its source broke up: ``stated(_:of:)`` has them together.
        case joined(row: UInt32)
    }

    /// The document's own bytes, and those of texts that do not stand there as they are.
    package var sourceBytes: [UInt8] { store.source.bytes }
    package var decodedBytes: [UInt8] { store.decoded }

    /// Where the text of a field lies: the same as ``stated(_:of:)``, and nothing to be held or let go.
    package func text(_ field: Field, of node: Int) -> Text {
        let row = store.firstValue(field, of: UInt32(truncatingIfNeeded: node))
        guard row != noRecord else { return .nothing }
        if joinedFields[Int(field.rawValue)], store.nextValue(after: row) != noRecord { return .joined(row: row) }
        return text(ofValue: row)
    }

    /// Where the text of one value lies.
    @inline(__always)
    func text(ofValue row: UInt32) -> Text {
        let value = store.values[Int(row)]
        let isDecoded = value.flags.contains(.decoded)
        let range: Range<Int>
        if isDecoded {
            let record = store.decodedRecords[Int(value.length)]
            range = Self.trimmed(store.decoded, record.start, record.start + Int(record.length))
        } else {
            range = Self.trimmed(store.source.bytes, value.source, value.source + Int(value.length))
        }
        if range.isEmpty { return .nothing }
        if value.flags.contains(.invalid) { return .unreadable }
        return isDecoded ? .decoded(range) : .source(range)
    }

    @inline(__always)
    static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int> {
        var (start, end) = (start, end)
        while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        return start..<end
    }

    /// What a node states in a field; of prose and lines all parts together.
    package func stated(_ field: Field, of node: Int) -> Stated {
        switch text(field, of: node) {
        case .nothing: return .nothing
        case .unreadable: return .unreadable
        case .source(let range): return .text(store.source.bytes, range)
        case .decoded(let range): return .text(store.decoded, range)
        case .joined(let row):
            let text = FieldValue(node: self.node(node), field: field, index: row).text ?? ""
            return text.isEmpty ? .nothing : .text(Array(text.utf8), 0..<text.utf8.count)
        }
    }

    /// The first part of a kind; nil without one.
    package func child(_ kind: NodeKind, of node: Int) -> Int? {
        let record = store.nodes[node]
        guard record.childKinds & 1 << UInt64(kind.rawValue) != 0 else { return nil }
        var child = store.nodes.firstChild(of: UInt32(truncatingIfNeeded: node))
        while child != noRecord {
            if store.nodes[Int(child)].kind == kind { return Int(child) }
            child = store.nodes.nextSibling(of: child)
        }
        return nil
    }

    /// Calls `body` for every part that is of one of the kinds, one bit each.
    package func forEachChild(of node: Int, kinds: UInt64, _ body: (Int) -> Void) {
        let record = store.nodes[node]
        guard record.childKinds & kinds != 0 else { return }
        var child = store.nodes.firstChild(of: UInt32(truncatingIfNeeded: node))
        while child != noRecord {
            let inner = store.nodes[Int(child)]
            if kinds & 1 << UInt64(inner.kind.rawValue) != 0 { body(Int(child)) }
            child = store.nodes.nextSibling(of: child)
        }
    }

    /// Adds the numbers of the parts that are of one of the kinds, at most so many of them.
    package func addChildren(
        of node: Int, kinds: UInt64, to parts: inout RecordBuffer<UInt32>, atMost most: Int
    ) {
        guard store.nodes[node].childKinds & kinds != 0 else { return }
        var (child, left) = (store.nodes.firstChild(of: UInt32(truncatingIfNeeded: node)), most)
        while child != noRecord, left > 0 {
            if kinds & 1 &<< UInt64(store.nodes[Int(child)].kind.rawValue) != 0 {
                parts.append(child)
                left &-= 1
            }
            child = store.nodes.nextSibling(of: child)
        }
    }

    /// Calls `body` for every part at any depth that is of one of the kinds, one bit each, in the order of the document
    /// of each level.
    package func forEachDescendant(of node: Int, kinds: UInt64, _ body: (Int) -> Void) {
        var child = store.nodes.firstChild(of: UInt32(truncatingIfNeeded: node))
        while child != noRecord {
            let inner = store.nodes[Int(child)]
            if kinds & 1 << UInt64(inner.kind.rawValue) != 0 { body(Int(child)) }
            if inner.childKinds != 0 { forEachDescendant(of: Int(child), kinds: kinds, body) }
            child = store.nodes.nextSibling(of: child)
        }
    }

    /// The consignment, goods item and unit that a node is, or is in.
    package func surroundings(of node: Int) -> (consignment: Int?, goodsItem: Int?, equipment: Int?) {
        var found: (consignment: Int?, goodsItem: Int?, equipment: Int?)
        var index = UInt32(truncatingIfNeeded: node)
        while index != noRecord {
            let record = store.nodes[Int(index)]
            switch record.kind {
            case .consignment: found.consignment = found.consignment ?? Int(index)
            case .goodsItem: found.goodsItem = found.goodsItem ?? Int(index)
            case .equipment: found.equipment = found.equipment ?? Int(index)
            default: break
            }
            index = record.parent
        }
        return found
    }

    /// Position of a node among its like, from 0.
    package func ordinal(of node: Int) -> Int { store.ordinal(of: UInt32(truncatingIfNeeded: node)) }
}

/// Which fields take texts in several parts, by the numbers of the fields.
let joinedFields: [Bool] = Field.allCases.map { $0.type.separator != nil }
