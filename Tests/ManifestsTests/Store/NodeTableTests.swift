import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

/// The table of nodes: whose children they are, in which order, and how much of the source they take.
@Suite struct NodeTableTests {
    @Test("Children are in the order in which they came, whatever came between them")
    func children() {
        var table = NodeTable(reserving: 4)
        table.append(.interchange, under: noRecord, source: 0, length: 0, address: 0, occurrence: 0)
        var expected: [UInt32: [UInt32]] = [:]
        for index in UInt32(1)..<300 {
            let parent = (index &* 2_654_435_761) % index
            table.append(.party, under: parent, source: 0, length: 0, address: 0, occurrence: 0)
            expected[parent, default: []].append(index)
        }
        for parent in UInt32(0)..<300 {
            var found: [UInt32] = []
            var child = table.firstChild(of: parent)
            while child != noRecord {
                found.append(child)
                child = table.nextSibling(of: child)
            }
            #expect(found == expected[parent] ?? [])
        }
        #expect(table.nextSibling(of: 0) == noRecord)
    }

    @Test("Nodes are numbered among the siblings of their kind, consignments from another number on")
    func ordinals() {
        var table = NodeTable(reserving: 4)
        table.append(.interchange, under: noRecord, source: 0, length: 0, address: 0, occurrence: 0)
        let kinds: [NodeKind] = [.party, .consignment, .party, .consignment, .goodsItem, .party]
        for kind in kinds { table.append(kind, under: 0, source: 0, length: 0, address: 0, occurrence: 0) }
        for parent in [UInt32(5), 2, 5] {
            table.append(.party, under: parent, source: 0, length: 0, address: 0, occurrence: 0)
        }
        #expect(table.ordinals(firstConsignment: 0) == [0, 0, 0, 1, 1, 0, 2, 0, 0, 1])
        #expect(table.ordinals(firstConsignment: 9) == [0, 0, 9, 1, 10, 0, 2, 0, 0, 1])
        #expect(table[0].childKinds == [NodeKind.party, .consignment, .goodsItem].reduce(0) { $0 | 1 << $1.rawValue })
    }

    @Test(
        "A node has its place, however long and however far in the source",
        arguments: [0, 1, 0xFFFE, 0xFFFF, 0x1_0000, 0xFFFF_FFFF])
    func places(length: Int) {
        var table = NodeTable(reserving: 4)
        let sources = [0, 0xFFFF_FFFF, 0x1_0000_0000, 0xFF_FFFF_FFFF]
        for source in sources {
            table.append(.party, under: noRecord, source: source, length: length, address: 0, occurrence: 0)
        }
        #expect(table.indices.map { table[$0].source } == sources)
        #expect(table.indices.allSatisfy { table.length(of: $0) == length })
    }
}
