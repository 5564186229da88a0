import Testing
import TidewaiterNomenclature

@testable import TidewaiterClassification

@Suite("Figures with units in descriptions")
struct FigureTests {
    private func stated(_ chain: FigureBounds.Chain, _ text: String) -> (span: Figure.Span, written: String)? {
        let figures = FigureReader.figures(in: text).filter { $0.quantity == chain.quantity }
        return chain.stated(by: figures, beside: Terms(text).words)
    }

    private func spans(_ text: String) -> [Figure.Span?] { FigureReader.figures(in: text).map(\.span) }

    @Test(
        "A figure is read exactly, however its number and unit are written",
        arguments: [
            ("500 kVA", 500_000_000_000), ("500kVA", 500_000_000_000), ("500-kva unit", 500_000_000_000),
            ("0,5 mm", 500), ("0.5mm", 500), ("60 g/m²", 60_000_000), ("60gsm", 60_000_000), ("60 g/m2.", 60_000_000),
            ("60 grams per square metre", 60_000_000), ("1,500 cc", 1_500_000), ("1.5 l engine", 1_500_000),
            ("1500 cm³", 1_500_000), ("1500 cubic centimetres", 1_500_000), ("1,234.5 kg", 1_234_500_000_000),
            ("1.234,5 kg", 1_234_500_000_000), ("37.5 W", 37_500_000), ("2 MW", 2_000_000_000_000),
            ("5\u{A0}t", 5_000_000_000_000),
            ("250 g", 250_000_000), ("1 % fat", 1_000_000), ("2\" pipe", 50_800), ("4 inch", 101_600),
            ("25 x 2 g", 2_000_000),
            ("72.5kV", 72_500_000_000), ("75 cl", 750_000), ("20 denier", 20_000_000), ("65 Brix", 65_000_000),
            ("wire M8 2 mm", 2_000), ("\u{D8}6mm", 6_000), ("750 kg/m3", 750_000), ("1100 W", 1_100_000_000),
        ])
    func exact(text: String, millionths: Int) {
        #expect(spans(text) == [.exactly(Int64(millionths))])
    }

    @Test(
        "What is no figure with a unit is none",
        arguments: [
            "", "T-shirt", "X200", "3M tape", "size 42", "100 mW laser", "5 kWh", "20 m2", "90 km/h", "10 pcs",
            "1.2.3 mm",
        ])
    func none(text: String) {
        #expect(spans(text).isEmpty)
    }

    @Test(
        "One of several, and what may be read in two ways, states no measure",
        arguments: [
            "10 x 20 x 3 mm", "3-5 mm", "3 to 5 mm", "400/230 V", "3±0.1 mm", "1.500 kVA", "10 000 kVA",
            "mehr als 3 mm",
            "plus de 500 kVA", "1/2 inch", ".5 mm", "±0.1 mm",
        ])
    func unclear(text: String) {
        #expect(spans(text).last == .some(nil), "\(FigureReader.figures(in: text))")
    }

    @Test(
        "Words and signs that compare are read",
        arguments: [
            ("over 3 mm", Figure.Span.over(3_000)), ("not exceeding 3 mm", .most(3_000)),
            ("exceeding 3 mm", .over(3_000)),
            ("up to 3 mm", .most(3_000)), ("less than 3 mm", .under(3_000)), ("not less than 3 mm", .least(3_000)),
            ("at least 3 mm", .least(3_000)), ("3 mm or more", .least(3_000)), ("max. 3 mm", .most(3_000)),
            ("> 3 mm", .over(3_000)), ("≤3 mm", .most(3_000)), ("<= 3 mm", .most(3_000)),
            ("no more than 3 mm", .most(3_000)),
            ("3 mm and above", .least(3_000)), ("3mm+", .least(3_000)),
        ])
    func compared(text: String, span: Figure.Span) {
        #expect(spans(text) == [span])
    }

    @Test("Digits without end and signs without sense are read without harm")
    func hostile() {
        for text in [
            String(repeating: "9", count: 5_000) + " kg", String(repeating: "1,", count: 5_000) + "1 mm",
            String(repeating: "3 mm x ", count: 3_000), "0.0000000000000001 mm", "9999999999999999999 t", "5 \u{C2}",
            "7 %%%",
            "0 mm", "1\u{A0}", "1-", "1 x", "1,", "1 cubic", "3 mm/",
        ] {
            #expect(FigureReader.figures(in: text).count <= 24)
        }
    }

