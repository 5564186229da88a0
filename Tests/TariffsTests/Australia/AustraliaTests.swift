import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Australia") struct AustraliaTests {
    private func run(_ line: String, _ more: String) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"AU","as_of":"2026-02-10","mode":"sea","facts":{"adcvd":"none"},\#(more),"lines":[\#(line)]}"#
        )
    }

    private let plastic = #"{"code":"39241000","origin":"VN","value":"10000"}"#
    private let carriage = #"{"kind":"freight","amount":"800"},{"kind":"insurance","amount":"50"}"#

    @Test("tax is taken of customs value, transport, insurance and duty")
    func freeOnBoard() throws {
        let answer = try run(plastic, #""incoterm":"FOB","costs":[\#(carriage)]"#)
        // 5 % of 10,000 = 500; 10 % of 10,000 + 850 + 500 = 1,135.
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.customsValue == "10000")
        #expect(answer.totals?.duty == "500")
        #expect(answer.totals?.tax == "1135")
        #expect(answer.totals?.landedCost == "12485")
        #expect(answer.excluded.map(\.program) == ["biosecurity_charges", "import_processing_charge"])
    }

    @Test("a price that holds freight and insurance is brought to free on board, and taxed the same")
    func costInsuranceFreight() throws {
        let answer = try run(
            #"{"code":"39241000","origin":"VN","value":"10850"}"#, #""incoterm":"CIF","costs":[\#(carriage)]"#)
        #expect(answer.totals?.customsValue == "10000")
        #expect(answer.totals?.tax == "1135")
        #expect(answer.totals?.landedCost == "12485")
        let silent = try run(#"{"code":"39241000","origin":"VN","value":"10850"}"#, #""incoterm":"CIF""#)
        #expect(silent.outcome == .computed)
        #expect(silent.totals?.customsValue == "10850")
        #expect(
            silent.unclaimed.map(\.program) == ["valuation_deduction_freight", "valuation_deduction_insurance", "gst"])
    }

    @Test("what the price does not hold and raises an amount is asked for")
    func missingCosts() throws {
        let free = try run(plastic, #""incoterm":"FOB""#)
        #expect(free.needsFacts.map(\.fact) == ["costs.freight", "costs.insurance"])
        #expect(free.totals?.duty == "500")
        #expect(free.totals?.tax == Interval(low: 1050, high: nil))
        let works = try run(plastic, #""incoterm":"EXW","costs":[\#(carriage)]"#)
        #expect(works.needsFacts.map(\.fact) == ["costs.freight_inland_export"])
        #expect(works.totals?.customsValue == Interval(low: 10000, high: nil))
        let silent = try run(plastic, #""costs":[]"#)
        #expect(silent.needsFacts.map(\.fact) == ["incoterm"])
    }

    @Test("foreign inland freight of an ex works price is part of the value")
    func exWorks() throws {
        let answer = try run(
            plastic, #""incoterm":"EXW","costs":[\#(carriage),{"kind":"freight_inland_export","amount":"200"}]"#)
        #expect(answer.totals?.customsValue == "10200")
        #expect(answer.totals?.duty == "510")
        #expect(answer.totals?.tax == "1156")
    }

    @Test("amounts in another currency need the rate, and only that stated is used")
    func exchange() throws {
        let line = #"{"code":"39241000","origin":"VN","value":"10000","currency":"USD"}"#
        let asked = try run(line, #""incoterm":"FOB","costs":[\#(carriage)]"#)
        #expect(asked.needsFacts.map(\.fact) == ["exchange_rates.USDAUD"])
        let rate = #""exchange_rates":[{"from":"USD","to":"AUD","rate":"1.5"}]"#
        let given = try run(line, #""incoterm":"FOB","costs":[\#(carriage)],\#(rate)"#)
        #expect(given.totals?.customsValue == "15000")
    }

    @Test("exempt goods bear no tax, deferred tax is postponed, low value is offered")
    func reliefs() throws {
        let more = #""incoterm":"FOB","costs":[\#(carriage)]"#
        let exempt = try run(
            #"{"code":"39241000","origin":"VN","value":"900","facts":{"gst_exempt":true}}"#, more)
        #expect(exempt.totals?.tax == "0")
        #expect(exempt.unclaimed.map(\.program) == ["low_value_goods"])
        #expect(exempt.unclaimed.map(\.saves) == ["45"])
        let cleared = try Assess.run(
            #"{"jurisdiction":"AU","as_of":"2026-02-10","facts":{"adcvd":"none","low_value_goods":true},\#(more),"lines":[{"code":"39241000","origin":"VN","value":"900"}]}"#
        )
        #expect(cleared.outcome == .computed && cleared.totals?.total == "0")
        let deferred = try Assess.run(
            #"{"jurisdiction":"AU","as_of":"2026-02-10","facts":{"adcvd":"none","gst_deferred":true},\#(more),"lines":[\#(plastic)]}"#
        )
        #expect(deferred.totals?.postponed == "1135")
        #expect(deferred.totals?.payableAtImport == "500")
        #expect(deferred.totals?.total == "1635")
    }

    @Test(
        "what the pack does not cover is refused by name",
        arguments: [
            ("22042100", "FR", "excise_equivalent_duty"), ("72081000", "JP", "chapters_not_in_source"),
            ("39241000", "RU", "russia_belarus_additional_duty"), ("39241099", "VN", "tariff_code"),
        ])
    func refused(code: String, origin: String, program: String) throws {
        let answer = try run(
            #"{"code":"\#(code)","origin":"\#(origin)","value":"10000"}"#, #""incoterm":"FOB","costs":[\#(carriage)]"#)
        #expect(answer.outcome == .refused)
        #expect(answer.refused.contains { $0.program == program })
        #expect(answer.lines[0].charges.last?.outcome == .refused)
    }
}
