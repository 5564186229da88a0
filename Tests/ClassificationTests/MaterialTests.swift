import Testing
import TidewaiterNomenclature

@testable import TidewaiterClassification

@Suite("Goods that are what they are called, whatever they are made of")
struct MaterialTests {
    @Test("Phrases of such goods are examples with one material after the other, and of tools with a handle")
    func examples() throws {
        let flutes = try #require(ModelCode("920590".utf8))
        var examples = MaterialExamples()
        let made = (0..<24).flatMap { _ in examples.examples(of: "flute", flutes) }
        #expect(made.count == 24 && Set(made).count == 12)
        #expect(made.allSatisfy { $0.hasSuffix(" flute") })
        let hammer = examples.examples(of: "hammer", try #require(ModelCode("820520".utf8)))
        #expect(hammer.count == 1 && hammer[0].hasPrefix("hammer with "))
    }

    @Test(
        "Where the material matters, is named, or the words are not English or many, there is no example",
        arguments: [
            ("wooden flute", "920590"), ("flûte", "920590"), ("flute for beginners with case", "920590"),
            ("bowl", "442199"), ("t-shirt", "610910"), ("screw", "731815"), ("lathe", "845811"),
            ("handle hammer", "820520"),
        ])
    func none(text: String, code: String) throws {
        var examples = MaterialExamples()
        #expect(examples.examples(of: text, try #require(ModelCode(code.utf8))).isEmpty)
    }

    @Test(
        "A material before the goods leaves them what they are",
        arguments: [
            ("wooden flute", "92"), ("plastic toothbrush", "96"), ("bamboo toothbrush", "96"), ("metal pen", "96"),
            ("plastic clock", "91"), ("wooden skis", "95"), ("silk umbrella", "66"), ("steel bicycle", "87"),
            ("leather sofa", "94"), ("glass chess set", "95"), ("aluminium canoe", "89"),
            ("hammer with wooden handle", "82"),
        ])
    func first(text: String, chapter: String) throws {
        let classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
        let found = classifier.classify(text)
        #expect(found.candidates.first?.code.prefix(2) == chapter[...], "\(found.candidates.prefix(3).map(\.code))")
        #expect(found.answer.map { $0.code.hasPrefix(chapter) } ?? true)
    }
}
