import Testing

@testable import TidewaiterClassification

@Suite("Descriptions as words")
struct WordTests {
    private func words(_ text: String) -> [String] { Terms(text).words.map { String(decoding: $0, as: UTF8.self) } }

    @Test(
        "Case, accents and script are folded away",
        arguments: [
            ("Men's T-SHIRTS", "men s t shirts"), ("Café Ølsen straße", "cafe olsen strasse"),
            ("Ｆｕｌｌ ﬁsh Ⅷ", "full fish viii"), ("хлопок", "hlopok"), ("παπούτσια", "papoutsia"), ("", ""),
            (" \n\t.,;", ""), ("😀", ""), ("活的马", "活的 的马"), ("马", "马"), ("马 cotton马", "马 cotton 马"),
            ("100% COTTON", "100 cotton"),
        ])
    func folding(text: String, expected: String) { #expect(words(text).joined(separator: " ") == expected) }

    @Test(
        "The plural is the singular",
        arguments: [
            ("shirts", "shirt", true), ("boxes", "box", true), ("batteries", "battery", true),
            ("brushes", "brush", true), ("glasses", "glass", true), ("glass", "glas", false), ("bus", "bu", false),
            ("leatherette", "leather", false), ("gas", "ga", false), ("knives", "knife", true),
            ("geese", "goose", true), ("LENSES", "lens", true), ("cookies", "cookie", true), ("teeth", "tooth", true),
            ("sleeves", "sleeve", true), ("leaves", "leave", false),
        ])
    func stems(first: String, second: String, same: Bool) {
        #expect((Stem(Array(first.utf8)).hash == Stem(Array(second.utf8)).hash) == same)
    }

    @Test(
        "The letters of a stem are those that it is hashed of",
        arguments: ["knives", "boxes", "glass", "lenses", "mice"])
    func letters(word: String) {
        let stem = Stem(Array(word.utf8))
        #expect(Stem.letters(of: Array(word.utf8)).reduce(Stem.start, Stem.feed) == stem.hash)
    }

    @Test("Each word and each pair of neighbours is a term once, and counted")
    func terms() {
        let terms = Terms("red red wine red wine")
        #expect(terms.terms.count == 5)
        #expect(terms.counts == [3, 2, 1, 2, 1])
        #expect(terms.terms.map(\.isPair) == [false, false, true, true, true])
    }

    @Test("A description of any length is read in bounds, and says what was left unread")
    func bounds() {
        let long = Terms(String(repeating: "wooden chairs ", count: 10_000))
        #expect(long.words.count == Terms.mostWords)
        #expect(long.isCut)
        #expect(!Terms("wooden chairs").isCut)
        let fold = FoldedText(String(repeating: "ﷺ", count: 5000))
        #expect(!fold.bytes.isEmpty)
    }

    @Test("Words of colour, size and number tell nothing of what goods are")
    func attributes() {
        #expect(Terms("Black, one size, 10-12").terms.allSatisfy { $0.isAttribute })
        #expect(Terms("black shirt").terms.map { $0.isAttribute } == [true, false, false])
    }
}
