import TidewaiterDocuments

/// Fills the tables of a ``DeclarationStore``. A reader opens nodes and adds values in whatever order its document
/// has them; nothing is moved afterwards.
struct DeclarationBuilder: ~Copyable {
    var nodes: RecordBuffer<NodeRecord>
    var values: RecordBuffer<ValueRecord>
    var decoded = RecordBuffer<UInt8>()
    var decodedRecords: RecordBuffer<DecodedRecord>
    /// By kind: the parent of the last node, and the node's position there.
    private var lastOfKind = InlineArray<64, (parent: UInt32, ordinal: UInt32)>(repeating: (noRecord, 0))
    /// Whether nodes of a kind were added by turns to several parents, so that their ordinals have yet to be counted.
    private var isMixed = false
    private let limits: Limits
    /// Set when a table is full; readers look once per record and stop.
    private(set) var isFull = false

    /// Position of the first consignment among those of its declaration: not 0 in a part of a stream.
    var firstConsignment: UInt32 = 0

    /// Node 0, the envelope.
    static let interchange: UInt32 = 0

    init(limits: Limits, nodes nodeEstimate: Int, values valueEstimate: Int) {
        self.limits = limits
        nodes = RecordBuffer(reserving: min(nodeEstimate, limits.items))
        values = RecordBuffer(reserving: min(valueEstimate, limits.items))
        decodedRecords = RecordBuffer(reserving: min(nodeEstimate / 2, limits.items))
        nodes.append(.init(kind: .interchange, parent: noRecord, source: 0, length: 0, address: 0, occurrence: 0))
    }

    /// A new node under `parent`, after its other children.
    mutating func addNode(
        _ kind: NodeKind, under parent: UInt32, source: Int, length: Int, address: UInt32 = 0, occurrence: UInt32 = 0
    ) -> UInt32 {
        guard nodes.count + values.count < limits.items else {
            isFull = true
            return parent
        }
        let index = UInt32(truncatingIfNeeded: nodes.count)
        let bit: UInt64 = 1 &<< UInt64(kind.rawValue)
        let last = nodes[Int(parent)].lastChild
        if last == noRecord {
            nodes[Int(parent)].firstChild = index
        } else {
            nodes[Int(last)].nextSibling = index
        }
        var ordinal: UInt32 = 0
        if nodes[Int(parent)].childKinds & bit == 0 {
            ordinal = kind == .consignment ? firstConsignment : 0
        } else if lastOfKind[Int(kind.rawValue)].parent == parent {
            ordinal = lastOfKind[Int(kind.rawValue)].ordinal &+ 1
        } else {
            isMixed = true
        }
        lastOfKind[Int(kind.rawValue)] = (parent, ordinal)
        nodes[Int(parent)].lastChild = index
        nodes[Int(parent)].childKinds |= bit
        // Made where it stays: a copy would wait for the stores of its fields.
        nodes.append(
            NodeRecord(
                kind: kind, parent: parent, source: source, length: length, address: address, occurrence: occurrence,
                ordinal: ordinal))
        return index
    }

    /// A value whose text is the source's own bytes.
    @inline(__always)
    mutating func addValue(
        _ field: Field, to node: UInt32, source: Int, length: Int, address: UInt32 = 0, flags: ValueRecord.Flags = []
    ) {
        guard nodes.count + values.count < limits.items else {
            isFull = true
            return
        }
        append(.init(field: field.rawValue, source: source, length: length, address: address, flags: flags), to: node)
    }

    /// A value of the field with that number.
    @inline(__always)
    mutating func addValue(id: UInt16, to node: UInt32, source: Int, length: Int, address: UInt32) {
        guard nodes.count &+ values.count < limits.items else {
            isFull = true
            return
        }
        append(.init(field: id, source: source, length: length, address: address, flags: []), to: node)
    }

    /// Adds a value that ``chain(from:to:)`` gives to a node together with those that come right behind it.
    @inline(__always)
    mutating func addLoose(id: UInt16, source: Int, length: Int, address: UInt32, flags: ValueRecord.Flags = []) {
        guard nodes.count &+ values.count < limits.items else {
            isFull = true
            return
        }
        var value = ValueRecord(field: id, source: source, length: length, address: address, flags: flags)
        value.next = UInt32(truncatingIfNeeded: values.count &+ 1)
        values.append(value)
    }

