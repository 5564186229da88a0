import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterNomenclature
import TidewaiterQuantities

@testable import TidewaiterRulebooks

@Suite("A rule that comes to nothing")
struct OpenRuleTests {
    private func report(_ rule: String, _ items: String) throws -> Report {
        let draft = try BookDraft.rule(rule)
        #expect(draft.flaws == [])
        let checker = Checker(nomenclature: try .builtIn, rules: draft.library, limits: .standard)
        return checker.check(
            try Draft.declaration("{\"consignments\":[{\"goods_items\":[\(items)]}]}"), options: CheckOptions(),
            engine: "0")
    }

    /// The text of a report, whatever lines it is in.
    private func words(_ report: Report) -> String {
        report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private let outOfRange = "each: goods_item\nassert: '[1, 2][int(goods_item.sequence)] > 0'\nmessage: x"

    @Test("as it broke off never passes: the report is refused, in every form")
    func brokenOff() throws {
        let report = try report(outOfRange, "{\"sequence\":\"1\"},{\"sequence\":\"7\"}")
        #expect(report.outcome == .refused && report.isOpen)
        #expect(report.brokenOff == ["tw.draft.rule"])
        let finding = try #require(report.findings.first { $0.rule == "tw.draft.rule" })
        #expect(finding.outcome == .refused)
        // The place of the expression, and not of the rule.
        #expect(finding.message.contains("index 7 is outside a list of 2 (draft/book.yaml:10:"), "\(finding.message)")
        #expect(report.text().contains("WARNING (not evaluated)"))
        #expect(words(report).contains("tw.draft.rule (1 of 2, it broke off)"))
        #expect(report.junit().contains("errors=\"1\"") && report.junit().contains("<error type="))
        #expect(report.html().contains("1 of 2 not evaluated, as the rule broke off"))
        let json = try JSONDocument(report.json()).root
        #expect(json["outcome"]?.string == "refused")
        #expect(json["rules"]?["broken_off"]?.elements.map(\.string) == ["tw.draft.rule"])
        #expect(report.openSentence?.contains("broken off: tw.draft.rule") == true)
        var streamed = StreamedReport()
        _ = streamed.take(report)
        #expect(streamed.outcome == .refused && streamed.isOpen && streamed.brokenRules == ["tw.draft.rule"])
    }

    @Test("beside an error leaves the report failed, and the fault of a let is told where the let is")
    func beside() throws {
        let report = try report(
            """
            each: goods_item
            lets: {which: "[1, 2][int(goods_item.sequence)]"}
            assert: which > 1
            message: x
            """, "{\"sequence\":\"0\"},{\"sequence\":\"7\"}")
        #expect(report.outcome == .failed && report.isOpen)
        let finding = try #require(report.findings.first { $0.outcome == .refused })
        #expect(finding.message.contains("draft/book.yaml:10:"), "\(finding.message)")
    }

    @Test("as no rule has its facts leaves the report in need of them")
    func needsFacts() {
        #expect(Report.outcome(errors: 0, brokenOff: 0, evaluated: 0, unevaluated: 3) == .needsFacts)
        #expect(Report.outcome(errors: 0, brokenOff: 0, evaluated: 1, unevaluated: 3) == .passed)
        #expect(Report.outcome(errors: 1, brokenOff: 2, evaluated: 0, unevaluated: 3) == .failed)
    }

    @Test("at some of the parts is told with their places")
    func inPart() throws {
        let report = try report(
            "each: goods_item\nassert: goods_item.net_mass > 0\nmessage: x",
            "{\"net_mass\":\"1\"},{\"sequence\":\"2\"},{\"sequence\":\"3\"}")
        let tally = try #require(report.tallies.first { $0.rule == "tw.draft.rule" })
        #expect(tally.examined == 1 && tally.unexamined == 2 && tally.brokenOff == 0)
        #expect(tally.places == ["/consignments/0/goods_items/1", "/consignments/0/goods_items/2"])
        #expect(report.text().contains("Not evaluated everywhere:"))
        #expect(words(report).contains("tw.draft.rule (2 of 3, goods_item.net_mass)"))
        let sentence =
            "2 of 3 not evaluated for want of goods_item.net_mass (/consignments/0/goods_items/1, "
            + "/consignments/0/goods_items/2)."
        #expect(report.junit().contains(sentence) && report.html().contains(sentence))
        #expect(String(decoding: report.sarif(), as: UTF8.self).contains("2 of 3 not evaluated"))
        let places = try JSONDocument(report.json()).root["rules"]?["partly_evaluated"]?.elements
            .first { $0["rule"]?.string == "tw.draft.rule" }?["places"]?.elements.map(\.string)
        #expect(places == ["/consignments/0/goods_items/1", "/consignments/0/goods_items/2"])
        #expect(report.openSentence?.contains("evaluated in part") == true)
    }

    @Test("at values that some parts do not state is told with the places of these parts")
    func valuesInPart() throws {
        let report = try report(
            "each: {field: origin, of: goods_item}\nassert: size(value) == 2\nmessage: x",
            "{\"origin\":\"DE\"},{\"sequence\":\"2\"}")
        let tally = try #require(report.tallies.first { $0.rule == "tw.draft.rule" })
        #expect(tally.examined == 1 && tally.places == ["/consignments/0/goods_items/1"])
    }

    @Test("as a limit stopped it is not run on the rest of the declaration")
    func exhausted() throws {
        let items = (0..<400).map { "{\"sequence\":\"\($0)\"}" }.joined(separator: ",")
        let report = try report(
            """
            each: goods_item
            assert: >-
              consignment.goods_items.all(a, consignment.goods_items.all(b, consignment.goods_items.all(c,
              a.sequence != b.sequence + c.sequence + 'x')))
            message: x
            """, items)
        let tally = try #require(report.tallies.first { $0.rule == "tw.draft.rule" })
        #expect(tally.examined == 0 && tally.brokenOff == 400)
        let found = report.findings.filter { $0.rule == "tw.draft.rule" }
        #expect(found.count == 1)
        #expect(found.first?.message.contains("is not run on the rest of it") == true)
        #expect(report.outcome == .refused)
    }

    @Test("for want of a day in one's own history is compared as of today, and else told")
    func differences() throws {
        func book(_ limit: Int) throws -> RuleBook {
            let draft = try BookDraft(
                """
                parameters:
                  limit: {type: decimal, title: A limit, values: [{from: 2020-01-01, value: \(limit), authority: a}]}
                rules:
                  - {id: tw.draft.rule, title: A, authority: a, each: goods_item, message: x,
                     assert: goods_item.gross_mass < parameters.limit}
                """)
            #expect(draft.flaws == [])
            return try #require(draft.library.books.first)
        }
        let declaration = try Draft.declaration(#"{"consignments":[{"goods_items":[{"gross_mass":"5"}]}]}"#)
        var diff = BookDiff(try book(10), try book(3))
        diff.add(declaration, options: CheckOptions(), today: CivilDate(year: 2026, month: 11, day: 22))
        #expect(diff.different == 1 && diff.unevaluated.isEmpty)
        diff.add(declaration, options: CheckOptions())
        #expect(diff.different == 1 && diff.unevaluated == ["tw.draft.rule": 1])
        #expect(diff.text().contains("1 rule could not be evaluated, and may differ there: tw.draft.rule (1 of 2)"))
    }
}
