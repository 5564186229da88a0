import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterRulebooks
import TidewaiterTestSupport

@Suite("Whole messages")
struct RealMessageTests {
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
        // A gross mass in TON, which can be any of three; a place of despatch that is only a country.
        #expect(Set(found) == ["tw.unit.mass", "tw.location.unlocode"])
        #expect(report.findings.allSatisfy { $0.severity != .error || $0.rule.hasPrefix("tw.edifact.") })
    }
}
