import Testing
import TidewaiterNomenclature

@testable import TidewaiterClassification

/// Descriptions as people really write them: with letters missing, and in the abbreviations of invoices.
@Suite("How words are read")
struct ReadingTests {
    let classifier: Classifier

    init() throws {
        classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
    }

    private func readings(_ text: String) -> [String] {
        classifier.classify(text).readings.map { "\($0.written) \($0.kind.rawValue) \($0.read)" }
    }

    @Test(
        "Each word one slip away is found once at least, with the slip that leads to it",
        arguments: ["saddle", "bcok"])
    func slips(word: String) {
        let letters = Array(word.utf8)
        var found: Set<[UInt8]> = []
        Slips.each(of: letters) { hash, slip in
            let mended = slip.mended(letters)
            #expect(mended.reduce(Stem.start, Stem.feed) == hash)
            #expect(mended.first == letters.first)
            found.insert(mended)
        }
        // All words with the same first letter that one slip makes, made here in another way.
        var all: Set<[UInt8]> = []
        for place in 1...letters.count {
            for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
                all.insert(Array(letters[..<place]) + [letter] + letters[place...])
                if place < letters.count { all.insert(Array(letters[..<place]) + [letter] + letters[(place + 1)...]) }
            }
            if place < letters.count { all.insert(Array(letters[..<place]) + letters[(place + 1)...]) }
            if place + 1 < letters.count {
                all.insert(letters[..<place] + [letters[place + 1], letters[place]] + letters[(place + 2)...])
            }
        }
        #expect(found == all)
    }

    @Test("No word that was put down is missed")
    func knownWords() throws {
        let model = try #require(Model.builtIn)
        for word in ["toothbrush", "leather", "bearing", "salmon"] {
            #expect(model.knownWords.mayHave(Terms.mix(Stem(Array(word.utf8)).hash)))
        }
        let missed = (0..<1000).count { model.knownWords.mayHave(Terms.mix(UInt64($0))) }
        #expect(missed < 125)
    }

    @Test(
        "A misspelt word is read as the one that is a slip away, and the result says so",
        arguments: [
            ("toohbrush", "toohbrush misspelling toothbrush", "960321"),
            ("leathre wallet", "leathre misspelling leather", "4202"),
            ("frozen samlon fillets", "samlon misspelling salmon", "0304"),
            ("stainlesss steel bolts", "stainlesss misspelling stainless", "7318"),
            ("wheelbarow", "wheelbarow misspelling wheelbarrow", "8716"),
        ])
    func misspellings(text: String, reading: String, code: String) {
        #expect(readings(text) == [reading])
        #expect(classifier.classify(text).candidates.first?.code.hasPrefix(code) == true)
    }

    @Test(
        "Words that are known, short, made of digits, ordinary or near several are read as they are written",
        arguments: [
            "toothbrush", "mexico", "makita", "certain goods of leather", "sohe", "b0lts", "model kx250", "xqzt wrtlk",
        ])
    func unread(text: String) { #expect(readings(text) == []) }

    @Test("One slip in the longest word of a short name leaves three of four names what they were")
    func shortNames() {
        var (vague, same) = (0, 0)
        for (number, name) in ShortNames.all.enumerated() {
            var words = name.split(separator: " ").map { Array($0.utf8) }
            let longest = words.indices.max { words[$0].count < words[$1].count } ?? 0
            let middle = words[longest].count / 2
            if number % 2 == 0 { words[longest].remove(at: middle) } else { words[longest].swapAt(middle, middle + 1) }
            let (found, plain) = (classifier.classify(Terms.text(words)), classifier.classify(name))
            if found.depth == .tooVague { vague += 1 }
            if found.candidates.first?.code == plain.candidates.first?.code { same += 1 }
        }
        #expect(vague * 3 <= ShortNames.all.count, "\(vague)")
        #expect(same * 4 >= ShortNames.all.count * 3, "\(same)")
    }

    @Test(
        "Abbreviations of trade are written out, and the result says so",
        arguments: [
            ("BRK DISC FRT VW GOLF MK7", "brk abbreviation brake", "870830"),
            ("CHKN LEG QTR FRZN", "chkn abbreviation chicken", "020714"),
            ("OIL FLTR", "fltr abbreviation filter", "842123"),
            ("SS HEX BOLT M12", "ss abbreviation stainless steel", "731815"),
            ("tyres not new", "not new abbreviation used", "4012"),
        ])
    func abbreviations(text: String, reading: String, code: String) {
        #expect(readings(text).contains(reading))
        #expect(classifier.classify(text).candidates.first?.code.hasPrefix(code) == true)
    }

    @Test("One with several meanings is read by what stands beside it, else not")
    func beside() {
        #expect(readings("CTN KNIT SHIRT") == ["ctn abbreviation cotton"])
        #expect(readings("10 CTN 5PLY") == ["ctn abbreviation carton"])
        #expect(readings("SS collection dress") == [])
    }

    @Test("Lines of invoices in abbreviations have the right code first nine times of ten, and few a wrong answer")
    func invoices() {
        var (first, wrong): (Int, [String]) = (0, [])
        for line in InvoiceLines.all {
            let found = classifier.classify(line.text)
            if let code = found.candidates.first?.code, line.codes.contains(code) { first += 1 }
            if let answer = found.answer, !line.codes.contains(where: { $0.hasPrefix(answer.code) }) {
                wrong.append(line.text)
            }
        }
        #expect(first * 10 >= InvoiceLines.all.count * 9, "\(first) of \(InvoiceLines.all.count)")
        #expect(wrong.count <= 3, "\(wrong)")
    }

    @Test("Of thousands of unknown words only the first are looked at")
    func bounded() {
        let unknown = (0..<24).map { "q\(String(UnicodeScalar(UInt8(97 + $0))))xzvw" }.joined(separator: " ")
        #expect(readings(unknown + " toohbrush") == [])
    }

    @Test("JSON, text and CSV tell what is read otherwise")
    func told() throws {
        let found = classifier.classify("toohbrush, pcs")
        let json = String(decoding: found.json(), as: UTF8.self)
        #expect(json.contains(#""readings":[{"written":"toohbrush","read":"toothbrush","kind":"misspelling"}]"#))
        #expect(found.text().contains("Read: toohbrush as toothbrush\n"))
        let row = try #require(DescriptionTable(Array("text\ntoohbrush pcs\n".utf8)).rows.first)
        #expect(String(decoding: found.csvRow(row), as: UTF8.self).contains("toohbrush = toothbrush"))
        #expect(String(decoding: Classification.csvHeader(into: nil), as: UTF8.self).contains("message,readings"))
    }

    @Test("One's own rows are compared with words as they are written where they know them")
    func ownRows() throws {
        let rows = (0..<30).map { TrainingRow(text: "toohbrush type \($0) vxq", code: "850110") }
        var builder = ModelBuilder()
        for row in rows { _ = builder.add(own: row.text, code: try #require(ModelCode(row.code.utf8))) }
        _ = builder.add("toothbrush", code: try #require(ModelCode("960321".utf8)))
        let model = try Model.open(builder.build(statement: [], calibration: Calibration()))
        let scores = Scores(Terms("toohbrush type 3 vxq"), model)
        #expect(scores.votes.similarity > 0.99)
    }
}
