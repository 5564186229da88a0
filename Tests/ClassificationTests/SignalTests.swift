import Testing

@testable import TidewaiterClassification

@Suite("What is seen of whether an answer is right")
struct SignalTests {
    private let model: Model

    init() throws { model = try Model.open(ModelTests.build()) }

    private func share(_ text: String, of code: String) throws -> Double {
        LongestPhrases(in: Terms(text), model).share(of: model.range(below: try #require(ModelCode(code.utf8))))
    }

    @Test("The longest phrases in a description are of the codes that are called so")
    func phrases() throws {
        #expect(try share("sturdy cotton shirt size L", of: "620520") == 1)
        #expect(try share("sturdy shirt cotton", of: "620520") == 1)
        #expect(try share("sturdy cotton shirt", of: "010121") == 0)
        // A phrase of a heading is of each of its subheadings.
        #expect(try share("strong equine", of: "010130") == 0.5)
        #expect(try share("strong equine", of: "0101") == 1)
        // Of equally long ones each counts the same, and shorter ones do not.
        #expect(try share("equine: live horse and cotton shirt", of: "010121") == 0.5)
        #expect(try share("equine: live horse and cotton shirt", of: "62") == 0.5)
    }

    @Test("No phrase reaches over a comma, and none is of what the goods are not")
    func noPhrases() throws {
        #expect(try share("sturdy cotton, shirt", of: "620520") == 0)
        #expect(try share("live donkey other than horse", of: "010130") == 1)
        #expect(try share("", of: "620520") == 0)
    }

    @Test("The words that speak for an answer are counted among those that say what the goods are")
    func spoken() throws {
        // The colour says how they are.
        let told = Scores(Terms("blue zorbulator woven cotton horse"), model).answers(model)
        #expect(told.map(\.code.text) == ["620520", "6205", "62"])
        #expect(told.allSatisfy { $0.signals.spoken == 0.25 })
        // Where nothing says whether clothing is knitted no words part its chapters.
        let untold = Scores(Terms("blue zorbulator cotton horse"), model).answers(model)
        #expect(untold.map(\.code.text) == ["620520", "6205", "62"])
        #expect(untold.allSatisfy { $0.signals.spoken == 0 && $0.signals.phrase == 0 })
    }
}
