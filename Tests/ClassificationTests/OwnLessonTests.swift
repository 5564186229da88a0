import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterPacks

@testable import TidewaiterClassification

@Suite("What one's own rows teach beside themselves")
struct OwnLessonTests {
    /// Goods under names that no pack knows, each in many kinds.
    static let names = [
        ("zorbulator", "847989"), ("quimbel", "950300"), ("frandolin", "920290"), ("mirtap", "392690"),
        ("skelvane", "732690"), ("oprith", "330499"),
    ]
    static let kinds = [
        "deluxe", "brass", "rubber", "steel", "pine", "cotton", "glass", "copper", "paper", "silk", "clay", "cork",
        "classic", "heavy", "folding", "garden", "kitchen", "office", "travel", "winter", "school", "marine", "royal",
        "hollow",
    ]
    static let rows = names.flatMap { name, code in
        kinds.map { TrainingRow(text: "\($0) \(name)", code: code) }
    }

    static func train(_ rows: [TrainingRow]) throws -> [UInt8] {
        try Training.train(packs: ["hs"].compactMap(Pack.builtIn), nomenclature: Nomenclature.builtIn, rows: rows).bytes
    }

    /// What all rows make.
    static let made = Result { try train(rows) }

    @Test(
        "Rows are added to the second judgement where that makes rows likelier that it has not seen, and say which words do"
    )
    func added() throws {
        let model = try Model.open(Self.made.get())
        let own = try #require(model.own)
        #expect(own.part > 0)
        #expect(own.linear?.tree.codes == model.linear?.tree.codes)
        let plain = try #require(model.linear)
        let code = try #require(ModelCode("950300".utf8))
        let toys = try #require(plain.tree.node(of: code))
        let terms = Terms("ivory quimbel")
        #expect(
            LinearScores(terms, plain, adding: own).logarithm(of: toys)
                > LinearScores(terms, plain).logarithm(of: toys) + 1)
        let classification = Classifier(model: model, nomenclature: try Nomenclature.builtIn).classify("ivory quimbel")
        let first = try #require(classification.candidates.first)
        #expect(first.code == "950300")
        #expect(first.learnt.first?.words == "quimbel")
        #expect(first.precedents.first?.code == "950300")
    }

    @Test("The same rows teach the same, in whatever order, to the last byte")
    func order() throws {
        let bytes = try Self.made.get()
        #expect(try Self.train(Self.rows.reversed()) == bytes)
    }

    @Test("A name that all of a few rows have is rare in trade all the same, and not said to be unknown")
    func brand() throws {
        let kinds = ["alpha", "beta", "gamma", "delta", "omega", "kappa", "sigma", "lambda", "theta", "epsilon"]
        func rows(_ name: String, _ code: String) -> [TrainingRow] {
            kinds.map { TrainingRow(text: "\(name) \($0) frandle", code: code) }
        }
        let one = try Model.open(Self.train(rows("flumbax", "853669")))
        let found = Classifier(model: one, nomenclature: try Nomenclature.builtIn).classify("Flumbax")
        #expect(found.candidates.first?.code == "853669" && found.unknownWords.isEmpty)
        #expect(found.candidates.first?.precedents.first.map { $0.similarity > 0.25 } ?? false)
        let names = [("flumbax", "853669"), ("zorgonite", "850440")]
        let both = try Model.open(Self.train(names.flatMap(rows)))
        for (name, code) in names {
            let nearest = try #require(both.precedents).nearest(Terms("\(name) upsilon frandle")).prefix(kinds.count)
            #expect(nearest.count == kinds.count && nearest.allSatisfy { both.codes[$0.code].text == code })
        }
    }

    @Test("Few goods add nothing to the second judgement, and without rows nothing is taught")
    func few() throws {
        let model = try Model.open(Self.train(Array(Self.rows.prefix(60))))
        #expect(model.own?.part == 0)
        #expect(model.own?.linear == nil)
        let builtIn = try #require(Model.builtIn)
        #expect(builtIn.own == nil)
    }

    @Test("An entry that is made again has the code of its goods, as likely as such entries had it")
    func again() throws {
        let sizes = [", size S", ", size M black"]
        var rows = Self.rows.flatMap { row in sizes.map { TrainingRow(text: row.text + $0, code: row.code) } }
        // Every eighth of the goods has two codes.
        for at in stride(from: 1, to: rows.count, by: 16) {
            rows[at] = TrainingRow(text: rows[at].text, code: "940390")
        }
        let model = try Model.open(Self.train(rows))
        let own = try #require(model.own)
        let (right, wrong) = (126.0, 18.0)
        #expect(abs(own.again[0] - (right + 20 * 0.85) / (right + wrong + 20)) < 1e-6)
        let classifier = Classifier(model: model, nomenclature: try Nomenclature.builtIn)
        let known = classifier.classify("rubber zorbulator, size XL red 12 pcs")
        #expect(known.answer?.code == "847989")
        #expect(known.answer?.probability == own.again[0])
        // Of goods with two codes neither is promised so, and of other goods no code.
        #expect(Scores(Terms("deluxe zorbulator, size L"), model).again == nil)
        #expect(Scores(Terms("ivory zorbulator, size L"), model).again == nil)
        #expect(Scores(Terms("rubber zorbulator"), model).again?.text == "847989")
    }

    @Test("Votes decide between what words hold as likely, and bring little back that words hold for next to nothing")
    func votes() throws {
        let model = try Model.open(Self.made.get())
        let nearest = Votes([.init(row: 0, code: 2, similarity: 0.5)], model)
        let voted = try #require(nearest.subheadings.first?.code)
        let others = [voted + 1, voted + 2]
        func shares(_ own: Double) -> CodeShares {
            var shares = CodeShares()
            shares.add(voted, own)
            for index in others { shares.add(index, (1 - own) / 2) }
            return shares
        }
        func share(_ votes: Votes, _ own: Double, weight: Double = OwnJudgement.usualVotes) -> Double {
            votes.joined(with: shares(own), weight: weight).shares[0]
        }
        #expect(share(nearest, 1e-4) < 0.05)
        #expect(share(nearest, 0.3) > 0.9)
        // Rows that are less alike say less, and of a model that found them to mislead nothing.
        let far = Votes([.init(row: 0, code: 2, similarity: 0.05)], model)
        #expect(share(far, 0.3) < 0.45)
        #expect(abs(share(nearest, 0.3, weight: 0) - 0.3) < 1e-4)
        // Where words say nothing the rows alone do; what words leave out comes in with little.
        #expect(nearest.joined(with: CodeShares(), weight: 1).shares == [1])
        var without = CodeShares()
        for index in others { without.add(index, 0.5) }
        let joined = nearest.joined(with: without, weight: 1)
        #expect(joined.indexes == [voted] + others)
        #expect(joined.shares[0] < 0.01)
        #expect(abs(joined.shares.reduce(0, +) - 1) < 1e-9)
    }

    @Test("How much votes count is fitted on rows whose near copies are left out, and kept in the file")
    func fittedVotes() throws {
        // Names decide, so that the nearest rows are right.
        #expect(try Model.open(Self.made.get()).own?.votes == OwnJudgement.usualVotes)
        // Here the nearest rows have any code.
        let codes = Self.names.map(\.1)
        let mixed = Self.rows.enumerated().map { at, row in
            TrainingRow(text: row.text, code: codes[(at * 7 + at / 5) % codes.count])
        }
        let own = try #require(try Model.open(Self.train(mixed)).own)
        #expect(own.votes < OwnJudgement.usualVotes)
    }

    @Test("What own rows have taught is refused where it does not fit the model")
    func damage() throws {
        let bytes = try Self.made.get()
        func number(_ at: Int) -> Int {
            bytes[at..<at + 4].enumerated().reduce(0) { $0 | Int($1.element) << ($1.offset * 8) }
        }
        let start = number(ModelFormat.taughtOffset)
        #expect(number(ModelFormat.taughtOffset + 4) > OwnJudgement.headerLength)
        for at in start..<start + OwnJudgement.headerLength + 400 {
            var damaged = bytes
            damaged[at] = damaged[at] &+ 0x81
            // The hash would refuse all of them; here it is passed over.
            guard let model = try? Model(PackStorage(copying: damaged), length: damaged.count) else { continue }
            let scores = Scores(Terms("ivory quimbel"), model)
            #expect(scores.subheadings.allSatisfy { $0.share >= 0 && $0.share <= 1 })
        }
        var shorter = bytes
        shorter[ModelFormat.taughtOffset + 4] = 19
        for at in 5..<8 { shorter[ModelFormat.taughtOffset + at] = 0 }
        #expect(throws: TidewaiterError.self) { try Model(PackStorage(copying: shorter), length: shorter.count) }
    }
}
