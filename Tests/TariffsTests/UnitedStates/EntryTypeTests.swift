import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Entry types of the United States") struct EntryTypeTests {
    private func run(_ line: String, type: String, mode: String = "air", adcvd: String = "none") throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","mode":"\#(mode)","facts":{"adcvd":"\#(adcvd)"},"#
                + #""entry":{"type":"\#(type)"},"lines":[\#(line)]}"#)
    }

    @Test("an informal entry of more than 2,500 dollars is refused and has no fee", arguments: ["11", "12"])
    func tooMuch(type: String) throws {
        let answer = try run(#"{"code":"95030000","origin":"VN","value":"2501"}"#, type: type)
        #expect(answer.outcome == .refused)
        #expect(answer.totals == nil)
        #expect(answer.refused.map(\.program) == ["informal_entry"])
        #expect(answer.refused[0].authority == "19 CFR 143.21(a)")
        #expect(answer.refused[0].statement.contains("2501"))
        #expect(answer.entryCharges.map(\.outcome) == [.refused])
        #expect(answer.entryCharges[0].assessed == nil)
    }

    @Test("an informal entry of just 2,500 dollars is assessed")
    func justEnough() throws {
        let answer = try run(#"{"code":"95030000","origin":"VN","value":"2500"}"#, type: "11")
        #expect(answer.outcome == .computed)
        #expect(answer.totals?.fee == "2.62")
    }

    @Test("of an informal entry of unknown value the fee lies between the fixed one and the greatest formal one")
    func unknownValue() throws {
        let answer = try run(#"{"code":"95030000","origin":"VN"}"#, type: "11")
        #expect(answer.outcome == .needsFacts)
        #expect(answer.totals?.fee == Interval(low: "2.62", high: "634.62"))
    }

    @Test("informal entry is offered of goods by sea too, and never of more than its limit")
    func offered() throws {
        func offers(_ value: String) throws -> [String] {
            let goods = #"{"code":"95030000","origin":"VN","value":"\#(value)"}"#
            return try Assess.run(UnitedStatesTests.entry(goods)).unclaimed.map(\.program)
        }
        #expect(try offers("1250") == ["informal_entry"])
        #expect(try offers("2500.01").isEmpty)
    }

    @Test(
        "an entry type for goods under an order is a contradiction when no line is under one", arguments: ["03", "7"])
    func orders(type: String) throws {
        let goods = #"{"code":"39241040","origin":"TH","value":"1000"}"#
        let none = try run(goods, type: type)
        #expect(none.outcome == .computed)
        #expect(none.findings.map(\.rule) == ["tw.us.entry-type"])
        #expect(none.findings[0].severity == .warning)
        #expect(none.findings[0].path == "/entry/type")
        #expect(try run(goods, type: type, adcvd: "A-549-821").findings.isEmpty)
        #expect(try run(goods, type: "01").findings.isEmpty)
    }
}
