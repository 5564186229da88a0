import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterTestSupport

@testable import TidewaiterClassification

@Suite("Models as files")
struct ModelTests {
    static let rows = [
        ("live horse", "010121"), ("pure-bred horse", "010121"), ("live donkey", "010130"), ("equine", "0101"),
        ("cotton shirt", "620520"), ("man-made shirt", "620530"), ("blue cotton shirt", "6205200010"),
        ("plain cotton shirt plain", "6205200090"),
    ]

    static func build(_ rows: [(String, String)] = rows) throws -> [UInt8] {
        var builder = ModelBuilder()
        for (text, code) in rows {
            let code = try #require(ModelCode(code.utf8))
            let isTaken = builder.add(text, code: code)
            #expect(isTaken)
        }
        return try builder.build(statement: Array("{}".utf8), calibration: Calibration())
    }

    @Test("What is built can be opened, and has all codes of six digits and more in order")
    func roundTrip() throws {
        let model = try Model.open(Self.build())
        #expect(
            model.codes.map(\.text) == ["010121", "010130", "620520", "6205200010", "6205200090", "620530"])
        #expect(model.statement == Array("{}".utf8))
        #expect(model.calibration == Calibration())
        #expect(model.sha256.utf8.count == 64)
    }

    @Test("The order of the rows does not matter, to the last byte")
    func order() throws {
        let bytes = try Self.build()
        let reversed = try Self.build(Self.rows.reversed())
        #expect(reversed == bytes)
        let turned = try Self.build(Array(Self.rows[3...]) + Self.rows[..<3])
        #expect(turned == bytes)
    }

    @Test("Weights are those of Okapi BM25, worked out here in another way")
    func weights() throws {
        let model = try Model.open(Self.build())
        // Documents of six digits: a heading's text counts half for each of its subheadings, a longer code's fully.
        let documents: [String: [String: Double]] = [
            "010121": [
                "live": 1, "horse": 2, "live horse": 1, "pure": 1, "bred": 1, "pure bred": 1, "bred horse": 1,
                "equine": 0.5,
            ],
            "010130": ["live": 1, "donkey": 1, "live donkey": 1, "equine": 0.5],
            "620520": [
                "cotton": 3, "shirt": 3, "cotton shirt": 3, "blue": 1, "blue cotton": 1, "plain": 2,
                "plain cotton": 1, "shirt plain": 1,
            ],
            "620530": ["man": 1, "made": 1, "shirt": 1, "man made": 1, "made shirt": 1],
        ]
        let lengths = documents.mapValues { $0.values.reduce(0, +) }
        let average = lengths.values.reduce(0, +) / 4
        for (code, words) in documents {
            let index = try #require(model.codes.firstIndex { $0.text == code })
            for (term, count) in words where !term.contains(" ") {
                let having = Double(documents.values.count { $0[term] != nil })
                let rarity = Exactly.log(1 + (4 - having + 0.5) / (having + 0.5))
                let length = 1.2 * (0.7 + 0.3 * (lengths[code] ?? 0) / average)
                let expected = rarity * count * 2.2 / (count + length)
                let range = model.postings(of: [try #require(Terms(term).terms.first).hash])[0]
                #expect(abs(Double(model.weight(of: index, in: range)) - expected) < 0.0011, "\(code) \(term)")
            }
        }
        #expect(model.postings(of: [try #require(Terms("unicorn").terms.first).hash])[0].isEmpty)
    }

    @Test("A damaged file is refused when it is opened")
    func damage() throws {
        let bytes = try Self.build()
        for at in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[at] ^= 0x41
            // The reserved number is the one thing that nothing depends on.
            if 12..<16 ~= at { continue }
            #expect(throws: TidewaiterError.self) { try Model.open(damaged) }
        }
        for length in [0, 1, 47, 48, 127, bytes.count - 1] {
            #expect(throws: TidewaiterError.self) { try Model.open(Array(bytes.prefix(length))) }
        }
        #expect(throws: TidewaiterError.self) { try Model.open(bytes + [0]) }
    }

    @Test("A model is the same from a file as from its bytes, and a file that is none, cut or damaged is refused")
    func file() throws {
        let bytes = try Self.build()
        let path = "\(Files.root)/.build/model-tests/own.twmodel"
        func write(_ content: [UInt8]) throws { try #require(Files.write(content, to: path)) }
        try write(bytes)
        let model = try Model.open(file: Array(path.utf8))
        #expect(try model.sha256 == Model.open(bytes).sha256)
        #expect(model.bytes == bytes)
        // What becomes of the file afterwards does not matter.
        try write([])
        #expect(model.bytes == bytes)
        var damaged = bytes
        damaged[bytes.count / 2] ^= 1
        for content in [[], Array(bytes.dropLast()), bytes + [0], damaged, Array("no model".utf8)] {
            try write(content)
            #expect(throws: TidewaiterError.self) { try Model.open(file: Array(path.utf8)) }
        }
        for path in ["/nowhere/own.twmodel", "/", "", "a\0b"] {
            let error = #expect(throws: TidewaiterError.self) { try Model.open(file: Array(path.utf8)) }
            #expect(error?.status == .notFound)
        }
    }

    @Test("Rows without a code of six digits make no model")
    func none() {
        #expect(throws: TidewaiterError.self) { try Self.build([]) }
        #expect(throws: TidewaiterError.self) { try Self.build([("horse", "0101")]) }
    }

    @Test(
        "Trials that tell next to nothing apart give a calibration that can be kept and read",
        arguments: [0, 1e-12, 1e-7])
    func flatCalibration(step: Double) throws {
        let trials = (0..<400).map { number in
            Calibration.Trial(
                signals: .init(lead: -9.2 + Double(number) * step, spoken: 0.5, agrees: 1, phrase: 0, gap: 1),
                isRight: number % 3 == 0)
        }
        var fitted = Calibration()
        fitted.fit([trials, trials, trials])
        let numbers = fitted.numbers
        let read = try Calibration(
            stride(from: 0, to: numbers.count, by: 4).map { at in
                (0..<4).reduce(0) { $0 | Int(numbers[at + $1]) << ($1 * 8) }
            })
        #expect(read.levels[0].steps.count == fitted.levels[0].steps.count)
        #expect(abs(read.level(6).probability(trials[0].signals) - 1.0 / 3) < 0.05)
    }

    @Test("Calibration is kept to a millionth, and the more of a signal the likelier")
    func calibration() throws {
        var trials: [Calibration.Trial] = []
        for number in 0..<400 {
            let lead = Double(number % 40) / 5 - 4
            trials.append(
                Calibration.Trial(
                    signals: .init(lead: lead, spoken: Double(number % 7) / 7, agrees: 1, phrase: 0, gap: 1),
                    isRight: number * 7919 % 100 < Int(50 + lead * 10)))
        }
        var fitted = Calibration()
        fitted.fit([trials, trials, []])
        #expect(fitted.levels[2] == Calibration.Level())
        #expect(fitted.telling == Calibration().telling)
        let level = fitted.levels[0]
        var last = 0.0
        for step in -40...40 {
            let probability = level.probability(
                .init(lead: Double(step) / 10, spoken: 0.5, agrees: 1, phrase: 0, gap: 1))
            #expect(probability >= last)
            last = probability
        }
        // Right in one of ten at the low end, in nine of ten at the high end.
        #expect(level.probability(.init(lead: -4, spoken: 0.5, agrees: 1, phrase: 0, gap: 1)) < 0.25)
        #expect(level.probability(.init(lead: 3.8, spoken: 0.5, agrees: 1, phrase: 0, gap: 1)) > 0.75)
        var bytes: [Int] = []
        let numbers = fitted.numbers
        for at in stride(from: 0, to: numbers.count, by: 4) {
            bytes.append((0..<4).reduce(0) { $0 | Int(numbers[at + $1]) << ($1 * 8) })
        }
        let read = try Calibration(bytes)
        #expect(abs(read.levels[1].weights[0] - fitted.levels[1].weights[0]) < 1e-6)
        #expect(read.levels[0].steps.count == level.steps.count)
        #expect(throws: TidewaiterError.self) { try Calibration(Array(bytes.dropLast())) }
        #expect(throws: TidewaiterError.self) { try Calibration([]) }
    }

    @Test(
        "What parts vague texts from descriptions is learnt, signal by signal, and calls nine in ten of them too vague")
    func telling() throws {
        func seen(_ number: Int, _ identifying: Double) -> Telling.Signals {
            let noise = Double(number * 7919 % 100) / 50
            return .init(
                spread: noise, heading: -noise, identifying: identifying + noise, words: noise,
                rarity: identifying * 2 - noise, covered: 0.5, called: 0)
        }
        let goods = (0..<200).map { seen($0, 3) }
        let vague = (0..<300).map { seen($0 + 17, 1) }
        var calibration = Calibration()
        calibration.fit(descriptions: goods, vague: Array(vague.prefix(99)), areTold: vague.map { _ in false })
        #expect(calibration == Calibration())
        calibration.fit(descriptions: goods, vague: vague, areTold: vague.map { _ in false })
        #expect(vague.count { !calibration.telling.tells($0) } >= 270)
        #expect(goods.count { !calibration.telling.tells($0) } < 20)
        // What is the same for all parts nothing, and has no stairs.
        #expect(calibration.telling.stairs.last == [])
        #expect(calibration.telling.stairs.contains { $0.count > 1 })
        let numbers = calibration.numbers
        let read = try Calibration(
            stride(from: 0, to: numbers.count, by: 4).map { at in
                (0..<4).reduce(0) { $0 | Int(numbers[at + $1]) << ($1 * 8) }
            })
        for one in goods + vague {
            #expect(abs(read.telling.position(one) - calibration.telling.position(one)) < 1e-4)
        }
    }

    @Test("The built-in model was made of the packs as they are; if not: make model")
    func fresh() throws {
        let model = try #require(Model.builtIn)
        let statement = try JSONDocument(model.statement)
        let packs = try #require(statement.root["packs"]).elements
        #expect(packs.compactMap { $0["id"]?.string } == ["hs", "hs-words"])
        for pack in packs {
            let builtIn = try #require(Pack.builtIn(pack["id"]?.string ?? ""))
            #expect(pack["sha256"]?.string == builtIn.sha256, "\(builtIn.id) has changed")
        }
        #expect(statement.root["second_judgement"]?.string == "packs")
    }
}
