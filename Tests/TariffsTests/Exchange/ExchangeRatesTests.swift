import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

@Suite("Published rates of exchange") struct ExchangeRatesTests {
    private static func rates(_ csv: String) throws -> ExchangeRates {
        try ExchangeRates(csv: Array(csv.utf8), input: "r.csv")
    }

    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    @Test(
        "a plain table, the monthly rates of a tax authority and daily reference rates are told apart by their header")
    func shapes() throws {
        let own = try Self.rates("from,to,rate,valid_from,valid_until,source\nEUR,USD,1.1,2026-01-01,2026-03-31,CBP\n")
        #expect(own.published.map(\.source) == ["CBP"])
        let monthly = try Self.rates(
            "Country/Territories,Currency,Currency Code,Currency Units per £1,Start Date,End Date\n"
                + "Japan,Yen,JPY,199.87,01/11/2026,30/11/2026\n")
        #expect(monthly.published[0].from == "GBP" && monthly.published[0].to == "JPY")
        #expect(monthly.published[0].first == (try Self.day("2026-11-01")))
        let daily = try Self.rates("Date,USD,JPY,BGN,\n2026-11-20,1.1012,170.2,N/A,\n2026-11-19,1.1001,169.9,1.9558,\n")
        #expect(daily.published.count == 5)
    }

