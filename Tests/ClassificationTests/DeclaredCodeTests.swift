import Testing
import TidewaiterNomenclature
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterClassification

@Suite("Declared codes beside descriptions")
struct DeclaredCodeTests {
    let classifier: Classifier

    init() throws {
        classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
    }

    private func fit(_ text: String, _ code: String) throws -> DeclaredCodeFit {
        try #require(classifier.classify(text, options: ClassifyOptions(declared: code)).declared)
    }

    @Test(
        "A subheading is doubted where another one of its heading is far likelier, whatever is answered and shown",
        arguments: [
            ("Stainless steel hex nuts", "731815", "731816"), ("Petrol passenger car 1400 cc", "870331", "87032"),
            ("Paracetamol tablets 500 mg", "300439", "300490"), ("Air conditioner split wall", "841582", "841510"),
            ("Tea black bulk 30 kg sacks", "0902.30", "090240"),
        ])
    func likelier(text: String, code: String, other: String) throws {
        for top in [1, 5] {
            let declared = classifier.classify(text, options: ClassifyOptions(top: top, declared: code)).declared
            #expect(declared?.verdict == .doubtful)
            #expect(declared?.message.contains(other) == true, "\(declared?.message ?? "")")
        }
    }

    @Test("A fact that the description states otherwise than the label is named")
    func stated() throws {
        let lobster = try fit("Live lobsters Homarus", "030612")
        #expect(lobster.verdict == .doubtful)
        #expect(lobster.message.contains("says live, 030612 is frozen"), "\(lobster.message)")
        // Of another heading too, where that one is likelier.
        for (text, code, said) in [
            ("Smoked salmon fillets sliced", "030441", "says salted or smoked"),
            ("Hot rolled stainless coils 4 mm", "720838", "says stainless steel"),
            ("Copper alloy pipes brass", "741110", "says brass, bronze or other copper alloys"),
        ] {
            let found = try fit(text, code)
            #expect(found.verdict == .doubtful && found.message.contains(said), "\(found.message)")
        }
    }

    @Test(
        "Right codes are not doubted",
        arguments: [
            ("Live lobsters Homarus", "030632"), ("Stainless steel hex nuts", "731816"), ("laptop computer", "847130"),
            ("men's knitted cotton T-shirt", "610910"), ("roasted coffee beans", "090121"),
            ("alcohol-free beer", "220291"), ("plastic cat toy", "392490"), ("rubber dog toy", "401699"),
            ("Car seat cover polyester universal", "630790"), ("Steering wheel cover PU leather", "392690"),
        ])
    func right(text: String, code: String) throws {
        let found = try fit(text, code)
        #expect(found.verdict != .doubtful && found.verdict != .contradicted, "\(found.message)")
    }

    @Test("Clothing that is made otherwise than its chapter takes it is doubted, or contradicted by a note")
    func made() throws {
        for (text, code, verdict) in [
            ("T-shirt not knitted", "610910", DeclaredCodeFit.Verdict.doubtful),
            ("men's knitted polyester shirt", "620530", .contradicted),
        ] {
            let found = try fit(text, code)
            #expect(found.verdict == verdict && found.message.contains("knitted"), "\(found.message)")
        }
        #expect(try fit("women's knitted brassiere of cotton", "621210").message.contains("takes only") == false)
    }

