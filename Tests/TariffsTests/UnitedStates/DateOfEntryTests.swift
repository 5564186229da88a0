import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("19 CFR 141.68, time of entry") struct DateOfEntryTests {
    private func run(_ dates: String) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","dates":{\#(dates)},"currency":"USD","incoterm":"FOB","mode":"air","#
                + #""facts":{"adcvd":"none"},"lines":[{"code":"85011040","origin":"VN","value":"10000"}]}"#)
    }

    // On 2025-08-07 the duty on products of Viet Nam rose from 10 to 20 per cent; the line itself pays 4.4.
    @Test(
        "goods entered ahead of their arrival pay the rates of the arrival, and the answer says so",
        arguments: [
            (#""entry":"2025-08-06","arrival":"2025-08-08""#, "2025-08-08", Interval("2440.00"), true),
            (#""entry":"2025-08-08","arrival":"2025-08-06""#, "2025-08-08", Interval("2440.00"), false),
            (#""entry":"2025-08-06","arrival":"2025-08-06""#, "2025-08-06", Interval("1440.00"), false),
            (#""entry":"2025-08-06""#, "2025-08-06", Interval("1440.00"), false),
        ])
    func ahead(dates: String, asOf: String, duty: Interval, isSaid: Bool) throws {
        let answer = try run(dates)
        #expect(answer.asOf?.description == asOf)
        #expect(answer.totals?.duty == duty)
        let said = answer.findings.filter { $0.rule == "tw.us.filed-ahead" }
        #expect(said.count == (isSaid ? 1 : 0))
        #expect(said.allSatisfy { $0.path == "/dates/entry" && $0.severity == .warning && $0.place != nil })
        #expect(answer.asOfRule.contains("141.68") == isSaid)
    }
}