    @Test("weekends have the rate of the last day before them, and after a week there is none")
    func gaps() throws {
        let daily = try Self.rates("Date,USD\n20 November 2026,1.1012\n18/Nov/2026,1.0\n")
        for (text, expected) in [("2026-11-20", "1.1012"), ("2026-11-22", "1.1012"), ("2026-11-19", "1.0")] {
            #expect(
                daily.rate(between: "USD", and: "EUR", on: try Self.day(text), by: .day)?.rate
                    == (try Decimal(expected)))
        }
        #expect(daily.rate(between: "USD", and: "EUR", on: try Self.day("2026-11-28"), by: .day) == nil)
        #expect(daily.rate(between: "USD", and: "EUR", on: try Self.day("2026-11-17"), by: .day) == nil)
        #expect(daily.rate(between: "USD", and: "GBP", on: try Self.day("2026-11-20"), by: .day) == nil)
    }

    @Test(
        "the last Wednesday but one of the month before",
        arguments: [
            ("2026-11-21", "2026-10-21"), ("2026-12-01", "2026-11-18"), ("2027-01-15", "2026-12-23"),
            ("2024-03-01", "2024-02-21"),
        ])
    func wednesdays(day: String, expected: String) throws {
        #expect(ExchangeRates.penultimateWednesday(before: try Self.day(day)) == (try Self.day(expected)))
    }

    @Test("the law of the jurisdiction selects the date, and the answer says which publication was used")
    func rules() throws {
        let table = try Self.rates(
            "from,to,rate,valid_from,valid_until,source\nEUR,USD,1.10,2026-01-01,2026-03-31,CBP first quarter\n"
                + "EUR,USD,1.20,2026-04-01,2026-06-30,CBP second quarter\n")
        let assessor = try #require(Assess.assessor)
        func request(_ dates: String) throws -> AssessmentRequest {
            assessor.converting(
                try Assess.request(
                    #"{"jurisdiction":"US","currency":"EUR","dates":{\#(dates)},"lines":[{"code":"39241040","value":"100"}]}"#
                ),
                with: table)
        }
        // 19 CFR 159.32: the date of exportation, whenever the goods are entered.
        let march = try request(#""export":"2026-03-31","entry":"2026-04-20""#)
        #expect(march.exchangeRates.map(\.rate) == [Decimal("1.10")])
        #expect(march.exchangeRates[0].source == "CBP first quarter; 31 U.S.C. 5151; 19 CFR 159.32, 159.34")
        let unknown = try request(#""entry":"2026-04-20""#)
        #expect(unknown.exchangeRates.isEmpty)
        #expect(unknown.findings.map(\.path) == ["/dates/export"])
        let july = try request(#""export":"2026-07-01""#)
        #expect(july.findings.map(\.rule) == ["tw.request.exchange-rate"])
    }

    @Test("a rate that the request states is left as it is") func stated() throws {
        let table = try Self.rates("from,to,rate,valid_from,valid_until\nGBP,USD,1.3,2026-01-01,2026-12-31\n")
        let request = try Assess.request(
            #"{"jurisdiction":"US","currency":"GBP","dates":{"export":"2026-03-31"},"exchange_rates":[{"from":"USD","to":"GBP","rate":"0.7"}],"lines":[{"code":"39241040","value":"100"}]}"#
        )
        #expect(try #require(Assess.assessor).converting(request, with: table).exchangeRates == request.exchangeRates)
    }

    @Test("a pack of tables may want the rate of the last Wednesday but one") func tables() throws {
        let daily = try Self.rates("Date,USD\n2026-10-21,1.05\n2026-10-28,1.5\n2026-11-02,2\n")
        var draft = TariffDraft()
        draft.replaced["regime"] =
            "name,value,authority\ncurrency,EUR,\nschedule,s,\nduty,d,\ndate,entry,\n"
            + "exchange_rate,entry penultimate_wednesday,Implementing Regulation (EU) 2015/2447 art. 146\n"
        let assessor = try Assessor([draft.pack()])
        let request = try Assess.request(
            #"{"jurisdiction":"XA","currency":"USD","dates":{"entry":"2026-11-02"},"lines":[{"value":"1"}]}"#)
        #expect(assessor.converting(request, with: daily).exchangeRates.map(\.rate) == [Decimal("1.05")])
    }

    @Test("rates of an authority that the law accepts count before all others, in whatever order they were given")
    func publishers() throws {
        let own = try Self.rates(
            "from,to,rate,valid_from,valid_until,source\nEUR,USD,1.05,2026-01-01,2026-03-31,CBP quarterly\n")
        let bank = try Self.rates("Date,USD\n2026-03-02,1.0830\n")
        let plain = try Self.rates("from,to,rate,valid_from,valid_until\nEUR,USD,1.07,2026-03-01,2026-03-31\n")
        let assessor = try #require(Assess.assessor)
        func converted(_ publications: [ExchangeRates]) throws -> AssessmentRequest {
            var all = ExchangeRates()
            for publication in publications { all.add(publication) }
            return assessor.converting(
                try Assess.request(
                    #"{"jurisdiction":"US","currency":"EUR","dates":{"export":"2026-03-02"},"lines":[{"code":"39241040"}]}"#
                ),
                with: all)
        }
        for order in [[own, bank, plain], [bank, plain, own], [plain, own, bank]] {
            let request = try converted(order)
            #expect(request.exchangeRates.map(\.rate) == [Decimal("1.05")])
            #expect(request.findings.isEmpty)
        }
        // 19 CFR 159.34(b)(2): the certified rate of the day, where the quarter's varies from it by 5 per cent.
        for (daily, expected) in [("1.10", "1.05"), ("1.1053", "1.1053"), ("1.00", "1.00"), ("1.0001", "1.05")] {
            let day = try Self.rates(
                "from,to,rate,valid_from,valid_until,source\nEUR,USD,\(daily),2026-03-02,2026-03-02,Federal Reserve H.10\n"
            )
            #expect(try converted([own, day]).exchangeRates.map(\.rate) == [Decimal(expected)], "\(daily)")
        }
        // The two lists quote most currencies in opposite directions: yen a dollar, and dollars a yen.
        func yen(_ longer: String, _ daily: String) throws -> [Decimal] {
            let rates = try Self.rates(
                "from,to,rate,valid_from,valid_until,source\n\(longer),2026-01-01,2026-03-31,CBP quarterly\n"
                    + "\(daily),2026-03-02,2026-03-02,Federal Reserve H.10\n")
            let request = try Assess.request(
                #"{"jurisdiction":"US","currency":"JPY","dates":{"export":"2026-03-02"},"lines":[{"code":"39241040"}]}"#
            )
            return assessor.converting(request, with: rates).exchangeRates.map(\.rate)
        }
        // A quarter's 0.0064 dollars are 156.25 yen a dollar, and five per cent less or more of them than the day's.
        for (daily, isTaken) in [("148.4375", true), ("148.5", false), ("164", false), ("164.0625", true)] {
            let expected: Decimal = isTaken ? try Decimal(daily) : "0.0064"
            #expect(try yen("JPY,USD,0.0064", "USD,JPY,\(daily)") == [expected], "\(daily)")
        }
        for (daily, isTaken) in [("0.0064", false), ("0.0061", false), ("0.006", true), ("0.0068", true)] {
            let expected: Decimal = isTaken ? try Decimal(daily) : "156.25"
            #expect(try yen("USD,JPY,156.25", "JPY,USD,\(daily)") == [expected], "\(daily)")
        }
        let other = try converted([bank])
        #expect(other.exchangeRates.isEmpty)
        #expect(other.findings.map(\.rule) == ["tw.request.exchange-rate"])
        #expect(other.findings[0].message.contains("European Central Bank"))
        #expect(other.findings[0].message.contains("U.S. Customs and Border Protection"))
        let unnamed = try converted([plain, bank])
        #expect(unnamed.exchangeRates.map(\.rate) == [Decimal("1.07")])
        #expect(unnamed.findings.count == 1 && unnamed.findings[0].message.contains("r.csv"))
    }

    @Test(
        "a table that says nothing clear is refused with the place",
        arguments: [
            ("from,to,rate,valid_from,valid_until\nEUR,USD,x,2026-01-01,2026-03-31\n", 2, 9),
            ("from,to,rate,valid_from,valid_until\nEURO,USD,1,2026-01-01,2026-03-31\n", 2, 1),
            ("from,to,rate,valid_from,valid_until\nEUR,USD,0,2026-01-01,2026-03-31\n", 2, 9),
            ("from,to,rate,valid_from,valid_until\nEUR,USD,1,January,2026-03-31\n", 2, 11),
            ("Date,USD\n2026-13-01,1\n", 2, 1), ("Date,USD\n2026-11-20,-1\n", 2, 12), ("a,b\n1,2\n", 1, 1),
        ])
    func flaws(csv: String, line: Int, column: Int) throws {
        let error = #expect(throws: TidewaiterError.self) { try Self.rates(csv) }
        #expect(error?.place?.line == line && error?.place?.column == column, "\(error?.message ?? "")")
    }
}
