import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTariffs

@testable import TidewaiterImporting

@Suite("Publications of exchange rates in XML") struct ExchangePublicationTests {
    private static func rates(_ text: String) throws -> ExchangeRates {
        try ExchangeRates(publication: Array(text.utf8), input: "rates.xml", limits: .standard)
    }

    @Test("the monthly list of HM Revenue and Customs") func monthly() throws {
        let rates = try Self.rates(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <exchangeRateMonthList Period="01/Nov/2026 to 30/Nov/2026">
              <exchangeRate><countryName>Japan</countryName><countryCode>JP</countryCode><currencyName>Yen</currencyName>
                <currencyCode>JPY</currencyCode><rateNew>199.87</rateNew></exchangeRate>
              <exchangeRate><countryName>USA</countryName><currencyCode>USD</currencyCode><rateNew>1.3329</rateNew></exchangeRate>
            </exchangeRateMonthList>
            """)
        #expect(rates.published.map(\.to) == ["JPY", "USD"])
        #expect(rates.published.map(\.from) == ["GBP", "GBP"])
        #expect(rates.published[1].rate == (try Decimal("1.3329")))
        #expect(rates.published[1].first == CivilDate(iso: "2026-11-01"))
        #expect(rates.published[1].last == CivilDate(iso: "2026-11-30"))
    }

    @Test("the reference rates of the European Central Bank, of one day and of many") func reference() throws {
        let rates = try Self.rates(
            """
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
            <gesmes:subject>Reference rates</gesmes:subject>
            <Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.1012'/><Cube currency='JPY' rate='170.2'/></Cube>
            <Cube time='2026-11-19'><Cube currency='USD' rate='1.1001'/></Cube></Cube></gesmes:Envelope>
            """)
        #expect(
            rates.published.map { "\($0.first) \($0.from)\($0.to) \($0.rate)" } == [
                "2026-11-20 EURUSD 1.1012", "2026-11-20 EURJPY 170.2", "2026-11-19 EURUSD 1.1001",
            ])
    }

    @Test("a table is read as one") func table() throws {
        let rates = try Self.rates("Date,USD\n2026-11-20,1.1\n")
        #expect(rates.published.count == 1)
    }

    @Test(
        "what cannot be read is refused with its place",
        arguments: [
            ("<other/>", "other"), ("<exchangeRateMonthList Period='November'/>", "period"),
            (
                "<exchangeRateMonthList Period='01/Nov/2026 to 30/Nov/2026'><exchangeRate><currencyCode>X</currencyCode></exchangeRate></exchangeRateMonthList>",
                "currency"
            ),
            ("<E:Envelope xmlns:E='e'><Cube><Cube time='x'/></Cube></E:Envelope>", "day"),
            (
                "<E:Envelope xmlns:E='e'><Cube><Cube time='2026-11-20'><Cube currency='USD' rate='-1'/></Cube></Cube></E:Envelope>",
                "rate"
            ),
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "document type"), ("<exchangeRateMonthList", "cannot be read"),
        ])
    func flaws(text: String, word: String) throws {
        let error = #expect(throws: TidewaiterError.self) { try Self.rates(text) }
        #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
        #expect(error?.place?.input == "rates.xml")
    }
}
