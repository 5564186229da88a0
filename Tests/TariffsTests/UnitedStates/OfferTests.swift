import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// What an answer offers is what a claim brings: its heading, and what it saves if that hangs on nothing else.
@Suite("Offers of claims of the United States") struct OfferTests {
    private func run(_ line: String, on date: String) throws -> Assessment {
        try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"\#(date)"},"facts":{"adcvd":"none"},"#
                + #""lines":[{"id":"1","value":"10000",\#(line)}]}"#)
    }

    @Test("goods of countries of column 2 are offered no special rate, and a claim of one says why it is refused")
    func columnTwo() throws {
        let line = #""code":"3402501100","origin":"RU","quantities":{"KGM":"100"}"#
        #expect(try !run(line, on: "2026-08-01").unclaimed.contains { $0.program.hasPrefix("special_") })
        let claimed = try run(line + #","preference":"K""#, on: "2026-08-01")
        let refusal = try #require(claimed.refused.first { $0.program == "preference" })
        #expect(refusal.statement.contains("column 2") && !refusal.statement.contains("*"))
        let other = try run(line.replacing("RU", with: "BR"), on: "2026-08-01")
        #expect(other.unclaimed.contains { $0.program.hasPrefix("special_K") })
    }

    @Test("a total that the base duty reaches is offered under the heading that is then stated")
    func headingAbove() throws {
        let line = #""code":"8540111050","origin":"KR","quantities":{"NMB":"10"}"#
        let offers = try run(line, on: "2026-03-01").unclaimed.filter { $0.statement.contains("auto_part_certified") }
        let claimed = try run(line + #","facts":{"auto_part_certified":true}"#, on: "2026-03-01")
        let heading = try #require(
            claimed.lines[0].charges.first { $0.program == "section_232_autos" }?.code)
        #expect(heading == "99039464")
        #expect(!offers.isEmpty && offers.allSatisfy { $0.statement.contains("Heading \(heading) ") })
    }

    @Test(
        "a claim that leads to a question is offered without an amount",
        arguments: [
            (
                #""code":"7408210000","origin":"MX","preference":"S","quantities":{"KGM":"100"}"#, "2026-11-01",
                "auto_part_certified"
            ),
            (#""code":"7616995190","origin":"CA","quantities":{"KGM":"100"}"#, "2025-05-14", "preference S"),
        ])
    func open(_ line: String, _ date: String, _ claim: String) throws {
        let answer = try run(line, on: date)
        let offers = answer.unclaimed.filter { $0.statement.contains(claim) || $0.program == "special_S" }
        #expect(!offers.isEmpty, "\(answer.unclaimed.map(\.statement))")
        #expect(offers.allSatisfy { $0.saves == nil })
    }

    @Test("taxes are stated behind the base duty, whether or not anything is asked")
    func order() throws {
        func programs(_ facts: String) throws -> [String] {
            try run(
                #""code":"2208303060","origin":"CA","quantities":{"PFL":"10"},"facts":{"in_bulk":\#(facts)}"#,
                on: "2026-09-29"
            ).lines[0].charges.map(\.program)
        }
        let open = try run(#""code":"2208303060","origin":"CA","quantities":{"PFL":"10"}"#, on: "2026-09-29")
        #expect(open.outcome == .needsFacts)
        let names = open.lines[0].charges.map(\.program)
        let (duty, tax) = (names.firstIndex(of: "column_1_general"), names.firstIndex(of: "irt_spirits"))
        #expect(try #require(duty) < #require(tax))
        #expect(try programs("true").last == "irt_spirits")
    }
}