    @Test("A consistent code is said to be confirmed as far as the answer goes, and no farther")
    func agreement() throws {
        #expect(try fit("laptop computer", "847130").message == "The description leads to 847130.")
        #expect(
            try fit("laptop computer", "8471300100").message
                == "The description leads to subheading 847130 and no farther: of 8471300100 the digits behind it are not "
                + "confirmed.")
    }

    @Test("A chapter is said to be one")
    func chapter() throws {
        let found = try fit("laptop computer", "84")
        #expect(found.verdict == .unknown)
        #expect(found.message == "84 is a chapter. Give at least the four digits of a heading to be judged.")
    }

    @Test(
        "A code of five digits is never consistent, and one that has lost its leading zero is told with it",
        arguments: [
            ("roasted coffee beans", "90121", "90121 has lost its leading zero: write 090121 (Roast"),
            ("roasted coffee beans", "901.21", "090121"), ("roasted coffee beans", "90121.0", "090121"),
            ("fresh beef carcasses", "2011000", "02011000"), ("fresh beef carcasses", "201100000", "0201100000"),
            ("toothbrush", "96032", "five digits"), ("toothbrush", "96032.0", "five digits"),
            ("goods", "90121", "090121"),
        ])
    func lostZero(text: String, code: String, said: String) throws {
        let found = try fit(text, code)
        #expect(found.verdict == .unknown)
        #expect(found.message.contains(said), "\(found.message)")
    }

    @Test("A code that is one with and without a zero before it is judged as written, and the other one is told")
    func perhapsLostZero() throws {
        for code in ["9012100", "901210000"] {
            let coffee = try fit("roasted coffee beans", code)
            #expect(coffee.verdict == .doubtful)
            #expect(coffee.message.hasSuffix("may have lost its leading zero: 0\(code) (\(try label("090121")))."))
            #expect(try fit("electron microscope", code).verdict == .consistent)
        }
        #expect(try fit("laptop computer", "847130.0").verdict == .consistent)
    }

    private func label(_ code: String) throws -> String { try #require(classifier.nomenclature.label(of: code)) }

    @Test("What is too vague and yet above the floor says why, and so does a code declared beside it")
    func vagueAboveFloor() throws {
        let likely = try #require(classifier.classify("needle").candidates.first)
        // Below what may be asked for, so that any vague text will do.
        var options = ClassifyOptions(declared: likely.code)
        options.floor = likely.probability
        let found = classifier.classify("needle", options: options)
        #expect(found.depth == .tooVague)
        #expect(found.message.hasPrefix("Too vague, though \(likely.code) has "), "\(found.message)")
        #expect(found.message.contains("a heading has to have"), "\(found.message)")
        let declared = try #require(found.declared)
        #expect(declared.verdict == .open)
        #expect(
            declared.message.hasPrefix("The description is too vague to confirm \(likely.code)"), "\(declared.message)")
        #expect(try fit("needle", "847130").message == "The description is too vague to say anything about 847130.")
        #expect(classifier.classify("needle").message.hasPrefix("Too vague: "))
    }

    @Test("A national code is looked up in the tariff of the country of import")
    func national() throws {
        let tree = try NationalTree(pack: try #require(Pack.builtIn("us-hts")))
        func declared(_ code: String) -> DeclaredCodeFit? {
            classifier.classify("laptop computer", options: ClassifyOptions(declared: code))
                .listing(tree, of: "US", asOf: CivilDate(iso: "2026-11-01")).declared
        }
        #expect(declared("8471300100")?.verdict == .consistent)
        #expect(declared("847130")?.verdict == .consistent)
        let wrong = try #require(declared("8471.30.9999"))
        #expect(wrong.verdict == .unknown)
        #expect(wrong.message.contains("84713001"), "\(wrong.message)")
    }

    @Test(
        "What a note leaves out without saying where it goes is no answer",
        arguments: ["dog toy", "cat toy", "pet toy", "plush dog toy squeaky"])
    func excluded(text: String) {
        let found = classifier.classify(text)
        #expect(found.answer?.code.hasPrefix("95") != true)
        #expect(found.message.contains("Chapter 95 Note 5") || found.depth == .tooVague, "\(found.message)")
        #expect(found.notes.contains { $0.reference == "Chapter 95 Note 5" } || found.depth == .tooVague)
        #expect(found.candidates.first?.code != "950300")
    }

    @Test("A candidate that a note speaks against stands behind those that none does, and is no likelier")
    func behind() throws {
        for top in [1, 3, 5] {
            let candidates = classifier.classify("dog toys, plastic", options: ClassifyOptions(top: top)).candidates
            #expect(candidates.first?.code == "392490")
            #expect(candidates.count == top)
            #expect(zip(candidates, candidates.dropFirst()).allSatisfy { $0.probability >= $1.probability })
        }
        #expect(classifier.classify("dog toys, plastic").candidates.last?.code == "950300")
    }

    @Test(
        "What a note says of other goods takes no answer away",
        arguments: [
            ("alcohol-free beer", "2202"), ("pepper sauce", "2103"), ("chocolate drink powder instant cocoa", "1806"),
        ])
    func kept(text: String, heading: String) {
        #expect(classifier.classify(text).answer.map { heading.hasPrefix($0.code.prefix(4)) } == true)
    }

    @Test(
        "A common word alone brings no note",
        arguments: [
            ("stainless steel water bottle", "steel"), ("men's knitted cotton T-shirt", "cotton"),
            ("polyester camping tent", "polyester"), ("wire bird cage of steel", "steel"),
        ])
    func filler(text: String, word: String) {
        let notes = classifier.classify(text).notes
        #expect(!notes.contains { $0.words == word }, "\(notes)")
    }

    @Test(
        "A rare word alone brings its note",
        arguments: [("suture, sterile", "Chapter 30 Note 4"), ("bicycle bell", "Section XVII Note 2(d)")])
    func telling(text: String, reference: String) {
        let notes = classifier.classify(text).notes
        #expect(notes.contains { $0.reference.hasPrefix(reference) }, "\(notes.map(\.reference))")
    }
}