    @Test("The side that a length is of tells several apart")
    func side() throws {
        let chain = try #require(FigureBounds.read("mm across; 441112 to 5, 441113 to 9, 441114; most 60").first)
        for text in [
            "MDF 3 mm thick, 1220 mm wide", "MDF width 1220 mm, thickness 3 mm",
            "MDF thickness of 3 mm x 1220 x 2440 mm",
        ] {
            #expect(stated(chain, text)?.span != .exactly(1_220_000), "\(text)")
        }
        #expect(stated(chain, "MDF 3 mm thick, 1220 mm wide")?.span == .exactly(3_000))
        #expect(stated(chain, "MDF width 1220 mm, thickness 3 mm")?.span == .exactly(3_000))
        #expect(stated(chain, "MDF 3 mm, 1220 mm") == nil)
        #expect(stated(chain, "MDF 1220 mm") == nil)
        #expect(stated(chain, "over 3 mm but not exceeding 5 mm")?.written == "3 mm, 5 mm")
    }

    @Test("A percentage counts where what it is of is named")
    func part() throws {
        let chain = try #require(FigureBounds.read("%; 040210 to 1.5, 040221; of fat").first)
        for text in ["milk powder 26% fat", "milk powder, fat 26 %", "milk powder min. 26 % fat, 24 % protein"] {
            #expect(stated(chain, text) != nil, "\(text)")
        }
        for text in ["milk powder 26% protein", "milk powder 26%", "fat 26% protein 24%", "fat powder 5% sugar"] {
            #expect(stated(chain, text) == nil, "\(text)")
        }
    }
}

@Suite("Bounds of subheadings")
struct FigureBoundTests {
    let classifier: Classifier

