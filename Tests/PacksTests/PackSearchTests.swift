import Testing
import TidewaiterPacks

/// A seeded generator, so that a failure comes back.
private struct Sequence64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

@Suite("Searching a table")
struct PackSearchTests {
    /// Texts that share beginnings, of lengths around the eight bytes that are compared at once, some with the zero
    /// byte that pads them there, some with a long length.
    private func text(_ random: inout Sequence64) -> String {
        let length = [0, 1, 2, 6, 7, 8, 9, 10, 15, 16, 17, 254, 255, 300].randomElement(using: &random) ?? 0
        let letters: [Unicode.Scalar] = ["0", "0", "0", "1", "\u{0}", "\u{E9}"]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<length { scalars.append(letters.randomElement(using: &random) ?? "0") }
        return String(scalars)
    }

    @Test("Agrees with a search from row to row, for any keys", arguments: 1...20)
    func agrees(seed: UInt64) throws {
        var random = Sequence64(state: seed &* 0x9E37_79B9_7F4A_7C15)
        let keys = (0..<200).map { _ in text(&random) }
        let csv = "key,n\n" + keys.enumerated().map { "\"\($1)\",\($0)\n" }.joined()
        let pack = try Pack.open(PackBuilder.build(manifest: PackSamples.manifest, tables: [("t", Array(csv.utf8))]))
        let table = try #require(pack.table("t"))
        let sorted = keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(table.rows.map { Array(table.text($0, 0).utf8) } == sorted)
        for key in keys + (0..<200).map({ _ in text(&random) }) {
            let bytes = Array(key.utf8)
            let rows = table.rows.filter { sorted[$0] == bytes }
            #expect(Array(table.rows(key: key)) == rows)
            let prefixed = table.rows.filter { sorted[$0].starts(with: bytes) }
            #expect(Array(table.rows(keyPrefix: key)) == prefixed)
            let longest = (0...bytes.count).reversed().first { sorted.contains(Array(bytes[..<$0])) && $0 > 0 }
            #expect(table.rows(longestPrefixOf: key).first.map { sorted[$0].count } == longest)
        }
    }
}
