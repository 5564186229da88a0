import Testing
import TidewaiterPacks

@testable import TidewaiterNomenclature

@Suite("Words as they are compared in a search")
struct PlainWordsTests {
    @Test(
        "Case, accents, punctuation and plurals are left out, and words that say nothing",
        arguments: [
            ("Men\u{2019}s T-Shirts & boxes", ["men", "t", "shirt", "box"]), ("BERRIES of the ties", ["berry", "tie"]),
            ("Crème brûlée, glasses", ["creme", "brulee", "glass"]), ("knives/shelves", ["knife", "shelf"]),
            ("自行车 M8", ["自", "行", "车", "m8"]), ("", []), ("...of—the", []), ("the gas gases", ["gas", "gas"]),
        ])
    func words(text: String, words: [String]) {
        #expect(PlainWords(text).words == words)
        #expect(PlainWords("x" + text + "x").words.count >= words.count)
        #expect(PlainWords(("no " + text).dropFirst(3)).words == words)
    }

    @Test("What is no UTF-8 is passed over")
    func broken() {
        #expect(PlainWords([0xFF, 0x67, 0xC3, 0x20, 0xE4, 0xB8, 0x62].span).words == ["g", "b"])
    }

    @Test("Each label and phrase may have the words that it has")
    func may() throws {
        let hs = try Nomenclature.builtIn
        let newest = try #require(hs.newest)
        var count = 0
        for heading in hs.chapters(of: newest).flatMap(\.children) {
            for cell in hs.texts(of: heading.code) + heading.children.flatMap({ hs.texts(of: $0.code) }) {
                cell.withBytes { text in
                    for word in PlainWords(text).words {
                        count += 1
                        if !PlainWords.may(text, have: word) { Issue.record("\(word): \(cell)") }
                    }
                }
            }
        }
        #expect(count > 100_000)
    }
}
