import TidewaiterDocuments

/// The nodes of a store, by the number of their row.
struct NodeTable: ~Copyable, Sendable {
    private var rows: RecordBuffer<NodeRecord>
    /// How long the places of nodes are that have ``NodeRecord/longPlace`` bytes and more: at most one for each nesting
    /// of each 64 KiB of text.
    private var longPlaces: [UInt32: UInt32] = [:]

    init(reserving capacity: Int) { rows = RecordBuffer(reserving: capacity) }

    var count: Int { rows.count }
    var indices: Range<Int> { rows.indices }

    /// Asks the processor for the rows, which are about to be read.
    func fetch() { rows.fetch() }

    subscript(index: Int) -> NodeRecord {
        @inline(__always) get { rows[index] }
        @inline(__always) _modify { yield &rows[index] }
    }

    /// Adds a node behind the other children of its parent.
    @inline(__always)
    mutating func append(
        _ kind: NodeKind, under parent: UInt32, source: Int, length: Int, address: UInt32, occurrence: UInt32
    ) {
        let index = UInt32(truncatingIfNeeded: rows.count)
        if length >= Int(NodeRecord.longPlace) { longPlaces[index] = UInt32(truncatingIfNeeded: length) }
        var next = index
        if parent != noRecord {
            let last = rows[Int(parent)].lastChild
            if last != noRecord {
                next = rows[Int(last)].next
                rows[Int(last)].next = index
            }
            rows[Int(parent)].lastChild = index
            rows[Int(parent)].note(kind)
        }
        // Made where it stays: a copy would wait for the stores of its fields.
        rows.append(
            NodeRecord(
                kind: kind, parent: parent, next: next, source: source, length: length, address: address,
                occurrence: occurrence))
    }

    /// How many bytes of the source a node takes.
    func length(of index: Int) -> Int {
        let length = rows[index].shortLength
        return length < NodeRecord.longPlace ? Int(length) : Int(longPlaces[UInt32(truncatingIfNeeded: index)] ?? 0)
    }

    /// The first child of a node; ``noRecord`` where there is none.
    @inline(__always)
    func firstChild(of index: UInt32) -> UInt32 {
        let last = rows[Int(index)].lastChild
        return last == noRecord ? noRecord : rows[Int(last)].next
    }

    /// The next child of the same parent; ``noRecord`` behind the last.
    @inline(__always)
    func nextSibling(of index: UInt32) -> UInt32 {
        let row = rows[Int(index)]
        return row.parent == noRecord || rows[Int(row.parent)].lastChild == index ? noRecord : row.next
    }

    /// By node its position among the siblings of the same kind, from 0; of consignments from another number on.
    func ordinals(firstConsignment: UInt32) -> [UInt32] {
        var ordinals = [UInt32](repeating: 0, count: rows.count)
        var counts = [UInt32](repeating: 0, count: NodeKind.allCases.count)
        for parent in rows.indices where rows[parent].lastChild != noRecord {
            for index in counts.indices { counts[index] = 0 }
            counts[Int(NodeKind.consignment.rawValue)] = firstConsignment
            var child = firstChild(of: UInt32(truncatingIfNeeded: parent))
            while child != noRecord {
                let kind = Int(rows[Int(child)].kind.rawValue)
                ordinals[Int(child)] = counts[kind]
                counts[kind] &+= 1
                child = nextSibling(of: child)
            }
        }
        return ordinals
    }
}

/// One row of the node table. Children and values hang on it as linked lists, so that filling the store never
/// moves or sorts anything: a bill's values may arrive before, between and after its goods items.
struct NodeRecord: BitwiseCopyable, Sendable {
    /// From here on the length of a node's place stands elsewhere.
    fileprivate static let longPlace = UInt16.max

    let kind: NodeKind
    /// Bits 32 to 39 of ``sourceLow``.
    private let sourceHigh: UInt8
    fileprivate let shortLength: UInt16
    let parent: UInt32
    /// The last child; the first is the one behind it.
    fileprivate(set) var lastChild: UInt32 = noRecord
    /// The next sibling; of the last one the first.
    fileprivate var next: UInt32
    /// The kinds that its children have, one bit each, in two halves.
    private var lowChildKinds: UInt32 = 0
    private var highChildKinds: UInt32 = 0
    var firstValue: UInt32 = noRecord
    /// Where the node begins in the text.
    private let sourceLow: UInt32
    /// The node in its document's own terms; its meaning is that of ``SourceAddress``.
    let address: UInt32
    /// Which one, from 1, where the address is that of a repeated group.
    let occurrence: UInt32

    @inline(__always)
    fileprivate init(
        kind: NodeKind, parent: UInt32, next: UInt32, source: Int, length: Int, address: UInt32, occurrence: UInt32
    ) {
        self.kind = kind
        self.parent = parent
        self.next = next
        self.sourceLow = UInt32(truncatingIfNeeded: source)
        self.sourceHigh = UInt8(truncatingIfNeeded: source >> 32)
        self.shortLength = UInt16(truncatingIfNeeded: min(length, Int(Self.longPlace)))
        self.address = address
        self.occurrence = occurrence
    }

    @inline(__always)
    fileprivate mutating func note(_ kind: NodeKind) {
        let kinds = childKinds | 1 &<< UInt64(kind.rawValue)
        lowChildKinds = UInt32(truncatingIfNeeded: kinds)
        highChildKinds = UInt32(truncatingIfNeeded: kinds &>> 32)
    }

    /// The kinds that its children have, one bit each.
    @inline(__always)
    var childKinds: UInt64 { UInt64(lowChildKinds) | UInt64(highChildKinds) &<< 32 }

    /// Whether a child is of that kind.
    @inline(__always)
    func hasChild(_ kind: NodeKind) -> Bool { childKinds & 1 &<< UInt64(kind.rawValue) != 0 }

    @inline(__always)
    var source: Int { Int(sourceHigh) << 32 | Int(sourceLow) }
}
