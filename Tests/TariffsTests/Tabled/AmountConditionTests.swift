import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Conditions on how much there is")
struct AmountConditionTests {
    /// Goods that the declarant calls small pay nothing up to 1,000, and the others 10 % and a tax.
    private static func draft(_ condition: String) -> TariffDraft {
        TariffDraft(
            rate: "10%",
            programs: [
                .init("small", rows: [TariffDraft.Program.row("free", when: condition, effect: "replace")]),
                .init(
                    "vat", "tax",
                    rows: [
                        TariffDraft.Program.row("", when: "subject=small", effect: "none"),
                        TariffDraft.Program.row("20%", of: "customs_value + duty"),
                    ]),
            ], facts: ["declared_small,bool,line,Are they small?,law,no"])
    }

    private static func amounts(_ answer: Assessment) -> Interval { answer.totals?.total ?? .unknown }

    @Test(
        "a limit of a value that is open leaves open what hangs on it",
        arguments: ["value<=1000", "total<=1000", "value<1000", "!value>=1000", "!total>1000"])
    func open(condition: String) throws {
        let draft = Self.draft("declared_small & \(condition)")
        let facts = #","facts":{"declared_small":true}"#
        let answer = try draft.assess(#""currency":"USD","# + TariffDraft.line("5000", facts))
        #expect(answer.outcome == .needsFacts)
        for rate in ["0.1", "0.199", "0.2", "0.2001", "1", "3"] {
            let known = try draft.assess(
                #""currency":"USD","exchange_rates":[{"from":"USD","to":"EUR","rate":"\#(rate)"}],"#
                    + TariffDraft.line("5000", facts))
            #expect(known.outcome == .computed)
            #expect(Self.amounts(answer).contains(Self.amounts(known).low), "\(rate): \(Self.amounts(known))")
        }
    }

    @Test("what is open but on one side of a limit is decided") func decided() throws {
        let draft = Self.draft("value<=1000")
        let answer = try draft.assess(
            #""costs":[{"kind":"freight","amount":"5","currency":"USD"}],"# + TariffDraft.line("5000"))
        #expect(answer.outcome == .needsFacts)
        #expect(answer.lines[0].charges.map(\.program) == ["import_duty", "vat"])
        #expect(answer.lines[0].charges[0].assessed == Interval(low: 500, high: nil))
    }

    @Test(
        "quantities and prices of a unit are compared, converted where they have to be",
        arguments: [
            ("KGM<=10", "KGM", "10", true), ("KGM<=10", "KGM", "10.1", false), ("KGM<=10", "GRM", "9000", true),
            ("value/KGM<=0.70", "KGM", "1000", true), ("value/KGM<=0.70", "KGM", "999", true),
            ("value/KGM<0.70", "KGM", "1000", false), ("value/NMB>200", "NMB", "3", true),
            ("value/NMB>200", "DZN", "1", false),
        ])
    func quantities(condition: String, unit: String, quantity: String, isSmall: Bool) throws {
        let value = condition.hasPrefix("value/KGM") ? (quantity == "999" ? "699.3" : "700") : "700"
        let answer = try Self.draft(condition).assess(
            TariffDraft.line(value, #","quantities":{"\#(unit)":"\#(quantity)"}"#))
        #expect(answer.outcome == .computed)
        #expect((answer.totals?.total == "0.00") == isSmall)
    }

    @Test("a quantity that decides is asked, and the charges hold whatever it is") func asked() throws {
        let draft = Self.draft("value/NMB<=150")
        let answer = try draft.assess(TariffDraft.line("300"))
        #expect(answer.needsFacts.map(\.fact) == ["quantities.NMB"])
        for count in ["1", "2", "3"] {
            let known = try draft.assess(TariffDraft.line("300", #","quantities":{"NMB":"\#(count)"}"#))
            #expect(Self.amounts(answer).contains(Self.amounts(known).low))
        }
        #expect(Self.amounts(answer) == Interval(low: 0, high: 96))
    }

    @Test(
        "words of a condition that would never hold are refused",
        arguments: [
            ("mode=road | mode=sea", "no mode of transport"), ("mode=raod", "Did you mean 'road'"),
            ("status=directt", "Did you mean 'direct'"), ("kind=c", "\"c\" is no answer to kind: a, b"),
            ("declared_small=true", "write it by itself"), ("from_country=Z", "no country"),
            ("kind>=5", "which is no number"), ("KGX<=5", "no fact is called"),
        ])
    func words(condition: String, reason: String) throws {
        var draft = Self.draft(condition)
        draft.facts += ["kind,enum:a|b,line,Which?,law,yes", "from_country,country,line,From where?,law,yes"]
        let compiled = try draft.source().compile()
        let error = #expect(throws: TidewaiterError.self) {
            try Pack.open(compiled.bytes).checkRows(places: compiled.places)
        }
        #expect(error?.place?.input == "measures.csv" && error?.place?.line == 2)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }
}
