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
            #"{"jurisdiction":"US","lines":[{"value":true}]}"#, #"{"jurisdiction":"US","lines":[{"value":"-1"}]}"#,
            #"{"jurisdiction":"US","lines":[{"value":1e999}]}"#, #"{"jurisdiction":"US","mode":"boat"}"#,
            #"{"jurisdiction":"US","incoterm":"XXX"}"#, #"{"jurisdiction":"US","as_of":"10/04/2026"}"#,
            #"{"jurisdiction":"US","as_of":"2026-02-30"}"#, #"{"jurisdiction":"US","costs":[{"kind":"freight"}]}"#,
            #"{"jurisdiction":"US","costs":[{"amount":"1"}]}"#,
            #"{"jurisdiction":"US","costs":[{"kind":"x","amount":"1"}]}"#,
            #"{"jurisdiction":"US","exchange_rates":[{"from":"EUR","to":"USD","rate":"0"}]}"#,
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
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","facts":{"adcvd":"none"},"lines":[{"code":"39241040","origin":"cn","value":"1"}]}"#
        )
        #expect(origin.outcome == .needsFacts)
        #expect(origin.findings.map(\.rule) == ["tw.request.origin"])
    }
}
