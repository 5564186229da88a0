import Testing
import Tidewaiter
import TidewaiterTestSupport

@Suite("Commodity codes asked of the engine")
struct CommodityTests {
    let engine: Engine

    init() throws { engine = try Engine() }

    private func error(_ json: String, table: String? = nil) -> TidewaiterError? {
        #expect(throws: TidewaiterError.self) {
            _ = try engine.nomenclature(json: Array(json.utf8), table: table.map { Array($0.utf8) })
        }
    }

    @Test("A code has its section, labels, notes, conversion and national lines")
    func whole() throws {
        let commodity = try engine.lookUp(
            "170490",
            options: LookUpOptions(
                into: "US", asOf: CivilDate(iso: "2026-03-01"), convert: 2028, description: "chocolate sweet"))
        #expect(commodity.section?.roman == "IV")
        #expect(commodity.path.allSatisfy { $0.label?.isEmpty == false })
        #expect(commodity.conversion?.to.year == 2028 && commodity.conversion?.isSecondHand == true)
        #expect(!commodity.notes.isEmpty && !commodity.cautions.isEmpty)
        #expect(commodity.national?.lines.contains { $0.isDeclarable && $0.code.hasPrefix("170490") } == true)
        let text = commodity.text()
        for word in ["Section IV", "As HS 2028 (at second hand)", "Caution: Chapter 17 Note 1(a)", "Lines of US"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test(
        "A code is judged by what the declaration asks for: by the tariff, also a union's, and by its length",
        arguments: [
            ("84713000", "DE", "import", "too_short", "needs 11"),
            ("84713000000", "DE", "import", "not_covered", "EU has 84713000"),
            ("8471300000", "FR", "import", "not_covered", "as long as FR asks (TARIC code)"),
            ("847130000000", "FR", "import", "too_long", "has 10"), ("84713000", "DE", "export", "valid", ""),
            ("8471300000", "DE", "export", "not_covered", "EU has 84713000"),
            ("84713099", "NL", "export", "unknown", "There is 84713000"),
            ("847130", "IE", "advance_cargo", "valid", ""),
            ("847130", "IE", "low_value", "valid", ""), ("8471", "IE", "low_value", "too_short", ""),
            ("847130", "US", "advance_cargo", "valid", ""), ("847130", "US", "import", "too_short", "needs 10"),
            ("84713001", "US", "advance_cargo", "valid", ""), ("8471300100", "US", "import", "valid", ""),
            ("8471300100", "US", "export", "not_covered", "Schedule B"),
            ("84713001", "US", "export", "too_short", "10"),
            ("847130000", "JP", "export", "not_covered", "as long as"),
            ("847130", "GB", "export", "too_short", "needs 8"),
            ("847130", "JP", "low_value", "not_covered", "Length not known"),
        ])
    func declarations(code: String, into: String, kind: String, verdict: String, words: String) throws {
        var options = LookUpOptions(into: into, asOf: CivilDate(iso: "2026-03-01"))
        options.declaration = try Engine.declarationKind(kind)
        let national = try #require(try engine.lookUp(code, options: options).national)
        #expect(national.judgement.verdict.rawValue == verdict, "\(national.judgement.message)")
        #expect(words.isEmpty || national.judgement.message.contains(words), "\(national.judgement.message)")
        let json = #"{"code":"\#(code)","into":"\#(into)","as_of":"2026-03-01","declaration":"\#(kind)"}"#
        guard case .commodity(let same) = try engine.nomenclature(json: Array(json.utf8)) else {
            Issue.record("no commodity")
            return
        }
        #expect(same.national == national)
    }

    @Test("A kind of declaration that there is none of is an error that names those there are")
    func unknownDeclaration() throws {
        let refused = error(#"{"code":"847130","declaration":"transit"}"#)
        #expect(refused?.code == "hs.declaration" && refused?.message.contains("advance_cargo") == true)
    }

    @Test("The General Rules are told in their order")
    func generalRules() throws {
        guard case .generalRules(let rules) = try engine.nomenclature(json: Array(#"{"rules":true}"#.utf8)) else {
            Issue.record("no rules")
            return
        }
        let numbers = ["1", "2(a)", "2(b)", "3(a)", "3(b)", "3(c)", "4", "5(a)", "5(b)", "6"]
        #expect(rules.rules.map(\.number) == numbers && rules.rules.allSatisfy { !$0.text.isEmpty })
        #expect(numbers.allSatisfy { rules.text().contains("  \($0)  ") })
        #expect(error(#"{"rules":true,"code":"847130"}"#)?.code == "hs.request")
        #expect(error(#"{"rules":"yes"}"#)?.code == "hs.type")
    }

    @Test("People see the notes of the code's own heading whole, those of the chapter by number and destination")
    func shownNotes() throws {
        let text = try engine.lookUp("950300").text()
        #expect(text.contains("Chapter 95 Note 5 (exclusion): "))
        #expect(text.contains("  Chapter 95: 1(a) to 3406; 1(b) to 3604; "))
        #expect(!text.contains("Candles"))
        #expect(text.contains("Chapter 92 Note 1(c): "))
        #expect(text.contains("Chapter 39 Note 2(y), Chapter 40 Note 2(f)"))
    }

    @Test("What HS 2028 has is marked as known at second hand wherever it is shown")
    func secondHand() throws {
        let commodity = try engine.lookUp("300711", options: LookUpOptions(edition: 2028))
        #expect(commodity.exists && commodity.text().contains("at second hand"))
        #expect(try engine.lookUp("300711").text().contains("at second hand"))
        #expect(try engine.lookUp("851713").edition.year == 2022)
    }

    @Test("Digits of other scripts are read, which is remarked; a language without labels is an error")
    func reading() throws {
        let arabic = try engine.lookUp("\u{668}\u{664}\u{667}\u{661}.\u{663}\u{660}")
        #expect(arabic.code == "847130" && arabic.remarks.count == 1)
        #expect(try engine.lookUp("8471.30").remarks.isEmpty)
        #expect(throws: TidewaiterError.self) {
            try engine.lookUp("847130", options: LookUpOptions(language: "xx"))
        }
    }

    @Test("A column is looked up row by row; the table comes back whole with columns added")
    func table() throws {
        let csv = "a;code;b\r\n\"x;y\";8471.30;1\r\n;851712\r\nz;8471.3;3;4\r\n"
        let table = try engine.lookUp(
            table: Array(csv.utf8), column: "CODE", options: LookUpOptions(edition: 2017, convert: 2022))
        #expect(table.rows.map(\.verdict) == [.valid, .valid, .notDigits])
        #expect(table.rows.map(\.number) == [2, 3, 4])
        #expect(table.rows[0].decision.isEmpty && table.rows[1].decision.contains("Choose"))
        #expect(table.rows[0].conversion?.only == "847130" && table.undecided == 2)
        let lines = String(decoding: table.csv(), as: UTF8.self).split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "a,code,b,,hs_code,hs_verdict,hs_label,hs_to,hs_candidates,hs_decision")
        #expect(lines[1].hasPrefix("x;y,8471.30,1,,847130,valid,"))
        #expect(lines[2].hasPrefix(",851712,,,851712,valid,") && lines[3].hasPrefix("z,8471.3,3,4,84713,not_digits,"))
        #expect(lines.count == 4)
    }

    @Test("The destination's schedule has the say on a table's codes")
    func national() throws {
        let csv = "code\n8471300100\n8471309999\n9801001010\n"
        let table = try engine.lookUp(
            table: Array(csv.utf8), column: "code",
            options: LookUpOptions(into: "US", asOf: CivilDate(iso: "2026-03-01")))
        #expect(table.rows.map(\.verdict.rawValue).prefix(2) == ["valid", "unknown"])
        #expect(table.rows[0].decision.isEmpty && !table.rows[1].decision.isEmpty)
    }

    @Test("A question that is none is an error that says what is known")
    func questions() {
        #expect(error("{}")?.code == "hs.request")
        #expect(error(#"{"code":"1","search":"x"}"#)?.code == "hs.request")
        #expect(error(#"{"cod":"1"}"#)?.message.contains("description") == true)
        #expect(error(#"{"code":847130}"#)?.code == "hs.type")
        #expect(error(#"{"code":"1","code":"2"}"#) != nil)
        #expect(error(#"{"column":"x"}"#)?.code == "hs.table")
        #expect(error(#"{"column":"x"}"#, table: "a,b\n1,2\n")?.message.contains("\"a\"") == true)
        #expect(error(#"{"column":"a"}"#, table: "a,a\n1,2\n")?.message.contains("2 columns") == true)
        #expect(error(#"{"column":"a"}"#, table: "") != nil)
        #expect(error(#"{"code":"847130","convert":2023}"#)?.code == "hs.edition")
    }
}
