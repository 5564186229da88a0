import Testing
import TidewaiterDocuments
import TidewaiterImporting
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTariffs
import TidewaiterTestSupport

/// Goods that enter Northern Ireland: which of two tariffs they pay.
@Suite struct NorthernIrelandTests {
    private static let scheme = #""ukims_authorised":true,"final_use_united_kingdom":true"#

    /// A measure of all origins, or of one.
    private static func measure(_ id: Int, _ type: String, _ rate: String, _ area: String = "1011") -> String {
        """
        {"id":\(id),"import":true,"effective_start_date":"2021-01-01T00:00:00.000Z","effective_end_date":null,
         "duty_expression":{"base":"\(rate) %"},
         "measure_type":{"id":"\(type)","description":"t","measure_type_series_id":"C"},"legal_acts":[],
         "measure_conditions":[],"measure_components":[{"duty_expression_id":"01","duty_amount":\(rate)}],
         "geographical_area":{"id":"\(area)","geographical_area_id":"\(area)","children_geographical_areas":[]},
         "excluded_countries":[],"order_number":null}
        """
    }

    /// A commodity of one of the two services, with its third country duty, value added tax and other measures.
    private static func pack(_ service: String, _ duty: String, _ more: [String] = []) throws -> Pack {
        let measures = [measure(1, "103", duty), measure(2, "305", "20.0")] + more
        return try Importer.ukTariff.read(
            [
                Imports.source(
                    """
                    {"meta":{"duty_calculator":{"source":"\(service)"}},"goods_nomenclature_item_id":"0702000007",
                     "description":"d","declarable":true,"footnotes":[],"import_measures":[\(measures.joined(separator: ","))],
                     "export_measures":[]}
                    """)
            ], Imports.options()
        ).built()
    }

    private func assess(
        _ packs: [Pack], _ facts: String, value: String = "100", _ more: String = #","origin":"US""#
    ) throws -> Assessment {
        try Assessor(packs).assess(request(facts, value: value, more), explain: true)
    }

    private func request(
        _ facts: String, value: String = "100", _ more: String = #","origin":"US""#
    ) throws -> AssessmentRequest {
        try AssessmentRequest(
            json: Array(
                """
                {"jurisdiction":"XI","dates":{"entry":"2024-05-02"},"currency":"GBP","incoterm":"CIF",
                 "lines":[{"id":"1","code":"0702000007","value":"\(value)","facts":{\(facts)}\(more)}]}
                """.utf8))
    }

    private func duty(_ answer: Assessment) -> String { answer.totals?.duty.low.description ?? "refused" }

