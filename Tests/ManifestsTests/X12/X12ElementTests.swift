import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Elements of X12 segments")
struct X12ElementTests {
    private static let start = "M10*SCAC*O*SG*9283186*MONTE*320N*MAN1*21*Y~P4*1803*20261201*1*M029~LX*1~"

    private static func findings(_ body: String) throws -> [Finding] {
        try X12Sample.read(set: "309", start + "M11*BL0001*35177*10*PKG*120*K******SCAC~" + body).findings
    }

    @Test("The directory has a format for each element, and no line that cannot be read")
    func directory() throws {
        let words = X12DirectoryText.elements.split(whereSeparator: { $0 == " " || $0 == "\n" })
        #expect(X12Directory.formats.count == words.count)
        for line in X12DirectoryText.segments.split(separator: "\n") {
            let tag = try #require(line.split(separator: " ").first)
            let segment = try #require(X12Directory.segment(tag.utf8.reduce(0) { $0 << 8 | UInt32($1) }))
            for element in segment.elements {
                #expect(element.format != .any || element.components > 1, "\(tag) \(element.number)")
            }
        }
        for format in X12Directory.formats.values { #expect(format.minimum <= format.maximum) }
    }

    @Test(
        "What an element may not be is said with its place",
        arguments: [
            ("N10*10*A*B*J*950300*1000*K*120*R*PCS*DE*DE*USD*14*15*16*17*18*19*20~", "too-many-elements"),
            ("N10*10*\(String(repeating: "A", count: 46))~", "element-too-long"),
            ("N10*10*TOYS*MARKS*J*950300*1~", "element-too-short"),
            ("N10*10*TOYS>SMALL~", "too-many-components"),
            ("N10*10*TOYS^SMALL~", "element-repeated"),
            ("VID*4B~", "element-missing"),
        ])
    func faults(_ body: String, _ rule: String) throws {
        let findings = try Self.findings(body)
        #expect(findings.map(\.rule) == ["tw.x12.\(rule)"])
        let finding = try #require(findings.first)
        #expect(finding.severity == (rule == "too-many-elements" ? .error : .warning))
        #expect(finding.place?.address.isEmpty == false)
        #expect(finding.parameters["code"] != nil)
    }

    @Test("Characters are counted, not bytes; a sign and a point are no digits")
    func lengths() throws {
        #expect(try Self.findings("N10*10*\(String(repeating: "é", count: 45))~").isEmpty)
        #expect(try Self.findings("N10*10*TOYS*MARKS*J*950300*1000*K*-123456789.5~").isEmpty)
    }

    @Test("A separator in a text that shifts the others is an error")
    func shifted() throws {
        let findings = try Self.findings("N10*10*TO*YS*MARKS*J*950300*1000*K*120~")
        #expect(findings.contains { $0.severity == .error })
    }
}
