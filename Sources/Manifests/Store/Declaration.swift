public import TidewaiterDocuments

/// A manifest, cargo report or goods declaration, whatever format it came in.
///
/// Immutable, and a small handle: copies share one store. The store keeps its own copy of the document, every value
/// with its place in it, and what the model has no field for (see ``Node/remainder``); nothing is lost.
public struct Declaration: Sendable {
    let store: DeclarationStore

    init(store: DeclarationStore, findings: FindingList, mode: ReadingMode = .tolerant) {
        self.store = store
        self.mode = mode
        self.findings = findings.inOrder
        self.findingsLeftOut = findings.leftOut
    }

    /// How strictly the document was read.
    public let mode: ReadingMode

    /// Whether this is one part of a document that was read as a stream. What compares the parts of a document with each
    /// other is not checked in it.
    public internal(set) var isPart = false

    /// How the table was read that the document is; nil for any other document.
    public internal(set) var reading: TableReading?

    /// The format that the document was read from.
    public var format: Format { store.format }

    /// What the reader had to say: the document's own faults, each with its place.
    public internal(set) var findings: [Finding]

    /// Findings of the reader beyond ``Limits/findings``, counted and not kept.
    public let findingsLeftOut: Int

    /// The whole document: its declaration, or the envelope (``NodeKind/interchange``) when there are several or none.
    public var root: Node { Node(store: store, index: store.rootIndex) }

    /// The envelope: sender, recipient, control reference.
    public var interchange: Node { Node(store: store, index: DeclarationBuilder.interchange) }

    /// The declarations of the document, in its order; nearly always one.
    public var declarations: [Node] { interchange.children(.declaration) }

    /// Every node of one kind, in the order of the document.
    public func nodes(_ kind: NodeKind) -> [Node] {
        var found: [Node] = []
        for index in store.nodes.indices where store.nodes[index].kind == kind {
            found.append(Node(store: store, index: UInt32(truncatingIfNeeded: index)))
        }
        return found
    }

    /// How many nodes there are, and how many values.
    public var size: (nodes: Int, values: Int) { (store.nodes.count, store.values.count) }
}
