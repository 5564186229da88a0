import Testing
import Tidewaiter
import TidewaiterTestSupport

@Test("the README's example for Swift runs")
func readmeExample() throws {
    let bytes = try #require(Files.sample("vessel-call.csv"))
    // README begins
    let engine = try Engine()

    let declaration = try engine.read(bytes, input: "vessel-call.csv")
    let report = engine.check(declaration, options: CheckOptions(into: "US", asOf: CivilDate(iso: "2024-12-20")))
    for finding in report.findings {
        print(finding.severity, finding.place?.description ?? finding.path, finding.message)
    }

    let request = AssessmentRequest(
        jurisdiction: "US", asOf: CivilDate(iso: "2024-12-20"), mode: .sea,
        facts: [Fact(name: "adcvd", value: .text("none"))],
        lines: [.init(id: "1", code: "9503000073", origin: "VN", value: try Decimal("1250.00"))])
    let assessment = try engine.assess(request)
    print(assessment.outcome, assessment.text())
    // README ends
    #expect(report.outcome == .failed)
    #expect(assessment.outcome == .computed)
}
