import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("What a rate is taken of, in tables")
struct BasisTests {
    private static func charges(_ answer: Assessment) -> [String] {
        answer.lines[0].charges.map { "\($0.program) \($0.assessed?.low ?? .zero)" }
    }

    private static func check(_ draft: TariffDraft, _ members: String) throws {
        let receipt = try Assessor([draft.pack()]).receipt(
            for: Assess.request(#"{"jurisdiction":"XA","as_of":"2026-10-15",\#(members)}"#))
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
    }

    /// India, Finance Act 2018 s 110: the surcharge is taken of the duties, the base duty among them.
    private static let india = TariffDraft(
        currency: "INR", rate: "2.5%",
        programs: [
            .init("aidc", rate: "1.5%"),
            .init("aifta", rows: [TariffDraft.Program.row("1%", when: "claim=AIFTA", effect: "replace")]),
            .init("social_welfare_surcharge", rate: "10%", of: "import_duty + aidc"),
            .init("igst", "tax", rate: "5%", of: "customs_value + duty"),
        ], rounding: ["duty": "1,half_up", "tax": "1,half_up"])

    @Test("a surcharge on duties counts the base duty, or what stands in its place") func surcharge() throws {
        let answer = try Self.india.assess(TariffDraft.line("900000.40"))
        #expect(
            Self.charges(answer)
                == [
                    "aidc 13500.00", "import_duty 22500.00", "social_welfare_surcharge 3600.00", "igst 46980.00",
                ].map { $0.replacing(".00", with: "") })
        #expect(answer.totals?.total == "86580")
        let claimed = try Self.india.assess(TariffDraft.line("900000.40", #","preference":"AIFTA""#))
        #expect(
            Self.charges(claimed) == ["aidc 13500", "aifta 9000", "social_welfare_surcharge 2250", "igst 46238"])
        #expect(answer.unclaimed.map(\.saves) == [15592])
        try Self.check(Self.india, TariffDraft.line("900000.40"))
    }

    @Test("`duty` of a duty's base is every duty before it, the base duty among them") func all() throws {
        var draft = Self.india
        draft.programs[2] = .init("social_welfare_surcharge", rate: "10%", of: "duty")
        #expect(try draft.assess(TariffDraft.line("900000")).totals?.duty == "39600")
    }

    @Test("a tax that is part of its own base is taken of the sum divided") func inside() throws {
        let draft = TariffDraft(
            currency: "BRL", rate: "18%",
            programs: [
                .init("ipi", "tax", rate: "32.5%", of: "customs_value + duty"),
                .init("icms", "tax", rate: "18%", of: "(customs_value + duty + tax) / 0.82"),
            ], rounding: ["basis:icms": "0.01,half_up"])
        let answer = try draft.assess(TariffDraft.line("10000"))
        #expect(answer.lines[0].charges.last?.basis == "19067.07")
        #expect(answer.lines[0].charges.last?.assessed == "3432.07")
        try Self.check(draft, TariffDraft.line("10000"))
        var tens = draft
        tens.rounding = ["basis:icms": "10,down"]
        #expect(try tens.assess(TariffDraft.line("10000")).lines[0].charges.last?.basis == "19060")
        try Self.check(tens, TariffDraft.line("10000"))
    }

    @Test(
        "what is above a threshold is taxed, and nothing is charged below it",
        arguments: [("80000", "0.00"), ("89567", "2970.00"), ("80567", "0.00")])
    func threshold(value: String, tax: String) throws {
        let draft = TariffDraft(
            programs: [.init("luxury_tax", "tax", rate: "33%", of: "customs_value + duty - 80567")])
        let answer = try draft.assess(TariffDraft.line(value))
        #expect(answer.totals?.tax == Interval(try Decimal(tax)))
        try Self.check(draft, TariffDraft.line(value))
        let open = try draft.assess(#""currency":"USD","# + TariffDraft.line(value))
        #expect(open.totals?.tax == Interval(low: 0, high: nil))
    }

    /// ALADI: so many per cent of the duty are left to pay.
    @Test("a preference may be a part of the base duty, which is then reckoned though it is not charged")
    func margin() throws {
        let draft = TariffDraft(
            rate: "20% + 2/KGM",
            programs: [
                .init(
                    "aladi",
                    rows: [TariffDraft.Program.row("60%", of: "import_duty", when: "claim=ALADI", effect: "replace")]),
                .init("vat", "tax", rate: "10%", of: "customs_value + duty"),
            ])
        let goods = #","quantities":{"KGM":"10"}"#
        let claim = #","preference":"ALADI""#
        let answer = try draft.assess(TariffDraft.line("1000", goods + claim))
        #expect(Self.charges(answer) == ["aladi 132.00", "vat 113.20"])
        #expect(answer.lines[0].charges[0].basis == "220.00")
        try Self.check(draft, TariffDraft.line("1000", goods + claim))
        #expect(try draft.assess(TariffDraft.line("1000", goods)).unclaimed.map(\.saves) == ["96.80"])
        let open = try draft.assess(TariffDraft.line("1000", claim))
        #expect(open.needsFacts.map(\.fact) == ["quantities.KGM"])
        #expect(open.totals?.total.contains("245.20") == true && open.totals?.duty.low == 120)
    }

    @Test("the charge of one programme is a basis by itself") func single() throws {
        let draft = TariffDraft(
            programs: [
                .init("excise", "tax", rate: "10%"), .init("levy", "fee", rate: "5%", of: "excise"),
            ])
        #expect(try draft.assess(TariffDraft.line("1000")).totals?.fee == "5.00")
    }

    @Test(
        "a basis that says nothing is refused",
        arguments: [
            ("customs_value / 0.82", "into brackets"), ("(customs_value) / 0", "no number to divide by"),
            ("customs_value + ", "no sum"), ("cif_value + duty", "\"cif_value\" is neither"),
            ("customs_value + 2*3*duty", "no sum"),
        ])
    func flaws(basis: String, reason: String) throws {
        let draft = TariffDraft(programs: [.init("vat", "tax", rate: "20%", of: basis)])
        let compiled = try draft.source().compile()
        let error = #expect(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error?.place?.input == "measures.csv" && error?.place?.line == 2)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }

    @Test("duties that are filed after what is taken of them are refused") func late() throws {
        for programs: [TariffDraft.Program] in [
            [.init("vat", "tax", rate: "20%", of: "customs_value + duty"), .init("surtax", rate: "5%")],
            [.init("surcharge", rate: "5%", of: "import_duty"), .init("gsp", rate: "1%", effect: "replace")],
        ] {
            let error = #expect(throws: TidewaiterError.self) { try TariffDraft(programs: programs).pack().checkRows() }
            #expect(error?.message.contains("is filed after it") == true, "\(error?.message ?? "")")
        }
    }
}

@Suite("Tables of any tariff")
struct TariffTableTests {
    @Test(
        "codes have as many digits as the tariff's, from six to twelve",
        arguments: ["851713", "85171300", "851713000", "851713000011", "85171300001"])
    func digits(code: String) throws {
        var draft = TariffDraft(programs: [.init("levy", "fee", rows: ["GOODS"])])
        draft.programs[0].rows = [TariffDraft.Program.row("1%").replacing(",*,,", with: ",\(code),,")]
        draft.replaced["lines"] = "code,general\n\(code),5%\n"
        let line = #"{"code":"\#(code)","origin":"CN","value":"100"}"#
        let answer = try draft.assess(#""incoterm":"FOB","lines":[\#(line)]"#)
        #expect(answer.totals?.duty == "5.00" && answer.totals?.fee == "1.00")
        #expect(answer.lines[0].charges[0].rate?.text == "5%")
        let short = try draft.assess(
            #""incoterm":"FOB","lines":[{"code":"\#(code.dropLast(2))","origin":"CN","value":"100"}]"#)
        #expect(short.needsFacts.first?.options == [.text(code)])
    }

    @Test("lines whose codes are longer or shorter than the first are refused: none would be found") func mixed() throws
    {
        var draft = TariffDraft()
        draft.replaced["lines"] = "code,general\n85171300,5%\n8517130011,5%\n"
        let compiled = try draft.source().compile()
        let error = #expect(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error?.place?.line == 3 && error?.message.contains("has 10 digits") == true)
    }

    @Test("measures that look for their goods are charged beside those under the codes") func both() throws {
        var draft = TariffDraft(
            programs: [
                .init("surtax", rows: []), .init("vat", "tax", rate: "20%", of: "customs_value + duty"),
            ])
        draft.replaced["line_measures"] =
            "code,program,order,origins,effect,rate\n1010,surtax,10,*,add,7%\n"
        let answer = try draft.assess(TariffDraft.line("1000"))
        #expect(answer.totals?.duty == "70.00" && answer.totals?.tax == "214.00")
    }

    @Test(
        "amounts are rounded to steps of five hundredths, and other multiples",
        arguments: [
            ("0.05,half_up", "617.28", "617.30"), ("0.05,half_up", "617.275", "617.30"),
            ("0.05,half_up", "617.27", "617.25"), ("0.05,down", "617.29", "617.25"), ("5,up", "617.1", "620"),
            ("0.25,half_even", "617.125", "617.00"), ("25,half_up", "617", "625"), ("2,down", "617", "616"),
        ])
    func steps(rule: String, value: String, expected: String) throws {
        let parts = rule.split(separator: ",").map(String.init)
        let rounding = try #require(TabledRounding.rule(unit: parts[0], way: parts[1]))
        #expect(try rounding(Decimal(value)) == Decimal(expected))
        #expect(try rounding(Decimal("-\(value)")) == Decimal("-\(expected)"))
    }

    @Test("a receipt says to what multiple an amount was rounded, and is checked by it") func receipt() throws {
        let draft = TariffDraft(currency: "CHF", rate: "12.345%", rounding: ["duty": "0.05,half_up"])
        let receipt = try Assessor([draft.pack()]).receipt(
            for: Assess.request(#"{"jurisdiction":"XA","as_of":"2026-10-15",\#(TariffDraft.line("777"))}"#))
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
        #expect(String(decoding: receipt.bytes, as: UTF8.self).contains(#""multiple":5,"places":2"#))
        ReceiptDrafts.record(receipt, "tabled-multiple")
    }

    @Test("each charge says by which law it is rounded") func authority() throws {
        var draft = TariffDraft(rate: "10%", programs: [.init("vat", "tax", rate: "20%")])
        draft.replaced["rounding"] =
            "of,unit,way,authority\ncustoms_value,0.01,half_up,A\nduty,0.01,half_up,B\ntax,0.01,half_up,C\n"
            + "fee,0.01,half_up,D\n"
        let answer = try draft.assess(TariffDraft.line("1000"))
        #expect(answer.lines[0].charges.map { $0.steps.last?.authority } == ["B", "C"])
    }
}
