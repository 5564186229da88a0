import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

/// Goods that may pay the tariff of another jurisdiction.
@Suite struct TariffChoiceTests {
    private static let columns = "order,when,claims,tariff,difference,from,until,authority,statement\n"
    private static let rows = "10,at_home,,none,,,,law,a tax is due inland\n20,local,local,other,<3,,,law,\n"

    /// Ten per cent and a specific duty, beside another tariff of `other`.
    private static func own(_ rate: String, rows: String = rows, other: String = "other_tariff,XB,law\n") -> TariffDraft
    {
        var draft = TariffDraft(
            rate: rate, programs: [.init("vat", "tax", rate: "20%", of: "customs_value + duty")],
            facts: [
                "local,bool,line,Do the goods stay?,law,no", "at_home,bool,line,Are they free already?,law,no",
                "asked,bool,line,What else?,law,yes",
            ])
        draft.replaced["regime"] =
            "name,value,authority\ncurrency,EUR,\nschedule,Trial tariff,\nduty,import_duty,\ndate,entry,law\n" + other
        draft.replaced["tariff_choice"] = columns + rows
        return draft
    }

    private static func other(_ rate: String, currency: String = "EUR") -> TariffDraft {
        TariffDraft(
            jurisdiction: "XB", currency: currency, rate: rate,
            programs: [.init("sales_tax", "tax", rate: "10%", of: "customs_value + duty")],
            facts: ["strength,decimal,line,How strong?,law,yes"])
    }

