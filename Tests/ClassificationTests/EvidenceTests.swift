import Testing
import TidewaiterDocuments
import TidewaiterNomenclature

@testable import TidewaiterClassification

@Suite("What speaks for a code beside words: notes, and the nearest phrase")
struct EvidenceTests {
    let classifier: Classifier

    init() throws {
        classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
    }

    @Test("A note whose words are in the description says which candidates it sends goods away from or to")
    func spoken() throws {
        let notes = classifier.classify("electric blanket, heated, of polyester").notes
        let note = try #require(notes.first { $0.reference == "Chapter 85 Note 1(a)" }, "\(notes)")
        #expect(note.words == "electric blanket")
        #expect(note.into.contains("630110") || !note.awayFrom.isEmpty)
        #expect(note.destinations.hasPrefix("6301"))
        #expect(!note.text.isEmpty)
    }

    @Test("The nearest phrase of a code does not depend on what was looked for before")
    func nearestInAnyOrder() {
        let words = PhraseWords(Terms("imitation jewelry bracelet of steel"), "imitation jewelry bracelet of steel")
        var all = NearestPhrases(words, classifier.nomenclature)
        for code in ["711719", "711790", "711711", "711719", "732690"] {
            var alone = NearestPhrases(words, classifier.nomenclature)
            let found = alone.nearest(to: code)
            #expect(found != nil && all.nearest(to: code) == found)
        }
    }

    @Test("The best phrase is the same looked for block by block as word by word")
    func bestOfPhrases() throws {
        let description = "Waterproof trekking boots, café crème 200g of leather and steel"
        let words = PhraseWords(Terms(description), description)
        let stems = Set(
            ["waterproof", "trekking", "boots", "café", "crème", "leather", "steel"].map {
                Stem(Array($0.utf8).span).hash
            })
        var random = SystemRandomNumberGenerator()
        let parts = [
            "boot", "Boots", "steel", "leather", "café", "x", "xs", "of", "le", "steelwork", "b", "200", "und", "皮鞋",
            "crème", "waterproofing",
        ]
        for _ in 0..<400 {
            let phrases = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
                    .joined(separator: ["-", " ", ", ", "  "].randomElement(using: &random) ?? " ")
            }
            var best: (common: Int, length: Int, text: String)?
            for phrase in phrases {
                let all = phrase.utf8.split {
                    !($0 >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20)
                }
                let common = all.count { stems.contains(Stem(Array($0).span).hash) }
                guard common > 0 else { continue }
                if best.map({ $0.common * $0.common * all.count < common * common * $0.length }) ?? true {
                    best = (common, all.count, phrase)
                }
            }
            let text = Array(phrases.joined(separator: "|").utf8)
            let found = words.best(of: text.span)
            #expect(found.map { String(decoding: text[$0.place], as: UTF8.self) } == best?.text, "\(phrases)")
            #expect(found?.common == best?.common && found?.length == best?.length, "\(phrases)")
        }
    }

    @Test("Notes are five at most, each about a candidate, those with words of the description first")
    func order() {
        for text in ["steel screws for aircraft", "men's knitted cotton T-shirt", "plastic toy tea set", "glass beads"]
        {
            let found = classifier.classify(text)
            #expect(found.notes.count <= 5)
            #expect(Set(found.notes.map(\.reference)).count == found.notes.count)
            let spoken = found.notes.map { $0.words != nil }
            #expect(spoken == spoken.filter { $0 } + spoken.filter { !$0 })
            let candidates = Set(found.candidates.map(\.code))
            for note in found.notes {
                let codes = note.about + note.awayFrom + note.into
                #expect(!codes.isEmpty && candidates.isSuperset(of: codes))
            }
        }
        #expect(classifier.classify("black, one size").notes.isEmpty)
    }

    @Test("Without own rows the nearest phrase of trade stands under the first three candidates")
    func nearest() throws {
        let found = classifier.classify("nema 17 stepper motor for a printer", options: ClassifyOptions(top: 6))
        #expect(found.candidates.prefix(3).allSatisfy { $0.nearest != nil })
        #expect(found.candidates.dropFirst(3).allSatisfy { $0.nearest == nil })
        let motor = try #require(found.candidates.first { $0.code.hasPrefix("8501") }?.nearest)
        #expect(motor.text.contains("stepper"))
        #expect(motor.code.hasPrefix("8501"))
        #expect(motor.part > 0 && motor.part <= 1)
    }

    @Test("Text and JSON have notes and nearest phrases")
    func printed() {
        let found = classifier.classify("electric blanket, heated, of polyester")
        #expect(found.text().contains("\nNotes:\n  Chapter "))
        #expect(found.text().contains("nearest: "))
        let json = String(decoding: found.json(), as: UTF8.self)
        #expect(json.contains("\"notes\":[{\"reference\":\"Chapter "))
        #expect(json.contains("\"nearest\":{\"text\":"))
    }

    @Test(
        "What a text states of cloth is told from what it denies",
        arguments: [
            ("knitted cotton shirt", Construction.knitted), ("shirts, not knitted or crocheted", .woven),
            ("woven shirts other than knitted", .woven), ("knit dress, not woven", .knitted),
            ("cotton shirt", nil), ("woven shirt with knitted collar", nil), ("crocheted hat", .knitted),
            ("Kleid, nicht knitted", .woven), ("shirts excluding knitted or crocheted", .woven),
        ])
    func construction(text: String, stated: Construction?) { #expect(Construction.stated(Terms(text)) == stated) }

    @Test(
        "Clothing that is made otherwise than stated is no candidate of the first rank",
        arguments: [
            ("bib and brace overalls, men's, knitted or crocheted", "61"), ("women's knitted dress of cotton", "61"),
            ("men's shirt, woven cotton", "62"), ("women's blouse, not knitted or crocheted, of silk", "62"),
        ])
    func made(text: String, chapter: String) throws {
        let first = try #require(classifier.classify(text).candidates.first)
        #expect(first.code.hasPrefix(chapter))
    }

    @Test(
        "Codes and probabilities are the same where nothing is explained",
        arguments: [
            "electric blanket, heated, of polyester", "stainless steel vacuum flask 500 ml", "bookcase", "shirts",
            "black", "",
        ])
    func unexplained(text: String) {
        let (full, brief) = (
            classifier.classify(text), classifier.classify(text, options: ClassifyOptions(explains: false))
        )
        #expect(brief.candidates.map(\.code) == full.candidates.map(\.code))
        #expect(brief.candidates.map(\.probability) == full.candidates.map(\.probability))
        #expect(brief.answer?.code == full.answer?.code)
        #expect(brief.questions == full.questions)
        let row = DescriptionTable.Row(
            text: text, code: "", place: Place(offset: 0), codePlace: Place(offset: 0), number: 2)
        #expect(brief.csvRow(row) == full.csvRow(row))
        #expect(brief.notes.isEmpty)
        #expect(brief.candidates.allSatisfy { $0.evidence.isEmpty && $0.learnt.isEmpty && $0.nearest == nil })
    }
}
