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
        for number in question.options {
            let one = try Self.assess(number, origin, day)
            let duty = try #require(one.totals?.duty)
            #expect(!one.needsFacts.contains { $0.fact == "code" }, "\(number)")
            #expect(bounds.low <= duty.low, "\(number)")
            if let most = bounds.high { #expect(duty.high.map { $0 <= most } == true, "\(number) \(duty) \(bounds)") }
            seen.insert("\(duty)")
        }
        #expect(seen.count > 1)
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
        let idle = try Self.assess("9503000099", "VN", "2024-12-20")
        #expect(idle.outcome == .computed)
        #expect(idle.findings.contains { $0.message.contains("The duty does not depend on it") })
    }
}
