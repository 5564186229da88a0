import Testing
import TidewaiterDocuments

@testable import TidewaiterTariffs

@Suite("Rates of exchange that a request states") struct StatedRatesTests {
    private func run(_ currency: String, _ rates: String) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","dates":{"entry":"2025-12-01","export":"2025-11-14"},"currency":"USD","incoterm":"FOB","#
                + #""mode":"air","facts":{"adcvd":"none"},"exchange_rates":[\#(rates)],"#
                + #""lines":[{"code":"85011040","origin":"CH","value":"10000","currency":"\#(currency)"}]}"#)
    }

    private func said(_ answer: Assessment) -> [String] {
        answer.findings.filter { $0.rule.hasPrefix("tw.request.") }.map { "\($0.rule.dropFirst(11)) \($0.path)" }
    }

    @Test(
        "a rate that another authority publishes than the law names, of no currency, or of one to itself is a finding",
        arguments: [
            (
                "EUR", #"{"from":"EUR","to":"USD","rate":"1.5","source":"HMRC"}"#,
                ["exchange-rate /exchange_rates/0/source"]
            ),
            ("EUR", #"{"from":"EUR","to":"USD","rate":"1.5","source":"CBP, 2025 Q4"}"#, []),
            ("EUR", #"{"from":"EUR","to":"USD","rate":"1.5","source":"our bank"}"#, []),
            ("EUR", #"{"from":"EUR","to":"USD","rate":"1.5"}"#, []),
            // The pounds that it converts to are not those of this entry.
            (
                "EUR",
                #"{"from":"EUR","to":"USD","rate":"1.5"},{"from":"EUR","to":"GBP","rate":"0.8","source":"HMRC"}"#,
                []
            ),
            (
                "ZZZ", #"{"from":"ZZZ","to":"USD","rate":"2"}"#,
                ["currency /lines/0/currency", "currency /exchange_rates/0/from"]
            ),
            ("EUR", #"{"from":"EUR","to":"EUR","rate":"2","source":"CBP"}"#, ["exchange-rate /exchange_rates/0"]),
        ])
    func found(currency: String, rates: String, expected: [String]) throws {
        let answer = try run(currency, rates)
        #expect(said(answer) == expected)
        #expect(answer.findings.allSatisfy { !$0.rule.hasPrefix("tw.request.") || $0.place != nil })
    }
}
