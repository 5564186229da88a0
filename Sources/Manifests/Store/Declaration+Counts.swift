import TidewaiterDocuments

extension Declaration {
    /// Name of the input that the declaration was read from; empty when the caller gave none.
    package var inputName: String { store.source.input }

    /// Calls `body` for every node, in the order of the document.
    package func forEachNode(_ body: (Node) -> Void) {
        for index in store.nodes.indices { body(Node(store: store, index: UInt32(truncatingIfNeeded: index))) }
    }

    /// How many consignments and goods items there are.
    package var nodeCounts: (consignments: Int, goodsItems: Int) {
        var consignments = 0
        var goodsItems = 0
        for index in store.nodes.indices {
            switch store.nodes[index].kind {
            case .consignment: consignments += 1
            case .goodsItem: goodsItems += 1
            default: break
            }
        }
        return (consignments, goodsItems)
    }
}
