import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("What is charged once for an entry")
struct EntryChargeTests {
    private static func draft(
        _ programs: [TariffDraft.Program], fees: String, rate: String = "10%", currency: String = "EUR",
        facts: [String] = [], rounding: [String: String] = [:], entryRounding: String = ""
    ) -> TariffDraft {
        var draft = TariffDraft(
            currency: currency, rate: rate, programs: programs, rounding: rounding, facts: facts)
        draft.replaced["fees"] = fees
        if !entryRounding.isEmpty {
            draft.replaced["entry_rounding"] = "of,unit,way,waived_to,authority\n" + entryRounding
        }
        return draft
    }

    private static func lines(_ values: String...) -> String {
        #""incoterm":"FOB","lines":["#
            + values.map { #"{"code":"1010101010","origin":"US","value":"\#($0)"}"# }.joined(separator: ",") + "]"
    }

    private static func check(_ draft: TariffDraft, _ members: String) throws {
        let receipt = try Assessor([draft.pack()]).receipt(
            for: Assess.request(#"{"jurisdiction":"XA","as_of":"2026-10-15",\#(members)}"#))
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
    }

    /// Ley Federal de Derechos art. 49 and Ley del IVA art. 27: the customs processing fee, 8 per mille and no less than
    /// so much, is in the base of the value added tax.
    private static let mexico = draft(
        [.init("iva", "tax", rate: "16%", of: "customs_value + duty + dta")],
        fees: "program,rate,minimum,from,authority\ndta,0.8,426.67,2025-01-01,Ley Federal de Derechos art. 49\n",
        rate: "35%",
        rounding: ["customs_value": "1,half_up", "duty": "1,half_up", "tax": "1,half_up", "fee": "1,half_up"])

    @Test("a fee on the entry is in the base of a tax that names it, each line with its share") func base() throws {
        let answer = try Self.mexico.assess(Self.lines("20000"))
        #expect(answer.entryCharges.map(\.assessed) == ["427"])
        #expect(answer.lines[0].charges.last?.basis == "27427")
        #expect(answer.totals?.tax == "4388")
        let two = try Self.mexico.assess(Self.lines("60000", "30000"))
        #expect(two.entryCharges[0].allocation.map(\.amount) == [480, 240])
        #expect(two.lines.map { $0.charges.last?.basis } == ["81480", "40740"])
        try Self.check(Self.mexico, Self.lines("60000", "30000"))
    }

    @Test("a fee of unknown value leaves the taxes on it between what it can come to") func open() throws {
        let answer = try Self.mexico.assess(#""currency":"USD","# + Self.lines("20000"))
        #expect(answer.outcome == .needsFacts)
        for rate in ["0.5", "1", "17.5", "20"] {
            let known = try Self.mexico.assess(
                #""currency":"USD","exchange_rates":[{"from":"USD","to":"EUR","rate":"\#(rate)"}],"#
                    + Self.lines("20000"))
            let total = try #require(known.totals?.total)
            #expect(answer.totals?.total.contains(total.low) == true)
        }
    }

    @Test(
        "the first row of which everything holds counts: values, kind of entry, mode and facts of the entry",
        arguments: [
            ("999.99", "", "5.00"), ("1000", "", "20.00"), ("1000.01", "", "30.00"),
            ("5000", #""facts":{"approved":true},"#, "0.00"), ("5000", #""mode":"sea","#, "40.00"),
            ("5000", #""entry":{"type":"T"},"#, "50.00"),
        ])
    func rows(value: String, members: String, expected: String) throws {
        let draft = Self.draft(
            [],
            fees: """
                program,entry_types,mode,when,fixed,value_over,value_from,value_under,authority
                paper,*,,approved,0,,,,law
                paper,T,,!type=,50,,,,law
                paper,,sea,,40,,,,law
                paper,,,,30,1000,,,law
                paper,,,,20,,1000,,law
                paper,,,,5,,,1000,law

                """.replacing("!type=", with: "type=T"),
            facts: ["approved,bool,entry,Is the importer approved?,law,no"])
        let answer = try draft.assess(members + Self.lines(value))
        #expect(answer.entryCharges.map(\.assessed) == [Interval(try Decimal(expected))])
    }

    @Test("a fact that could raise a charge on the entry is asked, and the charge holds whatever the answer")
    func asked() throws {
        let draft = Self.draft(
            [], fees: "program,when,fixed,authority\npaper,prepared,20,law\npaper,,12.50,law\n",
            facts: ["prepared,bool,entry,Did the office prepare it?,law,yes"])
        let answer = try draft.assess(Self.lines("100"))
        #expect(answer.needsFacts.map(\.fact) == ["prepared"])
        #expect(answer.entryCharges.map(\.assessed) == [Interval(low: "12.50", high: "20.00")])
        let stated = try draft.assess(#""facts":{"prepared":true},"# + Self.lines("100"))
        #expect(stated.totals?.fee == "20.00")
    }

    /// Japan: the value taxed is cut to 1,000 yen for each column, the national tax of the declaration to 100; the local tax
    /// is 22/78 of that, cut to 100 again.
    private static let japan = draft(
        [.init("consumption_tax", "tax", rate: "7.8%", of: "customs_value + duty")],
        fees: "program,kind,rate,basis,authority\nlocal_consumption_tax,tax,2200/78,consumption_tax,Local Tax Act\n",
        rate: "8%", currency: "JPY",
        rounding: [
            "customs_value": "1,down", "duty": "1,down", "tax": "1,down", "basis:import_duty": "1000,down",
            "basis:consumption_tax": "1000,down", "local_consumption_tax": "100,down", "fee": "1,down",
        ],
        entryRounding: "duty,100,down,,Act on General Rules for National Taxes art. 119\n"
            + "consumption_tax,100,down,,Act on General Rules for National Taxes art. 119\n")

    @Test("sums of the entry are rounded once more, and a tax on such a sum is taken of what is collected")
    func japanese() throws {
        let answer = try Self.japan.assess(Self.lines("259999", "301999"))
        // 20,720 + 24,080 = 44,800; 7.8 % of 280,000 and 326,000 is 21,840 + 25,428 = 47,268, of which 47,200.
        #expect(answer.totals?.duty == "44800")
        #expect(answer.entryCharges.map(\.program) == ["consumption_tax", "local_consumption_tax"])
        #expect(answer.entryCharges.map(\.assessed) == ["-68", "13300"])
        #expect(answer.totals?.tax == "60500")
        try Self.check(Self.japan, Self.lines("259999", "301999"))
    }

    @Test(
        "what is so little that it is not collected is taken back", arguments: [("61.75", "0.00"), ("62.50", "5.05")])
    func waived(value: String, tax: String) throws {
        let draft = Self.draft(
            [.init("vat", "tax", rate: "8.1%", of: "customs_value + duty")], fees: "program,fixed\n", rate: "free",
            currency: "CHF", rounding: ["tax": "0.05,half_up"], entryRounding: "tax,,,5,MWSTG art. 53\n")
        let answer = try draft.assess(Self.lines(value))
        #expect(answer.totals?.tax == Interval(try Decimal(tax)))
        try Self.check(draft, Self.lines(value))
        let open = try draft.assess(#""currency":"EUR","# + Self.lines(value))
        #expect(open.totals?.tax.contains(try Decimal(tax)) == true)
    }

    @Test(
        "a charge on the entry that cannot be so is refused with its file and line",
        arguments: [
            ("program,when,fixed\npaper,mode=raod,5\n", "fees.csv", "\"raod\" is no mode of transport"),
            ("program,when,fixed\npaper,value<=5,5\n", "fees.csv", "it looks at a line"),
            ("program,basis,rate\npaper,nothing,5\n", "fees.csv", "\"nothing\" is neither a fact"),
            ("program,basis,rate\npaper,stamp,5\nstamp,,1\n", "fees.csv", "\"stamp\" is charged after \"paper\""),
            ("program,rate\npaper,five\n", "fees.csv", "\"five\" is no number of per cent"),
            ("program,rate\npaper,\n", "fees.csv", "neither a rate nor an amount"),
            ("program,kind,rate\npaper,due,1\n", "fees.csv", "is none of duty, tax, fee"),
        ])
    func flaws(fees: String, file: String, reason: String) throws {
        let compiled = try Self.draft([], fees: fees).source().compile()
        let error = #expect(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error?.place?.input == file && error?.place?.line == 2)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }

    @Test("a rounding of what nothing charges is refused") func idle() throws {
        for (table, row, reason) in [
            ("rounding", "of,unit,way,authority\nbasis:vta,1,down,\n", "Did you mean 'vat'"),
            ("entry_rounding", "of,unit,way,authority\nvatt,1,down,\n", "Did you mean 'vat'"),
            ("entry_rounding", "of,unit,way,authority\nvat,3,down,\n", "power of ten"),
        ] {
            var draft = Self.draft([.init("vat", "tax", rate: "8.1%")], fees: "program,fixed\n")
            draft.replaced[table] = row
            let compiled = try draft.source().compile()
            let error = #expect(throws: TidewaiterError.self) {
                try Pack.open(compiled.bytes).checkRows(places: compiled.places)
            }
            #expect(error?.place?.input == "\(table).csv" && error?.place?.line == 2)
            #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        }
    }
}
