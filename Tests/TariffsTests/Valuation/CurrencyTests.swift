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
                + #"{"from":"USD","to":"GBP","rate":"0.495"}],"# + TariffDraft.line("1000"))
        #expect(answer.totals?.customsValue == "495.00")
    }

    @Test("a rate of nothing is an error") func zero() throws {
        #expect(throws: TidewaiterError.self) {
            try Self.assess(
                #""currency":"USD","exchange_rates":[{"from":"GBP","to":"USD","rate":"0"}],"# + TariffDraft.line("1000")
            )
        }
    }

    // MARK: Rates of duty in another currency

    private static let poundForEuro =
        #""exchange_rates":[{"from":"GBP","to":"EUR","rate":"1.25","source":"Treasury, October"}],"#

    @Test(
        "an amount of a rate in another currency is converted, and the step says at which rate, of when and whose",
        arguments: [
            ("10 EUR/100 KGM", "20.00"), ("12.5 EUR/100 KGM + 1%", "35.00"), ("50% max 10 EUR/100 KGM", "20.00"),
            ("1% min 10 EUR/100 KGM", "20.00"), ("0.1 EUR/KGM + 0.1/KGM - 5 EUR", "41.00"), ("12.5 EUR", "10.00"),
        ])
    func rateInEuro(rate: String, expected: String) throws {
        let draft = TariffDraft(currency: "GBP", rate: rate)
        let line = TariffDraft.line("1000", #","quantities":{"KGM":"250"}"#)
        let answer = try draft.assess(Self.poundForEuro + line)
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.duty == Interval(try Decimal(expected)))
        let steps = answer.lines[0].charges[0].steps
        let step = try #require(
            steps.first { $0.operands.contains { $0.source == .request("/exchange_rates/0/rate") } })
        #expect(step.operation == .divide)
        #expect(step.authority == "Treasury, October; date of acceptance of the entry 2026-10-15")
        #expect(answer.lines[0].charges[0].rate?.components.contains { $0.currency == "EUR" } == true)
        #expect(Assess.text(answer.json()).contains(#""currency":"EUR""#))
        let receipt = try Assessor([draft.pack()]).receipt(
            for: Assess.request(#"{"jurisdiction":"XA","as_of":"2026-10-15",\#(Self.poundForEuro)\#(line)}"#))
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
    }

    @Test("an amount in the currency of the jurisdiction needs no rate of exchange, named or not") func own() throws {
        for rate in ["10 GBP/100 KGM", "10/100 KGM"] {
            let answer = try TariffDraft(currency: "GBP", rate: rate).assess(
                TariffDraft.line("1000", #","quantities":{"KGM":"250"}"#))
            #expect(answer.totals?.duty == "25.00")
        }
    }

    @Test("without the rate of exchange the duty is open and the rate asked for, with pair and day") func noRate()
        throws
    {
        let answer = try TariffDraft(currency: "GBP", rate: "1% + 10 EUR/100 KGM").assess(
            TariffDraft.line("1000", #","quantities":{"KGM":"250"}"#))
        #expect(answer.outcome == .needsFacts)
        #expect(answer.totals?.duty == Interval(low: "10.00", high: nil))
        #expect(answer.needsFacts.map(\.fact) == ["exchange_rates.EURGBP"])
        #expect(
            answer.needsFacts[0].question.contains(
                "How many GBP was one EUR worth on the date of acceptance of the entry 2026-10-15?"))
        #expect(answer.needsFacts[0].question.contains("1% + 10 EUR/100 KGM"))
    }

    @Test("publications give the rates that turn out to be needed, and a receipt states them") func published() throws {
        let assessor = try Assessor([TariffDraft(currency: "GBP", rate: "10 EUR/100 KGM").pack()])
        let rates = ExchangeRates([
            .init(
                from: "GBP", to: "EUR", rate: "1.25", first: try #require(CivilDate(iso: "2026-10-01")),
                last: try #require(CivilDate(iso: "2026-10-31")), source: "monthly")
        ])
        let request = assessor.converting(
            try Assess.request(
                #"{"jurisdiction":"XA","as_of":"2026-10-15",\#(TariffDraft.line("1", #","quantities":{"KGM":"250"}"#))}"#
            ),
            with: rates)
        #expect(request.exchangeRates.isEmpty)
        #expect(try assessor.assess(request).totals?.duty == "20.00")
        let receipt = try assessor.receipt(for: request)
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
        #expect(Assess.text(receipt.bytes).contains(#""exchange_rates":[{"from":"GBP","rate":"1.25""#))
        // A day that no publication is for.
        var later = request
        later.asOf = CivilDate(iso: "2027-10-15")
        let open = try assessor.assess(later)
        #expect(open.needsFacts.map(\.fact) == ["exchange_rates.EURGBP"])
        #expect(open.findings.map(\.rule) == ["tw.request.exchange-rate"])
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
