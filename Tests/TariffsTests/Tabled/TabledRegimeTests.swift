import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("A regime all of tables")
struct TabledRegimeTests {
    private static let vat = TariffDraft.Program("vat", "tax", rate: "20%", of: "customs_value + duty")

    private func charge(_ program: String, _ answer: Assessment) -> Charge? {
        answer.lines[0].charges.first { $0.program == program } ?? answer.entryCharges.first { $0.program == program }
    }

    @Test("a tax is taken of the value and of every duty on it") func cascade() throws {
        let draft = TariffDraft(rate: "10%", programs: [.init("additional", rate: "5%"), Self.vat])
        let answer = try draft.assess(TariffDraft.line("1000"))
        #expect(answer.outcome == .computed)
        #expect(charge("vat", answer)?.basis == "1150.00")
        #expect(charge("vat", answer)?.assessed == "230.00")
        #expect(answer.totals?.total == "380.00")
    }

    @Test("costs outside the customs value are in the base of a tax that says so") func transport() throws {
        let vat = TariffDraft.Program("vat", "tax", rate: "10%", of: "customs_value + transport + duty")
        let draft = TariffDraft(rate: "5%", isCIF: false, programs: [vat])
        let answer = try draft.assess(
            #""costs":[{"kind":"freight","amount":"100"}],"# + TariffDraft.line("1000"))
        #expect(answer.totals?.customsValue == "1000.00")
        #expect(charge("vat", answer)?.assessed == "115.00")
    }

    @Test("a part of a basis can count for more than it is") func factor() throws {
        let vat = TariffDraft.Program("vat", "tax", rate: "15%", of: "1.1*customs_value + duty")
        let answer = try TariffDraft(rate: "20%", programs: [vat]).assess(TariffDraft.line("1000"))
        #expect(charge("vat", answer)?.basis == "1300.00")
        #expect(charge("vat", answer)?.assessed == "195.00")
    }

    @Test("bases and charges are rounded to the units that the table names") func rounding() throws {
        let draft = TariffDraft(
            currency: "JPY", rate: "14%", programs: [.init("tax", "tax", rate: "7.8%", of: "customs_value + duty")],
            rounding: [
                "customs_value": "1,down", "basis:import_duty": "1000,down", "basis:tax": "1000,down",
                "duty": "100,down", "tax": "100,down",
            ])
        let answer = try draft.assess(TariffDraft.line("534795"))
        #expect(charge("import_duty", answer)?.basis == "534000")
        #expect(charge("import_duty", answer)?.assessed == "74700")
        #expect(charge("tax", answer)?.basis == "609000")
        #expect(charge("tax", answer)?.assessed == "47500")
    }

    @Test("a preference takes the place of the base rate where it is claimed, and is offered where it is not")
    func preference() throws {
        var draft = TariffDraft(rate: "10%", groups: ["GSP,BD,,,law"])
        draft.programs = [
            .init(
                "tariff_preference",
                rows: [
                    TariffDraft.Program.row("2%", when: "claim=2027", effect: "replace", origins: "@GSP")
                ]), Self.vat,
        ]
        let unclaimed = try draft.assess(TariffDraft.line("1000", origin: "BD"))
        #expect(unclaimed.totals?.duty == "100.00")
        // Both the duty and the tax on it are less.
        #expect(unclaimed.unclaimed.map(\.saves) == [96])
        let claimed = try draft.assess(TariffDraft.line("1000", origin: "BD", #","preference":"2027""#))
        #expect(claimed.totals?.duty == "20.00")
        #expect(claimed.totals?.tax == "204.00")
        let wrong = try draft.assess(TariffDraft.line("1000", origin: "US", #","preference":"2027""#))
        #expect(wrong.outcome == .refused)
    }

    @Test("a tax on what is open holds whatever the answer") func open() throws {
        var draft = TariffDraft(rate: "10%", facts: ["producer,enum:a|b,line,Who made it?,law,yes"])
        draft.programs = [
            .init(
                "anti_dumping",
                rows: [
                    TariffDraft.Program.row("5%", when: "producer=a"),
                    TariffDraft.Program.row("40%", when: "producer=b"),
                ]), Self.vat,
        ]
        let answer = try draft.assess(TariffDraft.line("1000"))
        #expect(answer.outcome == .needsFacts)
        let tax = try #require(charge("vat", answer)?.assessed)
        for (producer, expected) in [("a", Decimal(230)), ("b", 300)] {
            let known = try draft.assess(TariffDraft.line("1000", #","facts":{"producer":"\#(producer)"}"#))
            #expect(known.totals?.tax.low == expected)
            #expect(tax.low <= expected && expected <= tax.high ?? expected)
        }
    }

    @Test("a tax on what is refused is refused") func refused() throws {
        let draft = TariffDraft(
            programs: [
                .init("excise", rows: [TariffDraft.Program.row("not computed", effect: "refuse")]), Self.vat,
            ])
        let answer = try draft.assess(TariffDraft.line("1000"))
        #expect(answer.outcome == .refused)
        #expect(charge("vat", answer)?.outcome == .refused)
        #expect(answer.totals == nil)
    }

    @Test("a duty that is only secured is a deposit and in the base of no tax") func secured() throws {
        var draft = TariffDraft(rate: "10%")
        draft.programs = [
            .init("provisional", rows: [TariffDraft.Program.row("30%", status: "security_provisional")]),
            .init("vat", "tax", rate: "20%", of: "customs_value + duty"),
        ]
        let answer = try draft.assess(TariffDraft.line("1000"))
        #expect(answer.totals?.tax == "220.00")
        #expect(answer.totals?.deposits == "300.00")
    }

    @Test("while it is open whether a duty is secured or paid, both are open") func securedOrPaid() throws {
        for rows in [("security_provisional", ""), ("", "security_provisional")] {
            var draft = TariffDraft(rate: "10%", facts: ["final,bool,line,Is the duty final?,law,yes"])
            draft.programs = [
                .init(
                    "remedy",
                    rows: [
                        TariffDraft.Program.row("30%", when: "final", status: rows.0),
                        TariffDraft.Program.row("20%", status: rows.1),
                    ])
            ]
            let open = try draft.assess(TariffDraft.line("1000"))
            #expect(open.outcome == .needsFacts)
            let bounds = try #require(open.totals)
            for fact in ["true", "false"] {
                let answer = try draft.assess(TariffDraft.line("1000", #","facts":{"final":\#(fact)}"#))
                let totals = try #require(answer.totals)
                #expect(bounds.deposits.low <= totals.deposits.low)
                #expect(bounds.deposits.high.map { totals.deposits.low <= $0 } == true)
                #expect(bounds.duty.low <= totals.duty.low && totals.duty.low <= (bounds.duty.high ?? "0"))
            }
        }
    }

    @Test("rows that charge nothing do not decide what becomes of a duty") func securedOrNothing() throws {
        var draft = TariffDraft(facts: ["exempt,bool,line,Are the goods another thing?,law,yes"])
        draft.programs = [
            .init(
                "remedy",
                rows: [
                    TariffDraft.Program.row("30%", when: "!exempt", status: "security_provisional"),
                    TariffDraft.Program.row("", effect: "none"),
                ])
        ]
        let open = try draft.assess(TariffDraft.line("1000"))
        #expect(open.totals?.deposits == Interval(low: 0, high: "300.00"))
        #expect(open.lines[0].charges.filter { $0.program == "remedy" }.map(\.status) == [.securityProvisional])
    }

    @Test("cases of antidumping duty that the rows know nothing of are said not to be used, in whatever form")
    func cases() throws {
        let line = TariffDraft.line("1000", #","adcvd":[{"case":"R668","rate":"5%"}]"#)
        let answer = try TariffDraft(rate: "10%").assess(line)
        #expect(answer.totals?.duty == "100.00")
        let finding = try #require(answer.findings.first { $0.rule == "tw.request.adcvd" })
        #expect(finding.path == "/lines/0/adcvd" && finding.message.contains("R668"))
        let asking = TariffDraft(rate: "10%", facts: ["adcvd,enum:none,line,Is there an order?,law,yes"])
        let refused = try asking.assess(line)
        #expect(refused.outcome == .refused && !refused.findings.contains { $0.rule == "tw.request.adcvd" })
    }

    @Test("parts that are worth more than the whole are a contradiction in every tariff") func parts() throws {
        var draft = TariffDraft(
            rate: "10%",
            facts: [
                "steel_value,money,line,What is the steel worth?,law,no", "tin_value,money,line,And the tin?,law,no",
            ])
        draft.replaced["value_parts"] = "fact,division,parts\nsteel_value,metal,steel\ntin_value,metal,tin\n"
        let facts = { (steel: String) in #","facts":{"steel_value":"\#(steel)","tin_value":"400"}"# }
        #expect(try draft.assess(TariffDraft.line("1000", facts("600"))).totals?.duty == "100.00")
        let answer = try draft.assess(TariffDraft.line("1000", facts("600.01")))
        #expect(answer.outcome == .refused && answer.refused.map(\.program) == ["parts_of_value"])
        #expect(answer.lines[0].charges.map(\.outcome) == [.refused])
    }

    @Test(
        "a relief by a number that a fact states comes off, and is asked",
        arguments: [(#","facts":{"relief":"5"}"#, "149.00"), (#","facts":{"relief":"0"}"#, "324.00"), ("", "")])
    func multiplied(facts: String, expected: String) throws {
        var draft = TariffDraft(facts: ["relief,decimal,line,What is the relief?,law,yes"])
        draft.programs = [.init("excise", "tax", rate: "9.257142857142857/LPA - 1/LPA times relief")]
        // 3.5 % of 10 hectolitres are 35 litres of alcohol.
        let answer = try draft.assess(
            TariffDraft.line("0", #","quantities":{"ASV":"3.5","LTR":"1000"}"# + facts))
        if expected.isEmpty {
            #expect(answer.needsFacts.map(\.fact) == ["relief"])
            #expect(answer.totals?.tax == Interval(low: 0, high: "324.00"))
        } else {
            #expect(answer.totals?.tax.low.description == expected)
        }
    }

    @Test("a base rate that a claim replaces is asked for nothing") func replacedBase() throws {
        var draft = TariffDraft(rate: "5/KGM")
        draft.programs = [
            .init("preference", rows: [TariffDraft.Program.row("2%", when: "claim=A", effect: "replace")])
        ]
        let claimed = try draft.assess(TariffDraft.line("1000", #","preference":"A""#))
        #expect(claimed.outcome == .computed && claimed.totals?.duty == "20.00")
        let unclaimed = try draft.assess(TariffDraft.line("1000"))
        #expect(unclaimed.needsFacts.map(\.fact) == ["quantities.KGM"])
    }

    @Test("a postponed tax is not payable at import") func postponed() throws {
        var draft = TariffDraft(facts: ["postponed_accounting,bool,entry,Is the tax accounted for later?,law,no"])
        draft.programs = [
            .init(
                "vat", "tax",
                rows: [
                    TariffDraft.Program.row(
                        "20%", of: "customs_value + duty", when: "postponed_accounting", status: "postponed"),
                    TariffDraft.Program.row("20%", of: "customs_value + duty"),
                ])
        ]
        let answer = try draft.assess(#""facts":{"postponed_accounting":true},"# + TariffDraft.line("1000"))
        #expect(answer.totals?.tax == "200.00")
        #expect(answer.totals?.payableAtImport == "0.00")
        #expect(answer.totals?.postponed == "200.00")
    }

    @Test("a fee on the entry stays between its least and its most") func fees() throws {
        let draft = TariffDraft(fees: ["processing,499,,,,,0.35,30,600,,law,s", "statistics,,,,,,,,,4.5,law,s"])
        for (value, expected) in [("1000", "30.00"), ("20000", "70.00"), ("900000", "600.00")] {
            let answer = try draft.assess(TariffDraft.line(value))
            #expect(answer.entryCharges.map(\.assessed) == [Interval(try Decimal(expected)), "4.5"])
        }
    }

    @Test("every answer has a receipt that checks", arguments: ["1,down", "1000,up"]) func receipts(rule: String) throws
    {
        let vat = TariffDraft.Program("vat", "tax", rate: "20%", of: "1.1*customs_value + duty")
        var draft = TariffDraft(
            rate: "3.7%", programs: [.init("surtax", rate: "1.5/KGM"), vat],
            rounding: ["basis:vat": rule], fees: ["processing,499,,,,,0.35,30,600,,law,s"])
        draft.isCIF = false
        let assessor = try Assessor([draft.pack()])
        let request = try Assess.request(
            #"{"jurisdiction":"XA","as_of":"2026-10-15","#
                + TariffDraft.line("1234.56", #","quantities":{"KGM":"12.5"}"#)
                + "}")
        let receipt = try assessor.receipt(for: request)
        let check = try ReceiptCheck(receipt.bytes)
        #expect(check.flaw == nil)
        #expect(check.receipt["outcome"]?.text == "computed")
        ReceiptDrafts.record(receipt, "tabled-\(rule.prefix(1))\(rule.utf8.count)")
    }

    @Test(
        "tables that say nothing clear are refused by name",
        arguments: [
            ("regime", "name,value,authority\ncurrency,EUR,\n", "schedule"),
            ("regime", "name,value,authority\ncurrency,EURO,\nschedule,s,\nduty,d,\ndate,entry,\n", "EURO"),
            ("regime", "name,value,authority\ncurrency,EUR,\nschedule,s,\nduty,d,\ndate,tomorrow,\n", "date"),
            ("rounding", "of,unit,way,authority\nduty,0.01,half_up,\n", "customs_value"),
            ("rounding", "of,unit,way,authority\ncustoms_value,0.03,half_up,\n", "power of ten"),
            ("valuation", "cost,effect,taxed,question,authority\nfreight,included,no,,\n", "insurance"),
            ("valuation", "cost,effect,taxed,question,authority\nfright,included,no,,\n", "fright"),
        ])
    func flaws(table: String, text: String, word: String) throws {
        let draft = TariffDraft(replaced: [table: text])
        let error = #expect(throws: TidewaiterError.self) { try Assessor([draft.pack()]) }
        #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }

    @Test("a basis names what there is, and only what is filed before") func bases() throws {
        for (basis, word) in [
            ("customs_value + nothing", "nothing"), ("customs_value + excise", "filed after"),
            ("customs_value +", "sum"),
            ("x*customs_value", "number"),
        ] {
            let draft = TariffDraft(
                programs: [.init("vat", "tax", rate: "20%", of: basis), .init("excise", "tax", rate: "1%")])
            let error = #expect(throws: TidewaiterError.self) { try Assessor([draft.pack()]) }
            #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
        }
    }
}
