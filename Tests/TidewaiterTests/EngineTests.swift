import Testing
import Tidewaiter
import TidewaiterTestSupport

@Suite("The engine")
struct EngineTests {
    let engine: Engine

    init() throws { engine = try Engine() }

    private func sample(_ name: String) throws -> Declaration {
        try engine.read(try #require(Files.sample(name)), input: name)
    }

    @Test("a declaration is assessed as one entry for each of its bills")
    func entries() throws {
        let options = AssessmentOptions(
            into: "US", asOf: CivilDate(iso: "2024-12-20"), facts: [Fact(name: "adcvd", value: .text("none"))])
        let answer = try engine.assess(try sample("vessel-call.csv"), options: options)
        #expect(answer.entries.count == 12)
        let toys = try #require(answer.entries.first)
        #expect(toys.bill == "NHLN24100101")
        #expect(toys.assessment.outcome == .computed)
        // 61,008.00: toys are free; 0.3464 % is 211.33, 0.125 % is 76.26.
        let totals = try #require(toys.assessment.totals)
        #expect(totals.duty.low == Decimal.zero)
        #expect(totals.fee.low == (try Decimal("287.59")))
    }

    @Test("a bill with a code that does not exist has no total and says why")
    func unknownCode() throws {
        let options = AssessmentOptions(
            into: "US", asOf: CivilDate(iso: "2024-12-20"), facts: [Fact(name: "adcvd", value: .text("none"))])
        let answer = try engine.assess(try sample("vessel-call.csv"), options: options)
        let novelty = try #require(answer.entries.first { $0.bill == "NHLN24100112" })
        #expect(novelty.assessment.outcome != .computed)
        #expect(answer.outcome != .computed)
    }

    @Test("assessing needs a country")
    func nowhere() throws {
        let declaration = try sample("vessel-call.csv")
        let error = #expect(throws: TidewaiterError.self) {
            try engine.assess(declaration, options: AssessmentOptions())
        }
        #expect(error?.status == .argument)
    }

