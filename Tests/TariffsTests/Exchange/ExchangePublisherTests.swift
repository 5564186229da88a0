import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Publishers of rates of exchange")
struct ExchangePublisherTests {
    private static let currency = "name,value,authority\ncurrency,INR,\nschedule,s,\nduty,d,\ndate,entry,\n"

    /// A tariff whose author names a publisher that the engine knows nothing of.
    private static func draft(_ regime: String, _ publishers: String) -> TariffDraft {
        var draft = TariffDraft(currency: "INR")
        draft.replaced["regime"] = currency + regime
        draft.replaced["publishers"] = "publisher,names,authority\n" + publishers
        return draft
    }

    private static let india = draft(
        "exchange_rate,entry,Customs Act 1962 s 14\nexchange_publishers,cbic,Customs Act 1962 s 14\n",
        "cbic,Central Board of Indirect Taxes and Customs|CBIC,Customs Act 1962 s 14\nrbi,Reserve Bank of India|RBI,\n")

    private static func converted(_ draft: TariffDraft, _ rows: String) throws -> AssessmentRequest {
        let rates = try ExchangeRates(
            csv: Array("from,to,rate,valid_from,valid_until,source\n\(rows)".utf8), input: "r.csv")
        return try Assessor([draft.pack()]).converting(
            Assess.request(
                #"{"jurisdiction":"XA","currency":"USD","dates":{"entry":"2026-10-15"},"lines":[{"value":"1"}]}"#),
            with: rates)
    }

    @Test("a pack names whose rates its law takes, and how sources call them") func named() throws {
        let rows = "USD,INR,88,2026-10-01,2026-10-31,RBI\nUSD,INR,87.5,2026-10-01,2026-10-16,CBIC notification\n"
        let request = try Self.converted(Self.india, rows)
        #expect(request.exchangeRates.map(\.rate) == [Decimal("87.5")])
        #expect(request.findings.isEmpty)
        for source in ["RBI", "Reserve Bank of India, reference rates", "ECB"] {
            let other = try Self.converted(Self.india, "USD,INR,88,2026-10-01,2026-10-31,\(source)\n")
            #expect(other.exchangeRates.isEmpty)
            #expect(other.findings.first?.message.contains("Central Board of Indirect Taxes and Customs") == true)
        }
        let unknown = try Self.converted(Self.india, "USD,INR,88,2026-10-01,2026-10-31,a bank\n")
        #expect(unknown.exchangeRates.map(\.rate) == [88] && unknown.findings.count == 1)
    }

    @Test("a rate that the request states of a publisher whom the law does not name is told of") func stated() throws {
        let answer = try Self.india.assess(
            #""currency":"USD","exchange_rates":[{"from":"USD","to":"INR","rate":"88","source":"RBI"}],"#
                + TariffDraft.line("100"))
        #expect(answer.findings.contains { $0.rule == "tw.request.exchange-rate" && $0.value == "RBI" })
    }

    @Test("the rate of the day takes the place of that of a longer time where the pack says by how much they differ")
    func variance() throws {
        let rows = "USD,INR,80,2026-10-01,2026-10-31,CBIC\nUSD,INR,88,2026-10-15,2026-10-15,RBI\n"
        for (variance, rate) in [("9", "88"), ("9.1", "80")] {
            let draft = Self.draft(
                "exchange_rate,entry,\nexchange_publishers,cbic rbi,\nexchange_variance,\(variance),\n",
                "cbic,CBIC,\nrbi,RBI,\n")
            #expect(try Self.converted(draft, rows).exchangeRates.map(\.rate) == [Decimal(rate)])
        }
    }

    @Test(
        "a publisher is known by how a source begins, not by the name of a file, and by his longest name",
        arguments: [
            ("CBP quarterly", "cbp"), ("HM Revenue and Customs, monthly rates, CBP.csv", "hmrc"), ("ECB", "ecb"),
            ("rates of CBP", nil), ("ECBX", nil), ("cbp.csv", nil), ("", nil), ("Federal Reserve H.10", "frb"),
        ])
    func names(source: String, expected: String?) throws {
        let pack = try #require(Pack.builtIn.first { $0.id == "us-hts" })
        #expect(ExchangePublishers(pack.table("publishers")).publisher(of: source)?.id == expected)
    }

    @Test(
        "what a pack says of exchange is refused with its file and line where it cannot be so",
        arguments: [
            ("exchange_publishers,cbic abf,\n", "cbic,CBIC,\n", "regime.csv:6", "\"abf\" is none of cbic, ecb, hmrc"),
            ("exchange_rate,entri,\n", "cbic,CBIC,\n", "regime.csv:6", "\"entri\" is none of entry"),
            ("exchange_variance,-5,\n", "cbic,CBIC,\n", "regime.csv:6", "no number of per cent"),
            ("exchange_rates,entry,\n", "cbic,CBIC,\n", "regime.csv:6", "Did you mean 'exchange_rate'?"),
            ("", "cbic,CBIC,\nrbi,RBI|CBIC,\n", "publishers.csv:3", "\"CBIC\" is a name of cbic too"),
            ("", "cbic,ECB,\n", "publishers.csv:2", "\"ECB\" is a name of ecb too"),
        ])
    func flaws(regime: String, publishers: String, place: String, reason: String) throws {
        let source = Self.draft(regime, publishers).source()
        let compiled = try source.compile()
        let error = #expect(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        let message = error?.message ?? ""
        #expect(message.contains(place) || error?.place?.input == String(place.prefix { $0 != ":" }), "\(message)")
        #expect(message.contains(reason), "\(message)")
    }
}
