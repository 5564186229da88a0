import TidewaiterDocuments

/// The tables of a declaration for whoever must look at everything in it: nodes by kind, how often which field is
/// stated, and the rows themselves by number, in the order of the document.
package struct DeclarationIndex: Sendable {
    let store: DeclarationStore
    private let nodesByKind: [[UInt32]]
    private let statedCounts: [Int]

    /// Numbers of fields are below this.
    package static let fieldCount = Field.allCases.count

    package init(_ declaration: Declaration) {
        let store = declaration.store
        var nodesByKind = [[UInt32]](repeating: [], count: NodeKind.allCases.count)
        var counts = [Int](repeating: 0, count: NodeKind.allCases.count * Self.fieldCount)
        // A field that a node states again counts once: its last node is remembered here.
        var lastNode = [UInt32](repeating: noRecord, count: Self.fieldCount)
        for index in store.nodes.indices {
            let number = UInt32(truncatingIfNeeded: index)
            let record = store.nodes[index]
            let kind = Int(record.kind.rawValue)
            nodesByKind[kind].append(number)
            var value = record.firstValue
            while value != noRecord {
                let field = Int(store.values.field(value))
                if field < Self.fieldCount, lastNode[field] != number {
                    lastNode[field] = number
                    counts[kind * Self.fieldCount + field] += 1
                }
                value = store.values.next(after: value)
            }
        }
        self.store = store
        self.nodesByKind = nodesByKind
        self.statedCounts = counts
    }

    /// The nodes of a kind, in the order of the document.
    package func nodes(_ kind: NodeKind) -> NodeList {
        NodeList(store: store, numbers: nodesByKind[Int(kind.rawValue)])
    }

    /// Whether there are nodes of a kind.
    package func has(_ kind: NodeKind) -> Bool { !nodesByKind[Int(kind.rawValue)].isEmpty }

    /// How many nodes there are of the kind with a number.
    package func count(of kind: Int) -> Int { nodesByKind[kind].count }

    /// How many nodes of a kind state a field.
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
    let store: DeclarationStore
    let numbers: [UInt32]

    package var startIndex: Int { 0 }
    package var endIndex: Int { numbers.count }
    package subscript(position: Int) -> Node { Node(store: store, index: numbers[position]) }
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
