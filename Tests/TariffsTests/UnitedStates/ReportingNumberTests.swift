import Testing
import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// The last two digits of a reporting number are statistical, and notes of chapter 99 name them all the same.
@Suite("Reporting numbers and what hangs on them") struct ReportingNumberTests {
    private static func assess(
        _ code: String, _ origin: String, _ day: String, _ facts: String = ""
    ) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"\#(day)"},"facts":{"adcvd":"none"},"#
                + #""lines":[{"code":"\#(code)","origin":"\#(origin)","value":"10000","facts":{\#(facts)}}]}"#)
    }

    private static let notRussian =
        #""aluminum_primary_smelt":"CA","aluminum_secondary_smelt":"CA","aluminum_cast":"CA""#

    @Test(
        "goods do not leave a list because their reporting number was divided",
        arguments: [
            ("2937220010", "CN", "2026-08-20", "", "10000.00"),  // note 40; 2937.22.00.00 until 2026-06-30
            ("3004310010", "IN", "2026-08-20", "", "10000.00"),
            ("8708801690", "GB", "2026-08-20", #""vehicle_part":"light""#, "1000.00"),  // note 33(j)
            ("8708295190", "VN", "2026-08-20", #""vehicle_part":"none","# + notRussian, "2750.00"),  // note 16(c)(vi)
            ("8479899597", "VN", "2026-07-10", #""vehicle_part":"none","# + notRussian, "1500.00"),  // note 16(c)(ix)
        ])
    func divided(code: String, origin: String, day: String, facts: String, duty: String) throws {
        let answer = try Self.assess(code, origin, day, facts)
        #expect(answer.outcome == .computed, "\(answer.needsFacts.map(\.fact))")
        #expect(answer.totals?.duty == Interval(try Decimal(duty)))
    }

    @Test("where a listed reporting number ends, one that takes its place is on the list from its first day")
    func heirs() throws {
        let pack = try #require(Pack.builtIn("us-hts"))
        let numbers = try #require(pack.table("statistical"))
        let goods = try #require(pack.table("goods"))
        // Days as they are written sort as they follow each other.
        var days: [String: (from: String, until: String)] = [:]
        var begins: [String: [String]] = [:]
        for row in numbers.rows {
            let code = numbers.text(row, "code")
            let (from, until) = (numbers.text(row, "from"), numbers.text(row, "until"))
            days[code] = (min(days[code]?.from ?? from, from), max(days[code]?.until ?? until, until))
            begins[String(code.prefix(8)), default: []].append(from)
        }
        typealias Member = (code: String, from: String, until: String)
        var members: [String: [Member]] = [:]
        for row in goods.rows {
            let until = goods.text(row, "until")
            members[goods.text(row, "list") + goods.text(row, "code").prefix(8), default: []].append(
                (goods.text(row, "code"), goods.text(row, "from"), until.isEmpty ? "9999" : until))
        }
        var ended = 0
        for (list, rows) in members {
            for row in rows {
                let line = String(row.code.prefix(8))
                guard let number = days[row.code],
                    let next = begins[line]?.filter({ $0 > number.until }).min(), max(next, row.from) <= row.until
                else { continue }
                ended += 1
                let day = max(next, row.from)
                let hasHeir = rows.contains { other in
                    other.from <= day && day <= other.until
                        && (other.code == line || days[other.code].map { $0.from <= day && day <= $0.until } ?? false)
                }
                #expect(hasHeir, "\(row.code) on \(list) from \(day)")
            }
        }
        #expect(ended > 30)
    }

    @Test(
        "a code of eight digits whose numbers pay differently is asked for the number, within bounds that hold",
        arguments: [
            ("73170055", "VN", "2024-12-20"), ("85076000", "CN", "2024-12-20"), ("94016160", "VN", "2025-12-01"),
            ("85176200", "CN", "2025-07-20"),
        ])
    func asked(line: String, origin: String, day: String) throws {
        let answer = try Self.assess(line, origin, day)
        #expect(answer.outcome == .needsFacts)
        let question = try #require(answer.needsFacts.first { $0.fact == "code" })
        #expect(question.options.count > 1)
        let bounds = try #require(answer.totals?.duty)
        var seen = Set<String>()
        for number in question.options.map(\.text) {
            let one = try Self.assess(number, origin, day)
            let duty = try #require(one.totals?.duty)
            #expect(!one.needsFacts.contains { $0.fact == "code" }, "\(number)")
            #expect(bounds.low <= duty.low, "\(number)")
            if let most = bounds.high { #expect(duty.high.map { $0 <= most } == true, "\(number) \(duty) \(bounds)") }
            seen.insert("\(duty)")
        }
        #expect(seen.count > 1)
    }

    /// What an answer to each open fact that has words to choose from leads to, answer by answer.
    private static func cases(
        _ code: String, _ origin: String, _ day: String, _ facts: String = ""
    ) throws -> [(facts: String, answer: Assessment)] {
        let answer = try assess(code, origin, day, facts)
        guard let open = answer.needsFacts.first(where: { $0.fact != "code" && $0.options.count > 1 }) else {
            return [(facts, answer)]
        }
        return try open.options.flatMap { answer in
            var word = "\"\(answer.text)\""
            if case .flag = answer { word = answer.text }
            return try cases(code, origin, day, (facts.isEmpty ? "" : facts + ",") + #""\#(open.fact)":\#(word)"#)
        }
    }

    @Test(
        "the bounds of eight digits hold each reporting number after each answer to what else is open",
        arguments: [
            ("87060005", "GB", "2025-07-20"), ("84073435", "GB", "2025-07-20"), ("87169050", "GB", "2025-07-20"),
            ("40112010", "VN", "2025-12-01"), ("85013255", "VN", "2025-12-01"), ("85013320", "VN", "2025-12-01"),
            ("85015280", "CN", "2026-04-20"), ("40112010", "IN", "2026-08-20"), ("84821050", "BR", "2026-08-20"),
            ("85076000", "CN", "2025-07-20"), ("87082951", "VN", "2026-08-20"), ("73170055", "GB", "2025-07-20"),
        ])
    func answered(line: String, origin: String, day: String) throws {
        let answer = try Self.assess(line, origin, day)
        let question = try #require(answer.needsFacts.first { $0.fact == "code" })
        let bounds = try #require(answer.totals?.duty)
        let programs = Set(answer.lines[0].charges.map(\.program))
        var seen = 0
        for number in question.options.map(\.text) {
            for (facts, one) in try Self.cases(number, origin, day) {
                let duty = try #require(one.totals?.duty)
                #expect(bounds.low <= duty.low, "\(number) \(facts)")
                if let most = bounds.high {
                    #expect(duty.high.map { $0 <= most } == true, "\(number) \(facts) \(duty)")
                }
                #expect(programs.isSuperset(of: one.lines[0].charges.map(\.program)), "\(number) \(facts)")
                seen += 1
            }
        }
        #expect(seen >= question.options.count)
    }

    @Test("numbers that pay the same under other headings are asked for") func otherHeadings() throws {
        let facts = #""vehicle_part":"heavy","s301_exclusion":true"#
        let bearings = try Self.assess("84821050", "BR", "2026-08-20", facts)
        #expect(bearings.needsFacts.map(\.fact) == ["code"])
        for (number, heading) in [("8482105044", "99037408"), ("8482105008", "99038209")] {
            let one = try Self.assess(number, "BR", "2026-08-20", facts)
            #expect(one.outcome == .computed && one.totals?.duty == "3400.00")
            #expect(one.lines[0].charges.contains { $0.code == heading })
        }
    }

    @Test("what only some numbers of eight digits may claim is offered, with the most that it saves") func offers()
        throws
    {
        let pumps = try Self.assess("84139190", "CN", "2025-02-01")
        #expect(pumps.outcome == .computed)
        let exclusion = try #require(pumps.unclaimed.first { $0.statement.contains("s301_exclusion") })
        #expect(exclusion.saves == 2500 && exclusion.statement.contains("99038869"))
        #expect(pumps.unclaimed.filter { $0.statement == exclusion.statement }.count == 1)
        // By some numbers, parts of aluminum, on which a claim of the agreement saves less.
        let claims = try Self.assess("85030095", "CA", "2025-03-20").unclaimed
        let best = try Self.assess("8503009550", "CA", "2025-03-20").unclaimed
        let agreement = try #require(best.first { $0.program == "special_S" })
        #expect(claims.first { $0.program == "special_S" }?.saves == agreement.saves)
    }

    @Test("a code of eight digits whose numbers pay the same is computed") func same() throws {
        #expect(try Self.assess("95030000", "VN", "2025-12-01").outcome == .computed)
        // Only exclusions name numbers of this line, and none is claimed.
        #expect(try Self.assess("84139190", "VN", "2025-02-01").outcome == .computed)
    }

    @Test("of a number that the schedule no longer has, what hangs on it is asked") func ended() throws {
        let open = try Self.assess("7317005599", "VN", "2024-12-20")
        #expect(open.needsFacts.contains { $0.fact == "code" })
        let finding = try #require(open.findings.first { $0.rule == "tw.us.statistical-number" })
        #expect(!finding.message.contains("does not depend"))
        #expect(finding.message.contains("no statistical reporting number 7317005599"))
        let idle = try Self.assess("9503000099", "VN", "2024-12-20")
        #expect(idle.outcome == .computed)
        #expect(idle.findings.contains { $0.message.contains("The duty does not depend on it") })
    }
}
