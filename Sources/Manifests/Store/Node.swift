import TidewaiterDocuments

/// One part of a ``Declaration``: a consignment, a goods item, a party. A small handle into the shared store.
public struct Node: Sendable {
    let store: DeclarationStore
    let index: UInt32

    var record: NodeRecord { store.nodes[Int(index)] }

    /// What it is.
    public var kind: NodeKind { record.kind }

    /// A number that is the node's own within its declaration, growing in the order of the document.
    public var number: Int { Int(index) }

    /// Position among the siblings of its kind, from 0.
    public var ordinal: Int { store.ordinal(of: index) }

    /// What it is part of; nil for the envelope.
    public var parent: Node? {
        let parent = record.parent
        return parent == noRecord ? nil : Node(store: store, index: parent)
    }

    /// The declaration that it is part of, itself if it is one; nil for the envelope.
    public var declaration: Node? { nearest(.declaration) }

    /// The consignment that it is part of, itself if it is one.
    public var consignment: Node? { nearest(.consignment) }

    /// The node itself or the nearest one around it that is of that kind.
    public func nearest(_ kind: NodeKind) -> Node? {
        var index = index
        while index != noRecord {
            if store.nodes[Int(index)].kind == kind { return Node(store: store, index: index) }
            index = store.nodes[Int(index)].parent
        }
        return nil
    }

    /// Its parts, in the order of the document.
    public var children: [Node] {
        var found: [Node] = []
        var child = store.nodes.firstChild(of: index)
        while child != noRecord {
            found.append(Node(store: store, index: child))
            child = store.nodes.nextSibling(of: child)
        }
        return found
    }

    /// Its parts of one kind, in the order of the document.
    public func children(_ kind: NodeKind) -> [Node] {
        var found: [Node] = []
        guard record.hasChild(kind) else { return found }
        var child = store.nodes.firstChild(of: index)
        while child != noRecord {
            if store.nodes[Int(child)].kind == kind { found.append(Node(store: store, index: child)) }
            child = store.nodes.nextSibling(of: child)
        }
        return found
    }

    /// Its first part of one kind.
    public func child(_ kind: NodeKind) -> Node? {
        guard record.hasChild(kind) else { return nil }
        var child = store.nodes.firstChild(of: index)
        while child != noRecord {
            if store.nodes[Int(child)].kind == kind { return Node(store: store, index: child) }
            child = store.nodes.nextSibling(of: child)
        }
        return nil
    }

    /// Its parties, whatever their roles.
    public var parties: [Node] { children.filter(\.kind.isParty) }

    /// What the node says in a field.
    public subscript(field: Field) -> FieldValue {
        FieldValue(node: self, field: field, index: store.firstValue(field, of: index))
    }

    /// Everything the node says in a field. A field takes one value; documents sometimes say it again.
    public func values(_ field: Field) -> [FieldValue] {
        var found: [FieldValue] = []
        var value = store.firstValue(field, of: index)
        while value != noRecord {
            found.append(FieldValue(node: self, field: field, index: value))
            value = store.nextValue(after: value)
        }
        return found
    }

    /// The fields that the node states, in the order of the document, each once.
    public var statedFields: [Field] {
        var found: [Field] = []
        var value = record.firstValue
        while value != noRecord {
            let record = store.values[Int(value)]
            if let field = Field(rawValue: record.field), field != .other, !found.contains(field) {
                found.append(field)
            }
            value = record.next
        }
        return found
    }
}

extension Node: Hashable {
    /// Whether both are the same part of the same declaration.
    public static func == (first: Node, second: Node) -> Bool {
        first.store === second.store && first.index == second.index
    }

    /// Hashes the identity of the part.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(store))
        hasher.combine(index)
    }
}