    @Test("what a request leaves open is filled in, and what it states otherwise is never passed over in silence")
    func options() throws {
        let json = Array(
            #"""
            {"jurisdiction":"US","mode":"air","facts":{"adcvd":"none"},
             "lines":[{"id":"1","code":"9503000073","origin":"VN","value":"9.00"}]}
            """#.utf8)
        var options = AssessmentOptions(
            into: "US", asOf: CivilDate(iso: "2024-12-20"), facts: [Fact(name: "adcvd", value: .text("none"))])
        let answer = try engine.assess(json: json, options: options)
        #expect(answer.asOf == CivilDate(iso: "2024-12-20"))
        #expect(answer.outcome == .computed)
        options.facts = [Fact(name: "adcvd", value: .text("A-570-900"))]
        let fact = #expect(throws: TidewaiterError.self) { try engine.assess(json: json, options: options) }
        #expect(fact?.message.contains("none") == true && fact?.message.contains("A-570-900") == true)
        let country = #expect(throws: TidewaiterError.self) {
            try engine.assess(json: json, options: AssessmentOptions(into: "AU"))
        }
        #expect(country?.status == .argument)
        #expect(country?.message.contains("US") == true && country?.message.contains("AU") == true)
    }

    /// A manifest of so many bills of toys, the last of them with this value.
    private func manifest(bills: Int, lastValue: String = "10.00") throws -> Declaration {
        var table = "Bill No,Description,HS Code,Origin,Value,Currency\n"
        for number in 1...bills {
            table += "B\(number),Plastic toys,9503000073,VN,\(number == bills ? lastValue : "10.00"),USD\n"
        }
        return try engine.read(Array(table.utf8))
    }

    private var toUnitedStates: AssessmentOptions {
        AssessmentOptions(
            into: "US", asOf: CivilDate(iso: "2024-12-20"), facts: [Fact(name: "adcvd", value: .text("none"))])
    }

    @Test("assessments that leave one by one are the bytes of those that are kept", arguments: [1, 2, 12])
    func piecewise(bills: Int) throws {
        let declaration = try manifest(bills: bills)
        let kept = try engine.assess(declaration, options: toUnitedStates)
        #expect(kept.entries.count == bills)
        for (form, whole) in [
            (DeclarationWriter.Form.json, kept.json()), (.text, Array(kept.text().utf8)), (.csv, kept.csv()),
        ] {
            var writer = DeclarationWriter(form, of: declaration)
            var bytes: [UInt8] = []
            try engine.assess(declaration, options: toUnitedStates) { bytes += writer.add($0) }
            bytes += writer.end()
            #expect(bytes == whole)
            if form == .json { #expect(throws: Never.self) { try JSONDocument(bytes) } }
        }
    }

    @Test("a currency in small letters costs what its code costs")
    func smallLetters() throws {
        let costs = try ["USD", "usd"].map { currency in
            let row = "B1,Plastic toys,9503000073,VN,10.00,\(currency)\n"
            let table = "bill of lading,description,hs code,origin,value,currency\n" + row
            return try engine.assess(engine.read(Array(table.utf8)), options: toUnitedStates).entries[0].assessment
        }
        #expect(costs[0].totals?.customsValue.high == 10)
        #expect(costs[0] == costs[1])
    }

    @Test("a bill that cannot be assessed stops the work before the first one is handed out")
    func lastBillWrong() throws {
        let declaration = try manifest(bills: 5, lastValue: "-1")
        var handedOut = 0
        let error = #expect(throws: TidewaiterError.self) {
            try engine.assess(declaration, options: toUnitedStates) { _ in handedOut += 1 }
        }
        #expect(error?.message.contains("Bill B5") == true)
        #expect(handedOut == 0)
    }

    @Test("assessments that are kept together stop at the limit of bytes of an answer")
    func answerLimit() throws {
        let engine = try Engine(limits: Limits(answerBytes: 20_000))
        #expect(throws: Never.self) { try engine.assess(try manifest(bills: 2), options: toUnitedStates) }
        let error = #expect(throws: TidewaiterError.self) {
            try engine.assess(try manifest(bills: 50), options: toUnitedStates)
        }
        #expect(error?.status == .limit)
    }

    @Test("a country of import that is none is refused by name", arguments: ["", "ZZ", "XX", "UK", "USA", "U", "ß"])
    func noCountry(code: String) throws {
        #expect(throws: TidewaiterError.self) { try engine.lookUp("950300", into: code) }
        #expect(throws: TidewaiterError.self) {
            try engine.assess(try manifest(bills: 1), options: AssessmentOptions(into: code))
        }
    }

    @Test("a date without a rule that chose it leaves no blank sentence")
    func noRule() throws {
        let answer = try engine.assess(
            try manifest(bills: 1),
            options: AssessmentOptions(
                into: "NO", asOf: CivilDate(iso: "2024-12-20")))
        let text = answer.text()
        #expect(text.contains("As of 2024-12-20.") && !text.contains(": ."))
    }

    @Test(
        "a code that can be declared passes, one that cannot fails, and what no pack knows is refused",
        arguments: [
            ("9503000073", "US", Outcome.passed), ("95030000", "US", .failed), ("950300007300", "US", .failed),
            ("9503990000", "US", .failed), ("950300", nil, .passed), ("9503", nil, .failed), ("950399", nil, .failed),
            ("980100", nil, .refused), ("950300", "NG", .refused), ("95030075", "NO", .refused),
            ("9503", "NG", .failed),
        ] as [(String, String?, Outcome)])
    func declarable(code: String, into: String?, outcome: Outcome) throws {
        let commodity = try engine.lookUp(code, into: into, asOf: CivilDate(iso: "2024-12-20"))
        #expect(commodity.outcome == outcome)
        #expect(Answer.commodity(commodity).outcome == outcome)
    }

    @Test(
        "a number that a spreadsheet made of a code is looked up as no other code",
        arguments: ["950300.0", "9503000073.0", "9.5E9", "9,503E+09"])
    func spreadsheetNumber(code: String) throws {
        let error = #expect(throws: TidewaiterError.self) { try engine.lookUp(code, into: "US") }
        #expect(error?.code == "hs.spreadsheet")
        let identification = try engine.identify(code, as: "hs")
        #expect(!identification.valid)
        #expect(identification.reason?.message.contains("spreadsheet") == true)
        #expect(try engine.identify(code).kind == "unknown")
        #expect(try engine.lookUp("9503.00").exists)
        #expect(try engine.identify("9503.00.00.73", as: "hs").valid)
    }

    @Test("what the HS leaves to each country is not told as no code")
    func leftToCountries() throws {
        #expect(try !engine.lookUp("980100").text().contains("not a code"))
        #expect(try engine.lookUp("950399").text().contains("not a code"))
    }

    @Test("a country whose codes' length is not known is told as that")
    func unknownLength() throws {
        let text = try engine.lookUp("950300", into: "NG").text()
        #expect(text.contains("Length not known for Nigeria"))
        #expect(!text.contains("complete"))
    }

    @Test(
        "money that was converted from another currency is still money: two places, whole dollars where the law says so"
    )
    func convertedMoney() throws {
        let json = Array(
            #"""
            {"jurisdiction":"US","as_of":"2024-12-20","currency":"EUR","mode":"sea","facts":{"adcvd":"none"},
             "exchange_rates":[{"from":"EUR","to":"USD","rate":"1.0857"}],
             "lines":[{"id":"1","code":"3924104000","origin":"TH","value":"1000.33"},
                      {"id":"2","code":"3924104000","origin":"TH","value":"2000"}]}
            """#.utf8)
        let totals = try #require(try engine.assess(json: json).totals)
        // 1,086.058281 + 2,171.40 = 3,257.458281, of which the law takes 3,257; the price keeps its cents.
        #expect(totals.customsValue.low.description == "3257")
        #expect(totals.landedCost.low.description == "3404.97")
        let text = String(decoding: try engine.assess(json: json).json(), as: UTF8.self)
        #expect(text.contains(#""customs_value":"3257.00""#))
    }

    @Test("no amount below zero, no second rate for a currency and no empty entry is ever costed")
    func impossibleAmounts() throws {
        let table = Array(
            "Bill No,Description,HS Code,Origin,Value,Currency\nB1,Plastic toys,95030000,VN,-5,USD\n".utf8)
        let declaration = try engine.read(table)
        let options = AssessmentOptions(into: "US", asOf: CivilDate(iso: "2024-12-20"))
        #expect(throws: TidewaiterError.self) { try engine.assess(declaration, options: options) }
        var request = AssessmentRequest(
            jurisdiction: "US", currency: "EUR",
            exchangeRates: [
                .init(from: "EUR", to: "USD", rate: try Decimal("1.1")),
                .init(from: "EUR", to: "USD", rate: try Decimal("1.2")),
            ], lines: [.init(id: "1", code: "95030000", origin: "VN", value: try Decimal("5"))])
        #expect(throws: TidewaiterError.self) { try engine.assess(request) }
        request.exchangeRates.removeLast()
        request.lines[0].quantities = [.init(unit: "KGM", amount: try Decimal("-1"))]
        #expect(throws: TidewaiterError.self) { try engine.assess(request) }
        #expect(throws: TidewaiterError.self) {
            try engine.assess(json: Array(#"{"jurisdiction":"US","lines":[]}"#.utf8))
        }
    }

    @Test("names repeated a hundred thousand times take no more than linear time")
    func repeatedNames() throws {
        let members = (0..<100_000).map { "\"k\($0 % 7)\":\($0)" }.joined(separator: ",")
        let declaration = try engine.read(Array("{\"bills\":[{\(members)}]}".utf8))
        #expect(declaration.findings.contains { $0.rule == "tw.json.duplicate-key" })
    }

    @Test("garbage, truncation and hostile nesting give an error and never more")
    func garbage() throws {
        let whole = try #require(Files.sample("vessel-call.edi"))
        for length in stride(from: 0, to: whole.count, by: 7) {
            _ = try? engine.read(Array(whole[..<length]))
        }
        let hostile: [[UInt8]] = [
            [], [0], [0xFF, 0xFE], Array(repeating: 0x5B, count: 100_000), Array(repeating: 0x22, count: 1000),
            Array(repeating: 0x2C, count: 10_000), Array("UNA:+.? '".utf8), Array("UNB".utf8) + [0, 0, 0x27],
            Array(#"{"a":""#.utf8) + Array(repeating: 0x41, count: 10_000_000),
            Array("Bill No,HS Code\n\"".utf8) + Array(repeating: 0x41, count: 10_000_000),
            Array("UNB+UNOC:3+A+B+241213:0915+R1'UNH+1+CUSCAR:D:95B:UN'FTX+".utf8)
                + Array(repeating: 0x41, count: 10_000_000),
        ]
        for bytes in hostile {
            if let declaration = try? engine.read(bytes) { _ = engine.check(declaration).json() }
            _ = try? engine.assess(json: bytes)
        }
    }

    @Test("every pack says what it covers, and its hash holds")
    func packs() throws {
        let ids = engine.packs.map(\.id)
        #expect(ids.contains("hs") && ids.contains("us-hts"))
        #expect(engine.packs.allSatisfy { !$0.coverage.isEmpty && $0.sha256.utf8.count == 64 })
        #expect(throws: TidewaiterError.self) { try Engine(packs: [Array("no pack".utf8)]) }
    }

    @Test("a commodity shows its path, its editions and its national lines")
    func commodity() throws {
        let toys = try engine.lookUp("9503.00.00.73", into: "us", asOf: CivilDate(iso: "2024-12-20"))
        #expect(toys.exists)
        #expect(toys.path.map(\.code) == ["95", "9503", "950300"])
        #expect(toys.path.prefix(2).allSatisfy { $0.label?.isEmpty == false })
        #expect(toys.national?.judgement.verdict == .valid)
        #expect(try engine.lookUp("950390").exists == false)
        #expect(throws: TidewaiterError.self) { try engine.lookUp("toys") }
        #expect(throws: TidewaiterError.self) { try engine.lookUp("9503", edition: 1066) }
    }
}
