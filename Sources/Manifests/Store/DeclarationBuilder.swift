import TidewaiterDocuments

/// Fills the tables of a ``DeclarationStore``. A reader opens nodes and adds values in whatever order its document
/// has them; nothing is moved afterwards.
struct DeclarationBuilder: ~Copyable {
    var nodes: NodeTable
    var values: ValueTable
    var decoded: RecordBuffer<UInt8>
    var decodedRecords: RecordBuffer<DecodedRecord>
    /// The node that the last value belongs to; loose values do not count.
    private var lastOwner = noRecord
    private let limits: Limits
    /// Set when a table is full; readers look once per record and stop.
    private(set) var isFull = false

    /// Position of the first consignment among those of its declaration: not 0 in a part of a stream.
    var firstConsignment: UInt32 = 0

    /// Node 0, the envelope.
    static let interchange: UInt32 = 0

    init(limits: Limits, nodes nodeEstimate: Int, values valueEstimate: Int) {
        self.limits = limits
        nodes = NodeTable(reserving: min(nodeEstimate, limits.items))
        values = ValueTable(reserving: min(valueEstimate, limits.items))
        decoded = RecordBuffer(reserving: min(nodeEstimate, limits.items) * 4)
        decodedRecords = RecordBuffer(reserving: min(nodeEstimate / 2, limits.items))
        nodes.append(.interchange, under: noRecord, source: 0, length: 0, address: 0, occurrence: 0)
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
        nodes.append(kind, under: parent, source: source, length: length, address: address, occurrence: occurrence)
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
        append(field.rawValue, source: source, length: length, address: address, flags: flags, to: node)
    }

    /// A value of the field with that number.
    @inline(__always)
    mutating func addValue(id: UInt16, to node: UInt32, source: Int, length: Int, address: UInt32) {
        guard nodes.count &+ values.count < limits.items else {
            isFull = true
            return
        }
        append(id, source: source, length: length, address: address, flags: [], to: node)
    }

    /// Adds a value that ``chain(from:to:)`` gives to a node together with those that come right behind it.
    @inline(__always)
    mutating func addLoose(id: UInt16, source: Int, length: Int, address: UInt32, flags: ValueRecord.Flags = []) {
        guard nodes.count &+ values.count < limits.items else {
            isFull = true
            return
        }
        values.append(id, source: source, length: length, address: address, flags: flags.union(.adjacent))
    }

    /// Gives a node the values that were added from one on; all of them are loose.
    @inline(__always)
    mutating func chain(from first: Int, to node: UInt32) {
        guard first < values.count else { return }
        values.end(at: values.count &- 1)
        own(first, node)
    }

    /// Gives a node the values from one on.
    @inline(__always)
    private mutating func own(_ index: Int, _ node: UInt32) {
        let first = nodes[Int(node)].firstValue
        if first == noRecord {
            nodes[Int(node)].firstValue = UInt32(truncatingIfNeeded: index)
        } else if lastOwner == node {
            values.link(index)
        } else {
            values.link(UInt32(truncatingIfNeeded: index), behindRunsFrom: first)
        }
        lastOwner = node
    }

    /// States a value in a further node.
    mutating func copyValue(_ index: Int, to node: UInt32) {
        guard nodes.count &+ values.count < limits.items else {
            isFull = true
            return
        }
        let value = values[index]
        append(
            value.field, source: value.source, length: Int(value.length), address: value.address, flags: value.flags,
            to: node)
    }

    /// The value that was added last.
    var lastValue: UInt32 { values.count == 0 ? noRecord : UInt32(truncatingIfNeeded: values.count - 1) }

    /// Says of the value that was added last that it is not what its field takes.
    mutating func markLastInvalid() {
        guard values.count > 0 else { return }
        values.mark(values.count - 1, .invalid)
    }

    /// Makes a value one of another field.
    mutating func retag(_ value: UInt32, as field: Field) { values.retag(Int(value), as: field.rawValue) }

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
        append(id, source: source, length: row, address: address, flags: flags.union(.decoded), to: node)
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
        append(id, source: source, length: decodedRow, address: address, flags: .decoded, to: node)
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
    private mutating func append(
        _ field: UInt16, source: Int, length: Int, address: UInt32, flags: ValueRecord.Flags, to node: UInt32
    ) {
        let index = values.count
        values.append(field, source: source, length: length, address: address, flags: flags)
        own(index, node)
    }

    /// Whether the node states the field already.
    func has(_ field: Field, in node: UInt32) -> Bool { firstValue(field, of: node) != noRecord }

    func firstValue(_ field: Field, of node: UInt32) -> UInt32 { firstValue(id: field.rawValue, of: node) }

    func firstValue(id: UInt16, of node: UInt32) -> UInt32 {
        values.first(id, from: nodes[Int(node)].firstValue)
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
        var child = nodes.firstChild(of: node)
        while child != noRecord, nodes[Int(child)].kind != kind { child = nodes.nextSibling(of: child) }
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
            child = nodes.nextSibling(of: child)
        }
        return false
    }

    /// Whether the node has a child of that kind already.
    func hasChild(_ kind: NodeKind, of node: UInt32) -> Bool {
        nodes[Int(node)].childKinds & 1 << UInt64(kind.rawValue) != 0
    }
}

/// The tables of a store, handed from builder to store without copying.
struct DeclarationTables: ~Copyable {
    var nodes: NodeTable
    var values: ValueTable
    var decoded: RecordBuffer<UInt8>
    var decodedRecords: RecordBuffer<DecodedRecord>
}

extension DeclarationBuilder {
    consuming func tables() -> DeclarationTables {
        DeclarationTables(nodes: nodes, values: values, decoded: decoded, decodedRecords: decodedRecords)
    }
}
