import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterPacks

@testable import TidewaiterClassification

@Suite("One's own rows as precedents")
struct PrecedentTests {
    static let words = ["pump", "valve", "steel", "brass", "seal", "ring", "motor", "shaft", "red", "kit"]

    /// Rows of pseudo-random words, some twice.
    static func rows(_ count: Int) -> [(String, ModelCode)] {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).compactMap { _ in
            let text = (0...next(5)).map { _ in words[next(words.count)] }.joined(separator: " ")
            return ModelCode(["84137010", "841370", "8481805910", "40169300"][next(4)].utf8).map { (text, $0) }
        }
    }

    static func model(_ rows: [(String, ModelCode)], base: Bool = true) throws -> (Model, ModelBuilder) {
        var builder = ModelBuilder()
        if base {
            for (text, code) in ModelTests.rows {
                _ = builder.add(text, code: try #require(ModelCode(code.utf8)))
            }
        }
        for (text, code) in rows {
            let isTaken = builder.add(own: text, code: code)
            #expect(isTaken)
        }
        return (try Model.open(builder.build(statement: [], calibration: Calibration())), builder)
    }

    @Test("The nearest rows are those that cosines of all rows say, worked out here one by one")
    func nearest() throws {
        let (model, builder) = try Self.model(Self.rows(200))
        let own = try #require(model.precedents)
        let rows = builder.precedents
        #expect(own.count == rows.count)
        let sets = rows.map { Set(Terms($0.text).terms.map(\.hash)) }
        let goods = rows.map { GoodsWords(Terms($0.text)) }
        func rarity(_ term: UInt64) -> Double {
            let having = Double(sets.count { $0.contains(term) })
            // So few rows count as a thousand.
            return Exactly.log(1 + (1000 - having + 0.5) / (having + 0.5))
        }
        func length(_ terms: Set<UInt64>) -> Double {
            terms.reduce(0) { $0 + rarity($1) * rarity($1) }.squareRoot()
        }
        for text in ["brass valve kit", "pump", "steel ring red steel", "unicorn motor", "unicorn"] {
            let terms = Set(Terms(text).terms.map(\.hash))
            // Of rows of the same goods and code only the nearest counts.
            var nearest: [[AnyHashable]: Double] = [:]
            for (row, set) in sets.enumerated() {
                let common = set.intersection(terms).reduce(0) { $0 + rarity($1) * rarity($1) }
                nearest[[goods[row], rows[row].code], default: 0] = max(
                    nearest[[goods[row], rows[row].code]] ?? 0, common / (length(set) * length(terms)))
            }
            let expected = nearest.values.filter { $0 > 0 }.sorted(by: >)
            let found = own.nearest(Terms(text))
            #expect(found.count == min(expected.count, Precedents.mostNeighbours))
            for (neighbour, similarity) in zip(found, expected) {
                #expect(abs(neighbour.similarity - similarity) < 0.002)
                #expect(model.codes[neighbour.code] == rows[neighbour.row].code)
                #expect(own.text(of: neighbour.row) == rows[neighbour.row].text)
            }
        }
    }

    @Test("A row finds itself as like as can be, and not where it is left out")
    func itself() throws {
        let (model, builder) = try Self.model(Self.rows(60))
        let own = try #require(model.precedents)
        for (row, (text, _)) in builder.precedents.enumerated() {
            let best = try #require(own.nearest(Terms(text)).first)
            #expect(best.similarity > 0.999)
            let left = Precedents.LeftOut(goods: [own.goods(of: row)], codes: 0..<model.codes.count)
            #expect(own.nearest(Terms(text), leavingOut: left).allSatisfy { $0.row != row })
        }
    }

    @Test("The order of rows does not matter, nor how often one is there")
    func order() throws {
        let rows = Self.rows(80)
        let bytes = try Self.model(rows).0.bytes
        #expect(try Self.model(rows.reversed()).0.bytes == bytes)
        #expect(try Self.model(rows + rows.prefix(30)).0.bytes == bytes)
    }

    @Test("A section of rows that is damaged leads nowhere outside, and is refused where its size or codes are wrong")
    func damage() throws {
        let bytes = try Self.model(Self.rows(20)).0.bytes
        let start = bytes[ModelFormat.ownOffset..<ModelFormat.ownOffset + 4].enumerated().reduce(0) {
            $0 | Int($1.element) << ($1.offset * 8)
        }
        for at in start..<bytes.count {
            var damaged = bytes
            damaged[at] = damaged[at] &+ 0x81
            // The hash would refuse all of them; here it is passed over.
            guard let model = try? Model(PackStorage(copying: damaged), length: damaged.count) else { continue }
            #expect(at >= start + 16)
            let scores = Scores(Terms("brass pump ring"), model)
            #expect(scores.subheadings.allSatisfy { $0.share >= 0 && $0.share <= 1 })
            for neighbour in scores.votes.neighbours { _ = model.precedents?.text(of: neighbour.row) }
        }
    }

    @Test("Whatever the rows are like, the time of a look-up is bounded", .timeLimit(.minutes(1)))
    func bounded() throws {
        let code = try #require(ModelCode("841370".utf8))
        func word(_ number: Int) -> String {
            String(
                String.UnicodeScalarView(
                    [number / 676, number / 26 % 26, number % 26].compactMap { Unicode.Scalar(97 + $0) }))
        }
        let rows = (0..<8000).map { ("pump valve steel brass seal ring part \(word($0)) kind \($0)", code) }
        let (model, _) = try Self.model(rows + rows.map { ($0.0 + " black", code) })
        let own = try #require(model.precedents)
        let known = own.nearest(Terms("pump valve steel brass seal ring part \(word(17)) kind 17"))
        #expect(known.first?.similarity ?? 0 > 0.9)
        for _ in 0..<20 { #expect(own.nearest(Terms("ring seal brass")).count == Precedents.mostNeighbours) }
    }

    @Test("A gate opens as far as the rows are right, more for near rows, and stays what it is without trials")
    func gate() {
        #expect(Gate.fit([]) == Gate())
        func trials(_ right: Bool) -> [Gate.Trial] {
            (0..<300).map {
                let similarity = Double($0 % 10) / 10
                let isByRows = right && $0 % 10 > 4
                return Gate.Trial(
                    signals: .init(similarity: similarity, lead: Double($0 % 7) - 3), byRows: isByRows ? 0.9 : 0.01,
                    byWords: isByRows ? 0.01 : 0.9)
            }
        }
        let good = Gate.fit(trials(true))
        #expect(good.share(.init(similarity: 0.9, lead: 0)) > 0.9)
        #expect(good.share(.init(similarity: 0.1, lead: 0)) < 0.2)
        // Whatever was fitted, and however unsure the words are.
        #expect(good.share(.init(similarity: 0.1, lead: -9)) <= 0.2)
        #expect(Gate.fit(trials(false)).share(.init(similarity: 0.9, lead: 0)) < 0.1)
        #expect(Gate.closed.share(.init(similarity: 1, lead: -9)) == 0)
        let numbers = good.numbers
        let read = Gate(
            stride(from: 0, to: 12, by: 4).map { at in
                (0..<4).reduce(0) { $0 | Int(numbers[at + $1]) << ($1 * 8) }
            })
        #expect(abs(read.similarity - good.similarity) < 1e-6)
    }

    @Test("A row that says the same decides against the words of trade, and shows itself")
    func wins() throws {
        let hs = try Nomenclature.builtIn
        let text = "men's knitted cotton T-shirt"
        let rows = [
            TrainingRow(text: text, code: "6211429000"), TrainingRow(text: "steel bolt M8", code: "7318158069"),
        ]
        let packs = ["hs", "hs-words"].compactMap(Pack.builtIn)
        let model = try Model.open(Training.train(packs: packs, nomenclature: hs, rows: rows).bytes)
        let classification = Classifier(model: model, nomenclature: hs).classify(text)
        let second = classification.candidates.prefix(2).first { $0.code == "621142" }
        let precedent = try #require(second?.precedents.first)
        #expect(precedent.text == text)
        #expect(precedent.code == "6211429000")
        #expect(precedent.similarity > 0.999)
        #expect(second?.below == ["6211429000"])
        let other = Classifier(model: model, nomenclature: hs).classify("roasted coffee beans")
        #expect(other.candidates.first?.code == "090121")
        #expect(other.candidates.allSatisfy { $0.precedents.isEmpty })
    }

    @Test("Variants of the same goods teach no more than one of each, and have one vote a code")
    func variants() throws {
        let hs = try Nomenclature.builtIn
        let kinds = ["brass", "rubber", "steel", "pine", "cotton", "glass", "copper", "paper", "silk", "clay", "cork"]
        let things = [
            ("pump", "841370"), ("valve", "848180"), ("seal", "401693"), ("motor", "850110"), ("clamp", "732690"),
            ("switch", "853650"), ("curtain", "630392"), ("lamp", "940521"), ("stool", "940161"), ("kettle", "732393"),
            ("brush", "960390"),
        ]
        // Half of the goods are where nobody would look for them, so that rows are right only as often as not.
        let goods = kinds.enumerated().flatMap { row, kind in
            things.enumerated().map { column, thing in
                TrainingRow(
                    text: "\(kind) \(thing.0)",
                    code: (row + column) % 2 == 0 ? thing.1 : things[(row * 3 + column * 5) % 11].1)
            }
        }
        let endings = [", size S", ", size M black", " no 140891 item 72", " 12 pcs"]
        let varied = goods.flatMap { row in endings.map { TrainingRow(text: row.text + $0, code: row.code) } }
        let packs = ["hs"].compactMap(Pack.builtIn)
        func made(_ rows: [TrainingRow]) throws -> (Model, Training.Fit) {
            let made = try Training.train(packs: packs, nomenclature: hs, rows: rows)
            return (try Model.open(made.bytes), try #require(made.fit))
        }
        let (one, of) = try made(goods)
        let (many, ofMany) = try made(varied)
        #expect(of.count == goods.count)
        #expect(ofMany.count == goods.count)
        let (gate, gateOfMany) = (try #require(one.precedents).gate, try #require(many.precedents).gate)
        for similarity in [0.3, 0.6, 0.9] {
            for lead in [-3.0, 0, 3] {
                let signals = Gate.Signals(similarity: similarity, lead: lead)
                #expect(abs(gate.share(signals) - gateOfMany.share(signals)) < 0.35)
            }
        }
        let nearest = try #require(many.precedents).nearest(Terms("brass pump, size L"))
        #expect(Set(nearest.map { [many.precedents?.goods(of: $0.row), $0.code] }).count == nearest.count)
        #expect(nearest.first.map { many.codes[$0.code].text } == "841370")
    }

    @Test("With fewer than a hundred goods, however many rows, nothing is fitted")
    func few() throws {
        let rows = (0..<300).map { TrainingRow(text: "zorbulator number \($0)", code: "847989") }
        let made = try Training.train(
            packs: ["hs"].compactMap(Pack.builtIn), nomenclature: Nomenclature.builtIn, rows: rows)
        #expect(made.fit == nil)
        #expect(
            try Model.open(made.bytes).precedents?.gate
                == Gate(
                    stride(from: 0, to: 12, by: 4).map { at in
                        (0..<4).reduce(0) { $0 | Int(Gate().numbers[at + $1]) << ($1 * 8) }
                    }))
    }
}
