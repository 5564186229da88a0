import Testing
import TidewaiterNomenclature

@testable import TidewaiterClassification

@Suite("Facts that decide between codes")
struct DecidingFactTests {
    private func answers(_ text: String) -> [String] {
        let stated = DecidingFact.options(ofLabel: text)
        return DecidingFact.all.flatMap(\.options).enumerated().filter {
            stated >> DecidingFact.Options($0.offset) & 1 == 1
        }
        .map(\.element.answer)
    }

    @Test(
        "Of what is negated nothing is stated, and what follows is",
        arguments: [
            ("Bells and gongs, not electric", []), ("Salmon fillets, chilled not frozen", ["fresh or chilled"]),
            ("Non-electric stoves", []), ("not knitted or crocheted, cotton", ["cotton"]),
            ("boxes, not of wood or plastics", []), ("tubes other than stainless, of copper", ["copper"]),
            ("not frozen, dried", ["dried"]),
        ])
    func negated(label: String, stated: [String]) {
        #expect(answers(label) == stated)
    }

    @Test(
        "A pair of words that means something else than its words is read as a pair",
        arguments: [
            ("man-made fibres", ["synthetic or artificial fibres"]), ("bed linen", []), ("linen", ["flax"]),
            ("steel wool", ["iron or steel"]), ("glass wool", ["glass"]), ("hair dryers", []),
            ("fine hair", ["wool or fine hair"]), ("stainless steel", ["stainless steel"]),
            ("bamboo viscose", ["synthetic or artificial fibres"]), ("liquid crystal", []), ("men's", ["men or boys"]),
        ])
    func pairs(label: String, stated: [String]) {
        #expect(answers(label) == stated)
    }

    private func possible(_ labels: [(String, String, Double)]) -> [DecidingFact.Possible] {
        labels.map { .init(code: $0.0, weight: $0.2, options: DecidingFact.options(ofLabel: $0.1)) }
    }

    @Test("A question has an answer for the goods that none of the others is true of")
    func rest() {
        let codes = possible([("830610", "Bells and gongs, not electric", 0.6), ("853180", "Electric doorbells", 0.4)])
        let questions = DecidingFact.questions(said: 0, among: codes)
        #expect(questions.map(\.fact) == ["power"])
        #expect(
            questions.first?.options == [
                .init(answer: "electric", codes: ["853180"]), .init(answer: "none of these", codes: ["830610"]),
            ])
    }

    @Test("The fact that parts the likely codes is asked first, and none that sets apart only what is unlikely")
    func order() {
        let codes = possible([
            ("1", "Cotton knitted shirts", 0.4), ("2", "Cotton woven shirts", 0.39), ("3", "Silk woven shirts", 0.19),
            ("4", "Frozen fish", 0.02),
        ])
        #expect(DecidingFact.questions(said: 0, among: codes).map(\.fact) == ["construction", "material"])
        let silk = DecidingFact.options(ofLabel: "silk")
        #expect(DecidingFact.questions(said: silk, among: codes).map(\.fact) == ["construction"])
    }

    @Test(
        "In which state goods are is asked of what grows or is eaten only",
        arguments: [
            "transformer 10 VA", "dry transformer", "alloy wheels aluminium car", "tin roof", "Jersey fabric cotton",
            "cobalt metal",
            "hardwood logs oak", "sari cotton",
        ])
    func states(text: String) throws {
        let classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
        #expect(!classifier.classify(text).questions.contains { $0.fact == "state" })
    }

    @Test("A label outside food states that goods are raw, not that they are dried")
    func raw() throws {
        let classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
        let (transformer, fish, hides) = (
            try #require(ModelCode("850434".utf8)), try #require(ModelCode("030559".utf8)),
            try #require(ModelCode("410120".utf8))
        )
        #expect(classifier.stated(transformer) & DecidingFact.option("dried") == 0)
        #expect(classifier.stated(fish) & DecidingFact.option("dried") != 0)
        #expect(classifier.stated(hides) & DecidingFact.option("raw") != 0)
    }
}
