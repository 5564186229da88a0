import Synchronization
import TidewaiterDocuments

/// What a ``Declaration`` is made of: its own copy of the text, and two flat tables over it. Never changes.
final class DeclarationStore: Sendable {
    /// The text that the tables point into, and the way back to the file.
    let source: SourceText
    /// Texts that are not in the source as they are, end to end.
    let decoded: [UInt8]
    let decodedRecords: RecordBuffer<DecodedRecord>
    let nodes: NodeTable
    let values: ValueTable
    let format: Format
    let addresses: SourceAddress
    private let firstConsignment: UInt32
    /// Of each node; counted when first asked for.
    private let ordinals = Mutex<[UInt32]?>(nil)
    /// Whether there may be values that are not what their fields take; found out when first asked, as every check asks,
    /// unless the reader knows it.
    let doubt: Mutex<Bool?>

    init(
        source: SourceText, builder: consuming DeclarationBuilder, format: Format, addresses: SourceAddress,
        doubt: Bool? = nil
    ) {
        self.doubt = Mutex(doubt)
        self.source = source
        self.format = format
        self.addresses = addresses
        self.firstConsignment = builder.firstConsignment
        let tables = builder.tables()
        self.decoded = tables.decoded.array
        self.decodedRecords = tables.decodedRecords
        self.nodes = tables.nodes
        self.values = tables.values
    }

    /// Asks the processor for all of a small document, which is about to be read: memory that was filled long ago comes
    /// together then, and is not waited for line by line.
    func fetch() {
        guard source.bytes.count <= 64 << 10 else { return }
        nodes.fetch()
        values.fetch()
        let text = source.bytes
        ByteWords.fetch(text.span)
    }

    /// The node that stands for the document: its only declaration, or the envelope of several.
    var rootIndex: UInt32 {
        let first = nodes.firstChild(of: DeclarationBuilder.interchange)
        return first != noRecord && nodes.nextSibling(of: first) == noRecord ? first : DeclarationBuilder.interchange
    }

    /// Position of a node among the siblings of its kind, from 0.
    func ordinal(of node: UInt32) -> Int {
        ordinals.withLock { known in
            if let known { return Int(known[Int(node)]) }
            let all = nodes.ordinals(firstConsignment: firstConsignment)
            known = all
            return Int(all[Int(node)])
        }
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
        values.first(field.rawValue, from: nodes[Int(node)].firstValue)
    }

    /// The next value of the same field in the same node.
    func nextValue(after index: UInt32) -> UInt32 {
        values.first(values.field(index), from: values.next(after: index))
    }
}
