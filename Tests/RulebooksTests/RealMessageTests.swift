import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterRulebooks
import TidewaiterTestSupport

@Suite("Whole messages")
struct RealMessageTests {
    @Test("the shipped table has its seven seeded mistakes and nothing else")
    func shippedTable() throws {
        let bytes = try #require(Files.sample("vessel-call.csv"))
        let report = try Draft.report(Declaration.read(bytes, input: "vessel-call.csv"))
        // What an agency may ask of such goods is no mistake.
        let mistakes = report.findings.filter { !$0.rule.hasPrefix("tw.us-agency.") }
        let found = mistakes.map { "\($0.severity.rawValue) \($0.rule) \($0.bill ?? "") \($0.fix?.value ?? "")" }
        #expect(
            Set(found) == [
                "error tw.container.check-digit NHLN24100103 NHLU3188450", "warning tw.package.type NHLN24100105 CT",
                "error tw.mass.gross-below-net NHLN24100106 ", "error tw.party.importer-number NHLN24100108 ",
                "warning tw.goods.description-vague NHLN24100108 ", "error tw.country.origin NHLN24100111 GB",
                "error tw.commodity.code NHLN24100112 ",
            ])
        #expect(found.count == 7)
        #expect(report.findings.allSatisfy { $0.place?.line ?? 0 > 1 })
    }

    @Test("the shipped cargo report has one mistake")
    func shippedReport() throws {
        let bytes = try #require(Files.sample("vessel-call.edi"))
        let report = try Draft.report(Declaration.read(bytes, input: "vessel-call.edi"))
        #expect(report.findings.map(\.rule) == ["tw.container.check-digit"])
        let finding = try #require(report.findings.first)
        #expect(finding.bill == "NHLN24100103")
        #expect(finding.fix?.value == "NHLU3188450")
        #expect(finding.place?.address == "CNI[2]/GID[1]/SGP C237.8260")
    }

    @Test("a real cargo report has nothing that a broker would laugh at", .enabled(if: Files.reference != nil))
    func realReport() throws {
        let path = "\(try #require(Files.reference))/manifests/edifact-cuscar/edifact.D95B.CUSCAR.EDI"
        let declaration = try Declaration.read(try #require(Files.read(path)))
        let report = try Draft.report(declaration, into: "EG", asOf: "2017-01-29")
        let found = report.findings.map(\.rule).filter { !$0.hasPrefix("tw.edifact.") }
        // A gross mass in TON, which can be any of three; a place of despatch that is only a country; a vessel with a call
        // sign and no name.
        #expect(Set(found) == ["tw.unit.mass", "tw.location.unlocode", "tw.vessel.name"])
        #expect(report.findings.allSatisfy { $0.severity != .error || $0.rule.hasPrefix("tw.edifact.") })
    }
}

@Suite("Large and hostile documents")
struct LargeDocumentTests {
    @Test("many consignments without ports and parties take no more than their share of time")
    func manyBare() throws {
        var table = "Vessel,Bill of Lading,Goods Description,Gross Weight (KG)\n"
        for number in 0..<40_000 { table += "A,NHLN\(number + 100_000),Oak tables,1\n" }
        let report = try Draft.report(Declaration.read(Array(table.utf8)))
        #expect(report.consignments == 40_000)
        #expect(report.findings.count + report.leftOut >= 80_000)
    }

    @Test("a value of a megabyte does not fill the report")
    func longValue() throws {
        let long = String(repeating: "9", count: 1_000_000)
        let report = try Draft.report(
            item("\"description\":\"\(long)\",\"origin\":\"\(long)\",\"package_type\":\"\(long)\""))
        #expect(!report.findings.isEmpty)
        #expect(report.findings.allSatisfy { $0.message.utf8.count < 2_000 })
        #expect(report.text().utf8.count < 20_000)
    }
}
