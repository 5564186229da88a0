import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// Parts of rates that hang on what the goods are made of.
@Suite struct CompositionTests {
    private static let facts = [
        "fat_percent,decimal,line,How much fat?,law,yes", "sugar_percent,decimal,line,How much sugar?,law,yes",
        "milk_component,rate,line,What is the milk component?,law,yes",
        "sugar_component,rate,line,What is the sugar component?,law,yes",
    ]

    /// Three kinds of fat by three of sugar, but that nothing is both fattest and sweetest.
    private static let bounds = ["0", "10", "50", ""]
    private static let codes: [(code: String, fat: Int, sugar: Int)] = (0..<3).flatMap { fat in
        (0..<3).map { ("C\(fat)\($0)", fat, $0) }
    }.filter { $0.0 != "C22" }

    private static func draft(_ rate: String = "8% + milk_component max 20% + sugar_component") -> TariffDraft {
        var draft = TariffDraft(rate: rate, facts: facts)
        draft.groups = ["EEA,NO,,,law"]
        draft.replaced["compositions"] =
            "code,fact,at_least,below\n"
            + codes.map { code, fat, sugar in
                "\(code),fat_percent,\(bounds[fat]),\(bounds[fat + 1])\n"
                    + "\(code),sugar_percent,\(bounds[sugar]),\(bounds[sugar + 1])\n"
            }.joined()
        draft.replaced["component_rates"] =
            "component,code,order,origins,from,until,known_from,known_until,rate,authority,source\n"
            + codes.map { code, fat, sugar in
                "milk_component,\(code),1,@EEA,,,,,\(fat * 20)/100 KGM,law,s\n"
                    + "milk_component,\(code),2,*,,,,,\(fat * 40 + 1)/100 KGM,law,s\n"
                    + "sugar_component,\(code),1,*,,,,,\(sugar * 7)/100 KGM,law,s\n"
            }.joined()
        return draft
    }

