import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// Worked by hand from the December 2024 schedule and the fee notices.
@Suite("United States") struct UnitedStatesTests {
    static func entry(_ lines: String, _ more: String = "") -> String {
        #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"sea","facts":{"adcvd":"none"}\#(more),"lines":[\#(lines)]}"#
    }

    @Test("a free, a compound and an ad valorem line with both fees")
    func threeLines() throws {
        let answer = try Assess.run(
            Self.entry(
                #"{"id":"1","code":"9503000073","origin":"VN","value":"1250.00"},"#
                    + #"{"id":"2","code":"8213009000","origin":"DE","value":"34560.00","quantities":{"NMB":"9600"}},"#
                    + #"{"id":"3","code":"3924104000","origin":"TH","value":"18900.49"}"#))
        let totals = try #require(answer.totals)
        #expect(answer.outcome == .computed)
        // 3 cents each + 3 %: 288.00 + 1,036.80.
        #expect(answer.lines.map { $0.charges.map(\.assessed) } == [["0"], ["1324.80"], ["642.60"]])
        #expect(totals.duty == "1967.40")
        // 0.3464 %: 4.33 + 119.72 + 65.47, between the limits of fiscal year 2025; 0.125 %: 1.56 + 43.20 + 23.63.
        #expect(answer.entryCharges.map(\.assessed) == ["189.52", "68.39"])
        #expect(totals.total == "2225.31")
        #expect(totals.landedCost == "56935.80")
        #expect(totals.customsValue == "54710")
    }

    @Test("a country of column 2 pays column 2")
    func columnTwo() throws {
        let answer = try Assess.run(Self.entry(#"{"code":"3924104000","origin":"CU","value":"1000"}"#))
        #expect(answer.lines[0].charges[0].program == "column_2")
        #expect(answer.lines[0].charges[0].rate?.text == "80%")
        #expect(answer.lines[0].charges[0].assessed == "800")
    }

    @Test("goods under an embargo are warned of with the law, and their figures stay", arguments: ["CU", "IR", "KP"])
    func embargo(origin: String) throws {
        let answer = try Assess.run(Self.entry(#"{"id":"a","code":"3924104000","origin":"\#(origin)","value":"1000"}"#))
        let finding = try #require(answer.findings.first)
        #expect(answer.findings.count == 1)
        #expect(finding.rule == "tw.us.embargo")
        #expect(finding.severity == .warning)
        #expect(finding.path == "/lines/0/origin")
        #expect(finding.item == "a")
        #expect(finding.authority.contains("31 CFR"))
        #expect(answer.outcome == .computed)
        let free = try Assess.run(Self.entry(#"{"code":"3924104000","origin":"VN","value":"1000"}"#))
        #expect(free.findings.isEmpty)
        // Before the order on its goods, those of North Korea were free to come.
        let before = UnitedStatesTests.entry(#"{"code":"3924104000","origin":"KP","value":"1000"}"#)
            .replacing("2024-12-20", with: "2010-12-20")
        #expect(try Assess.run(before).findings.isEmpty)
    }

    @Test("the statement of coverage names the entry types that are assessed")
    func coverage() throws {
        let pack = try #require(Pack.builtIn("us-hts"))
        #expect(pack.coverage.contains("01, 02, 03 and 07"))
        #expect(!pack.coverage.contains("03 06"))
        let answer = try Assess.run(
            Self.entry(#"{"code":"3924104000","origin":"VN","value":"1000"}"#, #","entry":{"type":"06"}"#))
        #expect(answer.refused.map(\.program) == ["entry_type"])
    }

    @Test("the processing fee is held within the limits of its fiscal year and shared out by value")
    func limits() throws {
        let least = try Assess.run(
            Self.entry(
                #"{"id":"a","code":"95030000","origin":"VN","value":"100"},"#
                    + #"{"id":"b","code":"95030000","origin":"VN","value":"200"}"#))
        #expect(least.entryCharges[0].assessed == "32.71")
        #expect(least.entryCharges[0].allocation.map(\.amount) == ["10.90", "21.81"])
        let most = try Assess.run(Self.entry(#"{"code":"95030000","origin":"VN","value":"1000000"}"#))
        #expect(most.entryCharges[0].assessed == "634.62")
        #expect(most.entryCharges[1].assessed == "1250")
    }

    @Test("without origin, code, mode or quantity the answer asks, and says between what the charges lie")
    func questions() throws {
        let origin = try Assess.run(Self.entry(#"{"code":"3924104000","value":"1000"}"#))
        #expect(origin.outcome == .needsFacts)
        #expect(origin.needsFacts.map(\.fact) == ["origin"])
        #expect(origin.lines[0].charges[0].assessed == Interval(low: 34, high: 800))
        // What chapter 99 adds depends on the origin, and nothing bounds it until that is known.
        #expect(origin.lines[0].charges.map(\.program) == ["column_1_general", "chapter_99"])
        #expect(origin.totals?.duty == Interval(low: 34, high: nil))

        let code = try Assess.run(Self.entry(#"{"code":"392410","origin":"TH","value":"1000"}"#))
        #expect(code.needsFacts.map(\.fact) == ["code"])
        #expect(code.needsFacts[0].options.contains(.text("39241040")))
        #expect(code.lines[0].charges[0].assessed?.contains(34) == true)

        let quantity = try Assess.run(Self.entry(#"{"code":"8213009000","origin":"DE","value":"1000"}"#))
        #expect(quantity.needsFacts.map(\.fact) == ["quantities.NMB"])
        #expect(quantity.totals?.duty == Interval(low: 30, high: nil))
    }

    @Test("anti-dumping duty is asked for, and refused where it is stated")
    func antidumping() throws {
        let asked = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","lines":[{"code":"39241040","origin":"TH","value":"1000"}]}"#
        )
        #expect(asked.outcome == .needsFacts)
        #expect(asked.needsFacts.map(\.fact) == ["adcvd"])
        #expect(asked.needsFacts[0].interval == Interval(low: 34, high: nil))
        #expect(asked.totals?.fee == "32.71")
        let stated = try Assess.run(
            Self.entry(#"{"code":"39241040","origin":"TH","value":"1000","adcvd":"A-549-821"}"#))
        #expect(stated.outcome == .refused)
        #expect(stated.refused.map(\.program) == ["adcvd"])
        #expect(stated.totals == nil)
    }

    @Test("a heading of chapter 98 in the place of the goods' own code says where it belongs") func headingAsCode()
        throws
    {
        let answer = try Assess.run(Self.entry(#"{"code":"9802008015","origin":"CN","value":"1000"}"#))
        #expect(answer.refused.map(\.program) == ["tariff_code"])
        #expect(answer.refused[0].statement.contains("98020080 in additional_codes"))
    }

    @Test("a day that no line covers is told in a few words, with the days that are") func uncoveredDay() throws {
        let answer = try Assess.run(
            Self.entry(#"{"code":"3924104000","origin":"TH","value":"1000"}"#).replacing(
                "2024-12-20", with: "1999-12-20"))
        let statement = try #require(answer.refused.first { $0.program == "date" }?.statement)
        #expect(statement.contains("from 2024-11-23 to"), "\(statement)")
        #expect(statement.count < 300)
    }

    @Test("of the nearest codes five are named") func nearestCodes() throws {
        let answer = try Assess.run(Self.entry(#"{"code":"6109909999","origin":"VN","value":"1000"}"#))
        let statement = try #require(answer.refused.first { $0.program == "tariff_code" }?.statement)
        #expect(statement.split(separator: ",").count <= 5, "\(statement)")
    }

    @Test(
        "what the pack does not cover is refused by name",
        arguments: [
            (#"{"code":"72081015","origin":"JP","value":"1000","melted_poured":"JP"}"#, "section_232_steel"),
            (#"{"code":"04061018","origin":"FR","value":"1000","quantities":{"KGM":"10"}}"#, "agricultural_safeguard"),
            (#"{"code":"9801001012","origin":"FR","value":"1000"}"#, "tariff_code"),
            (#"{"code":"99038803","origin":"CN","value":"1000"}"#, "chapters_98_99"),
            (#"{"code":"39241099","origin":"TH","value":"1000"}"#, "tariff_code"),
            (#"{"code":"toys","origin":"TH","value":"1000"}"#, "tariff_code"),
            (#"{"code":"39241040","origin":"TH","value":"1000","preference":"KR"}"#, "preference"),
            (#"{"code":"39241040","origin":"KR","value":"1000","preference":"XX"}"#, "preference"),
            (#"{"code":"39241040","origin":"TH","value":"1000","preference":"A"}"#, "preference"),
            (#"{"code":"39241040","origin":"KR","value":"1000","quota_order":"1"}"#, "tariff_quota"),
            (
                #"{"code":"39241040","origin":"KR","valuation":{"method":6,"fallback_basis":"minimum_value","#
                    + #""elements":[{"kind":"stated_value","amount":"5"}]}}"#, "valuation_method_6"
            ),
        ])
    func refused(line: String, program: String) throws {
        let answer = try Assess.run(Self.entry(line))
        #expect(answer.outcome == .refused)
        #expect(answer.refused.contains { $0.program == program })
        #expect(answer.totals == nil)
    }

    @Test("a date outside the editions is refused in the pack's words, and the fees that are known are listed")
    func otherDate() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-11-22","mode":"sea","facts":{"adcvd":"none"},"#
                + #""lines":[{"code":"9503000073","origin":"VN","value":"1250.00"}]}"#)
        #expect(answer.outcome == .refused)
        #expect(answer.refused.map(\.program) == ["date"])
        #expect(answer.refused[0].statement.contains("2024-11-23"))
        #expect(answer.entryCharges.map(\.assessed) == ["32.71", "1.56"])
    }

    @Test("headings of chapter 99 stand before the base duty, and an edition carried on is warned of")
    func edition2026() throws {
        func answer(_ date: String) throws -> Assessment {
            try Assess.run(
                #"{"jurisdiction":"US","dates":{"entry":"\#(date)"},"mode":"air","facts":{"adcvd":"none"},"#
                    + #""lines":[{"code":"3924104000","origin":"TH","value":"1000"}]}"#)
        }
        let july = try answer("2026-07-06")
        #expect(july.outcome == .computed)
        #expect(july.lines[0].charges.map(\.code) == ["99030301", "39241040"])
        #expect(july.lines[0].charges.map(\.assessed) == ["100", "34"])
        #expect(july.asOfRule.contains("19 CFR 141.69"))
        #expect(july.findings.isEmpty)
        let november = try answer("2026-11-09")
        #expect(november.findings.map(\.rule) == ["tw.us.edition"])
        #expect(try answer("2026-11-10").outcome == .refused)
    }

    @Test("a stated rate is used, and marked as stated")
    func stated() throws {
        let answer = try Assess.run(
            Self.entry(
                #"{"code":"39241040","origin":"TH","value":"1000","facts":{"column1_rate":"6% + 0.1/KGM"},"quantities":{"KGM":"50"}}"#
            ))
        #expect(answer.lines[0].charges[0].assessed == "65")
        #expect(answer.lines[0].charges[0].rate?.source == .stated)
        #expect(throws: TidewaiterError.self) {
            try Assess.run(
                Self.entry(#"{"code":"39241040","origin":"TH","value":"1","facts":{"column1_rate":"6"}}"#))
        }
    }

    @Test("a rate stated for the general column does not override the special rate that is claimed")
    func statedBesideClaim() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2025-07-01"},"facts":{"adcvd":"none"},"lines":[{"#
                + #""code":"85011040","origin":"KR","value":"10000","preference":"KR","facts":{"column1_rate":"3%"}}]}"#
        )
        let base = try #require(answer.lines[0].charges.last)
        #expect(base.program == "column_1_special" && base.assessed == "0.00")
    }

    @Test(
        "a general rate that is stated and not used is told of",
        arguments: [
            (#""origin":"KR","preference":"KR","facts":{"column1_rate":"3%"}"#, "", "/lines/0/facts/column1_rate"),
            (#""origin":"CU","facts":{"column1_rate":"3%"}"#, "", "/lines/0/facts/column1_rate"),
            (#""origin":"KR","facts":{"column1_rate":"3%","duty_rate":"4%"}"#, "", "/lines/0/facts/column1_rate"),
            (#""origin":"KR","preference":"KR""#, #","column1_rate":"3%""#, "/facts/column1_rate"),
            (#""origin":"KR","facts":{"column1_rate":"3%"}"#, "", nil),
        ])
    func unusedRate(line: String, facts: String, path: String?) throws {
        func findings(_ more: String) throws -> [Finding] {
            try Assess.run(
                #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2025-07-01"},"facts":{"adcvd":"none"\#(facts)},"#
                    + #""lines":[{"code":"85011040","value":"10000",\#(line)}\#(more)]}"#
            ).findings.filter { $0.message.contains("column1_rate") }
        }
        let found = try findings("")
        #expect(found.map(\.path) == [path].compactMap(\.self))
        #expect(found.allSatisfy { $0.rule == "tw.request.idle-fact" && $0.place != nil && $0.value == "3%" })
        // What is stated of the whole entry is meant for those of its lines that pay it.
        let other = #",{"code":"85011040","value":"10000","origin":"KR"}"#
        #expect(try findings(other).count == (facts.isEmpty ? found.count : 0))
    }

    @Test("products of Puerto Rico, in the customs territory, pay what American ones pay (general note 2)")
    func puertoRico() throws {
        func duty(_ origin: String) throws -> Interval? {
            try Assess.run(
                #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2025-12-01"},"facts":{"adcvd":"none"},"lines":[{"#
                    + #""code":"85011040","origin":"\#(origin)","value":"10000"}]}"#
            ).totals?.duty
        }
        #expect(try duty("PR") == "440.00")
        #expect(try duty("US") == "440.00")
        #expect(try duty("VN") == "2440.00")
    }

    @Test("nobody is offered to certify beer, sugar or toys as parts of vehicles")
    func partsOfVehicles() throws {
        func offers(_ code: String, _ origin: String) throws -> Bool {
            let answer = try Assess.run(
                #"{"jurisdiction":"US","mode":"road","dates":{"entry":"2026-08-25"},"facts":{"adcvd":"none"},"lines":[{"#
                    + #""code":"\#(code)","origin":"\#(origin)","value":"1000","preference":"S","#
                    + #""quantities":{"LTR":"100","KGM":"100","NMB":"10"}}]}"#)
            return answer.unclaimed.contains { $0.statement.contains("_part_certified") }
        }
        for code in ["22030000", "17023028", "95069925"] { #expect(try !offers(code, "CA"), "\(code)") }
        // Wood may be: the notes leave out iron, steel and aluminum alone.
        #expect(try offers("44130000", "CA"))
    }

    @Test("informal entry is offered, computed when chosen, without a harbor fee")
    func informal() throws {
        let offered = try Assess.run(
            Self.entry(#"{"code":"95030000","origin":"VN","value":"1250"}"#).replacing("\"sea\"", with: "\"air\""))
        #expect(offered.unclaimed.map(\.program) == ["informal_entry"])
        #expect(offered.unclaimed[0].saves == "30.09")
        let chosen = try Assess.run(
            Self.entry(#"{"code":"95030000","origin":"VN","value":"1250"}"#, #","entry":{"type":"11"}"#)
                .replacing("\"sea\"", with: "\"air\""))
        #expect(chosen.totals?.fee == "2.62")
        let bySea = try Assess.run(
            Self.entry(#"{"code":"95030000","origin":"VN","value":"1250"}"#, #","entry":{"type":"11"}"#))
        #expect(bySea.totals?.fee == "2.62")
    }

    @Test("without a date the answer asks for it and bounds nothing")
    func noDate() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","mode":"sea","lines":[{"code":"95030000","origin":"VN","value":"1250"}]}"#)
        #expect(answer.outcome == .needsFacts)
        #expect(answer.needsFacts.map(\.fact) == ["dates.entry"])
        #expect(answer.totals?.total == Interval(low: 0, high: nil))
    }

    @Test("international freight comes off a price that holds it only when stated, and is never added")
    func costs() throws {
        let line = #"{"code":"39241040","origin":"TH","value":"1000"}"#
        let freight = #","costs":[{"kind":"freight","amount":"100"},{"kind":"insurance","amount":"10.40"}]"#
        let fob = try Assess.run(Self.entry(line, #","incoterm":"FOB""# + freight))
        #expect(fob.totals?.customsValue == "1000")
        #expect(fob.totals?.landedCost == "1178.36")
        let cif = try Assess.run(Self.entry(line, #","incoterm":"CIF""# + freight))
        // 1,000 - 110.40 = 889.60, in whole dollars 890.
        #expect(cif.totals?.customsValue == "890")
        let silent = try Assess.run(Self.entry(line, #","incoterm":"CIF""#))
        #expect(silent.totals?.customsValue == "1000")
        #expect(
            silent.unclaimed.map(\.program).prefix(2) == [
                "valuation_deduction_freight", "valuation_deduction_insurance",
            ])
        let exWorks = try Assess.run(
            Self.entry(line, #","incoterm":"EXW","costs":[{"kind":"freight_inland_export","amount":"80"}]"#))
        #expect(exWorks.totals?.customsValue == "1000")
        let assist = try Assess.run(
            Self.entry(line, #","incoterm":"FOB","costs":[{"kind":"assist","amount":"250"}]"#))
        #expect(assist.totals?.customsValue == "1250")
    }

    @Test(
        "a delivered price holds the costs after importation, and they come off it",
        arguments: ["DAP", "DPU", "DAT", "DDP"])
    func delivered(term: String) throws {
        let line = #"{"code":"39241040","origin":"TH","value":"1000"}"#
        let costs = #"{"kind":"post_import","amount":"100""#
        let answer = try Assess.run(Self.entry(line, #","incoterm":"\#(term)","costs":[\#(costs)}]"#))
        // 1,000 - 100 = 900 at 3.4 %: 30.60; fees 32.71 and 1.13; the price holds the rest, on DDP those too.
        #expect(answer.totals?.customsValue == "900")
        #expect(answer.totals?.landedCost == (term == "DDP" ? "1000" : "1064.44"))
        let beside = try Assess.run(
            Self.entry(line, #","incoterm":"\#(term)","costs":[\#(costs),"in_price":false}]"#))
        #expect(beside.totals?.customsValue == "1000")
        #expect(beside.totals?.landedCost == (term == "DDP" ? "1100" : "1167.96"))
    }

    @Test("where the place named decides whether the price holds a cost, the answer says how it was taken")
    func undecided() throws {
        let line = #"{"code":"39241040","origin":"TH","value":"1000"}"#
        let costs = #""costs":[{"kind":"freight","amount":"1"},{"kind":"post_import","amount":"100""#
        let answer = try Assess.run(Self.entry(line, #","incoterm":"CPT",\#(costs)}]"#))
        #expect(answer.totals?.customsValue == "999")
        #expect(answer.findings.map(\.path) == ["/costs/1"])
        let stated = try Assess.run(Self.entry(line, #","incoterm":"CPT",\#(costs),"in_price":true}]"#))
        #expect(stated.totals?.customsValue == "899")
        #expect(stated.findings.isEmpty)
    }

    @Test("a fact that leaves a line's value open holds the fees on the entry within its interval")
    func feesOfQuestions() throws {
        let answer = try Assess.run(
            Self.entry(
                #"{"id":"1","code":"39241040","origin":"TH"},{"id":"2","code":"39241040","value":"1000"}"#))
        #expect(answer.needsFacts.map(\.fact) == ["value", "origin"])
        #expect(answer.needsFacts[0].interval == Interval(low: "33.96", high: nil))
        // The origin of the second line moves its duty alone: column 1 or column 2, and what chapter 99 adds.
        #expect(answer.needsFacts[1].interval == Interval(low: 34, high: nil))
        let one = try Assess.run(Self.entry(#"{"code":"95030000","origin":"VN"}"#))
        #expect(one.needsFacts[0].interval == one.totals?.total)
    }

    @Test(
        "rates on parts of an article, by degrees and without an end are reckoned from their facts, which are asked",
        arguments: [
            // 51 cents each, 6.25% on case and strap, 5.3% on the battery.
            (
                "91011140", "CH", #""NMB":"10""#, ["value_of_case_and_strap_band_or_bracelet", "value_of_battery"],
                #""value_of_case_and_strap_band_or_bracelet":"680","value_of_battery":"20""#, "48.66"
            ),
            // 1.4606 cents a kilogram less 0.020668 cents for each degree under 100.
            ("17011410", "BR", #""KGM":"1000""#, ["degrees"], #""degrees":"97.5""#, "14.09"),
        ])
    func parts(
        code: String, origin: String, quantities: String, asked: [String], facts: String, duty: String
    ) throws {
        func assess(_ facts: String) throws -> Assessment {
            try Assess.run(
                #"{"jurisdiction":"US","as_of":"2026-02-02","mode":"air","facts":{"adcvd":"none","in_quota":true},"lines":[{"code":"\#(code)""#
                    + #","origin":"\#(origin)","value":"1000","quantities":{\#(quantities)},"facts":{\#(facts)}}]}"#)
        }
        let open = try assess("")
        #expect(open.needsFacts.map(\.fact).sorted() == asked.sorted())
        let bounds = try #require(open.lines[0].charges.last?.assessed)
        let known = try assess(facts)
        #expect(known.outcome == .computed)
        let amount = try Decimal(duty)
        #expect(known.lines[0].charges.last?.assessed == Interval(amount))
        #expect(bounds.low <= amount && amount <= bounds.high ?? amount)
    }

    @Test("a refused charge has neither amount nor status")
    func refusedStatus() throws {
        let answer = try Assess.run(
            Self.entry(#"{"code":"72081015","origin":"JP","value":"1000","melted_poured":"JP"}"#))
        let charges = answer.lines[0].charges + answer.entryCharges
        #expect(charges.contains { $0.outcome == .refused })
        for charge in charges { #expect((charge.status == nil) == (charge.outcome == .refused)) }
        #expect(
            Assess.text(answer.json()).contains(
                #""outcome":"refused","basis":null,"quantities":{},"rate":null,"assessed":null,"payable":null,"status":null"#
            ))
        #expect(!answer.text().isEmpty && !answer.csv().isEmpty)
    }
}

extension String {
    /// The text with one part put in another's place.
    func replacing(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }

    // MARK: Metal processed abroad

    private static func processed(_ code: String, _ origin: String, _ day: String, _ facts: String = "") throws -> (
        Assessment, [String: Charge]
    ) {
        let request =
            #"{"jurisdiction":"US","as_of":"\#(day)","mode":"air","facts":{"adcvd":"none","transshipped":false},"lines":[{"#
            + #""code":"\#(code)","origin":"\#(origin)","value":"1000","quantities":{"KGM":"100"},"#
            + #""additional_codes":["98020060"],"facts":{"processing_value":"300"\#(facts)}}]}"#
        let answer = try Assess.run(request, explain: true)
        let receipt = try #require(Assess.assessor).receipt(for: Assess.request(request))
        let flaw = try ReceiptCheck(receipt.bytes).flaw
        #expect(flaw == nil, "\(String(describing: flaw))")
        return (answer, Dictionary(answer.lines[0].charges.map { ($0.program, $0) }) { first, _ in first })
    }

    @Test(
        "under 9802.00.60 Section 232 is on the full value (subchapter III notes 16(b), 33), other duties on the processing"
    )
    func fullValueOfProcessedMetal() throws {
        let (steel, charges) = try Self.processed("7208101500", "IN", "2025-05-01", #","melted_poured":"IN""#)
        #expect(steel.refused.isEmpty && steel.needsFacts.isEmpty, "\(steel.refused) \(steel.needsFacts)")
        #expect(charges["section_232_steel"]?.basis == "1000")
        #expect(charges["section_232_steel"]?.assessed == "250.00")
        let (_, china) = try Self.processed("7208101500", "CN", "2025-05-01", #","melted_poured":"CN""#)
        #expect(china["section_232_steel"]?.assessed == "250.00")
        #expect(china["section_301_china"]?.basis == "300")
        // A total tops up what the base duty of the processing comes to: 15 per cent of 1000 less 2.5 per cent of 300.
        let (_, japan) = try Self.processed("8708295160", "JP", "2026-02-01", #","vehicle_part":"light""#)
        #expect(japan["column_1_general"]?.basis == "300")
        #expect(japan["column_1_general"]?.assessed == "7.50")
        #expect(japan["section_232_autos"]?.basis == "1000")
        #expect(japan["section_232_autos"]?.assessed == "142.50")
    }

    @Test("under the other provisions of chapter 98 Section 232 is on the dutiable part") func otherProvisions() throws
    {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2025-05-01","mode":"air","facts":{"adcvd":"none"},"lines":[{"#
                + #""code":"7208101500","origin":"IN","value":"1000","quantities":{"KGM":"100"},"#
                + #""additional_codes":["98020050"],"facts":{"repair_value":"300","melted_poured":"IN"}}]}"#)
        #expect(answer.lines[0].charges.first { $0.program == "section_232_steel" }?.basis == "300")
    }
}
