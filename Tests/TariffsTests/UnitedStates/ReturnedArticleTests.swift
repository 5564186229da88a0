import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Articles exported and returned (chapter 98)") struct ReturnedArticleTests {
    private static func assess(
        _ headings: String, _ facts: String, code: String = "85011040", origin: String = "TH"
    ) throws -> Assessment {
        let request =
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2024-12-20"},"facts":{"adcvd":"none"},"lines":[{"#
            + #""code":"\#(code)","origin":"\#(origin)","value":"10000","additional_codes":[\#(headings)],"facts":{\#(facts)}}]}"#
        let answer = try Assess.run(request)
        if answer.outcome == .computed {
            let receipt = try #require(Assess.assessor).receipt(for: Assess.request(request))
            #expect(try ReceiptCheck(receipt.bytes).flaw == nil)
        }
        return answer
    }

    private static func fee(_ answer: Assessment) -> Interval? { answer.entryCharges.first?.assessed }

    @Test("9802.00.60 is for articles of metal (subchapter II, note 3(d), (e))") func metal() throws {
        let trousers = try Self.assess(
            #""98020060""#, #""processing_value":"1000""#, code: "62034207", origin: "MX")
        #expect(trousers.totals?.duty == "1660.00" && Self.fee(trousers) == "34.64")
        #expect(trousers.findings.contains { $0.rule == "tw.us.heading" && $0.value == "98020060" })
        let motor = try Self.assess(#""98020060""#, #""processing_value":"1000""#)
        #expect(motor.totals?.duty == "44.00")
        #expect(!motor.findings.contains { $0.rule == "tw.us.heading" })
    }

    @Test("goods are entered under one heading of chapter 98, whichever is stated first")
    func several() throws {
        for headings in [#""98020080","98020050""#, #""98020050","98020080""#] {
            let answer = try Self.assess(headings, #""us_components_value":"5000","repair_value":"1000""#)
            #expect(answer.outcome == .refused)
            #expect(answer.refused.contains { $0.program == "chapter_98" })
        }
        // The same heading twice, once with the digits of its reporting number, is one.
        let twice = try Self.assess(#""9802008068","98020080""#, #""us_components_value":"5000""#)
        #expect(twice.totals?.duty == "220.00")
    }

    @Test("a heading whose fact is denied neither stands nor frees of the fee (19 U.S.C. 58c(b)(8)(B))")
    func denied() throws {
        let answer = try Self.assess(#""98010010""#, #""returned_without_improvement":false"#)
        #expect(answer.totals?.duty == "440.00" && Self.fee(answer) == "34.64")
        #expect(!answer.lines[0].charges.contains { $0.code == "98010010" })
        #expect(answer.findings.contains { $0.rule == "tw.us.heading" && $0.value == "98010010" })
        let free = try Self.assess(#""98010010""#, #""returned_without_improvement":true"#)
        #expect(free.totals?.duty == "0.00" && Self.fee(free) == "0.00")
    }

    @Test("as long as the fact is missing, the fee lies between none and all of it") func open() throws {
        let answer = try Self.assess(#""98010010""#, "")
        #expect(answer.outcome == .needsFacts)
        let most: Decimal = "34.64"
        #expect(Self.fee(answer) == Interval(low: 0, high: most))
        #expect(answer.totals?.duty == Interval(low: 0, high: 440))
    }

    @Test("a heading is known by its reporting number") func number() throws {
        let answer = try Self.assess(#""9802008068""#, #""us_components_value":"4000""#, origin: "MX")
        #expect(answer.totals?.duty == "264.00" && Self.fee(answer) == "32.71")
        #expect(!answer.findings.contains { $0.rule == "tw.us.heading" })
    }
}