    private static func goods(_ facts: [String], _ more: String = "", origin: String = "US", kilos: String = "200")
        -> String
    {
        let quantities = kilos.isEmpty ? "" : #","quantities":{"KGM":"\#(kilos)"}"#
        return TariffDraft.line(
            "1000", origin: origin, quantities + #","facts":{\#(facts.joined(separator: ","))}"# + more)
    }

    @Test(arguments: [
        // 80 + 2 * 41, under 200 + 2 * 7.
        ("12", "20", "US", "162.00"), ("12", "20", "NO", "120.00"),
        // 80 + 2 * 81 = 242 is more than 200 + 0.
        ("60", "0", "US", "200.00"), ("0", "0", "US", "82.00"), ("9.999", "49.99", "US", "82.00"),
    ])
    func `the code of the contents gives the amounts, by origin`(
        _ fat: String, _ sugar: String, _ origin: String, _ duty: String
    ) throws {
        let answer = try Self.draft().assess(
            Self.goods([#""fat_percent":"\#(fat)""#, #""sugar_percent":"\#(sugar)""#], origin: origin))
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.duty == Interval(try Decimal(duty)))
    }

    @Test(arguments: [#""fat_percent":"12","sugar_percent":"20""#, #""fat_percent":"12""#, #""fat_percent":"101""#])
    func `every answer has a receipt that checks`(_ facts: String) throws {
        let request = try Assess.request(
            #"{"jurisdiction":"XA","as_of":"2026-10-15",\#(Self.goods([facts]))}"#)
        let receipt = try Assessor([Self.draft().pack()]).receipt(for: request)
        #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
        ReceiptDrafts.record(receipt, "composition-\(facts.utf8.count)")
    }

    @Test func `what is missing is asked, and the interval has every answer`() throws {
        let draft = Self.draft()
        let open = try draft.assess(Self.goods([]))
        #expect(open.needsFacts.map(\.fact) == ["fat_percent", "sugar_percent"])
        let interval = try #require(open.totals?.duty)
        for fat in ["0", "10", "49.9", "50", "99"] {
            let half = try draft.assess(Self.goods([#""fat_percent":"\#(fat)""#]))
            let narrower = try #require(half.totals?.duty)
            for sugar in ["0", "10", "49.9"] {
                let answer = try draft.assess(
                    Self.goods([#""fat_percent":"\#(fat)""#, #""sugar_percent":"\#(sugar)""#]))
                let duty = try #require(answer.totals?.duty)
                #expect(answer.outcome == .computed)
                for bounds in [interval, narrower] {
                    #expect(bounds.low <= duty.low && duty.low <= (bounds.high ?? duty.low), "\(fat) \(sugar)")
                }
            }
        }
    }

    @Test func `only what the amount hangs on is asked`() throws {
        let sugar = try Self.draft("5% + sugar_component").assess(Self.goods([]))
        #expect(sugar.needsFacts.map(\.fact) == ["sugar_percent"])
        #expect(sugar.totals?.duty == Interval(low: Self.exactly("50.00").low, high: Self.exactly("78.00").low))
        // The cap of 20 % binds the fattest goods, which are never sweet.
        let weight = try Self.draft().assess(Self.goods([#""fat_percent":"12""#], kilos: ""))
        #expect(Set(weight.needsFacts.map(\.fact)).isSuperset(of: ["quantities.KGM"]))
    }

    @Test(arguments: ["C00", "C12"])
    func `goods that may be of a code without an amount have no upper bound until it is known`(_ only: String) throws {
        var draft = Self.draft()
        let rows = try #require(draft.replaced["component_rates"]).split(separator: "\n")
        draft.replaced["component_rates"] = rows.enumerated()
            .filter { $0.offset == 0 || $0.element.contains(",\(only),") || $0.element.contains(",C11,") }
            .map { $0.element + "\n" }.joined()
        let open = try draft.assess(Self.goods([]))
        #expect(open.outcome == .needsFacts)
        #expect(open.needsFacts.map(\.fact) == ["fat_percent", "sugar_percent"])
        #expect(open.totals?.duty.high == nil)
        // One row among several codes is not the answer either.
        let half = try draft.assess(Self.goods([#""fat_percent":"12""#]), explain: false)
        #expect(half.outcome == .needsFacts && half.totals?.duty.high == nil)
        #expect(half.needsFacts.map(\.fact) == ["sugar_percent"])
        let one = try draft.assess(Self.goods([#""fat_percent":"12","sugar_percent":"20""#]))
        #expect(one.totals?.duty == Self.exactly("162.00"))
    }

    @Test(arguments: [
        (#""fat_percent":"60","sugar_percent":"60""#, "", "No goods consist of"),
        (#""fat_percent":"101""#, "", "more than 100 per cent"),
        (#""fat_percent":"60""#, #","additional_codes":["C00"]"#, "is not that of goods"),
        ("", #","additional_codes":["C00","C01"]"#, "different compositions"),
        (#""milk_component":"5% max 3%""#, "", "amounts that are added up"),
    ])
    func `what contradicts itself is refused in words`(_ facts: String, _ more: String, _ words: String) throws {
        let answer = try Self.draft().assess(Self.goods([facts], more))
        #expect(answer.outcome == .refused)
        #expect(answer.refused.contains { $0.statement.contains(words) }, "\(answer.refused)")
    }

    @Test func `an amount that no table has is asked as a rate, and one that is stated counts before the table`() throws
    {
        var draft = Self.draft()
        draft.replaced["component_rates"] = nil
        draft.replaced["compositions"] = nil
        let open = try draft.assess(Self.goods([]))
        #expect(open.needsFacts.map(\.fact) == ["milk_component", "sugar_component"])
        #expect(open.totals?.duty == Interval(low: Self.exactly("80.00").low, high: nil))
        let facts = [#""milk_component":"30/100 KGM""#, #""sugar_component":"free""#]
        for tariff in [draft, Self.draft()] {
            #expect(try tariff.assess(Self.goods(facts)).totals?.duty == Self.exactly("140.00"))
        }
    }

    @Test(arguments: [
        ("component_rates", "milk_component,C00,1,*,,,,,5% max 3%,law,s", "amounts that are added up"),
        ("component_rates", "milk_component,C00,1,@XX,,,,,5%,law,s", "neither a country nor a group"),
        ("component_rates", "cream,C00,1,*,,,,,5%,law,s", "no fact that facts.csv declares"),
        ("component_rates", "milk_component,C00,x,*,,,,,5%,law,s", "no whole number"),
        ("compositions", "C00,fat_percent,-1,", "no number from zero on"),
    ])
    func `tables that make no sense are refused with their row`(
        _ table: String, _ row: String, _ words: String
    ) throws {
        var draft = Self.draft()
        let columns = draft.replaced[table]?.prefix { $0 != "\n" } ?? ""
        draft.replaced[table] = "\(columns)\n\(row)\n"
        do throws(TidewaiterError) {
            try draft.built().checkRows()
            Issue.record("accepted: \(row)")
        } catch {
            #expect(error.message.contains(words), "\(error.message)")
        }
        let odd = TariffDraft(rate: "8% + cream")
        #expect(throws: TidewaiterError.self) { try odd.pack().checkRows() }
    }

    private static func exactly(_ amount: String) -> Interval {
        (try? Decimal(amount)).map { Interval($0) } ?? Interval(-1)
    }
}

extension TariffDraft {
    /// The pack, where that it is one is not in doubt.
    fileprivate func built() throws(TidewaiterError) -> Pack {
        do { return try pack() } catch { throw TidewaiterError(.data, "test", "\(error)") }
    }
}
