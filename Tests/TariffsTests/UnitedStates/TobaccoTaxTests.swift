import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Internal revenue tax on cigars (26 U.S.C. 5701(a))") struct TobaccoTaxTests {
    private static func assess(_ facts: String) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","mode":"sea","dates":{"entry":"2026-05-02","arrival":"2026-05-02"},"#
                + #""entry":{"type":"01","port_of_entry":"2704"},"lines":[{"code":"2402103070","origin":"HN","#
                + #""value":"5233.37","quantities":{"MIL":"10","KGM":"250"},"adcvd":"none","facts":{\#(facts)}}]}"#)
    }

    @Test(
        "large cigars pay 52.75 per cent of the price, and no more than 402.60 a thousand",
        arguments: [
            ("700", "3692.50"), ("763.22", "4025.99"), ("763.23", "4026.00"), ("2000", "4026.00"), ("0", "0.00"),
        ])
    func large(price: String, tax: String) throws {
        let open = try Self.assess("")
        #expect(open.totals?.tax == Interval(low: 0, high: 4_026))
        #expect(open.needsFacts.map(\.fact) == ["cigar_thousand_price"])
        let answer = try Self.assess(#""cigar_thousand_price":"\#(price)""#)
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.tax == Interval(try Decimal(tax)))
    }
}
