import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("Small shipments into the United States") struct SmallShipmentTests {
    private func run(
        _ line: String, exemption: String, on date: String = "2025-08-01", adcvd: String? = "none"
    ) throws -> Assessment {
        let order = adcvd.map { #""adcvd":"\#($0)","# } ?? ""
        return try Assess.run(
            #"{"jurisdiction":"US","currency":"USD","mode":"air","as_of":"\#(date)","#
                + #""facts":{\#(order)"exemption":"\#(exemption)"},"lines":[\#(line)]}"#)
    }

    @Test(
        "goods that never have an exemption are refused it, with the law",
        arguments: [
            ("2203000060", "section_321", "alcoholic"), ("2402208000", "gift", "cigarettes"),
            ("2402208000", "section_321", "cigarettes"), ("2403110000", "section_321", "internal revenue tax"),
            ("1701131000", "section_321", "quota"), ("1701135000", "gift", "quota"),
            ("2204215000", "personal", "beyond small quantities"), ("3303003000", "gift", "perfume"),
        ])
    func excluded(code: String, exemption: String, words: String) throws {
        let answer = try run(#"{"code":"\#(code)","origin":"MX","value":"100"}"#, exemption: exemption)
        #expect(answer.outcome == .refused)
        #expect(answer.totals == nil)
        #expect(answer.refused.map(\.program) == ["exemption"])
        #expect(answer.refused[0].statement.contains(words))
        #expect(!answer.refused[0].authority.isEmpty)
        #expect(answer.lines[0].charges.map(\.outcome) == [.refused])
    }

    @Test(
        "donations and informational materials kept the exemption when it was suspended",
        arguments: [
            ("GB", "informational_materials", "2025-10-01", true), ("GB", "donation", "2026-03-10", true),
            ("CN", "donation", "2025-05-20", true), ("GB", "donation", "2027-07-01", false),
            ("GB", "potash", "2025-10-01", false),
        ])
    func suspended(origin: String, fact: String, date: String, isFree: Bool) throws {
        let answer = try run(
            #"{"code":"4901990040","origin":"\#(origin)","value":"200","facts":{"\#(fact)":true}}"#,
            exemption: "section_321", on: date)
        #expect(answer.lines[0].charges.contains { $0.status == .relieved } == isFree)
        #expect((answer.outcome == .computed) == isFree)
    }

    @Test("perfume of at most five dollars has the exemption")
    func littlePerfume() throws {
        let answer = try run(#"{"code":"3303003000","origin":"FR","value":"5"}"#, exemption: "gift")
        #expect(answer.totals?.total == "0")
    }

    @Test("goods under an order are refused, and of goods that may be the order is asked")
    func orders() throws {
        let goods = #"{"code":"7210490040","origin":"VN","value":"100"}"#
        let subject = try run(goods, exemption: "section_321", adcvd: "subject")
        #expect(subject.refused.map(\.program) == ["exemption"])
        let open = try run(goods, exemption: "section_321", adcvd: nil)
        #expect(open.outcome == .needsFacts)
        #expect(open.needsFacts.map(\.fact) == ["adcvd"])
        #expect(open.totals?.total == Interval(low: .zero, high: nil))
        #expect(try run(goods, exemption: "section_321").totals?.total == "0")
    }

    @Test("a code that is none is refused as elsewhere", arguments: ["9999999999", "0000000000", "abc"])
    func unknownCode(code: String) throws {
        let answer = try run(#"{"code":"\#(code)","origin":"VN","value":"100"}"#, exemption: "section_321")
        #expect(answer.outcome == .refused)
        #expect(!answer.refused.isEmpty)
    }

    @Test("of a code that is not whole nothing bounds what is due")
    func openCode() throws {
        let answer = try run(#"{"code":"2203","origin":"VN","value":"100"}"#, exemption: "section_321")
        #expect(answer.lines[0].charges.first?.outcome == .needsFacts || answer.outcome == .refused)
        #expect(answer.totals?.total != "0")
    }

    @Test(
        "limits bind what was paid, not what is entered",
        arguments: [
            ("section_321", "800", "800.01"), ("gift", "100", "100.01"), ("personal", "200", "200.01"),
        ])
    func limits(exemption: String, most: String, more: String) throws {
        let free = try run(#"{"code":"95030000","origin":"VN","value":"\#(most)"}"#, exemption: exemption)
        #expect(free.totals?.total == "0")
        let answer = try run(#"{"code":"95030000","origin":"VN","value":"\#(more)"}"#, exemption: exemption)
        #expect(answer.outcome == .refused)
        #expect(answer.refused[0].statement.contains(more))
        #expect(answer.lines[0].charges.map(\.outcome) == [.refused])
    }

    @Test("of goods of unknown value the exemption frees nothing for certain")
    func unknownValue() throws {
        let answer = try run(#"{"code":"95030000","origin":"VN"}"#, exemption: "section_321")
        #expect(answer.outcome == .needsFacts)
        #expect(answer.totals?.total == Interval(low: .zero, high: nil))
    }

    @Test("gifts sent from the insular possessions may be worth 200 dollars, wherever the goods are from")
    func insularGifts() throws {
        let goods = #"{"code":"95030000","origin":"VN","value":"150","country_of_export":"GU"}"#
        #expect(try run(goods, exemption: "gift").totals?.total == "0")
        #expect(try run(goods.replacing("150", with: "200.01"), exemption: "gift").outcome == .refused)
        #expect(try run(goods.replacing("GU", with: "VN"), exemption: "gift").outcome == .refused)
    }

    @Test("the offer of the exemption says all that it saves, and is not made to goods that cannot have it")
    func offer() throws {
        func offers(_ line: String) throws -> [Assessment.Unclaimed] {
            try Assess.run(
                #"{"jurisdiction":"US","mode":"air","as_of":"2025-08-01","facts":{"adcvd":"none"},"lines":[\#(line)]}"#
            ).unclaimed.filter { $0.program == "section_321" }
        }
        let found = try offers(#"{"code":"95030000","origin":"VN","value":"800"}"#)
        // 10 % of 800 and the least processing fee of 2025.
        #expect(found.map(\.saves) == ["112.71"])
        #expect(try offers(#"{"code":"95030000","origin":"VN","value":"800.01"}"#).isEmpty)
        #expect(try offers(#"{"code":"24022080","origin":"VN","value":"80","quantities":{"MIL":"1"}}"#).isEmpty)
    }
}
