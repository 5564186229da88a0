import Testing
import TidewaiterDocuments
import TidewaiterNomenclature
import TidewaiterRulebooks

@Suite("The report")
struct ReportTests {
    private let faulty = message(
        #""destination_country":"US","consignments":[{"transport_document_id":"B1","equipment":[{"id":"CSQU3054384"}],"#
            + #""goods_items":[{"sequence":"1","description":"=HYPERLINK(1)","origin":"UK","gross_mass":"1"}]}]"#)

    @Test("ranks by effect, then severity, then place")
    func ranking() throws {
        let report = try Draft.report(faulty)
        let ranks = report.findings.map { (Effect.allCases.firstIndex(of: $0.effect) ?? 0, $0.severity) }
        for (first, second) in zip(ranks, ranks.dropFirst()) {
            #expect(first.0 < second.0 || (first.0 == second.0 && first.1 >= second.1))
        }
        #expect(report.outcome == .failed)
        #expect(report.gravest == .error)
        #expect(report.count(.error) == report.findings.count { $0.severity == .error })
    }

    @Test("never says that all is right, but how much was looked at")
    func nothingFound() throws {
        let report = try Draft.report(consignment(#""transport_document_id":"B1","description":"Oak tables""#))
        #expect(report.findings.isEmpty)
        #expect(report.outcome == .passed)
        #expect(report.gravest == nil)
        #expect(report.evaluated > 0 && !report.unevaluated.isEmpty)
        let text = report.text()
        #expect(text.contains("No finding in \(report.evaluated) rules; \(report.unevaluated.count) not evaluated"))
        #expect(text.contains("tw.country.origin"))
        #expect(!text.contains("OK"))
    }

    @Test("counts what was looked at and what was not, rule by rule")
    func tallies() throws {
        let report = try Draft.report(consignment(#""goods_items":[{"origin":"VN"},{"description":"Oak tables"}]"#))
        let origin = try #require(report.tallies.first { $0.rule == "tw.country.origin" })
        #expect(origin.examined == 1 && origin.unexamined == 2)
        #expect(try JSONDocument(report.json()).root["rules"]?["partly_evaluated"]?.count ?? 0 > 0)
    }

    @Test("is JSON of its schema, with every finding and its fix")
    func json() throws {
        let report = try Draft.report(faulty)
        let root = try JSONDocument(report.json()).root
        #expect(root["schema"]?.string == Report.schema)
        #expect(root["into"]?.string == "US")
        #expect(root["as_of"]?.string == "2024-12-20")
        #expect(root["outcome"]?.string == "failed")
        #expect(root["counts"]?["goods_items"]?.integer == 1)
        #expect(root["counts"]?["error"]?.integer == report.count(.error))
        #expect(root["findings"]?.count == report.findings.count)
        let container = try #require(
            root["findings"].flatMap { $0.elements.first { $0["rule"]?.string == "tw.container.check-digit" } })
        #expect(container["path"]?.string == "/consignments/0/equipment/0/id")
        #expect(container["bill"]?.string == "B1")
        #expect(container["fix"]?["value"]?.string == "CSQU3054383")
        #expect(container["place"]?["line"]?.integer == 1)
    }

    private func list(_ value: JSONValue?) -> [JSONValue] { value.map { Array($0.elements) } ?? [] }

    @Test("names the facts for want of which rules were not evaluated")
    func wants() throws {
        let draft = try BookDraft.rule("each: goods_item\nassert: goods_item.net_mass > 0\nmessage: Wrong. Mend it.")
        let book = try #require(draft.library.files["draft"])
        let rules = RuleLibrary(RuleLibrary.builtIn + [book], nomenclature: try .builtIn)
        let checker = Checker(nomenclature: try .builtIn, rules: rules, limits: .standard)
        let declaration = try Draft.declaration(message(#""consignments":[{"goods_items":[{"sequence":"1"}]}]"#))
        let report = checker.check(declaration, options: CheckOptions(), engine: "0")
        let wants = list(try JSONDocument(report.json()).root["rules"]?["needs_facts"])
        let own = try #require(wants.first { $0["rule"]?.string == "tw.draft.rule" })
        #expect(list(own["facts"]).map(\.string) == ["goods_item.net_mass"])
        #expect(report.text().split(whereSeparator: \.isWhitespace).contains("(goods_item.net_mass)"))
        #expect(report.junit().contains("Not evaluated for want of goods_item.net_mass"))
        #expect(report.html().contains("Not evaluated for want of goods_item.net_mass"))
    }

    @Test("is SARIF with a result for each finding and each rule that could not be evaluated")
    func sarif() throws {
        let report = try Draft.report(faulty)
        let root = try JSONDocument(report.sarif()).root
        #expect(root["version"]?.string == "2.1.0")
        let run = try #require(list(root["runs"]).first)
        let results = list(run["results"])
        let open = report.tallies.count { $0.unexamined > 0 }
        #expect(results.count == report.findings.count + open)
        #expect(results.count { $0["kind"]?.string == "open" } == open)
        let rules = list(run["tool"]?["driver"]?["rules"])
        for result in results {
            let index = try #require(result["ruleIndex"]?.integer)
            #expect(rules[index]["id"]?.string == result["ruleId"]?.string)
        }
    }

    @Test("is JUnit with a test for each rule, and HTML in which a value is no markup")
    func buildServersAndPages() throws {
        let report = try Draft.report(faulty)
        let junit = report.junit()
        let looked = report.tallies.filter { $0.examined + $0.unexamined > 0 }.map(\.rule)
        #expect(junit.components("<testcase ") == Set(looked + report.findings.map(\.rule)).count)
        #expect(
            junit.components("<failure ") == Set(report.findings.filter { $0.severity >= .warning }.map(\.rule)).count)
        let page = try Draft.report(message(#""consignments":[{"goods_items":[{"origin":"<script>"}]}]"#)).html()
        #expect(!page.contains("<script>") && page.contains("&lt;script&gt;"))
    }

    @Test("is JSON Lines of the same findings")
    func jsonLines() throws {
        let report = try Draft.report(faulty)
        let lines = report.jsonLines().split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == report.findings.count)
        for (line, finding) in zip(lines, report.findings) {
            #expect(try JSONDocument(Array(line)).root["rule"]?.string == finding.rule)
        }
    }

    @Test("is a table that no spreadsheet runs")
    func csv() throws {
        let report = try Draft.report(faulty)
        let text = String(decoding: report.csv(), as: UTF8.self)
        let lines = text.split(separator: "\r\n")
        #expect(lines.count == report.findings.count + 1)
        #expect(lines.first?.hasPrefix("severity,effect,rule,bill,item,input,line,column,address,path,value,") == true)
        var table = CSVWriter()
        table.row(["=1+1", "+49 30", "-1", "-1-1", "@x", "\tx", "＝1", "a,\"b\"", "plain"])
        #expect(
            String(decoding: table.bytes, as: UTF8.self)
                == "'=1+1,'+49 30,-1,'-1-1,'@x,'\tx,'＝1,\"a,\"\"b\"\"\",plain\r\n")
    }

    @Test("shows a finding that repeats once, with the other places")
    func repeats() throws {
        let items = Array(repeating: #"{"description":"Oak tables","origin":"UK"}"#, count: 9).joined(separator: ",")
        let text = try Draft.report(consignment(#""transport_document_id":"B1","goods_items":[\#(items)]"#)).text()
        #expect(text.split(separator: "ERROR").count == 2)
        #expect(text.contains("and 3 more"))
        #expect(text.contains("9 errors"))
    }

    @Test("keeps within the limit, counts the rest, and leaves room for every rule")
    func limit() throws {
        let items = Array(repeating: #"{"origin":"UK","currency":"QQQ","package_quantity":"-1"}"#, count: 500)
        let json = consignment("\"goods_items\":[\(items.joined(separator: ","))]")
        let report = try Draft.report(json, limits: Limits(findings: 400))
        #expect(report.findings.count <= 400)
        #expect(report.leftOut > 0)
        for rule in ["tw.country.origin", "tw.value.currency", "tw.package.count"] {
            #expect(report.findings.contains { $0.rule == rule })
        }
        #expect(report.text().contains("\(report.leftOut) more findings not shown"))
        #expect(try Draft.report(json, limits: Limits(findings: 0)).findings.isEmpty)
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