    private func request(_ facts: String, _ more: String = "") throws -> AssessmentRequest {
        try Assess.request(
            #"{"jurisdiction":"XA","as_of":"2026-10-15","#
                + TariffDraft.line("1000", #","facts":{\#(facts)}"# + more) + "}")
    }

    @Test(arguments: [
        ("12%", "10%", #""local":true"#, "100.00", "110.00"), ("13%", "10%", #""local":true"#, "130.00", "226.00"),
        ("12%", "10%", "", "120.00", "224.00"), ("5%", "10%", #""local":true"#, "100.00", "110.00"),
        ("12%", "10%", #""at_home":true,"local":true"#, "0.00", "0"),
    ])
    func `a line pays one of two tariffs, with its own taxes, and has a receipt that checks`(
        _ own: String, _ other: String, _ facts: String, _ duty: String, _ tax: String
    ) throws {
        let assessor = try Assessor([Self.own(own).pack(), Self.other(other).pack()])
        let answer = try assessor.assess(request(facts))
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.duty.low.description == duty)
        #expect(answer.totals?.tax.low.description == tax)
        let receipt = try assessor.receipt(for: request(facts))
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
        ReceiptDrafts.record(receipt, "choice-\(own.utf8.first ?? 0)\(facts.utf8.count)")
        #expect(try assessor.only(answer.packs.map(\.sha256))?.receipt(for: request(facts)).bytes == receipt.bytes)
    }

    @Test func `where what is missing decides, all of it is asked and the interval has both`() throws {
        let assessor = try Assessor([Self.own("9%").pack(), Self.other("1/KGM").pack()])
        let open = try assessor.assess(request(#""local":true"#))
        #expect(open.needsFacts.map(\.fact) == ["quantities.KGM"])
        let bounds = try #require(open.totals?.total)
        let (duties, taxes) = (try #require(open.totals?.duty), try #require(open.totals?.tax))
        #expect(open.lines[0].charges.map(\.kind) == [.duty, .tax])
        for kilos in ["0", "10", "70", "500"] {
            let answer = try assessor.assess(request(#""local":true"#, #","quantities":{"KGM":"\#(kilos)"}"#))
            let total = try #require(answer.totals?.total)
            #expect(answer.outcome == .computed)
            #expect(bounds.low <= total.low && total.low <= (bounds.high ?? total.low), "\(kilos)")
            let (duty, tax) = (try #require(answer.totals?.duty.low), try #require(answer.totals?.tax.low))
            #expect(duties.low <= duty && duty <= (duties.high ?? duty), "\(kilos)")
            #expect(taxes.low <= tax && tax <= (taxes.high ?? tax), "\(kilos)")
        }
    }

    @Test func `while it is open which tariff counts, what both say stays said, and what is postponed is not paid`()
        throws
    {
        var own = Self.own("9%")
        own.programs = [
            .init("vat", "tax", rows: [TariffDraft.Program.row("20%", of: "customs_value + duty", status: "postponed")])
        ]
        own.replaced["uncovered"] = Self.uncovered("own_levy", "exclude")
        var other = Self.other("1/KGM")
        other.replaced["uncovered"] = Self.uncovered("other_levy", "exclude")
        let open = try Assessor([own.pack(), other.pack()]).assess(request(#""local":true"#))
        #expect(open.excluded.map(\.program) == ["own_levy", "other_levy"])
        #expect(open.totals?.postponed == Interval(low: .zero, high: Decimal("218.00")))
        #expect(open.lines[0].charges.map(\.status) == [.payable, .payable, .postponed])
        own.replaced["uncovered"] = Self.uncovered("own_levy", "refuse")
        let refused = try Assessor([own.pack(), other.pack()]).assess(request(#""local":true"#))
        #expect(refused.outcome == .refused && refused.refused.map(\.program) == ["own_levy"])
    }

    private static func uncovered(_ program: String, _ effect: String) -> String {
        "program,codes,except_codes,origins,from,until,effect,authority,statement\n"
            + "\(program),1010,,*,,,\(effect),law,It is not here.\n"
    }

    @Test func `the difference is measured by every value that the goods may have`() throws {
        // 31 is under three per cent of 1,100 and not of 1,000: which it is hangs on the carriage of the line.
        let assessor = try Assessor([Self.own("0.31/NMB").pack(), Self.other("free").pack()])
        func request(_ quantities: String) throws -> AssessmentRequest {
            let lines = ["1", "2"].map { id in
                #"{"id":"\#(id)","code":"1010101010","origin":"US","value":"1000","facts":{"local":true},"#
                    + #""quantities":{"NMB":"100"\#(quantities)}}"#
            }
            return try Assess.request(
                #"{"jurisdiction":"XA","as_of":"2026-10-15","incoterm":"FOB","apportion":"weight","#
                    + #""costs":[{"kind":"freight","amount":"100"}],"lines":[\#(lines.joined(separator: ","))]}"#)
        }
        let open = try assessor.assess(request(""))
        #expect(open.outcome == .needsFacts)
        #expect(open.totals?.duty == Interval(low: .zero, high: Decimal("62.00")))
        #expect(try assessor.assess(request(#","KGM":"5""#)).totals?.duty == Interval(Decimal("0.00")))
    }

    @Test func `facts of either tariff are known, and those of neither are a finding`() throws {
        let assessor = try Assessor([Self.own("12%").pack(), Self.other("10%").pack()])
        let answer = try assessor.assess(request(#""strength":"3","nonsense":true"#))
        #expect(answer.findings.filter { $0.rule == "tw.request.undeclared-fact" }.map(\.value) == ["true"])
        #expect(answer.unclaimed.first { $0.program == "tariff_choice" }?.saves == "134.00")
    }

    @Test(arguments: [
        ("10,other_word,,other,,,,law,\n", "no fact is called"),
        ("10,asked,,other,,,,law,\n", "a fact that is claimed"),
        ("10,local,what,other,,,,law,\n", "no fact is called"),
        ("10,mode=sea,,other,,,,law,\n", "a fact that is claimed"),
        ("10,local,,other,>3,,,law,\n", "a difference is"), ("x,local,,other,,,,law,\n", "order is a number"),
        ("10,local,,both,,,,law,\n", "one of own, other, none"), ("10,local,,own,<3,,,law,\n", "from the other tariff"),
        ("10,local,,none,<=0,,,law,\n", "from the other tariff"),
    ])
    func `a choice that makes no sense is refused with its row`(_ rows: String, _ words: String) throws {
        let pack = try Self.own("1%", rows: rows).pack()
        do throws(TidewaiterError) {
            _ = try Assessor([pack])
            Issue.record("accepted: \(rows)")
        } catch {
            #expect(error.message.contains(words), "\(error.message)")
        }
        #expect(throws: TidewaiterError.self) { try Assessor([Self.own("1%", other: "").pack()]) }
        let pounds = try Self.other("1%", currency: "GBP").pack()
        #expect(throws: TidewaiterError.self) { try Assessor([Self.own("1%").pack(), pounds]) }
    }
}
