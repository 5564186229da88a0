import Testing
import TidewaiterNomenclature

@testable import TidewaiterClassification

/// Descriptions as invoices have them: with sizes, plurals, names of whole goods, and what the goods are not.
@Suite("Forms of descriptions")
struct DescriptionFormTests {
    let classifier: Classifier

    init() throws {
        classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
    }

    @Test(
        "A size, a number or a colour behind a short name makes one in eight too vague at most, where it is one in ten without",
        arguments: [" 75 ml", " 10 pcs", " 20x30 cm", " black", " model X200"])
    func attributes(more: String) {
        let vague = ShortNames.all.filter { classifier.classify($0 + more).depth == .tooVague }
        #expect(vague.count * 8 <= ShortNames.all.count, "\(vague)")
    }

    @Test(
        "A colour named after goods names them where no other word does",
        arguments: [("red wine", "2204"), ("fresh plums", "0809"), ("mustard", "2103")])
    func colours(text: String, heading: String) {
        let candidates = classifier.classify(text).candidates.map { String($0.code.prefix(4)) }
        #expect(candidates.contains(heading), "\(candidates)")
    }

    @Test(
        "Numbers and names of models alone tell no goods",
        arguments: [
            (1...500).map(String.init).joined(separator: " "), (100..<120).map { "w\($0)" }.joined(separator: " "),
            "7772 98 7 1310 58 3",
        ])
    func numbers(text: String) {
        #expect(classifier.classify(text).depth == .tooVague)
    }

    @Test(
        "Singular and plural have the same answer",
        arguments: [("banana", "bananas"), ("hammer", "hammers"), ("suitcase", "suitcases"), ("pillow", "pillows")])
    func plurals(one: String, many: String) {
        let (one, many) = (classifier.classify(one), classifier.classify(many))
        #expect(one.depth == many.depth)
        #expect(one.candidates.map(\.code) == many.candidates.map(\.code))
    }

    @Test(
        "What goods are called as a whole outweighs the goods that single words name",
        arguments: [
            ("drum machine", "9207"), ("bread machine", "8516"), ("sewing machine oil", "2710"),
            ("throw pillow", "9404"),
        ])
    func wholes(text: String, heading: String) {
        #expect(classifier.classify(text).candidates.first?.code.hasPrefix(heading) == true)
    }

