import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterPacks

@testable import TidewaiterClassification

@Suite("Evaluating models")
struct EvaluationTests {
    /// Texts of which many are nearly the same as others.
    static let texts: [String] = {
        let goods = ["stainless steel kitchen knife", "cotton T-shirt for men", "folding umbrella, black", "pump", ""]
        let endings = ["", " with handle", "!", " 12", " 120 pieces in a box", "s"]
        return goods.flatMap { good in endings.map { good + $0 } }
    }()

    @Test("Near duplicates are those that comparing each with each finds", arguments: texts)
    func nearDuplicates(text: String) {
        let others = Self.texts.filter { $0 != text }
        let near = NearDuplicates(others)
        let members = NearDuplicates.members(text)
        let expected =
            Self.texts.filter { $0 != text }
            .map { NearDuplicates.similarity(members, NearDuplicates.members($0)) }
            .max() ?? 0
        let found = near.best(for: text)
        guard expected >= NearDuplicates.bar, !members.isEmpty else {
            // By its letters it is like none; then its words decide.
            let goods = NearGoods(others.map { GoodsWords(Terms($0)) }).best(GoodsWords(Terms(text)))
            #expect(found.map(\.similarity) == goods.map(\.similarity))
            return
        }
        #expect(found?.similarity == expected)
    }

    @Test(
        "One word more, another colour or number are nearly the same; other goods of the same kind are not",
        arguments: [
            ("boot band", "boot band black", true), ("boot band", "boot band rubber", true),
            ("boot band, size S", "boot band, size XL", true),
            ("silver boot band PO 4711", "boot band silver PO 15", true),
            ("hexagon socket screw zinc", "hexagon socket screw brass", true), ("boot band", "watch strap", false),
            ("baseball shoe leather", "baseball cap cotton", false), ("steel hammer", "rubber hose", false),
        ])
    func variants(first: String, second: String, isNear: Bool) {
        #expect((NearDuplicates([first, "garden hose reel"]).best(for: second) != nil) == isNear)
        #expect((NearDuplicates([second, "garden hose reel"]).best(for: first) != nil) == isNear)
    }

    @Test("Case, accents and punctuation make no text another")
    func folded() throws {
        let near = NearDuplicates(["Café-Maschine, élégante"])
        #expect(try #require(near.best(for: "CAFE MASCHINE elegante")).similarity == 1)
        #expect(near.best(for: "tea kettle") == nil)
        #expect(near.best(for: "") == nil)
        #expect(NearDuplicates([]).best(for: "tea kettle") == nil)
    }

    @Test("As deep as is likely enough: the greatest part with nine of ten right, whatever the level")
    func deepest() throws {
        let classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
        let rows = [
            TrainingRow(text: "men's knitted cotton T-shirt", code: "610910"),
            TrainingRow(text: "rechargeable lithium-ion battery", code: "850760"),
            TrainingRow(text: "assorted goods", code: "392690"),
        ]
        let right = ModelEvaluation(rows, classifier)
        #expect(right.deepest.coverageAtNinety == 2 / 3.0)
        #expect(right.deepest.counts.values.reduce(0, +) == 2)
        #expect(right.deepest.coverage.last == .init(position: 2 / 3.0, right: 1))
        #expect(right.text().contains("Answered as deep as is likely enough, nine of ten right: 66.7 % (floor 0."))
        let wrong = ModelEvaluation(rows.map { TrainingRow(text: $0.text, code: "010121") }, classifier)
        #expect(wrong.deepest.floor == nil)
        #expect(wrong.deepest.coverageAtNinety == 0)
        #expect(String(decoding: wrong.json(), as: UTF8.self).contains("\"deepest\":{\"floor\":null,"))
    }

    @Test("What is nearly the same as the training is listed, and left out of the second figures")
    func audit() throws {
        let classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
        let rows = [
            TrainingRow(text: "men's knitted cotton T-shirt", code: "610910"),
            TrainingRow(text: "<b>steel</b> kitchen knife", code: "821192"),
        ]
        let training = [
            TrainingRow(text: "Men's knitted cotton T-shirts", code: "6109100010"),
            TrainingRow(text: "b steel b kitchen knife", code: "821191"),
        ]
        let evaluation = ModelEvaluation(rows, classifier, training: Array(training.prefix(1)))
        #expect(evaluation.trainingCount == 1)
        #expect(evaluation.duplicates.map(\.text) == [rows[0].text])
        #expect(evaluation.duplicates.map(\.isSameCode) == [true])
        #expect(evaluation.levels[2].count == 2)
        #expect(evaluation.levelsWithoutDuplicates[2].count == 1)
        let all = ModelEvaluation(rows, classifier, training: training)
        #expect(all.duplicates.map(\.isSameCode) == [true, false])
        #expect(all.levelsWithoutDuplicates[0].count == 0)
        #expect(!all.html().contains("<b>"))
        #expect(all.html().contains("&lt;b&gt;steel"))
        let none = ModelEvaluation(rows, classifier)
        #expect(none.duplicates.isEmpty)
        #expect(none.levelsWithoutDuplicates == none.levels)
        for render in [String(decoding: all.json(), as: UTF8.self), String(decoding: none.json(), as: UTF8.self)] {
            #expect(throws: Never.self) { try JSONDocument(Array(render.utf8)) }
        }
    }

    @Test("A learning curve rises where rows teach, is the same in any order, and needs enough rows")
    func learningCurve() throws {
        let codes = ["841370", "848180", "401693", "850110", "732690", "853650"]
        let words = ["pump", "valve", "seal", "motor", "clamp", "switch"]
        let rows = (0..<240).map { number in
            // Words of one code together with a number that is in no other row.
            TrainingRow(text: "\(words[number % 6]) item part\(number)", code: codes[number % 6])
        }
        let hs = try Nomenclature.builtIn
        func curve(_ rows: [TrainingRow], _ sizes: [Int]) throws -> LearningCurve {
            try LearningCurve(rows, sizes: sizes, packs: [], nomenclature: hs)
        }
        let found = try curve(rows, [1, 60, 100_000, -1])
        #expect(found.count == 240)
        #expect(found.steps.count == 3)
        #expect(found.steps.map(\.count) == [240, 240, 240])
        #expect(found.steps[0].first < 120)
        #expect(found.steps[1].first > 230)
        #expect(try curve(rows.reversed() + rows.prefix(9), [1, 60]) == found)
        #expect(throws: TidewaiterError.self) { try curve(Array(rows.prefix(49)), [1]) }
        #expect(found.text().contains("240 different rows"))
        #expect(found.html().contains("<svg"))
        #expect(throws: Never.self) { try JSONDocument(found.json()) }
    }
}
