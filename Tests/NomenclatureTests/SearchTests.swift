import Testing
import TidewaiterNomenclature

@Suite("Finding codes by words")
struct SearchTests {
    let hs: Nomenclature

    init() throws { hs = try Nomenclature.builtIn }

    @Test(
        "The code is found first",
        arguments: [
            ("cotton t-shirt", "610910"), ("Cotton T-Shirts", "610910"), ("lithium ion battery", "850760"),
            ("自行车", "8712"), ("chevaux", "0101"), ("nuclear reactors", "840110"),
        ])
    func first(text: String, code: String) {
        let match = hs.search(text, most: 3).first
        #expect(match?.code == code)
    }

    @Test("Accents, case, order of words and plurals do not matter")
    func spelling() {
        for (one, other) in [("CHAUDIÈRES", "chaudieres"), ("battery lithium ion", "lithium ion batteries")] {
            #expect(hs.search(one, most: 5).map(\.code) == hs.search(other, most: 5).map(\.code))
            #expect(!hs.search(one).isEmpty)
        }
    }

    @Test("An exact phrase goes before all words, and these before some")
    func order() {
        let order: [CodeMatch.Fit] = [.exact, .allWords, .someWords]
        for text in ["frozen shrimp", "steel bolts", "leather shoes", "copper wire insulated"] {
            let ranks = hs.search(text, most: 200).map { order.firstIndex(of: $0.fit) ?? 9 }
            #expect(ranks == ranks.sorted() && !ranks.isEmpty)
        }
    }

    @Test("Every label finds its own code")
    func labels() throws {
        for chapter in hs.chapters(of: try #require(hs.edition(2022))) {
            for node in chapter.children.prefix(2) {
                let label = try #require(node.label)
                #expect(hs.search(label, most: 5).contains { $0.code.hasPrefix(node.code) }, "\(label)")
            }
        }
    }

    @Test("What says nothing finds nothing", arguments: ["", "   ", "of the and", "...", "qqqqzzzz"])
    func nothing(text: String) { #expect(hs.search(text).isEmpty) }

    @Test("A text of any length is searched")
    func long() {
        let text = String(repeating: "steel bolt ", count: 20_000) + (0..<2000).map { "w\($0)" }.joined(separator: " ")
        #expect(hs.search(text, most: 3).count == 3)
        #expect(hs.search("steel", most: 0).isEmpty && hs.search("steel", most: -1).isEmpty)
    }
}
