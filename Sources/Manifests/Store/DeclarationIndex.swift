import TidewaiterDocuments

/// The tables of a declaration for whoever must look at everything in it: nodes by kind, how often which field is
/// stated, and the rows themselves by number, in the order of the document.
///
/// A class, as it is handed about for every declaration.
package final class DeclarationIndex: Sendable {
    let store: DeclarationStore
    /// The nodes by their kinds, and where those of each kind begin.
    private let nodesByKind: RecordBuffer<UInt32>
    private let starts: RecordBuffer<Int>
    /// How many nodes of each kind state each field; none where nobody asks.
    private let statedCounts: [Int]

    /// Numbers of fields are below this.
    package static let fieldCount = Field.allCases.count

    /// The index of a declaration. That fields are counted takes longer than all else, and may be left out.
    package init(_ declaration: Declaration, countsFields: Bool = true) {
        store = declaration.store
        store.fetch()
        let kinds = NodeKind.allCases.count
        var starts = RecordBuffer(repeating: 0, count: kinds + 1)
        for index in store.nodes.indices { starts[Int(store.nodes[index].kind.rawValue) &+ 1] &+= 1 }
        var present: UInt64 = 0
        for kind in 0..<kinds {
            if starts[kind &+ 1] > 0 { present |= 1 << UInt64(kind) }
            starts[kind &+ 1] &+= starts[kind]
        }
        self.kinds = present
        var numbers = RecordBuffer<UInt32>(repeating: 0, count: store.nodes.count)
        for index in store.nodes.indices {
            let kind = Int(store.nodes[index].kind.rawValue)
            numbers[starts[kind]] = UInt32(truncatingIfNeeded: index)
            starts[kind] &+= 1
        }
        // Each has become the end of its kind, which is where the next one begins.
        for kind in (1..<kinds).reversed() { starts[kind] = starts[kind &- 1] }
        starts[0] = 0
        self.starts = starts
        nodesByKind = numbers
        statedCounts = countsFields ? Self.counts(of: store) : []
    }

    private static func counts(of store: DeclarationStore) -> [Int] {
        var counts = [Int](repeating: 0, count: NodeKind.allCases.count * fieldCount)
        // A field that a node states again counts once: its last node is remembered here.
        var lastNode = [UInt32](repeating: noRecord, count: fieldCount)
        for index in store.nodes.indices {
            let number = UInt32(truncatingIfNeeded: index)
            let record = store.nodes[index]
            let kind = Int(record.kind.rawValue)
            store.values.forEach(from: record.firstValue) { _, value in
                let field = Int(value.field)
                if field < fieldCount, lastNode[field] != number {
                    lastNode[field] = number
                    counts[kind * fieldCount + field] += 1
                }
            }
        }
        return counts
    }

    /// The nodes of a kind, in the order of the document.
    package func nodes(_ kind: NodeKind) -> NodeList {
        let kind = Int(kind.rawValue)
        return NodeList(index: self, range: starts[kind]..<starts[kind + 1])
    }

    /// The node at a position among those that are in the order of their kinds.
    fileprivate func node(at position: Int) -> Node { Node(store: store, index: nodesByKind[position]) }

    /// The kinds of which there are nodes, one bit each.
    package let kinds: UInt64

    /// Whether there are nodes of a kind.
    package func has(_ kind: NodeKind) -> Bool { starts[Int(kind.rawValue)] < starts[Int(kind.rawValue) + 1] }

    /// How many nodes of a kind there are.
    package func count(of kind: NodeKind) -> Int { starts[Int(kind.rawValue) + 1] - starts[Int(kind.rawValue)] }

    /// Whether it was counted how many nodes state which field.
    package var countsFields: Bool { !statedCounts.isEmpty }

    /// How many nodes of a kind state a field, which must have been counted.
    package func count(of field: Field, in kind: NodeKind) -> Int {
        statedCounts[Int(kind.rawValue) * Self.fieldCount + Int(field.rawValue)]
    }

    /// How many nodes there are; their numbers are below this.
    package var nodeCount: Int { store.nodes.count }

    /// The kind of the node with that number.
    package func kind(_ node: Int) -> NodeKind { store.nodes[node].kind }

    /// The node with that number.
    package func node(_ number: Int) -> Node { Node(store: store, index: UInt32(truncatingIfNeeded: number)) }

    /// The row of a node's first value; nil when it has none.
    package func firstValue(of node: Int) -> Int? { Self.row(store.nodes[node].firstValue) }

    /// The number of the field of a value (``Field/rawValue``), and the row of the node's next value.
    package func value(_ row: Int) -> (field: Int, next: Int?) {
        let index = UInt32(truncatingIfNeeded: row)
        return (Int(store.values.field(index)), Self.row(store.values.next(after: index)))
    }

    /// The bytes of a value, as ``FieldValue/bytes`` has them.
    package func bytes(_ row: Int) -> ArraySlice<UInt8>? { store.plainBytes(of: UInt32(truncatingIfNeeded: row)) }

    /// A value as its node has it.
    package func value(_ row: Int, _ field: Field, of node: Int) -> FieldValue {
        FieldValue(node: self.node(node), field: field, index: UInt32(truncatingIfNeeded: row))
    }

    private static func row(_ number: UInt32) -> Int? { number == noRecord ? nil : Int(number) }
}

/// Nodes of a declaration, made as they are asked for.
package struct NodeList: RandomAccessCollection, Sendable {
    fileprivate let index: DeclarationIndex
    fileprivate let range: Range<Int>

    package var startIndex: Int { range.lowerBound }
    package var endIndex: Int { range.upperBound }
    package subscript(position: Int) -> Node { index.node(at: position) }
}

extension Node {
    /// Its part of that kind, where it has exactly one.
    package func onlyChild(_ kind: NodeKind) -> Node? {
        var found = noRecord
        var child = store.nodes.firstChild(of: index)
        while child != noRecord {
            if store.nodes[Int(child)].kind == kind {
                if found != noRecord { return nil }
                found = child
            }
            child = store.nodes.nextSibling(of: child)
        }
        return found == noRecord ? nil : Node(store: store, index: found)
    }
}