    @Test("What the goods are not is another word, but not where it is left open")
    func negations() {
        func words(_ text: String) -> [String] {
            let terms = Terms(text)
            return terms.terms.filter(\.isNegated).map { terms.words[$0.words.lowerBound] }.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(words("coffee, not roasted").first == "roasted")
        #expect(words("handbag without a handle").first == "handle")
        #expect(words("sugar free chewing gum").first == "sugar")
        #expect(words("whether or not roasted").isEmpty)
        #expect(words("coffee, roasted").isEmpty)
        #expect(Terms("roasted").terms.first?.hash != Terms("not roasted").terms.first { $0.isNegated }?.hash)
        #expect(Terms("unroasted").terms.first?.hash == Terms("not roasted").terms.first { $0.isNegated }?.hash)
        #expect(words("united uniforms, unit").isEmpty)
    }

    @Test(
        "What is excluded is denied up to the next mark or the next word of what is had",
        arguments: [
            ("coats other than wool, knitted", "wool"),
            ("tableware other than of porcelain or china", "porcelain china"),
            ("bread except for crispbread in bags", "crispbread"), ("fish, excluding fillets, whole", "fillets"),
            ("parts, not containing electrical connectors", "electrical connectors"),
            ("milk, not concentrated nor containing added sugar", "concentrated added sugar"),
            ("cloth, neither knitted nor crocheted", "knitted crocheted"), ("zinc powder, dust excepted", "dust"),
            ("Tierfett, ausgenommen Schmalz", "schmalz"), ("vaccins autres que pour l'homme", "pour homme"),
            ("hors d'oeuvre", ""), ("other goods", ""),
        ])
    func exclusions(text: String, denied: String) {
        let terms = Terms(text)
        let words = terms.terms.filter { $0.negates != nil }.map { String(decoding: terms[$0], as: UTF8.self) }
        #expect(words.joined(separator: " ") == denied)
    }

    @Test(
        "What is excluded does not come first",
        arguments: [
            ("coffee not roasted", "090111"), ("unroasted coffee beans", "090111"), ("tyres not new", "4012"),
            ("bread other than crispbread", "190590"), ("wheat, other than durum", "100199"),
            ("ceramic tableware other than of porcelain or china", "6912"),
        ])
    func excluded(text: String, code: String) {
        #expect(classifier.classify(text).candidates.first?.code.hasPrefix(code) == true)
    }

    @Test(
        "A name that one code alone has is not too vague where that is likely enough",
        arguments: ["oboe", "hairnet", "sledgehammer"])
    func names(text: String) {
        let found = classifier.classify(text)
        #expect(found.answer != nil, "\(found.message)")
    }

    @Test(
        "What is called by a word that the goods are not comes behind what is not",
        arguments: [("coffee, not roasted", "090111", "090121"), ("non-leather handbag", "420222", "420221")])
    func exclusions(text: String, first: String, second: String) throws {
        let codes = classifier.classify(text, options: ClassifyOptions(top: 20)).candidates.map(\.code)
        let place = try #require(codes.firstIndex(of: first), "\(codes)")
        #expect(codes.firstIndex(of: second).map { place < $0 } ?? true, "\(codes)")
    }

    @Test("Nothing is too vague whose first candidate leaves half of the doubt that an answer may, or less")
    func told() {
        for text in ShortNames.all + ["fresh plums", "peaches", "party", "client"] {
            let found = classifier.classify(text)
            #expect(found.depth != .tooVague || found.candidates.allSatisfy { $0.probability < 0.85 }, "\(text)")
        }
    }

    @Test(
        "A note contradicts no code where another one of as many words keeps the goods there or out of where it sends them",
        arguments: [
            ("rubber dog toy", "401699"), ("plastic toy for parrots", "392690"),
            ("synthetic engine oil 5W-30", "340399"),
        ])
    func contested(text: String, code: String) {
        #expect(classifier.classify(text, options: ClassifyOptions(declared: code)).declared?.verdict != .contradicted)
    }

    @Test(
        "It does where no other one speaks",
        arguments: [("rubber toy duck", "401699"), ("doll", "392690")])
    func uncontested(text: String, code: String) {
        #expect(classifier.classify(text, options: ClassifyOptions(declared: code)).declared?.verdict == .contradicted)
    }

    @Test("An answer holds the first candidate, and candidates of a node are never more likely together than it")
    func coherence() {
        for text in ShortNames.all {
            let found = classifier.classify(text)
            guard let answer = found.answer else { continue }
            #expect(found.candidates.first?.code.hasPrefix(answer.code) == true, "\(text)")
            let within = found.candidates.filter { $0.code.hasPrefix(answer.code) }.reduce(0) { $0 + $1.probability }
            #expect(within <= answer.probability + 1e-9, "\(text)")
            #expect(zip(found.candidates, found.candidates.dropFirst()).allSatisfy { $0.probability >= $1.probability })
        }
    }

    @Test("What a note sends elsewhere is no answer, and the message says which note")
    func notes() {
        let found = classifier.classify("white chocolate bar 100g")
        #expect(found.answer?.code.hasPrefix("18") != true)
        #expect(found.depth != .uncertain || found.message.contains("1704"), "\(found.message)")
    }

    @Test(
        "A declared code beside what is answered is doubted",
        arguments: [("lithium ion battery pack", "850710"), ("toothbrush", "392490"), ("instant coffee", "090121")])
    func doubts(text: String, code: String) {
        let declared = classifier.classify(text, options: ClassifyOptions(declared: code)).declared
        #expect(declared?.verdict == .doubtful, "\(declared?.message ?? "")")
    }

    @Test(
        "What goods are with or for contradicts no code",
        arguments: [
            ("men's jacket woven polyester with knitted cuffs", "620140"),
            ("knitted T-shirt with woven label", "610910"),
            ("plastic handles for handbags", "392690"),
        ])
    func trims(text: String, code: String) {
        #expect(classifier.classify(text, options: ClassifyOptions(declared: code)).declared?.verdict != .contradicted)
    }
}
