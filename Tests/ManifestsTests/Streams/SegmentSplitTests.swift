import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Interchanges cut anywhere")
struct SegmentSplitTests {
    private static let edifact =
        "UNA:+.? '\r\nUNB+UNOC:3+A+B+261121:0930+R1'\r\nUNH+1+CUSCAR:D:95B:UN'BGM+85+M1+9'CNI+1+BL1'RFF+BM:BL1'"
        + "NAD+CZ+++O??'NAD+CN+++A?'S ?+ B:\r\nC'GID+1+10:CT'FTX+AAA+++TOYS:OF PLASTIC'MEA+AAE+G+KGM:12x.5'XXX+1'\r\n"
        + "CNI+2+BL2'GID+1+3:BX'CNT+10:2'UNT+16+1'UNZ+1+R1'\r\n"
        + "UNB+UNOC:3+A+B+261121:0930+R2'UNH+1+CUSCAR:D:95B:UN'CNI+1+BL3'UNT+3+1'UNZ+1+R2'"

    private static let x12 = X12Sample.interchange(
        "309",
        "M10*SCAC*O*SG*9283186*MONTE*320N*MAN1*21*Y~\r\nP4*1803*20261201*1*M029~LX*1~M11*BL1*35177*10*PKG*120*K******SCAC~"
            + "N1*SH*SHIPPER~VID*4B*HASU*504495~N10*10*TO\r\nYS**J*950300**K*12x~ZZX*1~LX*2~M11*BL2*35177*10*PKG*120*K******SCAC~"
            + "P4*1801*20261202~LX*3~M11*BL3*35177*10*PKG*120*K******SCAC~")

    /// Texts that are right, and each with one thing wrong about its envelope.
    static let texts: [String] = [
        edifact, edifact.replacing("UNT+16+1", with: "UNT+9+2"), edifact.replacing("UNZ+1+R1'\r\n", with: ""),
        edifact.replacing("UNT+16+1'", with: ""), edifact.replacing("UNB+UNOC:3+A+B+261121:0930+R1'", with: ""),
        edifact.replacing("CNI+2", with: "''cni+2"), edifact + "garbage", edifact + "?",
        edifact.replacing("UNH+1", with: "RFF+A'UNH+1"),
        x12, x12.replacing("SE*15*0001", with: "SE*9*0002"), x12.replacing("GE*1*1", with: "GE*2*7"),
        x12.replacing("IEA*1*000000001~", with: ""), x12.replacing("GE*1*1~", with: ""), x12 + "ISA",
        x12 + "\r\n" + x12,
        x12.replacing("ST*309", with: "N1*SH~ST*309"), x12.replacing("LX*2", with: "~~lx*2"),
        "\r\n" + x12.replacing("~", with: "\n"), x12.replacing("GS*SO", with: "TA1*1*261121*0930*A*000~GS*SO"),
    ]

    @Test("In two pieces, cut at any byte, an interchange says the same as in one, faults included", arguments: texts)
    func anywhere(_ text: String) throws {
        let bytes = Array(text.utf8)
        let whole = try StreamParts.read(bytes, chunk: bytes.count)
        let lines = whole.map(StreamParts.lines)
        let findings = StreamParts.findings(whole)
        for cut in 1..<bytes.count {
            var stream = DeclarationStream(input: "m.edi")
            var parts: [Declaration] = []
            for piece in [bytes[..<cut], bytes[cut...]] {
                stream.append(piece)
                while let part = try stream.next() { parts.append(part) }
            }
            stream.finish()
            while let part = try stream.next() { parts.append(part) }
            #expect(parts.map(StreamParts.lines) == lines, "cut at \(cut)")
            #expect(StreamParts.findings(parts) == findings, "cut at \(cut)")
        }
        let bits = try StreamParts.read(bytes, chunk: 1)
        #expect(bits.map(StreamParts.lines) == lines)
        #expect(StreamParts.findings(bits) == findings)
    }

    @Test("What is wrong with an envelope is found in a stream as in the whole", arguments: texts)
    func faults(_ text: String) throws {
        let rules = { (findings: [Finding]) in
            findings.map { "\($0.rule) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }.sorted()
        }
        let parts = try StreamParts.read(Array(text.utf8), chunk: 100)
        var once = FindingsOnce()
        let found = parts.flatMap { once.new($0.findings) }
        #expect(rules(found) == rules(try Declaration.read(Array(text.utf8), input: "m.edi").findings))
    }
}
