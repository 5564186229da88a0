import Testing
import TidewaiterNomenclature

@testable import TidewaiterClassification

/// Descriptions as papers, shops and requests for rulings have them: with what stands round the goods.
@Suite("Words round the goods")
struct SurroundingTests {
    private func words(_ text: String) -> String {
        Terms(text).words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    @Test(
        "What papers, shops and rulings say round the goods is left out",
        arguments: [
            ("Order No 4711 laptop computer", "laptop computer"), ("No. X200 cordless drill", "cordless drill"),
            ("Part No. 8200-113 brake disc", "113 brake disc"), ("Size no. 5 football", "size football"),
            ("paracetamol tablets, Batch Nr. 12", "paracetamol tablets"),
            ("The tariff classification of a leather bag from China", "a leather bag"),
            ("1x40'HC container STC 20 pallets laptop", "laptop"),
            ("800 cartons of laptop computers", "laptop computers"),
            ("laptop as per proforma invoice", "laptop"), ("laptop RoHS compliant, CE certified", "laptop"),
            ("laptop supplied by ABC Trading GmbH, Hamburg", "laptop"),
            ("laptop with free gift, free shipping", "laptop"),
            ("laptop latest 2025 new fashion hot sale high quality wholesale factory price", "laptop"),
            ("duty-free perfume", "perfume"), ("laptop - country of origin: Viet Nam", "laptop"),
            ("laptop from the Netherlands and Belgium", "laptop"), ("silk scarf of Chinese origin", "silk scarf"),
            ("laptop, made in P.R. China", "laptop"), ("figurine from China", "figurine"),
            ("plastic toy, Turkey", "plastic toy"), ("plastic toy (China)", "plastic toy"), ("rice, Jordan", "rice"),
        ])
    func leftOut(text: String, rest: String) { #expect(words(text) == rest) }

    @Test(
        "The tables of the built-in words have all their kinds",
        arguments: [
            ("surroundings", "number ruling paper origin packing weight selling compliance maker company material"),
            ("places", "country goods_too people"),
        ])
    func tables(name: String, kinds: String) {
        for kind in kinds.split(separator: " ") {
            #expect(!WordTables.words(name, ofKinds: [String(kind)]).isEmpty, "\(kind)")
        }
    }

    @Test(
        "Where they are goods they stay",
        arguments: [
            "wooden pallets", "20 wooden pallets", "200 pallets", "cardboard cartons", "50 cartons cardboard",
            "invoice",
            "turkey meat frozen", "china dinner set", "jordan almonds", "guinea pigs", "panama hat", "brazil nuts",
            "tomatoes no salt", "plastic containers", "free standing cooker",
        ])
    func kept(text: String) { #expect(words(text) == text) }

    @Test(
        "A number sign is no denial, and only what takes away a substance is free of it",
        arguments: ["Order No 4711 laptop", "cooker, free standing", "cage free eggs", "free range eggs"])
    func noDenial(text: String) { #expect(!Terms(text).terms.contains { $0.isNegated }) }

    @Test(
        "An answer is nearly that of the goods alone",
        arguments: [
            "Order No 4711 {}", "The tariff classification of {} from China", "{} RoHS compliant CE certified",
            "1x40'HC container STC 20 pallets {}", "{} supplied by ABC Trading GmbH, Hamburg",
            "{} as per proforma invoice",
        ])
    func answers(around: String) throws {
        let classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
        var deep = (alone: 0, within: 0)
        for name in ShortNames.all {
            let text = around.replacing("{}", with: name)
            let (alone, within) = (classifier.classify(name), classifier.classify(text))
            deep.alone += alone.answer == nil ? 0 : 1
            deep.within += within.answer?.code.prefix(2) == alone.answer?.code.prefix(2) && within.answer != nil ? 1 : 0
        }
        #expect(deep.within * 100 >= deep.alone * 97, "\(deep)")
    }
}