    /// Gives a node the values that were added from one on; all of them are loose.
    @inline(__always)
    mutating func chain(from first: Int, to node: UInt32) {
        guard first < values.count else { return }
        let last = values.count &- 1
        values[last].next = noRecord
        let known = nodes[Int(node)].lastValue
        if known == noRecord {
            nodes[Int(node)].firstValue = UInt32(truncatingIfNeeded: first)
        } else {
            values[Int(known)].next = UInt32(truncatingIfNeeded: first)
        }
        nodes[Int(node)].lastValue = UInt32(truncatingIfNeeded: last)
    }

    /// States a value in a further node.
    mutating func copyValue(_ index: Int, to node: UInt32) {
        guard nodes.count &+ values.count < limits.items else {
            isFull = true
            return
        }
        var value = values[index]
        value.next = noRecord
        append(value, to: node)
    }

    /// The value that was added last.
    var lastValue: UInt32 { values.isEmpty ? noRecord : UInt32(truncatingIfNeeded: values.count - 1) }

    /// Says of the value that was added last that it is not what its field takes.
    mutating func markLastInvalid() {
        guard !values.isEmpty else { return }
        values[values.count - 1].flags.insert(.invalid)
    }

    /// Makes a value one of another field.
    mutating func retag(_ value: UInt32, as field: Field) { values[Int(value)].field = field.rawValue }

    /// A value whose text is another than the source's bytes at that place.
    mutating func addValue(
        _ field: Field, to node: UInt32, source: Int, length: Int, text: some Collection<UInt8>, address: UInt32 = 0,
        flags: ValueRecord.Flags = []
    ) {
        addValue(
            id: field.rawValue, to: node, source: source, length: length, text: text, address: address, flags: flags)
    }

    /// The same, of the field with that number.
    mutating func addValue(
        id: UInt16, to node: UInt32, source: Int, length: Int, text: some Collection<UInt8>, address: UInt32,
        flags: ValueRecord.Flags = []
    ) {
        guard nodes.count + values.count < limits.items else {
            isFull = true
            return
        }
        let row = addDecoded(text, sourceLength: length)
        append(
            .init(field: id, source: source, length: row, address: address, flags: flags.union(.decoded)),
            to: node)
    }

    /// A value of the remainder that brings its address as a text.
    mutating func addOther(
        to node: UInt32, source: Int, length: Int, text: some Collection<UInt8>, address: some Collection<UInt8>
    ) {
        addValue(.other, to: node, source: source, length: length, text: text, flags: .addressed)
        if !isFull { _ = addDecoded(address, sourceLength: 0) }
    }

    /// A value whose text is in the table of decoded texts already: a unit that a header names for all rows.
    mutating func addValue(id: UInt16, to node: UInt32, source: Int, decodedRow: Int, address: UInt32) {
        guard nodes.count &+ values.count < limits.items else {
            isFull = true
            return
        }
        append(
            .init(field: id, source: source, length: decodedRow, address: address, flags: .decoded),
            to: node)
    }

    /// The same value in another node.
    mutating func addCopy(of value: ValueRecord, to node: UInt32) {
        guard nodes.count + values.count < limits.items else {
            isFull = true
            return
        }
        var copy = value
        copy.next = noRecord
        append(copy, to: node)
    }

    /// Puts a text into the table of decoded texts; its row there.
    mutating func addText(_ text: some Collection<UInt8>, sourceLength: Int) -> Int {
        addDecoded(text, sourceLength: sourceLength)
    }

    private mutating func addDecoded(_ text: some Collection<UInt8>, sourceLength: Int) -> Int {
        let start = decoded.count
        let isDone: Void? = text.withContiguousStorageIfAvailable { unsafe decoded.append($0.span) }
        if isDone == nil { for byte in text { decoded.append(byte) } }
        return endText(from: start, sourceLength: sourceLength)
    }

