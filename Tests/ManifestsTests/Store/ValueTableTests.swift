import Testing
import TidewaiterDocuments

@testable import TidewaiterManifests

/// The table of values: what does not fit into its short rows is the same as what does.
@Suite struct ValueTableTests {
    private struct Said: Equatable {
        var field: UInt16
        var source: Int
        var length: UInt32
        var address: UInt32
        var isDecoded: Bool
    }

    private static let sources = [0, 1, 0xFFFF_FFFF, 0x1_0000_0000, 0xFF_FFFF_FFFF]
    private static let lengths = [0, 1, 0x3_FFFF, 0x4_0000, 0xFFFF_FFFE]

    private func said(of node: UInt32, in builder: borrowing DeclarationBuilder) -> [Said] {
        var said: [Said] = []
        // Asked once: there may be some hundred thousand values.
        var isRight = true
        var index = builder.nodes[Int(node)].firstValue
        while index != noRecord {
            let value = builder.values[Int(index)]
            isRight = isRight && builder.values.field(index) == value.field
            isRight = isRight && builder.values.next(after: index) == value.next
            said.append(
                Said(
                    field: value.field, source: value.source, length: value.length, address: value.address,
                    isDecoded: value.flags.contains(.decoded)))
            index = value.next
        }
        #expect(isRight)
        return said
    }

    @Test("Values given to nodes by turns are each node's own, in their order", arguments: 0..<20)
    func turns(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var builder = DeclarationBuilder(limits: .standard, nodes: 4, values: 4)
        let nodes = (0..<4).map { _ in builder.addNode(.party, under: 0, source: 0, length: 0) }
        var expected = [[Said]](repeating: [], count: nodes.count)
        for number in 0..<400 {
            let at = next(nodes.count)
            let node = nodes[at]
            let said = Said(
                field: UInt16(next(Field.allCases.count)), source: Self.sources[next(Self.sources.count)],
                length: UInt32(Self.lengths[next(Self.lengths.count)]), address: UInt32(number) &* 0x0101_0101,
                isDecoded: next(4) == 0)
            switch next(3) {
            case 0:
                let first = builder.values.count
                for _ in 0..<next(4) {
                    builder.addLoose(
                        id: said.field, source: said.source, length: Int(said.length), address: said.address,
                        flags: said.isDecoded ? .decoded : [])
                    expected[at].append(said)
                }
                builder.chain(from: first, to: node)
            case 1 where !expected[at].isEmpty:
                builder.copyValue(Int(builder.nodes[Int(node)].firstValue), to: node)
                expected[at].append(expected[at][0])
            case 1 where said.isDecoded:
                builder.addValue(
                    id: said.field, to: node, source: said.source, decodedRow: Int(said.length), address: said.address)
                expected[at].append(said)
            default:
                builder.addValue(
                    id: said.field, to: node, source: said.source, length: Int(said.length), address: said.address)
                expected[at].append(said)
                expected[at][expected[at].count - 1].isDecoded = false
            }
        }
        for (at, node) in nodes.enumerated() { #expect(self.said(of: node, in: builder) == expected[at]) }
    }

    @Test("A value that is shortened, marked and made one of another field keeps its place and what follows it")
    func changes() {
        for source in Self.sources {
            for length in [5, 0x4_0000] {
                var builder = DeclarationBuilder(limits: .standard, nodes: 4, values: 4)
                builder.addValue(.sender, to: 0, source: source, length: length, address: 7)
                builder.addValue(.recipient, to: 0, source: source, length: length, address: 8)
                builder.retag(0, as: .name)
                builder.values.shorten(0, by: 3)
                builder.values.mark(0, .invalid)
                let value = builder.values[0]
                #expect(value.field == Field.name.rawValue)
                #expect(value.source == source)
                #expect(Int(value.length) == length - 3)
                #expect(value.address == 7)
                #expect(value.flags == .invalid)
                #expect(value.next == 1)
                builder.values.shorten(0, by: .max)
                #expect(builder.values[0].length == 0)
            }
        }
    }

    @Test("Two nodes that are filled by turns take time by the number of values", .timeLimit(.minutes(1)))
    func alternation() {
        var builder = DeclarationBuilder(limits: .standard, nodes: 4, values: 4)
        let node = builder.addNode(.declaration, under: 0, source: 0, length: 0)
        for _ in 0..<100_000 { builder.addValue(.other, to: node, source: 0, length: 1) }
        for _ in 0..<100_000 {
            builder.addValue(.other, to: 0, source: 0, length: 1)
            builder.addValue(.other, to: node, source: 0, length: 1)
        }
        #expect(said(of: node, in: builder).count == 200_000)
        #expect(said(of: 0, in: builder).count == 100_000)
    }

    @Test("Every field has a number that a row has room for")
    func fields() {
        #expect(Field.allCases.allSatisfy { $0.rawValue < ValueTable.mostFields })
    }
}
