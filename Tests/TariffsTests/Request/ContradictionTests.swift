import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Requests that contradict themselves") struct ContradictionTests {
    private static func toy(_ line: String = "", _ more: String = #","dates":{"entry":"2026-08-01"}"#) throws
        -> Assessment
    {
        try Assess.run(
            #"{"jurisdiction":"US","currency":"USD","incoterm":"FOB","mode":"air","facts":{"adcvd":"none"}\#(more),"#
                + #""lines":[{"id":"1","code":"9503000073","origin":"CN","value":"10000.00"\#(line)}]}"#)
    }

    private static func said(_ answer: Assessment) -> [String] {
        // That nothing looks at a fact of these goods is another matter.
        answer.findings.filter { $0.rule.hasPrefix("tw.request.") && $0.rule != "tw.request.idle-fact" }
            .map { "\($0.rule.dropFirst(11)) \($0.path)" }
    }

    @Test("nothing is said of a request that agrees with itself") func sound() throws {
        #expect(
            try Self.said(Self.toy(#","quantities":{"NMB":"5","KGM":"2.5"}"#)).isEmpty)
        let dates =
            #","dates":{"export":"2026-07-20","loading":"2026-07-20","arrival":"2026-08-01","entry":"2026-08-01"}"#
        #expect(try Self.said(Self.toy("", dates)).isEmpty)
    }

    @Test(
        "what contradicts itself or cannot be is found, with its place in the request",
        arguments: [
            ("", #","dates":{"entry":"2026-08-01"},"as_of":"2025-01-01""#, "as-of /as_of"),
            ("", #","dates":{"entry":"2026-08-01","export":"2026-08-02"}"#, "dates /dates/export"),
            ("", #","dates":{"entry":"2026-08-01","loading":"2026-08-02"}"#, "dates /dates/loading"),
            (
                "", #","dates":{"entry":"2026-08-05","arrival":"2026-08-01","export":"2026-08-02"}"#,
                "dates /dates/export"
            ),
            (
                #","facts":{"loading_date":"2026-07-01"}"#, #","dates":{"entry":"2026-08-01","loading":"2026-07-20"}"#,
                "dates /lines/0/facts/loading_date"
            ),
            (
                #","facts":{"no_metal_content":true,"us_metal_percent":"90"}"#, #","dates":{"entry":"2026-08-01"}"#,
                "facts /lines/0/facts/us_metal_percent"
            ),
            (
                #","facts":{"us_smelted_95":true,"us_metal_percent":"10"}"#, #","dates":{"entry":"2026-08-01"}"#,
                "facts /lines/0/facts/us_metal_percent"
            ),
            (
                #","melted_poured":"CN","facts":{"us_melted_poured":true}"#, #","dates":{"entry":"2025-07-01"}"#,
                "facts /lines/0/melted_poured"
            ),
            (
                #","facts":{"us_metal_percent":"90","uk_metal_percent":"95"}"#, #","dates":{"entry":"2026-08-01"}"#,
                "facts /lines/0/facts/uk_metal_percent"
            ),
            (
                #","facts":{"us_content_percent":"50","us_content_value":"100"}"#, #","dates":{"entry":"2026-08-01"}"#,
                "facts /lines/0/facts/us_content_percent"
            ),
            (
                #","adcvd":[{"case":"A-552-106","rate":"25.5%"}],"facts":{"adcvd":"none"}"#,
                #","dates":{"entry":"2025-12-01"}"#, "facts /lines/0/facts/adcvd"
            ),
            (#","quantities":{"QQQ":"5"}"#, #","dates":{"entry":"2026-08-01"}"#, "unit /lines/0/quantities/QQQ"),
            (#","quantities":{"NMB":"0"}"#, #","dates":{"entry":"2026-08-01"}"#, "quantity /lines/0/quantities/NMB"),
            (#","quantities":{"NMB":"2.5"}"#, #","dates":{"entry":"2026-08-01"}"#, "quantity /lines/0/quantities/NMB"),
            (#","quantities":{"KGM":"0.0"}"#, #","dates":{"entry":"2026-08-01"}"#, "quantity /lines/0/quantities/KGM"),
            (
                #","quantities":{"NMB":"1000000000000000000000"}"#, #","dates":{"entry":"2026-08-01"}"#,
                "quantity /lines/0/quantities/NMB"
            ),
        ])
    func found(line: String, more: String, expected: String) throws {
        let answer = try Self.toy(line, more)
        #expect(Self.said(answer) == [expected])
        let finding = try #require(answer.findings.first { $0.rule.hasPrefix("tw.request.") })
        #expect(finding.severity >= .warning && finding.effect == .money)
        #expect(finding.place != nil)
    }

    @Test(
        "what is stated of the whole entry contradicts itself once, where it is stated",
        arguments: [
            (#""us_content_value":"5000","us_content_percent":"20""#, "", ["facts /facts/us_content_percent"]),
            (#""us_smelted_95":true,"us_metal_percent":"20""#, "", ["facts /facts/us_metal_percent"]),
            (
                #""us_smelted_95":true,"us_metal_percent":"96""#, #""us_metal_percent":"20""#,
                ["facts /lines/1/facts/us_metal_percent"]
            ),
            (
                #""us_metal_percent":"20""#, #""us_smelted_95":true"#, ["facts /facts/us_metal_percent"]
            ),
            (#""us_content_value":"20000""#, "", ["parts-of-value /facts"]),
            (#""us_content_value":"2000""#, #""us_content_value":"20000""#, ["parts-of-value /lines/1/facts"]),
        ])
    func ofTheEntry(entry: String, second: String, expected: [String]) throws {
        func line(_ id: Int, _ facts: String) -> String {
            #"{"id":"\#(id)","code":"73181500","origin":"TH","value":"10000","facts":{\#(facts)}}"#
        }
        let answer = try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2026-04-20"},"facts":{"adcvd":"none",\#(entry)},"#
                + #""lines":[\#(line(1, "")),\#(line(2, second)),\#(line(3, ""))]}"#)
        #expect(Self.said(answer) == expected)
        let finding = try #require(answer.findings.first { $0.rule.hasPrefix("tw.request.") })
        #expect(finding.place != nil)
        #expect(finding.item == (second.isEmpty ? nil : "2"))
    }

    @Test("a value or a cost that no consignment has is told of") func worth() throws {
        let value = "1000000000000000000000000000000"
        #expect(
            try Self.said(
                Assess.run(
                    UnitedStatesTests.entry(#"{"id":"1","code":"3924104000","origin":"TH","value":"\#(value)"}"#)))
                == ["value /lines/0/value"])
        let costs = #","dates":{"entry":"2026-08-01"},"costs":[{"kind":"freight","amount":"\#(value)"}]"#
        #expect(try Self.said(Self.toy("", costs)) == ["cost /costs/0/amount"])
    }

    @Test(
        "parts that fit together are let pass",
        arguments: [
            #""us_smelted_95":true,"us_metal_percent":"96""#, #""us_metal_percent":"40","uk_metal_percent":"60""#,
            #""us_content_percent":"50","us_content_value":"5049""#, #""us_melted_poured":true,"melted_poured":"US""#,
        ])
    func consistent(facts: String) throws {
        #expect(try Self.said(Self.toy(#","facts":{\#(facts)}"#)).isEmpty)
    }

    @Test("a line that is worth nothing is told of") func worthless() throws {
        let answer = try Assess.run(
            UnitedStatesTests.entry(#"{"id":"1","code":"3924104000","origin":"TH","value":"0.00"}"#))
        #expect(Self.said(answer) == ["value /lines/0/value"])
    }

    @Test("a fact of a range is refused beyond it", arguments: ["150", "100.01"])
    func range(percent: String) throws {
        let error = #expect(throws: TidewaiterError.self) {
            try Self.toy(#","facts":{"us_metal_percent":"\#(percent)"}"#)
        }
        #expect(error?.message.contains("from 0 to 100") == true, "\(error?.message ?? "")")
        #expect(error?.place != nil)
        #expect(throws: Never.self) { try Self.toy(#","facts":{"us_metal_percent":"100"}"#) }
    }

    @Test("a range of a type is two numbers, the lower first")
    func types() {
        #expect(DeclaredFacts.Declaration.range("decimal:0..100") == Decimal.zero...100)
        for type in ["decimal", "decimal:", "decimal:5..1", "decimal:a..b", "text:0..1"] {
            #expect(DeclaredFacts.Declaration.range(type) == nil, "\(type)")
        }
    }

    @Test("rates there and back that are not one rate are refused; rounding is let pass")
    func exchange() throws {
        func run(_ back: String) throws -> Assessment {
            try Self.toy(
                "",
                #","dates":{"entry":"2026-08-01"},"exchange_rates":[{"from":"EUR","to":"USD","rate":"1.1"},"#
                    + #"{"from":"USD","to":"EUR","rate":"\#(back)"}]"#)
        }
        #expect(throws: TidewaiterError.self) { try run("0.5") }
        #expect(throws: Never.self) { try run("0.909") }
    }

    @Test("costs that are shared by weights that are all zero are told of") func weightless() throws {
        let lines = ["1", "2"].map {
            #"{"id":"\#($0)","code":"3924104000","origin":"TH","value":"100","quantities":{"KGM":"0"}}"#
        }
        let answer = try Assess.run(
            UnitedStatesTests.entry(
                lines.joined(separator: ","),
                #","apportion":"weight","incoterm":"EXW","costs":[{"kind":"packing","amount":"10","in_price":false}]"#))
        #expect(answer.findings.contains { $0.rule == "tw.request.apportionment" && $0.severity == .error })
    }

    @Test("a symbol that only some tariff lines name is not passed over on another") func idleClaim() throws {
        let answer = try Self.toy(#","preference":"C""#)
        let finding = try #require(answer.findings.first { $0.rule == "tw.us.preference" })
        #expect(finding.path == "/lines/0/preference" && finding.message.contains("9503000073"))
    }

    @Test("what began after the day of knowledge is not charged, and the answer says by which law it is")
    func knowledge() throws {
        let day = #","dates":{"entry":"2026-08-01"}"#
        let all = try Self.toy("", day)
        let then = try Self.toy("", day + #","known_on":"2025-01-01""#)
        let before = try Self.toy("", #","dates":{"entry":"2025-01-01"}"#)
        #expect(then.totals?.duty == before.totals?.duty)
        #expect(then.totals?.duty != all.totals?.duty)
        #expect(Self.said(then) == ["known-on /known_on"])
        // Who knows all up to the day of the entry knows what holds on it.
        let same = try Self.toy("", day + #","known_on":"2026-08-01""#)
        #expect(same.totals?.duty == all.totals?.duty)
        #expect(Self.said(same).isEmpty)
    }
}
