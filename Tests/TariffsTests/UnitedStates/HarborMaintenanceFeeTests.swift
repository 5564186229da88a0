import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

@Suite("19 CFR 24.24, the port of entry") struct HarborMaintenanceFeeTests {
    private func run(port: String?, facts: String = "", mode: String = "sea") throws -> Assessment {
        let entry = port.map { #","entry":{"port_of_entry":"\#($0)"}"# } ?? ""
        return try Assess.run(
            UnitedStatesTests.entry(#"{"id":"1","code":"85011040","origin":"TH","value":"1000000"}"#, entry)
                .replacing(#""adcvd":"none""#, with: #""adcvd":"none"\#(facts)"#)
                .replacing(#""mode":"sea""#, with: #""mode":"\#(mode)""#))
    }

    @Test(
        "the exemption is offered where the port of entry is not one of the list, with what it would save",
        arguments: [("3307", "the list of ports has it not"), ("3905", "Michigan City"), ("USDEN", "four digits")])
    func unlisted(port: String, reason: String) throws {
        let answer = try run(port: port)
        let offer = try #require(answer.unclaimed.first { $0.program == "hmf_exempt" })
        #expect(offer.saves == 1250)
        #expect(offer.statement.contains(reason), "\(offer.statement)")
        #expect(offer.authority == "19 CFR 24.24(b)(1)")
        #expect(answer.findings.allSatisfy { $0.rule != "tw.us.port" })
        #expect(
            try run(port: port, facts: #","hmf_exempt":true"#).unclaimed.allSatisfy { $0.program != "hmf_exempt" })
    }

    @Test("of a port of the list, or of none, no exemption is offered", arguments: ["2704", "0401", nil])
    func listed(port: String?) throws {
        let answer = try run(port: port)
        #expect(answer.unclaimed.allSatisfy { $0.program != "hmf_exempt" })
        #expect(answer.entryCharges.contains { $0.program == "hmf" && $0.assessed == "1250" })
    }

    @Test(
        "what is no port is a finding", arguments: [("XXXX", true), ("330", true), ("2704", false), ("USLAX", false)])
    func form(port: String, isFound: Bool) throws {
        let answer = try run(port: port)
        #expect(answer.findings.contains { $0.rule == "tw.us.port" && $0.value == port } == isFound)
        #expect(answer.outcome == .computed)
        for other in [try run(port: port, mode: "air"), try run(port: port, facts: #","hmf_exempt":true"#)] {
            #expect(other.findings.contains { $0.rule == "tw.us.port" } == isFound)
        }
    }
}