    /// Makes what was put behind the table of decoded texts from `start` on one of them; its row there.
    mutating func endText(from start: Int, sourceLength: Int) -> Int {
        decodedRecords.append(
            .init(
                start: start, length: UInt32(truncatingIfNeeded: decoded.count - start),
                sourceLength: UInt32(truncatingIfNeeded: sourceLength)))
        return decodedRecords.count - 1
    }

    @inline(__always)
    private mutating func append(_ value: ValueRecord, to node: UInt32) {
        let index = UInt32(truncatingIfNeeded: values.count)
        values.append(value)
        let last = nodes[Int(node)].lastValue
        if last == noRecord {
            nodes[Int(node)].firstValue = index
        } else {
            values[Int(last)].next = index
        }
        nodes[Int(node)].lastValue = index
    }

    /// Whether the node states the field already.
    func has(_ field: Field, in node: UInt32) -> Bool { firstValue(field, of: node) != noRecord }

    func firstValue(_ field: Field, of node: UInt32) -> UInt32 { firstValue(id: field.rawValue, of: node) }

    func firstValue(id: UInt16, of node: UInt32) -> UInt32 {
        var index = nodes[Int(node)].firstValue
        while index != noRecord {
            if values[Int(index)].field == id { return index }
            index = values[Int(index)].next
        }
        return noRecord
    }

    /// Whether a value is blank.
    func isBlank(_ value: UInt32) -> Bool {
        let record = values[Int(value)]
        return record.flags.contains(.decoded)
            ? decodedRecords[Int(record.length)].length == 0 : record.length == 0
    }

    /// How many bytes of the source a value takes.
    func sourceLength(_ value: UInt32) -> Int {
        let record = values[Int(value)]
        return record.flags.contains(.decoded)
            ? Int(decodedRecords[Int(record.length)].sourceLength) : Int(record.length)
    }

    /// The first child of that kind.
    func firstChild(_ kind: NodeKind, of node: UInt32) -> UInt32 {
        guard hasChild(kind, of: node) else { return noRecord }
        var child = nodes[Int(node)].firstChild
        while child != noRecord, nodes[Int(child)].kind != kind { child = nodes[Int(child)].nextSibling }
        return child
    }

    /// Whether the node has a child of that kind with that identifier, as it stands in the source.
    func hasChild(_ kind: NodeKind, id: Range<Int>, of node: UInt32, in text: Span<UInt8>) -> Bool {
        var child = firstChild(kind, of: node)
        while child != noRecord {
            let value = firstValue(.id, of: child)
            if nodes[Int(child)].kind == kind, value != noRecord {
                let start = values[Int(value)].source
                let known = start..<min(start + sourceLength(value), text.count)
                if TableEvidence.isEqual(known, id, text) { return true }
            }
            child = nodes[Int(child)].nextSibling
        }
        return false
    }

    /// Whether the node has a child of that kind already.
    func hasChild(_ kind: NodeKind, of node: UInt32) -> Bool {
        nodes[Int(node)].childKinds & 1 << UInt64(kind.rawValue) != 0
    }

    /// Numbers the children of each node by kind where that could not be done on the way. The last step before the
    /// store is made.
    mutating func seal() {
        guard isMixed else { return }
        var counts = [UInt32](repeating: 0, count: NodeKind.allCases.count)
        for parent in nodes.indices where nodes[parent].firstChild != noRecord {
            var child = nodes[parent].firstChild
            for index in counts.indices { counts[index] = 0 }
            counts[Int(NodeKind.consignment.rawValue)] = firstConsignment
            while child != noRecord {
                let kind = Int(nodes[Int(child)].kind.rawValue)
                nodes[Int(child)].ordinal = counts[kind]
                counts[kind] &+= 1
                child = nodes[Int(child)].nextSibling
            }
        }
    }
}

/// The tables of a store, handed from builder to store without copying.
struct DeclarationTables: ~Copyable {
    var nodes: RecordBuffer<NodeRecord>
    var values: RecordBuffer<ValueRecord>
    var decoded: RecordBuffer<UInt8>
    var decodedRecords: RecordBuffer<DecodedRecord>
}

extension DeclarationBuilder {
    consuming func tables() -> DeclarationTables {
        DeclarationTables(nodes: nodes, values: values, decoded: decoded, decodedRecords: decodedRecords)
    }
}
