import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Tariff-rate quotas of the United States") struct TariffRateQuotaTests {
    private func run(_ code: String, _ facts: String, _ more: String = "") throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","mode":"air","as_of":"2025-03-01","facts":{"adcvd":"none"},"lines":[{"id":"1","#
                + #""code":"\#(code)","origin":"BR","value":"10000","quantities":{"KGM":"10000"},"#
                + #""facts":{\#(facts)}\#(more)}]}"#)
    }

    @Test("whether goods enter within the quota of a line is asked, and bounds hold both rates")
    func asked() throws {
        let answer = try run("1701131000", #""degrees":"96""#)
        #expect(answer.outcome == .needsFacts)
        #expect(answer.needsFacts.map(\.fact) == ["in_quota"])
        #expect(answer.needsFacts[0].question.contains("17011350"))
        #expect(answer.needsFacts[0].authority.contains("additional U.S. note 5"))
        let base = try #require(answer.lines[0].charges.first { $0.program == "column_1_general" })
        // 1.377928 cents and 33.87 cents a kilogram.
        #expect(base.assessed == Interval(low: "137.79", high: 3387))
        // Beyond the quota safeguard duties may apply that the pack does not compute.
        #expect(answer.totals?.duty.high == nil)
    }

    @Test("within the quota its rate applies, and it is said what that takes")
    func within() throws {
        let answer = try run("1701131000", #""degrees":"96","in_quota":true"#)
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.duty == "137.79")
        #expect(answer.findings.map(\.rule) == ["tw.us.quota"])
        #expect(answer.findings[0].severity == .information)
    }

    @Test("beyond the quota the line is another, which is named")
    func beyond() throws {
        let answer = try run("1701131000", #""degrees":"96","in_quota":false"#)
        #expect(answer.outcome == .refused)
        #expect(answer.refused.map(\.program) == ["in_quota"])
        #expect(answer.refused[0].statement.contains("17011350"))
    }

    @Test(
        "lines for goods of general note 15 are asked about too", arguments: ["0402100500", "1202410500", "1701130500"])
    func generalNote(code: String) throws {
        let answer = try run(code, #""degrees":"96""#)
        #expect(answer.needsFacts.contains { $0.fact == "in_quota" && $0.authority.contains("general note 15") })
    }

    @Test("a stated rate does not answer it either")
    func statedRate() throws {
        let answer = try run("1701131000", #""duty_rate":"5%""#)
        #expect(answer.needsFacts.map(\.fact) == ["in_quota"])
        #expect(answer.lines[0].charges.last?.assessed == Interval(low: 500, high: 3387))
    }
}
