import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Parts of the value of a line") struct ValuePartTests {
    private func run(
        _ code: String, _ origin: String, _ facts: String, on date: String, _ more: String = "", explain: Bool = false
    ) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","currency":"USD","mode":"air","as_of":"\#(date)","facts":{"adcvd":"none"},"#
                + #""lines":[{"id":"1","code":"\#(code)","origin":"\#(origin)","value":"10000","#
                + #""quantities":{"NMB":"10"},"facts":{\#(facts)}\#(more)}]}"#, explain: explain)
    }

    @Test(
        "parts that are worth more than the whole are a contradiction, and nothing is computed",
        arguments: [
            (
                "8431499090", "JP", #""steel_content_value":"20000""#, "2025-09-01", "",
                ["steel_content_value", "20000"]
            ),
            (
                "8703230140", "MX", #""us_content_value":"15000","us_content_approved":true"#, "2026-08-01",
                #","preference":"S""#, ["us_content_value"]
            ),
            (
                "9503000073", "CN", #""us_components_value":"14000""#, "2026-08-01",
                #","additional_codes":["98020080"]"#,
                ["us_components_value"]
            ),
            (
                "9503000073", "CN", #""repair_value":"14000""#, "2026-08-01", #","additional_codes":["98020050"]"#,
                ["repair_value"]
            ),
            (
                "91012110", "JP", #""value_of_case":"9000","value_of_battery":"8000""#, "2025-03-01", "",
                ["value_of_case", "value_of_battery", "17000"]
            ),
            (
                "8431499090", "JP", #""steel_content_value":"6000","aluminum_content_value":"4000.01""#, "2025-09-01",
                "",
                ["steel_content_value", "aluminum_content_value", "10000.01"]
            ),
        ])
    func contradiction(
        code: String, origin: String, facts: String, date: String, more: String, words: [String]
    ) throws {
        let answer = try run(code, origin, facts, on: date, more)
        #expect(answer.outcome == .refused)
        #expect(answer.refused.map(\.program) == ["parts_of_value"])
        let finding = try #require(answer.findings.first { $0.rule == "tw.request.parts-of-value" })
        #expect(finding.severity == .error)
        #expect(finding.path == "/lines/0/facts")
        for word in words + ["10000"] { #expect(finding.message.contains(word)) }
        #expect(answer.lines[0].charges.map(\.outcome) == [.refused])
    }

    @Test(
        "parts that overlap are not added up",
        arguments: [
            #""value_of_case":"6000","value_of_case_and_strap_band_or_bracelet":"8000","value_of_battery":"10""#,
            #""steel_content_value":"9000","us_content_value":"9000""#,
            #""steel_content_value":"6000","aluminum_content_value":"4000""#,
        ])
    func overlap(facts: String) throws {
        let answer = try run("95030000", "VN", facts, on: "2025-03-01")
        #expect(answer.outcome == .computed)
        #expect(answer.findings.isEmpty)
    }

    @Test("each base of a divided value is in whole dollars, and together they are the value")
    func wholeDollars() throws {
        // Steel 2,501 at 50 %, the rest 7,499 at 10 %, all of it at 2.9 %.
        let steel = try run("7326908688", "DE", #""steel_content_value":"2500.50""#, on: "2025-06-10")
        #expect(steel.lines[0].charges.map(\.assessed) == ["749.90", "0", "1250.50", "290"])
        #expect(steel.lines[0].charges.prefix(3).map(\.basis) == ["7499", "2501", "2501"])
        #expect(steel.totals?.duty == "2290.40")
        let assembled = try run(
            "9503000073", "CN", #""us_components_value":"4000.60""#, on: "2026-08-01",
            #","additional_codes":["98020080"]"#)
        #expect(assembled.totals?.duty == "749.88")
    }

    @Test("parts in whole dollars and the rest sum to the value, however it is divided")
    func conservation() throws {
        var random = Seeded(5)
        for _ in 0..<2_000 {
            var left = Int.random(in: 0...20_000, using: &random)
            let value = try #require(Decimal(coefficient: Int128(left), scale: 2))
            let whole = value.rounded(toPlaces: 0, .halfUp)
            var parts: [Decimal] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let cents = Int.random(in: 0...left, using: &random)
                left -= cents
                parts.append(try #require(Decimal(coefficient: Int128(cents), scale: 2)))
            }
            let rounded = try RoundingOfFractions.wholeDollars(
                ofParts: parts, relieved: parts.map { _ in Bool.random(using: &random) }, of: value, entered: whole)
            var sum = Decimal.zero
            for (part, value) in zip(parts, rounded) {
                #expect(value.isInteger)
                let gap = try value.subtracting(part)
                #expect(gap < 1 && gap > -1)
                sum = try sum.adding(value)
            }
            #expect(sum <= whole)
            // What is left is rounded too.
            let rest = try whole.subtracting(sum).subtracting(
                #require(Decimal(coefficient: Int128(left), scale: 2)))
            #expect(rest < 1 && rest > -1)
        }
    }
}
