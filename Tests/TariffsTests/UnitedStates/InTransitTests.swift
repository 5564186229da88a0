import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// Headings 9903.01.28, 9903.03.02 and their like: "loaded onto a vessel at the port of loading and in transit on the final
/// mode of transit".
@Suite("Goods in transit to the United States") struct InTransitTests {
    private func run(_ mode: String?, loaded: String = "2025-04-03", entered: String = "2025-05-01") throws
        -> Assessment
    {
        let mode = mode.map { #""mode":"\#($0)","# } ?? ""
        return try Assess.run(
            #"{"jurisdiction":"US",\#(mode)"facts":{"adcvd":"none"},"dates":{"entry":"\#(entered)","#
                + #""loading":"\#(loaded)"},"lines":[{"code":"95030000","origin":"VN","value":"1000"}]}"#)
    }

    @Test(
        "relief is for goods that come by vessel",
        arguments: [
            ("sea", "0"), ("inland_waterway", "0"), ("air", "100"), ("road", "100"), ("rail", "100"), ("post", "100"),
        ])
    func vessels(mode: String, duty: Interval) throws {
        for (loaded, entered) in [("2025-04-03", "2025-05-01"), ("2026-02-20", "2026-02-25")] {
            #expect(try run(mode, loaded: loaded, entered: entered).totals?.duty == duty)
        }
    }

    @Test("where the mode is not stated it is asked once, and the bounds hold both answers")
    func unknownMode() throws {
        let answer = try run(nil)
        #expect(answer.outcome == .needsFacts)
        #expect(answer.needsFacts.map(\.fact) == ["mode"])
        #expect(answer.needsFacts[0].line == nil)
        #expect(answer.totals?.duty == Interval(low: .zero, high: 100))
    }

    @Test("goods loaded too late ask nothing more than the harbor fee does")
    func late() throws {
        let answer = try run(nil, loaded: "2025-04-05")
        #expect(answer.totals?.duty == "100")
        #expect(answer.needsFacts.map(\.fact) == ["mode"])
    }
}
