import TidewaiterDocuments

/// Which facts of a declaration a writer has put somewhere, so that it can tell which it has not.
struct WrittenFacts {
    let store: DeclarationStore
    /// A bit for each.
    private var values: BitTable
    private var nodes: BitTable

    init(_ store: DeclarationStore) {
        self.store = store
        values = BitTable(count: store.values.count)
        nodes = BitTable(count: store.nodes.count)
    }

    /// A part is written; what it says is noted by itself.
    mutating func insert(_ node: Node) { nodes.insert(node.index) }

    /// What a node says in a field is written: all parts of a text, else the first value, which is the one that counts.
    mutating func insert(_ field: Field, of node: Node) {
        guard field.type.separator != nil else {
            values.insert(node[field].index)
            return
        }
        for value in node.values(field) { values.insert(value.index) }
    }

    /// Adds what was written into another message.
    mutating func formUnion(_ other: WrittenFacts) {
        values.formUnion(other.values)
        nodes.formUnion(other.nodes)
    }

    func contains(_ node: Node) -> Bool { nodes.contains(node.index) }
    func contains(_ value: FieldValue) -> Bool { values.contains(value.index) }

    /// The parts of which nothing is written, without those within them; and the values that are not, of those that are.
    func rest() -> (nodes: [Node], values: [FieldValue]) {
        var leftNodes: [Node] = []
        var leftValues: [FieldValue] = []
        func isFrame(_ kind: NodeKind) -> Bool { kind == .interchange || kind == .declaration }
        for index in store.nodes.indices {
            let node = Node(store: store, index: UInt32(truncatingIfNeeded: index))
            guard isFrame(node.kind) || nodes.contains(node.index) else {
                let isOutermost = node.parent.map { isFrame($0.kind) || nodes.contains($0.index) } ?? true
                if isOutermost { leftNodes.append(node) }
                continue
            }
            var value = node.record.firstValue
            while value != noRecord {
                let record = store.values[Int(value)]
                if !values.contains(value), !store.bytes(of: value).isEmpty {
                    leftValues.append(
                        FieldValue(node: node, field: Field(rawValue: record.field) ?? .other, index: value))
                }
                value = record.next
            }
        }
        return (leftNodes, leftValues)
    }

    /// Whether no field has a value: what to call it then is its address.
    func isRemainder(_ value: FieldValue) -> Bool { store.isRemainder(value.index, in: value.node.index) }

    /// What a value is called by people.
    func label(_ value: FieldValue) -> String {
        isRemainder(value) ? store.address(ofValue: value.index, in: value.node.index) : value.field.info.label
    }
}

/// Numbers from 0, of which some are in it.
private struct BitTable {
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: count / 64 + 1) }

    /// A number beyond the table, as of a value that is missing, is never in it.
    mutating func insert(_ number: UInt32) {
        guard Int(number) / 64 < words.count else { return }
        words[Int(number) / 64] |= 1 << UInt64(number % 64)
    }

    mutating func formUnion(_ other: BitTable) {
        for index in words.indices where index < other.words.count { words[index] |= other.words[index] }
    }

    func contains(_ number: UInt32) -> Bool {
        Int(number) / 64 < words.count && words[Int(number) / 64] & 1 << UInt64(number % 64) != 0
    }
}
