import TidewaiterDocuments

/// What a ``Declaration`` is made of: its own copy of the text, and two flat tables over it. Never changes.
final class DeclarationStore: Sendable {
    /// The text that the tables point into, and the way back to the file.
    let source: SourceText
    /// Texts that are not in the source as they are, end to end.
    let decoded: [UInt8]
    let decodedRecords: RecordBuffer<DecodedRecord>
    let nodes: RecordBuffer<NodeRecord>
    let values: RecordBuffer<ValueRecord>
    let format: Format
    let addresses: SourceAddress

    init(
        source: SourceText, builder: consuming DeclarationBuilder, format: Format, addresses: SourceAddress
    ) {
        self.source = source
        self.format = format
        self.addresses = addresses
        let tables = builder.tables()
        self.decoded = tables.decoded.array
        self.decodedRecords = tables.decodedRecords
        self.nodes = tables.nodes
        self.values = tables.values
    }

    /// The node that stands for the document: its only declaration, or the envelope of several.
    var rootIndex: UInt32 {
        let first = nodes[0].firstChild
        return first != noRecord && nodes[Int(first)].nextSibling == noRecord ? first : 0
    }

    /// The bytes of a value's text.
    func bytes(of index: UInt32) -> ArraySlice<UInt8> {
        let value = values[Int(index)]
        if value.flags.contains(.decoded) {
            let record = decodedRecords[Int(value.length)]
            return decoded[record.start..<record.start + Int(record.length)]
        }
        let start = value.source
        return source.bytes[start..<start + Int(value.length)]
    }

    func text(of index: UInt32) -> String { String(decoding: bytes(of: index), as: UTF8.self) }

    /// How many bytes of the source the value takes.
    func sourceLength(of index: UInt32) -> Int {
        let value = values[Int(index)]
        return value.flags.contains(.decoded)
            ? Int(decodedRecords[Int(value.length)].sourceLength) : Int(value.length)
    }

    /// The value as it stands in the source, escapes and all.
    func sourceText(of index: UInt32) -> String {
        let start = values[Int(index)].source
        return String(decoding: source.bytes[start..<start + sourceLength(of: index)], as: UTF8.self)
    }

    /// The first value of a field in a node.
    func firstValue(_ field: Field, of node: UInt32) -> UInt32 {
        var index = nodes[Int(node)].firstValue
        while index != noRecord {
            if values[Int(index)].field == field.rawValue { return index }
            index = values[Int(index)].next
        }
        return noRecord
    }

    /// The next value of the same field in the same node.
    func nextValue(after index: UInt32) -> UInt32 {
        let field = values[Int(index)].field
        var index = values[Int(index)].next
        while index != noRecord {
            if values[Int(index)].field == field { return index }
            index = values[Int(index)].next
        }
        return noRecord
    }
}