    @Test(arguments: [
        // Less than three per cent more than the United Kingdom's 3 %, exactly so much, and more.
        ("4.0", #""processing":"none""#, "3.00"), ("6.0", #""processing":"none""#, "6.00"),
        ("6.5", #""processing":"none""#, "6.50"), ("5.9", #""processing":"permitted""#, "3.00"),
        ("5.9", #""processing":"other""#, "5.90"),
        ("5.9", #""processing":"other","turnover_below_limit":true"#, "3.00"),
        // Where the Union charges no more nothing is at risk, whatever is claimed.
        ("3.0", "", "3.00"), ("2.0", "", "3.00"), ("2.0", #""processing":"other""#, "2.00"),
    ])
    func `goods of the scheme pay the tariff of the United Kingdom where the difference is small`(
        _ union: String, _ facts: String, _ expected: String
    ) throws {
        let packs = [try Self.pack("uk", "3.0"), try Self.pack("xi", union)]
        let answer = try assess(packs, [Self.scheme, facts].filter { !$0.isEmpty }.joined(separator: ","))
        #expect(answer.outcome == .computed)
        #expect(duty(answer) == expected)
        #expect(answer.packs.count == 2)
        // The tax is taken of whichever duty there is.
        let expectedTax = try Decimal(expected).adding(100).divided(by: 5, scale: 2, rounding: .halfUp)
        #expect(answer.totals?.tax.low == expectedTax)
    }

    @Test func `what is not claimed is offered with what it saves`() throws {
        let packs = [try Self.pack("uk", "3.0"), try Self.pack("xi", "5.0")]
        let answer = try assess(packs, "")
        #expect(duty(answer) == "5.00")
        let offer = try #require(answer.unclaimed.first { $0.program == "tariff_choice" })
        #expect(offer.saves?.description == "2.40")
        #expect(offer.statement.contains("ukims_authorised, final_use_united_kingdom, processing"))
    }

    @Test func `goods in free circulation pay no duty, those of Great Britain only under the scheme`() throws {
        let packs = [
            try Self.pack("uk", "3.0"), try Self.pack("xi", "5.0", [Self.measure(3, "142", "0.0", "GB")]),
        ]
        let british = #","origin":"GB""#
        #expect(try duty(assess(packs, #""free_circulation":"EU""#)) == "0.00")
        let free = try assess(packs, Self.scheme + #","processing":"none","free_circulation":"GB""#, british)
        #expect(duty(free) == "0.00" && free.totals?.tax.low == 0)
        #expect(free.excluded.contains { $0.statement.contains("value added tax") })
        #expect(try duty(assess(packs, #""free_circulation":"GB""#, british)) == "5.00")
        #expect(try duty(assess(packs, #""free_circulation":"GB""#, british + #","preference":"300""#)) == "0.00")
    }

    @Test func `trade remedies of the Union count in the difference`() throws {
        let remedy = Self.measure(3, "552", "40.0", "US")
        let packs = [try Self.pack("uk", "3.0"), try Self.pack("xi", "3.0", [remedy])]
        #expect(try duty(assess(packs, Self.scheme + #","processing":"none""#)) == "43.00")
    }

    @Test func `without the tariff of the United Kingdom the choice is refused, and receipts need both packs`() throws {
        let (own, other) = (try Self.pack("xi", "4.0"), try Self.pack("uk", "3.0"))
        let refused = try assess([own], Self.scheme + #","processing":"none""#)
        #expect(refused.outcome == .refused)
        #expect(refused.refused.contains { $0.statement.contains("tariff of GB") })
        let answer = try assess([own, other], Self.scheme + #","processing":"none""#)
        let assessor = try Assessor([own, other])
        #expect(assessor.only(answer.packs.map(\.sha256)) != nil)
        #expect(try Assessor([own]).only(answer.packs.map(\.sha256)) == nil)
    }

    @Test func `a receipt of the Union's tariff alone replays where that of the United Kingdom is loaded too`() throws {
        let (own, other) = (try Self.pack("xi", "4.0"), try Self.pack("uk", "3.0"))
        let request = try request(Self.scheme + #","processing":"none""#)
        let receipt = try Assessor([own]).receipt(for: request)
        let both = try Assessor([own, other])
        #expect(try both.receipt(for: request).bytes != receipt.bytes)
        #expect(try #require(both.only([own.sha256])).receipt(for: request).bytes == receipt.bytes)
    }

    /// What a case of the oracle comes to that differs from the Decision, and why.
    private static let disputed = [
        "uk-ni-ch-02": "exactly three per cent: the Decision says lower than",
        "uk-ni-op-pref-a": "a claim dearer than none: the United Kingdom's higher duty is no risk to the Union",
        "uk-ni-op-quota-a": "the same", "uk-ni-op-susp-c": "the same", "uk-ni-op-quota-c": "the same",
    ]

    @Test(.enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to run these"))
    func `published choices between the tariffs come out so, but for those that the law has otherwise`() throws {
        let path = try #require(Files.reference) + "/oracle/uk_duty_cases_shared.json"
        let document = try JSONDocument(#require(Files.read(path)))
        var agreed = 0
        for item in try #require(document.root["cases"]).elements where item["topic"]?.string == "ni_at_risk" {
            let id = item["id"]?.string ?? ""
            let inputs = try #require(item["inputs"])
            if Self.disputed[id] != nil { continue }
            if let outcome = item["expected"]?["outcome"]?.string {
                try checkRoute(inputs, outcome, id)
            } else if let union = inputs["eu_duty"]?.string, let kingdom = inputs["uk_duty"]?.string {
                let packs = [try Self.pack("uk", kingdom), try Self.pack("xi", union)]
                let answer = try assess(packs, Self.scheme + #","processing":"none""#)
                let expected = item["expected"]?["applies"]?.string == "UK" ? kingdom : union
                #expect(answer.totals?.duty.low == (try Decimal(expected)), "\(id)")
            } else {
                try checkOptions(inputs, id)
            }
            agreed += 1
        }
        #expect(agreed + Self.disputed.count == 19)
        print(
            "oracle: choices of Northern Ireland: agree \(agreed); the Decision has it otherwise \(Self.disputed.count)"
        )
    }

    /// The way of the goods: the duty is 3 % in the United Kingdom and 4 % or 10 % in the Union, and nothing for goods of
    /// British origin with their proof.
    private func checkRoute(_ inputs: JSONValue, _ outcome: String, _ id: String) throws {
        func isYes(_ name: String) -> Bool { inputs[name]?.string == "yes" }
        var facts: [String] = []
        if isYes("trader_scheme") { facts.append(#""ukims_authorised":true"#) }
        if isYes("final_use_ni") { facts.append(#""final_use_united_kingdom":true"#) }
        if isYes("small_turnover") { facts.append(#""turnover_below_limit":true"#) }
        if let processing = inputs["processing"]?.string {
            facts.append(#""processing":"\#(processing.split(separator: "_").first ?? "")""#)
        }
        var origin = "US"
        switch inputs["origin"]?.string {
        case "EU": (origin, facts) = ("DE", facts + [#""free_circulation":"EU""#])
        case "GB": (origin, facts) = ("GB", facts + [#""free_circulation":"GB""#])
        default: break
        }
        var more = #","origin":"\#(origin)""#
        if isYes("uk_origin_certificate") { more += #","preference":"300""# }
        for union in ["4.0", "10.0"] {
            var measures = [Self.measure(3, "142", "0.0", "GB")]
            if isYes("trade_remedy") { measures.append(Self.measure(4, "552", "30.0", "US")) }
            let packs = [try Self.pack("uk", "3.0"), try Self.pack("xi", union, measures)]
            let answer = try assess(packs, facts.joined(separator: ","), more)
            let expected: Decimal =
                switch outcome {
                case "no_import_duty": 0
                case "eu_duty": try Decimal(union).adding(isYes("trade_remedy") ? 30 : 0)
                default: union == "4.0" ? 3 : 10
                }
            #expect(answer.totals?.duty.low == expected, "\(id) \(union)")
        }
    }

    /// A special rate in the Union alone: that of the United Kingdom without a claim, the Union's with it.
    private func checkOptions(_ inputs: JSONValue, _ id: String) throws {
        func rate(_ amount: String) throws -> String {
            try Decimal(amount).multiplied(by: 100).divided(by: 1200, scale: 9, rounding: .halfUp).description
        }
        let special = try #require(inputs["eu"]?["special"].flatMap { $0.elements.first { _ in true } }?.string)
        let kingdom = try Self.pack("uk", rate(#require(inputs["uk"]?["third_country"]?.string)))
        let union = try Self.pack(
            "xi", rate(#require(inputs["eu"]?["third_country"]?.string)),
            [Self.measure(3, "142", try rate(special), "US")])
        let facts = Self.scheme + #","processing":"none""#
        let plain = try assess([kingdom, union], facts, value: "1200")
        #expect(duty(plain) == "0.20", "\(id)")
        let claimed = try assess([kingdom, union], facts, value: "1200", #","origin":"US","preference":"300""#)
        #expect(claimed.totals?.duty.low == (try Decimal(special)), "\(id)")
    }
}
