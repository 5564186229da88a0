import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("What chapter 98 leaves of specific and compound rates, of taxes and of duties on content")
struct DutiablePartTests {
    /// A line as a request states it; with a receipt that holds, where all of it is computed.
    private static func assess(
        _ code: String, _ origin: String, _ heading: String, _ facts: String, quantities: String = "",
        value: String = "10000", day: String = "2025-01-20", more: String = ""
    ) throws -> Assessment {
        let headings = heading.isEmpty ? "" : "\"\(heading)\""
        let request =
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"\#(day)","arrival":"\#(day)","export":"\#(day)"},"#
            + #""lines":[{"code":"\#(code)","origin":"\#(origin)","value":"\#(value)","adcvd":"none","#
            + #""quantities":{\#(quantities)},"additional_codes":[\#(headings)],"facts":{\#(facts)}\#(more)}]}"#
        let answer = try Assess.run(request)
        if answer.outcome == .computed {
            let receipt = try #require(Assess.assessor).receipt(for: Assess.request(request))
            #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
        }
        return answer
    }

    private static func holds(_ bounds: Interval?, _ amount: Interval?) throws -> Bool {
        let (bounds, amount) = (try #require(bounds), try #require(amount))
        return bounds.low <= amount.low && bounds.high.map { $0 >= amount.high ?? $0 } ?? true
    }

    @Test(
        "duty that hangs on quantities is due in the proportion of what is dutiable (subchapter II, notes 3(d) and 4(b))",
        arguments: [
            // 0.4c each + 6.4 %: 1,040.00 on the whole article.
            ("8211912000", "IN", "98020080", #""us_components_value":"4000""#, #""NMB":"100000""#, "624.00"),
            ("8211912000", "IN", "98020050", #""repair_value":"1000""#, #""NMB":"100000""#, "104.00"),
            ("8211912000", "IN", "98020040", #""repair_value":"0""#, #""NMB":"100000""#, "0.00"),
            ("8211912000", "IN", "98020080", #""us_components_value":"10000""#, "", "0.00"),
            // 1.4c/kg on 20,000 kg.
            ("1006309057", "IN", "98020050", #""repair_value":"333""#, #""KGM":"20000""#, "9.32"),
            // 44c each + 6 % on the case + 14 % on the strap + 5.3 % on the battery: 4.40 + 240 + 140 + 26.50.
            (
                "9102111000", "CH", "98020050",
                #""repair_value":"1000","value_of_case":"4000","value_of_strap_band_or_bracelet":"1000","value_of_battery":"500""#,
                #""NMB":"10""#, "41.09"
            ),
            ("8501104060", "TH", "98020050", #""repair_value":"1000""#, #""NMB":"10""#, "44.00"),
        ])
    func proportion(
        code: String, origin: String, heading: String, facts: String, quantities: String, duty: String
    ) throws {
        let answer = try Self.assess(code, origin, heading, facts, quantities: quantities)
        #expect(answer.outcome == .computed, "\(answer.needsFacts.map(\.fact))")
        #expect(answer.totals?.duty == Interval(try Decimal(duty)))
    }

    @Test("the charge names the law of the proportion, and its steps show it") func terms() throws {
        let request = try Assess.request(
            #"{"jurisdiction":"US","as_of":"2025-01-20","mode":"air","facts":{"adcvd":"none"},"lines":[{"#
                + #""code":"8211912000","origin":"IN","value":"10000","quantities":{"NMB":"100000"},"#
                + #""additional_codes":["98020050"],"facts":{"repair_value":"1000"}}]}"#)
        let base = try #require(try Assess.run(request, explain: true).lines[0].charges.last)
        #expect(base.authority.hasSuffix("HTS ch. 98 subch. II U.S. note 3; 19 U.S.C. 58c(b)(8)(B)(i); 19 CFR 10.8"))
        #expect(base.basis == "10000")
        let step = try #require(base.steps.first { $0.name == "duty in proportion" })
        #expect(step.operation == .divide && step.result == 104)
        #expect(base.steps.first { $0.name == DutiablePart.full }?.result == 1_040)
    }

    @Test("a least total is compared with the duty in proportion") func leastTotal() throws {
        let facts = #""repair_value":"1000","metal_weight_percent":"10""#
        let answer = try Self.assess(
            "8211912000", "DE", "98020050", facts, quantities: #""NMB":"100000""#, day: "2026-08-20")
        let base = try #require(answer.lines[0].charges.first { $0.program == LineRate.general })
        #expect(base.assessed == "104.00")
    }

    @Test("as long as the quantity or the part is missing, the bounds hold the duty in proportion") func open() throws {
        let answer = try Self.assess("8211912000", "IN", "98020050", #""repair_value":"1000""#)
        #expect(answer.needsFacts.map(\.fact) == ["quantities.NMB"])
        #expect(answer.totals?.duty == Interval(low: 64, high: nil))
        let part = try Self.assess("8211912000", "IN", "98020050", "", quantities: #""NMB":"100000""#)
        #expect(part.totals?.duty == Interval(low: 0, high: 1_040))
    }

    @Test("a claim saves what it does of the dutiable part") func claim() throws {
        // 6.4 % and 0.4c each, free under KR: all of the 104.00.
        let facts = #""repair_value":"1000""#
        let answer = try Self.assess("8211912000", "KR", "98020050", facts, quantities: #""NMB":"100000""#)
        let offer = try #require(answer.unclaimed.first { $0.program == "special_KR" })
        let claimed = try Self.assess(
            "8211912000", "KR", "98020050", facts, quantities: #""NMB":"100000""#, more: #","preference":"KR""#)
        let saved = try #require(answer.totals).duty.low.subtracting(#require(claimed.totals).duty.low)
        #expect(offer.saves == saved && saved == 104)
    }

    @Test("on lines of the schedule, 9801.00.10 leaves nothing and 9802.00.50 and .80 their proportion of all")
    func lines() throws {
        let pack = try #require(Pack.builtIn("us-hts"))
        let table = try #require(pack.table("lines"))
        var random = Seeded(98)
        var compound = 0
        for row in table.rows.shuffled(using: &random) where table.text(row, "from") <= "2025-01-20" {
            guard table.text(row, "until") >= "2025-01-20" else { continue }
            let rate = table.text(row, "general")
            let isCompound = rate.contains("/")
            // All kinds of rates, most of them such as hang on quantities.
            guard isCompound || compound % 10 == 0, rate != "free" else { continue }
            let quantities = ["unit1", "unit2"].map { table.text(row, $0) }.filter { !$0.isEmpty }
                .map { "\"\($0)\":\"100\"" }.joined(separator: ",")
            let code = table.text(row, "code")
            func duty(_ heading: String, _ facts: String) throws -> Decimal? {
                let answer = try Self.assess(code, "IN", heading, facts, quantities: quantities)
                return answer.outcome == .computed ? answer.totals?.duty.low : nil
            }
            guard let whole = try duty("", "") else { continue }
            if isCompound { compound += 1 }
            let free = #""returned_without_improvement":true,"internal_revenue_tax_paid":true"#
            #expect(try duty("98010010", free) == 0, "\(code)")
            for (heading, facts, tenths) in [
                ("98020050", #""repair_value":"1000""#, Decimal(1)), ("98020080", #""us_components_value":"4000""#, 6),
            ] {
                let part = try #require(try duty(heading, facts), "\(code)")
                let expected = try whole.multiplied(by: tenths).divided(by: 10, scale: 4, rounding: .down)
                let apart = try part.subtracting(expected)
                #expect(apart.magnitude <= "0.01", "\(code) \(heading): \(part) of \(whole)")
            }
            if compound == 60 { break }
        }
        #expect(compound == 60)
    }

    // MARK: Articles returned

    @Test("goods that an internal revenue tax is imposed on return free only where it was paid (subch. I, note 1(b))")
    func taxPaid() throws {
        let returned = #""returned_without_improvement":true"#
        let bottles = #""PFL":"100""#
        let open = try Self.assess("2208402000", "US", "98010010", returned, quantities: bottles, day: "2026-05-02")
        #expect(open.needsFacts.map(\.fact) == ["internal_revenue_tax_paid"])
        #expect(open.needsFacts.first?.options == [.flag(true), .flag(false)])
        for isPaid in [true, false] {
            let facts = returned + ",\"internal_revenue_tax_paid\":\(isPaid)"
            let answer = try Self.assess("2208402000", "US", "98010010", facts, quantities: bottles, day: "2026-05-02")
            #expect((answer.totals?.total == "0.00") == isPaid)
            #expect(answer.findings.contains { $0.rule == "tw.us.heading" } != isPaid)
            #expect(try Self.holds(open.totals?.total, answer.totals?.total))
            #expect(try Self.holds(open.totals?.tax, answer.totals?.tax))
        }
        // Of other goods, and of what is not taxed of a line that could be, it is not asked.
        #expect(try Self.assess("8501104060", "TH", "98010010", returned).outcome == .computed)
        let leaf = returned + #","tobacco_tax_class":"not_taxed""#
        #expect(try Self.assess("2403100000", "US", "98010010", leaf).needsFacts.allSatisfy { $0.fact == "code" })
    }

    @Test(
        "as long as it is open whether goods return unimproved, everything may be nothing",
        arguments: [
            ("7307933010", "AU", "2025-08-07", #""steel_content_value":"1300""#, #""KGM":"100""#),
            ("2208402000", "CN", "2026-05-02", #""internal_revenue_tax_paid":true"#, #""PFL":"100""#),
            ("0402911000", "KR", "2025-01-20", "", #""KGM":"250""#),
            ("8211912000", "IN", "2025-01-20", "", #""NMB":"1000""#),
            ("8708806590", "CN", "2025-08-07", #""vehicle_part":"light""#, #""NMB":"10""#),
        ])
    func openReturn(code: String, origin: String, day: String, facts: String, quantities: String) throws {
        func assess(_ returned: Bool?) throws -> Assessment {
            let own = [facts, returned.map { "\"returned_without_improvement\":\($0)" } ?? ""].filter { !$0.isEmpty }
            return try Self.assess(
                code, origin, "98010010", own.joined(separator: ","), quantities: quantities, value: "2600", day: day)
        }
        let open = try assess(nil)
        #expect(open.outcome == .needsFacts && open.unclaimed.isEmpty)
        let question = try #require(open.needsFacts.first { $0.fact == "returned_without_improvement" })
        for returned in [true, false] {
            let answer = try assess(returned)
            for path in [\Assessment.Totals.duty, \.tax, \.fee, \.total] {
                let (bounds, amount) = (open.totals?[keyPath: path], answer.totals?[keyPath: path])
                #expect(try Self.holds(bounds, amount), "\(returned) \(path)")
            }
            let charged = try answer.lines[0].charges.reduce(Decimal.zero) { sum, charge in
                try sum.adding(charge.payable?.low ?? 0)
            }
            #expect(question.interval.low <= charged)
        }
    }

    // MARK: Duties on content

    @Test(
        "duty on content is on no more than what is dutiable, but under 9802.00.60",
        arguments: [
            // 5 % and 50 % of the repairs.
            ("7307230030", "IL", "98020050", #""repair_value":"1000""#, "9000", "2025-10-14", "550.00"),
            (
                "8413810040", "GB", "98020080", #""us_components_value":"9000","melted_poured":"GB""#, "8000",
                "2025-08-18", "250.00"
            ),
            ("7307230030", "IL", "98020060", #""processing_value":"1000""#, "9000", "2025-10-14", "4550.00"),
        ])
    func content(
        code: String, origin: String, heading: String, facts: String, content: String, day: String, duty: String
    ) throws {
        let open = try Self.assess(code, origin, heading, facts, quantities: #""NMB":"1","KGM":"100""#, day: day)
        let answer = try Self.assess(
            code, origin, heading, facts + ",\"steel_content_value\":\"\(content)\"",
            quantities: #""NMB":"1","KGM":"100""#, day: day)
        #expect(answer.outcome == .computed, "\(answer.needsFacts.map(\.fact))")
        #expect(answer.totals?.duty == Interval(try Decimal(duty)))
        #expect(try Self.holds(open.totals?.duty, answer.totals?.duty))
    }
}