    init() throws {
        classifier = Classifier(model: try #require(Model.builtIn), nomenclature: try Nomenclature.builtIn)
    }

    private static let chains = FigureBounds.read(FigureBounds.table)

    @Test("Every line of the table is read, of codes that the model has")
    func lines() throws {
        #expect(Self.chains.count == FigureBounds.table.split(separator: "\n").count)
        for code in Self.chains.flatMap(\.links).flatMap(\.codes) {
            let stands = classifier.model.codes.contains { $0.prefix(code.digits) == code }
            #expect(stands, "\(code.text)")
        }
    }

    @Test("Links follow one another without a gap")
    func links() {
        for chain in Self.chains {
            #expect(chain.links.first?.span.from == .min && chain.links.last?.span.to == .max)
            for (link, next) in zip(chain.links, chain.links.dropFirst()) {
                #expect(link.span.to < next.span.from && next.span.from - link.span.to == 1)
            }
        }
    }

    @Test("The table agrees with the labels that state a figure of the same unit")
    func labels() throws {
        let links = Self.chains.flatMap { chain in
            chain.links.flatMap { link in link.codes.map { ($0, chain.quantity, link.span) } }
        }
        func ends(_ span: Figure.Span) -> [Int64] { [span.from, span.to].filter { $0 != .min && $0 != .max } }
        var compared = 0
        for (code, quantity, _) in links where code.digits == 6 {
            let label = try #require(classifier.nomenclature.label(of: code.text))
            let stated = FigureReader.figures(in: label).filter { $0.quantity == quantity }
            guard stated.count == 1, let span = stated[0].span else { continue }
            compared += 1
            // `up to 5 mm` as the table has it, or one of the two ends of `over 5 mm to 9 mm`.
            let bounds = links.filter { $0.0 == code && $0.1 == quantity }.flatMap { ends($0.2) }
            let agrees = ends(span).contains { end in bounds.contains { abs($0 - end) <= 1 } }
            #expect(agrees, "\(code.text) \(label)")
        }
        #expect(compared > 150)
    }

    @Test(
        "A figure finds its subheading within the heading",
        arguments: [
            ("MDF board 3 mm", "441112"), ("MDF board 7 mm", "441113"), ("MDF board 18 mm", "441114"),
            ("MDF board 2,5 mm", "441112"), ("oil transformer 500 kVA", "850421"), ("dry transformer 20 kVA", "850433"),
            ("dry transformer 10 VA", "850431"), ("motor DC 500 W", "850131"), ("motor AC three phase 90 kW", "850153"),
            ("car petrol 900 cc", "870321"), ("petrol car 1.2 l", "870322"), ("car diesel 3000 cc", "870333"),
            ("diesel truck 15 t", "870422"), ("motorcycle 400 cc", "871130"), ("airplane 5000 kg", "880230"),
            ("agricultural drone 10 kg", "880623"), ("milk powder 1 % fat", "040210"),
            ("milk powder 26 % fat", "040221"),
            ("copper wire 2 mm", "740819"), ("raw hides 25 kg", "410150"),
        ])
    func found(text: String, code: String) {
        #expect(classifier.classify(text).candidates.first?.code == code)
    }

    @Test("No figure moves anything between headings, and one that a subheading takes never lowers it")
    func kept() throws {
        for text in [
            "MDF board", "motor DC", "car petrol", "motorcycle", "nonwoven", "dry transformer", "copper wire",
            "green tea",
        ] {
            // A unit that no table has is as much of a word.
            for (measured, plain) in [
                ("3 mm", "3 qq"), ("500 W", "500 qq"), ("900 cc", "900 qq"), ("60 gsm", "60 qq"), ("500 kVA", "500 qq"),
                ("over 5 kg", "over 5 qq"),
            ] {
                let terms = Terms("\(text) \(plain)")
                let (with, without) = (
                    Scores(
                        Terms(
                            terms.words, areMarked: terms.areMarked, figures: Terms("\(text) \(measured)").figures,
                            isCut: false), classifier.model), Scores(terms, classifier.model)
                )
                for (one, other) in zip(with.headings(classifier.model), without.headings(classifier.model)).prefix(20)
                {
                    #expect(one.code == other.code && abs(one.share - other.share) < 1e-9)
                }
                let shares = Dictionary(uniqueKeysWithValues: with.subheadings.map { ($0.index, $0.share) })
                for found in without.subheadings {
                    let code = classifier.model.codes[found.index]
                    let isAgainst = with.measures.contains { measure in
                        measure.chain.links.contains { $0.codes.contains(code) && !$0.span.meets(measure.span) }
                    }
                    if !isAgainst {
                        #expect((shares[found.index] ?? 0) >= found.share - 1e-9, "\(text) \(measured) \(code.text)")
                    }
                }
            }
        }
    }

    @Test(
        "A declared code on the wrong side of its bound is doubted, and both figures are named",
        arguments: [
            ("MDF board 3 mm", "441114", "says 3 mm, 441114 is above 9 mm: nearer is 441112"),
            ("dry transformer 10 VA", "8504340000", "says 10 VA, 850434 is above 500 kVA: nearer is 850431"),
            ("denim 180 g/m2", "520942", "says 180 g/m2, 520942 is above 200 g/m2: nearer is 5208"),
            ("car petrol 900 cc", "870323", "says 900 cc, 870323 is above 1500 and up to 3000 cc: nearer is 870321"),
            ("milk powder 26% fat", "040210", "says 26%, 040210 is up to 1.5 %: nearer is 040221"),
        ])
    func doubted(text: String, code: String, said: String) throws {
        let declared = try #require(classifier.classify(text, options: ClassifyOptions(declared: code)).declared)
        #expect(declared.verdict == .doubtful)
        #expect(declared.message.contains(said), "\(declared.message)")
    }

    @Test("A declared code that takes the figure, or a figure that may be of something else, is not doubted for it")
    func right() throws {
        for (text, code) in [
            ("MDF board 3 mm", "441112"), ("MDF board 1220 mm", "441112"), ("MDF board 10 x 20 x 3 mm", "441114"),
            ("copper wire 100 m", "740819"), ("green tea 20 kg", "090210"), ("truck diesel 4 t payload", "870422"),
            ("milk powder 26% protein", "040210"),
        ] {
            let declared = try #require(classifier.classify(text, options: ClassifyOptions(declared: code)).declared)
            #expect(!declared.message.contains("description says"), "\(declared.message)")
        }
    }

    @Test("What a figure speaks against is no answer, though no other heading gets what it has")
    func cautioned() {
        let found = classifier.classify("denim 180 g/m2")
        #expect(found.answer == nil)
        #expect(found.message.contains("says 180 g/m2"), "\(found.message)")
    }
}
