import Testing
import TidewaiterDocuments
import TidewaiterQuantities

@testable import TidewaiterTariffs

/// Articles of which one part is subject to Section 232 and exempt from other duties, which the rest pays: each part states its
/// own heading (CSMS 65236374, 65794272, 65649652; CBP, IEEPA FAQ of 2025-08-21).
@Suite("Articles that are partly exempt from duties of the United States") struct PartlyExemptTests {
    private static let dates = [
        "2025-03-12", "2025-04-20", "2025-06-04", "2025-08-06", "2025-09-20", "2025-12-01", "2026-03-01", "2026-04-06",
        "2026-05-01",
    ]
    private static let codes = [
        "7318158069", "8413810040", "8544422000", "7408116000", "7208270030", "7610900080", "8708295160", "8703230140",
    ]

    /// Programmes of which one charges and others state the headings of what is exempt.
    private static func family(_ program: String) -> String {
        for suffix in ["_metal", "_usmca", "_rest", "_us_content"] where program.hasSuffix(suffix) {
            return String(program.dropLast(suffix.count))
        }
        return program
    }

    private static func request(_ random: inout Seeded) -> String {
        func either(_ text: String) -> String { Bool.random(using: &random) ? text : "" }
        let steel = Int.random(in: 0...2, using: &random) * 2500
        let aluminum = Int.random(in: 0...1, using: &random) * 2500
        let copper = Int.random(in: 0...1, using: &random) * 2500
        let stated =
            #""steel_content_value":"\#(steel)","aluminum_content_value":"\#(aluminum)","#
            + #""copper_content_value":"\#(copper)""# + either(#","donation":true"#)
            + either(#","us_content_approved":true,"us_content_value":"4000""#)
        return
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"\#(dates.randomElement(using: &random) ?? "")"},"#
            + #""lines":[{"code":"\#(codes.randomElement(using: &random) ?? "")","#
            + #""origin":"\#(["CA", "MX", "BR", "IN", "VN", "DE", "CN"].randomElement(using: &random) ?? "")","#
            + #""value":"10000","quantities":{"KGM":"100","NMB":"1"}\#(either(#","preference":"S""#)),"#
            + #""melted_poured":"VN","#
            + #""facts":{"adcvd":"none","aluminum_primary_smelt":"VN","aluminum_secondary_smelt":"VN","#
            + #""aluminum_cast":"VN","#
            + #""vehicle_part":"none","stamping_metal":"steel","metal_weight_percent":"50",\#(stated)}}]}"#
    }

    @Test("no part of a line is charged and exempt: where both headings are stated, the parts make up the value")
    func parts() throws {
        var random = Seeded(25)
        var divided = 0
        for _ in 0..<3000 {
            let request = Self.request(&random)
            let answer = try Assess.run(request)
            guard answer.outcome == .computed else { continue }
            let duties = answer.lines[0].charges.filter { $0.kind == .duty && $0.code?.hasPrefix("99") == true }
            for (_, charges) in Dictionary(grouping: duties, by: { Self.family($0.program) }) {
                guard charges.count > 1, charges.contains(where: { $0.assessed != .zero }) else { continue }
                divided += 1
                var sum = Decimal.zero
                for charge in charges { sum = try sum.adding(charge.basis?.low ?? .zero) }
                #expect(sum == 10000, "\(request)")
                #expect(charges.allSatisfy { $0.basis != .zero }, "\(request)")
            }
        }
        #expect(divided > 100)
    }

    @Test("goods of Canada and Mexico under the USMCA pay no surcharge, whatever their metal")
    func surcharge() throws {
        for (origin, heading) in [("CA", "99030307"), ("MX", "99030308")] {
            for content in ["0", "3000", "10000"] {
                let charges = try Assess.run(
                    #"{"jurisdiction":"US","mode":"road","dates":{"entry":"2026-03-01"},"lines":[{"code":"8413810040","#
                        + #""origin":"\#(origin)","value":"10000","preference":"S","#
                        + #""facts":{"adcvd":"none","steel_content_value":"\#(content)"}}]}"#
                ).lines[0].charges.filter { $0.kind == .duty }
                #expect(charges.contains { $0.code == heading })
                #expect(!charges.contains { $0.code == "99030301" })
                // Of no steel no heading of Section 232 is stated.
                #expect(charges.contains { $0.program == "section_232_steel" } == (content != "0"))
            }
        }
    }

    @Test("metal content that is not known bounds what the rest pays, and its heading charges nothing")
    func unknownContent() throws {
        let answer = try Assess.run(
            #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2025-09-20"},"lines":[{"code":"8413810040","#
                + #""origin":"BR","value":"10000","facts":{"adcvd":"none"}}]}"#)
        #expect(answer.needsFacts.map(\.fact) == ["steel_content_value"])
        // Wholly steel pays 50 %, without any 40 % and 10 %.
        #expect(answer.totals?.duty.low == .zero || answer.totals?.duty.contains(5000) == true)
        for content in ["0", "2500", "10000"] {
            let exact = try Assess.run(
                #"{"jurisdiction":"US","mode":"air","dates":{"entry":"2025-09-20"},"lines":[{"code":"8413810040","#
                    + #""origin":"BR","value":"10000","facts":{"adcvd":"none","steel_content_value":"\#(content)"}}]}"#)
            let duty = try #require(exact.totals?.duty)
            #expect(duty == "5000" && answer.totals?.duty.contains(5000) == true)
        }
    }
}
