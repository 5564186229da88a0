import Testing
import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Request as JSON") struct RequestJSONTests {
    @Test("every member of the contract is read")
    func whole() throws {
        let request = try Assess.request(
            #"""
            { "jurisdiction": "US",
              "entry": { "type": "01", "port_of_entry": "2704", "status": "direct",
                         "procedure": { "requested": "40", "previous": "00", "additional": ["C07"] } },
              "dates": { "export": "2026-03-01", "loading": null, "arrival": "2026-04-08", "entry": "2026-04-10", "tax_point": null },
              "as_of": null, "known_on": "2026-05-01", "language": "en",
              "currency": "USD", "incoterm": "FOB", "mode": "sea",
              "costs": [ { "kind": "freight", "amount": "120.00", "lines": null }, { "kind": "insurance", "amount": 8.00 } ], "apportion": "weight",
              "exchange_rates": [ { "from": "EUR", "to": "USD", "rate": "1.0850", "source": "ECB" } ],
              "facts": { "importer_vat_registered": true, "n": 1.50, "t": "x", "gone": null },
              "lines": [ { "id": "1", "description": "bracket", "code": "7326.90.86 88", "origin": "CN", "origin_preferential": null,
                           "country_of_export": "CN", "melted_poured": "CN", "value": "10000",
                           "valuation": { "method": 1, "related": false, "first_sale": true },
                           "quantities": { "NMB": "100", "KGM": 2500 }, "preference": null,
                           "additional_codes": [], "adcvd": "none", "quota_order": null, "facts": {} }, {} ] }
            """#)
        #expect(request.entry.procedure.additional == ["C07"])
        #expect(request.dates.entry == CivilDate(iso: "2026-04-10"))
        #expect(request.incoterm == .fob)
        #expect(request.mode == .sea)
        #expect(request.costs.map(\.amount) == ["120", "8"])
        #expect(request.apportionment == .weight)
        #expect(request.exchangeRates[0].rate.description == "1.0850")
        #expect(
            request.facts == [
                Fact(name: "importer_vat_registered", value: .flag(true)), Fact(name: "n", value: .number("1.5")),
                Fact(name: "t", value: .text("x")),
            ])
        let line = request.lines[0]
        #expect(line.code == "7326908688")
        #expect(line.valuation.firstSale)
        #expect(line.quantities == [.init(unit: "NMB", amount: 100), .init(unit: "KGM", amount: 2500)])
        #expect(request.lines[1].id == "2")
        #expect(request.findings.map(\.rule) == ["tw.request.code-punctuation"])
        #expect(request.findings[0].place?.line == 10)
    }

    @Test("unknown members and names given twice are findings with their place")
    func unknown() throws {
        let request = try Assess.request(
            #"{"jurisdiction":"US","curency":"EUR","mode":"air","mode":"sea","lines":[{"orign":"CN"}],"entry":{"kind":1}}"#
        )
        #expect(
            Set(request.findings.map(\.path)) == ["/curency", "/mode", "/lines/0/orign", "/entry/kind"])
        #expect(request.findings.allSatisfy { $0.place != nil })
        #expect(request.mode == .sea)
    }

    @Test("facts that no pack declares, or of the wrong place, are findings")
    func undeclared() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","facts":{"adcvd":"none","aluminium":"no"},"#
                + #""lines":[{"code":"95030000","origin":"VN","value":"1","facts":{"hmf_exempt":true}}]}"#)
        #expect(answer.findings.map(\.rule) == ["tw.request.undeclared-fact", "tw.request.fact-of-entry"])
        #expect(answer.outcome == .computed)
    }

    @Test(
        "wrong types and unknown words stop with their place",
        arguments: [
            #"{"jurisdiction":1}"#, #"{}"#, #"[]"#, #"{"jurisdiction":"US","lines":{}}"#,
            #"{"jurisdiction":"US","lines":[1]}"#, #"{"jurisdiction":"US","lines":[{"value":"1,000"}]}"#,
            #"{"jurisdiction":"US","lines":[{"value":true}]}"#,
            #"{"jurisdiction":"US","lines":[{"value":1e999}]}"#, #"{"jurisdiction":"US","mode":"boat"}"#,
            #"{"jurisdiction":"US","incoterm":"XXX"}"#, #"{"jurisdiction":"US","as_of":"10/04/2026"}"#,
            #"{"jurisdiction":"US","as_of":"2026-02-30"}"#, #"{"jurisdiction":"US","costs":[{"kind":"freight"}]}"#,
            #"{"jurisdiction":"US","costs":[{"amount":"1"}]}"#,
            #"{"jurisdiction":"US","costs":[{"kind":"x","amount":"1"}]}"#,
            #"{"jurisdiction":"US","facts":{"a":[]}}"#, #"{"jurisdiction":"US","lines":[{"code":95030000}]}"#,
            #"{"jurisdiction":"US","lines":[{"valuation":{"method":7}}]}"#,
            #"{"jurisdiction":"US","lines":[{"additional_codes":"1"}]}"#, "", "{", "\u{0}", "nonsense",
        ])
    func mistyped(json: String) throws {
        let error = #expect(throws: TidewaiterError.self) { try Assess.request(json) }
        #expect(error?.place != nil)
        #expect(error?.message.isEmpty == false)
    }

    @Test("requests that contradict themselves stop")
    func contradictions() throws {
        #expect(throws: TidewaiterError.self) {
            try Assess.run(#"{"jurisdiction":"US","lines":[{"id":"1"},{"id":"1"}]}"#)
        }
        #expect(throws: TidewaiterError.self) {
            try Assess.run(
                #"{"jurisdiction":"US","costs":[{"kind":"freight","amount":"1","lines":["9"]}],"lines":[{"id":"1"}]}"#)
        }
        let huge = String(repeating: "9", count: 38)
        #expect(throws: TidewaiterError.self) {
            try Assess.run(
                #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"sea","lines":[{"code":"39241040","origin":"TH","value":"\#(huge)"},{"code":"39241040","origin":"TH","value":"\#(huge)"}]}"#
            )
        }
    }

    @Test("a jurisdiction without a pack is refused, an entry without lines is an error")
    func edges() throws {
        #expect(try Assess.run(#"{"jurisdiction":"ZZ","lines":[{}]}"#).outcome == .refused)
        for empty in [
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"sea"}"#, #"{"jurisdiction":"AU","lines":[]}"#,
        ] {
            let error = #expect(throws: TidewaiterError.self) { try Assess.run(empty) }
            #expect(error?.code == "assess.empty")
        }
        let origin = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","facts":{"adcvd":"none"},"lines":[{"code":"39241040","origin":"zz","value":"1"}]}"#
        )
        #expect(origin.outcome == .needsFacts)
        #expect(origin.findings.map(\.rule) == ["tw.request.origin"])
    }

    @Test(
        "what contradicts itself or cannot be is told with pointer, line and column",
        arguments: [
            (#""lines":[{"id":"1","value":"-1"}]"#, "/lines/0/value", "below zero"),
            (#""lines":[{"quantities":{"a/b~":"-1"}}]"#, "/lines/0/quantities/a~1b~0", "below zero"),
            (#""costs":[{"kind":"freight","amount":"-1"}],"lines":[{}]"#, "/costs/0/amount", "below zero"),
            (
                #""exchange_rates":[{"from":"EUR","to":"USD","rate":"0"}],"lines":[{}]"#, "/exchange_rates/0/rate",
                "is zero"
            ),
            (
                #""exchange_rates":[{"from":"EUR","to":"USD","rate":"-2"}],"lines":[{}]"#, "/exchange_rates/0/rate",
                "below zero"
            ),
            (
                #""exchange_rates":[{"from":"EUR","to":"USD","rate":"1"},{"from":"eur","to":"USD","rate":"2"}],"lines":[{}]"#,
                "/exchange_rates/1/rate", "1 and 2"
            ),
            (#""exchange_rates":[{"from":"EUR","to":"USD"}],"lines":[{}]"#, "/exchange_rates/0", "\"rate\" is missing"),
            (#""lines":[{"id":"1"},{"id":"1"}]"#, "/lines/1/id", "called"),
            (#""lines":[{"id":"2"},{}]"#, "/lines/1", "called"),
            (
                #""costs":[{"kind":"freight","amount":"1","lines":["1","9"]}],"lines":[{"id":"1"}]"#,
                "/costs/0/lines/1", "\"9\""
            ),
            (#""facts":{"mpf_exempt":"yes"},"lines":[{}]"#, "/facts/mpf_exempt", "true or false"),
            (#""lines":[{"facts":{"duty_rate":"6"}}]"#, "/lines/0/facts/duty_rate", "a rate"),
            (#""lines":[{"facts":{"vehicle_part":"no"}}]"#, "/lines/0/facts/vehicle_part", "one of light"),
            (#""lines":[{"valuation":{"method":9}}]"#, "/lines/0/valuation/method", "9 is no method"),
            (#""lines":[{"valuation":{"method":"1"}}]"#, "/lines/0/valuation/method", "as a number"),
            (#""lines":[{"code":9.5E9}]"#, "/lines/0/code", "spreadsheet"),
            (#""lines":[{"code":9503000073}]"#, "/lines/0/code", "in quotes"),
        ])
    func places(members: String, pointer: String, hint: String) throws {
        let error = try #require(
            throws: TidewaiterError.self, performing: { try Assess.run("{\"jurisdiction\":\"US\",\n\(members)}") })
        #expect(error.place?.address == pointer)
        #expect(error.place?.line == 2)
        #expect((error.place?.column ?? 0) > 1)
        #expect(error.message.contains(hint))
    }

    @Test("of members given twice the last counts, of arrays and facts too, and each is a finding")
    func repeated() throws {
        let request = try Assess.request(
            #"{"jurisdiction":"US","costs":[{"kind":"freight","amount":"1"}],"costs":[{"kind":"assist","amount":"2"}],"#
                + #""exchange_rates":[{"from":"EUR","to":"USD","rate":"1"}],"exchange_rates":[],"facts":{"a":1,"a":2},"#
                + #""lines":[{"id":"x"}],"lines":[{"id":"y","quantities":{"KGM":"1","KGM":"2"}}]}"#)
        #expect(request.costs.map(\.kind) == [.assist])
        #expect(request.exchangeRates.isEmpty)
        #expect(request.facts == [Fact(name: "a", value: .number(2))])
        #expect(request.lines.map(\.id) == ["y"])
        #expect(request.lines[0].quantities == [.init(unit: "KGM", amount: 2)])
        #expect(request.findings.map(\.rule) == Array(repeating: "tw.json.duplicate-key", count: 5))
    }

    @Test("codes and words may be in capitals or not")
    func letters() throws {
        let request = try Assess.request(
            #"{"jurisdiction":"us","mode":"SEA","incoterm":"fob","currency":"usd","apportion":"Weight","#
                + #""entry":{"status":"In_Bond"},"costs":[{"kind":"Freight","amount":"1","currency":"eur"}],"#
                + #""exchange_rates":[{"from":"eur","to":"usd","rate":"1"}],"#
                + #""lines":[{"origin":"vn","country_of_export":"cn","melted_poured":"jp","currency":"eur"}]}"#)
        #expect(request.jurisdiction == "US")
        #expect(request.mode == .sea)
        #expect(request.incoterm == .fob)
        #expect(request.currency == "USD")
        #expect(request.apportionment == .weight)
        #expect(request.entry.status == .inBond)
        #expect(request.costs[0].currency == "EUR")
        #expect(request.exchangeRates[0].from == "EUR")
        #expect(request.lines[0].origin == "VN")
        #expect(request.lines[0].countryOfExport == "CN")
        #expect(request.lines[0].meltedPoured == "JP")
        #expect(request.lines[0].currency == "EUR")
    }

    @Test("an origin or jurisdiction written for another country is told the right one")
    func advice() throws {
        let origin = try Assess.run(UnitedStatesTests.entry(#"{"code":"39241040","origin":"uk","value":"1"}"#))
        #expect(origin.findings.map(\.rule) == ["tw.request.origin"])
        #expect(origin.findings[0].message.contains("write GB"))
        #expect(origin.findings[0].place?.address == "/lines/0/origin")
        #expect(origin.lines[0].origin == nil)
        let jurisdiction = try Assess.run(#"{"jurisdiction":"UK","lines":[{}]}"#)
        #expect(jurisdiction.refused[0].statement.contains("write GB"))
        var request = AssessmentRequest(jurisdiction: "us", lines: [.init(id: "1", origin: "vn")])
        #expect(try Assess.run(request).lines[0].origin == "VN")
        request.lines[0].origin = "\u{DF}"
        #expect(try Assess.run(request).lines[0].origin == nil)
    }

    @Test(
        "a code that a spreadsheet made a number of is refused as such",
        arguments: ["950300.0", "9503000073.0", "9.5E9"])
    func damagedCode(code: String) throws {
        let answer = try Assess.run(UnitedStatesTests.entry(#"{"code":"\#(code)","origin":"VN","value":"1"}"#))
        #expect(answer.outcome == .refused)
        #expect(answer.refused.map(\.program) == ["tariff_code"])
        #expect(answer.refused[0].statement.contains("spreadsheet"))
        #expect(answer.lines[0].code == code)
    }
}
