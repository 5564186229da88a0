import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Where the aluminum of goods was smelted and cast (U.S. note 19, Proclamation 10522)")
struct OriginOfMetalTests {
    private static func foil(_ facts: String) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2026-05-10"},"facts":{"adcvd":"none"},"#
                + #""lines":[{"code":"76061130","origin":"VN","value":"10000","facts":{\#(facts)}}]}"#)
    }

    @Test("it is asked, and the bounds hold whatever the answer") func asked() throws {
        let open = try Self.foil("")
        #expect(open.outcome == .needsFacts)
        #expect(
            open.needsFacts.map(\.fact).sorted() == [
                "aluminum_cast", "aluminum_primary_smelt", "aluminum_secondary_smelt",
            ])
        #expect(open.totals?.duty == Interval(low: 5300, high: 20300))
        #expect(!open.findings.contains { $0.rule == "tw.request.assumed" })
    }

    @Test(
        "stated, it decides",
        arguments: [
            (#""aluminum_primary_smelt":"CA","aluminum_secondary_smelt":"AE","aluminum_cast":"VN""#, "5300.00"),
            (#""aluminum_primary_smelt":"CA","aluminum_secondary_smelt":"RU","aluminum_cast":"VN""#, "20300.00"),
            (#""aluminum_primary_smelt":"CA","aluminum_secondary_smelt":"AE","aluminum_cast":"RU""#, "20300.00"),
        ])
    func stated(facts: String, duty: String) throws {
        #expect(try Self.foil(facts).totals?.duty == Interval(try Decimal(duty)))
    }

    @Test("it is not asked of an article that has none of the metals") func none() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2026-05-10"},"facts":{"adcvd":"none"},"#
                + #""lines":[{"code":"8544429090","origin":"VN","value":"10000","facts":{"no_metal_content":true}}]}"#)
        #expect(answer.outcome == .computed)
    }
}
