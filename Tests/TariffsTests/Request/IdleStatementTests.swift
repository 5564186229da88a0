import Testing
import TidewaiterDocuments

@testable import TidewaiterTariffs

@Suite("Claims that nothing looks at") struct IdleStatementTests {
    private func found(_ code: String, line: String, entry: String = "", others: String = "") throws -> [Finding] {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","as_of":"2024-12-20","currency":"USD","incoterm":"FOB","mode":"air","#
                + #""facts":{"adcvd":"none"\#(entry)},"lines":["#
                + #"{"id":"1","code":"\#(code)","origin":"CN","value":"10000","facts":{\#(line)}}\#(others)]}"#)
        return answer.findings.filter { $0.rule == "tw.request.idle-fact" }
    }

    @Test("a claim that no measure of the goods looks at is a warning, another statement is told")
    func idle() throws {
        let toys = try found("9503000073", line: #""s301_exclusion":true,"cigar_size":"small""#)
        #expect(toys.map(\.path) == ["/lines/0/facts/s301_exclusion", "/lines/0/facts/cigar_size"])
        #expect(toys.map(\.severity) == [.warning, .information])
        #expect(toys.allSatisfy { $0.item == "1" && $0.place != nil })
    }

    @Test("what was granted to ten digits is looked for under ten digits")
    func digits() throws {
        #expect(try found("7326908688", line: #""s301_exclusion":true"#).isEmpty)
    }

    @Test("what is denied, or asked of the goods, is no claim that changes nothing")
    func quiet() throws {
        #expect(try found("9503000073", line: #""s301_exclusion":false"#).isEmpty)
        #expect(try found("9503000073", line: #""mpf_exempt":true"#).isEmpty)
    }

    @Test("what is stated of the entry is told where it is idle on every line")
    func entry() throws {
        let claim = #","s301_exclusion":true"#
        #expect(try found("9503000073", line: "", entry: claim).map(\.path) == ["/facts/s301_exclusion"])
        let other = #",{"id":"2","code":"7326908688","origin":"CN","value":"10000"}"#
        #expect(try found("9503000073", line: "", entry: claim, others: other).isEmpty)
    }
}
