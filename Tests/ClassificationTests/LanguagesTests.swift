import Testing
import TidewaiterNomenclature

@testable import TidewaiterClassification

@Suite("Goods named in other languages than English")
struct LanguagesTests {
    private static let all = GermanicGoods.all.merging(RomanceGoods.all) { $1 }.merging(EasternGoods.all) { $1 }
    private let classifier: Classifier

    init() throws {
        classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
    }

    @Test("Their code is among the first five, nine in ten", arguments: all.keys.sorted())
    func found(language: String) throws {
        let goods = NamedGoods.read(try #require(Self.all[language]))
        #expect(goods.count >= 35)
        let missed = goods.filter { goods in
            !classifier.classify(goods.text).candidates.prefix(5).contains { goods.codes.contains($0.code) }
        }
        #expect(missed.count * 10 <= goods.count, "\(missed.map(\.text))")
    }
}
