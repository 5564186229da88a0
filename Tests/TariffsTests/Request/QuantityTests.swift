import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Quantities of a line") struct QuantityTests {
    private func run(_ quantities: String, _ more: String = "") throws -> Assessment {
        try Assess.run(
            UnitedStatesTests.entry(
                #"{"code":"39241040","origin":"TH","value":"1000","quantities":{\#(quantities)},"#
                    + #""facts":{"column1_rate":"0.1/KGM"}}"#, more))
    }

    @Test(
        "two quantities that measure the same and differ are refused, and both are named",
        arguments: [
            (#""KGM":"5","GRM":"9000""#, "5 KGM", "9000 GRM"), (#""GRM":"9000","KGM":"5""#, "9000 GRM", "5 KGM"),
            (#""KGM":"9","NMB":"4","TNE":"0.02""#, "9 KGM", "0.02 TNE"),
            (#""KGM":"9","DZN":"2","NMB":"25""#, "2 DZN", "25 NMB"),
            (#""KGM":"5","TNE":"0""#, "5 KGM", "0 TNE"), (#""KGM":"600","TNE":"1""#, "600 KGM", "1 TNE"),
        ])
    func contradiction(quantities: String, first: String, second: String) throws {
        let answer = try run(quantities)
        #expect(answer.outcome == .refused)
        #expect(answer.refused.map(\.program) == ["quantities"])
        #expect(answer.refused[0].line == "1")
        #expect(answer.refused[0].statement.contains("\(first) and \(second)"))
        #expect(answer.lines[0].charges[0].outcome == .refused)
        #expect(answer.lines[0].charges[0].assessed == nil)
        #expect(answer.needsFacts.isEmpty)
    }

    @Test(
        "quantities that agree, also when one is rounded, and those that measure different things are fine",
        arguments: [
            #""KGM":"9","GRM":"9000""#, #""GRM":"9000","KGM":"9.0""#, #""KGM":"1204","TNE":"1.2""#,
            #""KGM":"9.07","LBR":"20""#, #""KGM":"9","NMB":"100","NPR":"100""#, #""KGM":"9","KGM:drained":"5""#,
            #""KGM":"9","MTR":"5""#,
        ])
    func agreement(quantities: String) throws {
        let answer = try run(quantities)
        #expect(answer.outcome == .computed)
        #expect(answer.refused.isEmpty)
    }

    @Test("costs are not shared out by quantities that contradict each other")
    func weights() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"air","facts":{"adcvd":"none"},"apportion":"weight","#
                + #""incoterm":"FOB","costs":[{"kind":"assist","amount":"10"}],"lines":["#
                + #"{"code":"39241040","origin":"TH","value":"1","quantities":{"KGM":"1","GRM":"2"}},"#
                + #"{"code":"39241040","origin":"TH","value":"1","quantities":{"KGM":"1"}}]}"#)
        #expect(answer.outcome == .refused)
        #expect(answer.needsFacts.isEmpty)
        #expect(answer.lines[0].customsValue?.isExact == false)
    }
}
