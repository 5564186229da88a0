import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Currencies and costs of several lines")
struct CurrencyTests {
    private static func assess(_ members: String) throws -> Assessment {
        try TariffDraft(currency: "GBP", rate: "10%").assess(members)
    }

    @Test("a rate serves the other way round, by division and not by a rounded inverse") func inverse() throws {
        let answer = try Self.assess(
            #""currency":"USD","exchange_rates":[{"from":"GBP","to":"USD","rate":"1.3329"}],"#
                + TariffDraft.line("1332.90"))
        #expect(answer.totals?.customsValue == "1000.00")
    }

    @Test("a rate in the direction of the conversion comes before its inverse") func direct() throws {
        let answer = try Self.assess(
            #""currency":"USD","exchange_rates":[{"from":"GBP","to":"USD","rate":"2"},"#
                + #"{"from":"USD","to":"GBP","rate":"0.75"}],"# + TariffDraft.line("1000"))
        #expect(answer.totals?.customsValue == "750.00")
    }

    @Test("a rate of nothing is an error") func zero() throws {
        #expect(throws: TidewaiterError.self) {
            try Self.assess(
                #""currency":"USD","exchange_rates":[{"from":"GBP","to":"USD","rate":"0"}],"# + TariffDraft.line("1000")
            )
        }
    }

    @Test("each cost is shared out by what it says, and the rest by what the request says")
    func keys() throws {
        let lines = zip(TariffDraft.codes, [(100, 1, 8), (300, 3, 2)]).map { code, facts in
            #"{"code":"\#(code)","origin":"US","value":"\#(facts.0)","quantities":{"KGM":"\#(facts.1)","MTQ":"\#(facts.2)"}}"#
        }
        for (key, expected) in [("volume", ["190.00", "350.00"]), ("weight", ["135.00", "405.00"])] {
            let answer = try Self.assess(
                #""incoterm":"FOB","apportion":"value","costs":[{"kind":"freight","amount":"100","apportion":"\#(key)"},"#
                    + #"{"kind":"insurance","amount":"40"}],"lines":[\#(lines.joined(separator: ","))]"#)
            #expect(answer.lines.map { $0.customsValue?.low } == (try expected.map { try Decimal($0) }))
        }
    }
}
