public import TidewaiterDocuments

extension Node {
    /// JSON Pointer (RFC 6901) of the node in the declaration's JSON: `/consignments/0/goods_items/2`.
    public var pointer: String {
        var pointer = ""
        pointer.reserveCapacity(DeclarationStore.pointerRoom)
        store.write(pointerOf: index, to: &pointer)
        return pointer
    }

    /// The node in its document's own terms: `CNI[1]/GID[2]`; empty where the format has none.
    public var address: String { store.address(ofNode: index) }

    /// Where the node begins in the document.
    public var place: Place {
        let record = record
        return store.source.place(at: record.source, length: store.nodes.length(of: Int(index)), address: address)
    }

    /// One piece of a document that the model has no field for.
    public struct Remainder: Sendable, Hashable {
        /// Where it stood, in the document's own terms.
        public let address: String
        /// What stood there.
        public let value: String
        /// Where in the source.
        public let place: Place
    }

    /// What the document says here that the model has no field for, and what it says again in a field that takes one
    /// value.
    public var remainder: [Remainder] {
        remainderIndices.map { value in
            Remainder(
                address: store.address(ofValue: value, in: index), value: store.text(of: value),
                place: store.place(ofValue: value, in: index))
        }
    }

    var remainderIndices: [UInt32] {
        var found: [UInt32] = []
        var value = record.firstValue
        while value != noRecord {
            let record = store.values[Int(value)]
            if store.isRemainder(value, in: index) { found.append(value) }
            value = record.next
        }
        return found
    }
}

extension DeclarationStore {
    /// Nearly all pointers fit, which saves moving them as they grow.
    static let pointerRoom = 64

    /// Adds the JSON Pointer of a node.
    func write(pointerOf index: UInt32, to pointer: inout String) {
        if index == rootIndex { return }
        if index == DeclarationBuilder.interchange {
            pointer += "/interchange"
            return
        }
        let (kind, parent) = (nodes[Int(index)].kind, nodes[Int(index)].parent)
        guard parent != noRecord else { return }
        // The declarations of an envelope are members of the root, not of its member `interchange`.
        if parent != DeclarationBuilder.interchange { write(pointerOf: parent, to: &pointer) }
        pointer += Self.pointerParts[Int(kind.rawValue)]
        if kind.isList { pointer += String(ordinal(of: index)) }
    }

    /// What pointers say of each kind, with the slashes around it: each finding has a pointer, and a text takes as long to
    /// grow by one character as by ten.
    private static let pointerParts = NodeKind.allCases.map { $0.isList ? "/\($0.jsonName)/" : "/\($0.jsonName)" }

    func place(ofValue value: UInt32, in node: UInt32) -> Place {
        source.place(
            at: values[Int(value)].source, length: sourceLength(of: value), address: address(ofValue: value, in: node))
    }

    /// Whether no field has the value: there is none for it, none in a node of this kind, or an earlier value fills it.
    func isRemainder(_ value: UInt32, in node: UInt32) -> Bool {
        guard let field = Field(rawValue: values[Int(value)].field), field.stands(in: nodes[Int(node)].kind) else {
            return true
        }
        return field.type.separator == nil && firstValue(field, of: node) != value
    }
}
