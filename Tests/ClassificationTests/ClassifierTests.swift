import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterClassification

@Suite("Codes for descriptions")
struct ClassifierTests {
    let classifier: Classifier

    init() throws {
        classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
    }

    @Test("The built-in model is whole, and all its codes are in the Harmonized System of its edition")
    func builtIn() throws {
        let model = try #require(Model.builtIn)
        let opened = try Model.open(model.bytes)
        #expect(opened.sha256 == model.sha256)
        let hs = try Nomenclature.builtIn
        let edition = try #require(hs.editions.last { !$0.isSecondHand })
        for code in model.codes { #expect(hs.has(code.text, in: edition)) }
        #expect(String(decoding: model.statement, as: UTF8.self).contains("\"edition\":\"\(edition)\""))
    }

    @Test(
        "Plain descriptions have the right code among the first three",
        arguments: [
            ("men's knitted cotton T-shirt", "610910"), ("rechargeable lithium-ion battery", "850760"),
            ("pneumatic rubber tyres for cars, new", "401110"), ("frozen shrimp, peeled", "030617"),
            ("roasted coffee beans", "090121"), ("wooden bedroom furniture", "940350"),
            ("stainless steel kitchen knife", "821192"), ("umbrella, folding", "660191"),
        ])
    func plain(text: String, code: String) {
        let candidates = classifier.classify(text, options: ClassifyOptions(top: 3)).candidates.map(\.code)
        #expect(candidates.contains(code), "\(candidates)")
    }

    @Test(
        "The whole article comes before its parts where no part is spoken of, and after them where one is",
        arguments: [
            ("laptop", "847130", "847330"), ("bicycle", "871200", "871499"), ("parts of laptops", "847330", "847130"),
        ])
    func parts(text: String, first: String, second: String) throws {
        let codes = classifier.classify(text, options: ClassifyOptions(top: 20)).candidates.map(\.code)
        let place = try #require(codes.firstIndex(of: first), "\(codes)")
        #expect(codes.firstIndex(of: second).map { place < $0 } ?? true, "\(codes)")
    }

    @Test(
        "Of words that the model does not know it is said that and which they are",
        arguments: [
            ("xqzt wrtlk", "xqzt, wrtlk"), ("black xqzt 12", "xqzt"), ("ꓘꓞꓢ", "ꓘꓞꓢ"),
            ((0..<7).map { "qxz\($0 * 11)" }.joined(separator: " ") + " wrtlk qzzz", "wrtlk, qzzz"),
            (
                "qa qb qc qd qe qf".split(separator: " ").map { "\($0)xzq" }.joined(separator: " "),
                "qaxzq, qbxzq, qcxzq, qdxzq, qexzq and others"
            ),
            (String(repeating: "xqzt", count: 1000), String(repeating: "xqzt", count: 10) + "..."),
        ])
    func unknown(text: String, words: String) {
        let classification = classifier.classify(text)
        #expect(classification.depth == .tooVague)
        #expect(classification.message.hasPrefix("No word that could tell the goods is known: \(words). "))
    }

    @Test(
        "What only says how goods are fits goods of every kind, known or not", arguments: ["black, one size", "12 pcs"])
    func attributes(text: String) {
        #expect(classifier.classify(text).message.hasPrefix("Too vague: the words fit goods of every kind."))
    }

    @Test("Each answer to a deciding fact is told from all others by a bit of its own")
    func options() {
        let options = DecidingFact.all.flatMap(\.options)
        #expect(options.count <= DecidingFact.Options.bitWidth)
        for option in options {
            for word in option.words {
                let found = DecidingFact.options(ofLabel: word)
                let stated = options.enumerated().filter { $0.element.words.contains(word) }.map(\.offset)
                #expect(found == stated.reduce(0) { $0 | 1 << DecidingFact.Options($1) }, "\(word)")
            }
        }
    }

    @Test(
        "What says nothing of the goods is too vague, never a default",
        arguments: [
            "", " ", "x", "black, one size", "12 pcs", "gift", "sample, no commercial value", "😀😀",
            "xqzt wrtlk", "8471300100", "'; --", "<p></p>", "\u{0}\u{1}",
        ])
    func vague(text: String) {
        let classification = classifier.classify(text)
        #expect(classification.depth == .tooVague)
        #expect(classification.answer == nil)
        #expect(classification.candidates.isEmpty)
        #expect(!classification.message.isEmpty)
    }

    @Test(
        "What names a kind of goods alone has no answer, but candidates, and what would decide is asked",
        arguments: ["shirts", "spare parts"])
    func kind(text: String) {
        let classification = classifier.classify(text)
        #expect(classification.depth == .tooVague)
        #expect(classification.answer == nil)
        #expect(!classification.candidates.isEmpty)
        #expect(!classification.questions.isEmpty)
    }

    @Test("Short names that tell the goods are not called vague, nine in ten of those of all chapters")
    func shortNames() {
        let vague = ShortNames.all.filter { classifier.classify($0).depth == .tooVague }
        #expect(vague.count * 10 <= ShortNames.all.count, "\(vague)")
    }

    @Test(
        "Whatever comes, the answer is well-formed and bounded",
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "cotton ", count: 15_000), String(repeating: "a", count: 100_000),
            String(repeating: "<b>shirt</b>&nbsp;", count: 3000),
            "SELECT * FROM goods WHERE code='610910'; DROP TABLE x",
            "code 6109100010 HS: 610910 T-shirt cotton", "хлопковая футболка", "活的马、驴和骡", "ผ้าไหม", "قميص قطن",
            String(repeating: "😀 cotton shirt ", count: 500), "cotton\u{200B}shirt\u{FEFF}", "T-shirt 100% cotton men",
            "pump", "parts for machines", "leather handbag with outer surface of leather",
        ])
    func anything(text: String) {
        let classification = classifier.classify(text, options: ClassifyOptions(top: 100))
        let candidates = classification.candidates
        #expect(candidates.count <= 100)
        #expect(candidates.reduce(0) { $0 + $1.probability } <= 1 + 1e-6)
        for (first, second) in zip(candidates, candidates.dropFirst()) {
            #expect(first.probability >= second.probability)
        }
        for candidate in candidates {
            #expect(0...1 ~= candidate.probability)
            #expect(candidate.code.utf8.count == 6)
            #expect(!candidate.evidence.isEmpty || !candidate.learnt.isEmpty)
            for evidence in [candidate.evidence, candidate.learnt] {
                #expect(evidence.reduce(0) { $0 + $1.share } <= 1.001)
            }
        }
        if let answer = classification.answer { #expect(answer.probability >= 0.7) }
        #expect(classification == classifier.classify(text, options: ClassifyOptions(top: 100)))
        #expect(classification.isCut == (text.utf8.count > FoldedText.longest || Terms(text).isCut))
    }

    @Test("The lines of the country of import below the best subheading are listed, and why there are none")
    func national() throws {
        let tree = try NationalTree(pack: try #require(Pack.builtIn("us-hts")))
        let shirt = classifier.classify("men's knitted cotton T-shirt")
        let listed = try #require(shirt.listing(tree, of: "US", asOf: CivilDate(iso: "2026-11-01")).national)
        #expect(listed.below == "610910")
        #expect(listed.lines.contains("6109100012"))
        #expect(listed.lines.allSatisfy { $0.hasPrefix("610910") && $0.utf8.count == 10 })
        #expect(listed.message.contains("\(listed.lines.count) lines below 610910"))
        let early = try #require(shirt.listing(tree, of: "US", asOf: CivilDate(iso: "1999-01-01")).national)
        #expect(early.lines.isEmpty && early.message.contains("does not cover"))
        let unknown = try #require(shirt.listing(nil, of: "CH", asOf: nil).national)
        #expect(unknown.lines.isEmpty && unknown.asOf == nil && unknown.message.contains("No tariff"))
        let vague = try #require(classifier.classify("gift").listing(tree, of: "US", asOf: nil).national)
        #expect(vague.lines.isEmpty && vague.below == nil)
        #expect(String(decoding: shirt.json(), as: UTF8.self).contains("\"national\":null"))
    }

    @Test("The words of a candidate's evidence are words of the description")
    func evidence() {
        let text = "ladies' woven silk scarf, printed"
        let words = Set(Terms(text).words.map { String(decoding: $0, as: UTF8.self) })
        for candidate in classifier.classify(text).candidates {
            for evidence in candidate.evidence + candidate.learnt {
                #expect(evidence.words.split(separator: " ").allSatisfy { words.contains(String($0)) })
            }
        }
    }

    @Test(
        "A declared code is judged by the description beside it",
        arguments: [
            ("men's knitted cotton T-shirt", "6109.10", DeclaredCodeFit.Verdict.consistent),
            ("men's knitted cotton T-shirt", "8507600020", .doubtful), ("used clothing", "620442", .contradicted),
            ("black, one size", "610910", .open), ("men's knitted cotton T-shirt", "999999", .unknown),
            ("men's knitted cotton T-shirt", "", .unknown), ("men's knitted cotton T-shirt", "n/a", .unknown),
        ])
    func declared(text: String, code: String, verdict: DeclaredCodeFit.Verdict) throws {
        let fit = try #require(classifier.classify(text, options: ClassifyOptions(declared: code)).declared)
        #expect(fit.verdict == verdict, "\(fit.message)")
        #expect(fit.declared == code)
        #expect(!fit.message.isEmpty)
    }

    @Test("Where labels part the candidates by a fact that was not told, it is asked; what was told is not")
    func questions() {
        let open = classifier.classify("women's woven trousers")
        let facts = open.questions.map(\.fact)
        #expect(facts.contains("material"))
        for question in open.questions {
            #expect(question.options.count > 1)
            #expect(question.options.allSatisfy { !$0.codes.isEmpty })
        }
        #expect(!classifier.classify("women's woven cotton trousers").questions.map(\.fact).contains("material"))
    }

    @Test(
        "What is uncertain, or answered above the subheading, has a question, each with two answers or more",
        arguments: [
            "bell", "kettle", "socks", "watch", "mattress", "bicycle", "camping tent 4 person", "salmon fillets",
            "kitchen knife", "frozen pizza", "olives", "polo shirt",
        ])
    func asks(text: String) {
        let classification = classifier.classify(text)
        guard classification.depth != .subheading, classification.candidates.count > 1 else { return }
        #expect(!classification.questions.isEmpty)
        #expect(classification.questions.allSatisfy { $0.options.count > 1 })
    }

    @Test(
        "Where clothing may be knitted or woven, and it is not said, no heading is answered, and it is asked",
        arguments: ["skirt", "women's blouse", "men's trousers", "men's shirt", "ski gloves", "scarf"])
    func construction(text: String) {
        let classification = classifier.classify(text)
        #expect(classification.answer.map { $0.code.utf8.count < 4 } ?? true)
        #expect(classification.questions.map(\.fact).contains("construction"))
    }

    @Test("One's own rows teach what the built-in words do not know, down to national codes")
    func ownRows() throws {
        let text = "zorbulator deluxe"
        #expect(classifier.classify(text).depth == .tooVague)
        let rows = [
            TrainingRow(text: "zorbulator deluxe red", code: "8479899599"),
            TrainingRow(text: "zorbulator compact", code: "8479899510"),
        ]
        let packs = ["hs"].compactMap(Pack.builtIn)
        let hs = try Nomenclature.builtIn
        let bytes = try Training.train(packs: packs, nomenclature: hs, rows: rows).bytes
        let again = try Training.train(packs: packs, nomenclature: hs, rows: rows.reversed()).bytes
        #expect(again == bytes)
        let own = Classifier(model: try Model.open(bytes), nomenclature: hs)
        let best = try #require(own.classify(text).candidates.first)
        #expect(best.code == "847989")
        #expect(best.below == ["8479899599", "8479899510"])
    }

    @Test(
        "A declared code of another edition is told with its last day",
        arguments: [
            (
                "6201.93",
                "620193 was a code until 2021-12-31 (HS 2017), and HS 2022 has it no more. "
                    + "See what it became: tidewaiter hs 620193 --edition 2017 --convert 2022."
            ),
            ("", "The code is empty."),
            ("123456", "123456 is no code that the model knows. Look it up: tidewaiter hs."),
        ])
    func otherEdition(code: String, message: String) {
        let declared = classifier.classify("men's anorak", options: ClassifyOptions(declared: code)).declared
        #expect(declared?.verdict == .unknown)
        #expect(declared?.message == message)
    }

    @Test("An evaluation counts what is right, by level and by depth")
    func evaluation() {
        let rows = [
            TrainingRow(text: "men's knitted cotton T-shirt", code: "610910"),
            TrainingRow(text: "men's knitted cotton T-shirt", code: "870321"),
            TrainingRow(text: "black, one size", code: "610910"), TrainingRow(text: "", code: "610910"),
            TrainingRow(text: "shirt", code: "n/a"),
        ]
        let evaluation = ModelEvaluation(rows, classifier)
        #expect(evaluation.count == 3)
        #expect(evaluation.leftOut == 2)
        #expect(evaluation.tooVague == 1)
        let chapter = evaluation.levels[0]
        #expect(chapter.count == 3)
        #expect(chapter.first == 1 || chapter.first == 2)
        #expect(evaluation.levels[3].count == 0)
        #expect(evaluation.depths.values.reduce(0, +) == 3)
        #expect(evaluation.confusions.contains { $0.chapter == "87" && $0.answered == "61" })
        #expect(evaluation.text().contains("3 descriptions, 2 rows left out"))
        #expect(evaluation.html().contains("<svg"))
    }
}
