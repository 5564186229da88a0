import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("19 CFR 24.24, the port of entry") struct HarborMaintenanceFeeTests {
    private func run(port: String?, facts: String = "") throws -> Assessment {
        let entry = port.map { #","entry":{"port_of_entry":"\#($0)"}"# } ?? ""
        return try Assess.run(
            UnitedStatesTests.entry(#"{"id":"1","code":"85011040","origin":"TH","value":"1000000"}"#, entry)
                .replacing(#""adcvd":"none""#, with: #""adcvd":"none"\#(facts)"#))
    }

    @Test("of a port of which it is not known whether it is listed, the exemption is offered with what it would save")
    func unlisted() throws {
        let answer = try run(port: "3307")
        let offer = try #require(answer.unclaimed.first { $0.program == "hmf_exempt" })
        #expect(offer.saves == 1250)
        #expect(offer.authority == "19 CFR 24.24(b)(1)")
        #expect(answer.findings.allSatisfy { $0.rule != "tw.us.port" })
        #expect(
            try run(port: "3307", facts: #","hmf_exempt":true"#).unclaimed.allSatisfy { $0.program != "hmf_exempt" })
        #expect(try run(port: nil).unclaimed.allSatisfy { $0.program != "hmf_exempt" })
    }

    @Test(
        "what is no port is a finding", arguments: [("XXXX", true), ("330", true), ("2704", false), ("USLAX", false)])
    func form(port: String, isFound: Bool) throws {
        let answer = try run(port: port)
        #expect(answer.findings.contains { $0.rule == "tw.us.port" && $0.value == port } == isFound)
        #expect(answer.outcome == .computed)
    }
}
