import Testing
import TidewaiterDocuments

@Suite("The envelope of an interchange")
struct SegmentEnvelopeTests {
    private func flaws(_ text: String) throws -> [SegmentFlaw] {
        let bytes = Array(text.utf8)
        var reader = try SegmentReader(bytes.span)
        var segment = SegmentTable()
        while try reader.next(bytes.span, &segment) != nil {}
        return reader.flaws
    }

    @Test("A whole interchange has no flaw")
    func whole() throws {
        #expect(try flaws("UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+CUSCAR'BGM+85'UNT+3+1'UNZ+1+R1'").isEmpty)
        #expect(
            try flaws(
                "UNB+UNOC:3+A+B+261121:0930+R1'UNG+CUSCAR+A+B+261121:0930+G1'UNH+1+CUSCAR'UNT+2+1'"
                    + "UNH+2+CUSCAR'UNT+2+2'UNE+2+G1'UNZ+1+R1'"
            ).isEmpty)
    }

    @Test(
        "Counts and references are compared, and what is missing is said",
        arguments: [
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+3+1'UNZ+1+R1'", SegmentFlaw.Kind.segmentCount, "3", "2"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+2+2'UNZ+1+R1'", .messageReference, "2", "1"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+2+1'UNZ+2+R1'", .interchangeCount, "2", "1"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+2+1'UNZ+1+R2'", .interchangeReference, "R2", "R1"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNZ+1+R1'", .noMessageTrailer, "", "1"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+2+1'", .noInterchangeTrailer, "", ""),
            ("UNB+UNOC:3+A+B+1:1+R1'UNZ+0+R1'", .noMessage, "", ""),
            ("UNB+UNOC:3+A+B+1:1+R1'BGM+1'UNH+1+X'UNT+2+1'UNZ+1+R1'", .noMessageHeader, "", "BGM"),
            ("UNH+1+X'UNT+2+1'UNZ+1+R1'", .noInterchangeHeader, "", ""),
            ("UNH+1+X'UNT+2+1'", .noInterchangeHeader, "", ""),
            ("UNB+UNOC:3+A+B+1:1+R1'UNG+X+A+B+1:1+G1'UNH+1+X'UNT+2+1'UNE+2+G1'UNZ+1+R1'", .groupCount, "2", "1"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNG+X+A+B+1:1+G1'UNH+1+X'UNT+2+1'UNE+1+G2'UNZ+1+R1'", .groupReference, "G2", "G1"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNG+X+A+B+1:1+G1'UNH+1+X'UNT+2+1'UNZ+1+R1'", .noGroupTrailer, "", ""),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'bgm+1'UNT+3+1'UNZ+1+R1'", .tagCase, "bgm", "BGM"),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'B!M+1'UNT+3+1'UNZ+1+R1'", .tag, "B!M", ""),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'''UNT+2+1'UNZ+1+R1'", .emptySegment, "", ""),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+2+1'UNZ+1+R1", .unterminated, "", ""),
            ("UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+2+1'UNZ+1+R1?", .releaseAtEnd, "", ""),
        ])
    func flawed(_ text: String, _ kind: SegmentFlaw.Kind, _ declared: String, _ found: String) throws {
        let flaws = try flaws(text)
        #expect(flaws.map(\.kind) == [kind])
        #expect(flaws.first?.declared == declared)
        #expect(flaws.first?.found == found)
    }

    @Test("Several interchanges in one file may have delimiters of their own")
    func several() throws {
        let first = "UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'UNT+2+1'UNZ+1+R1'\n"
        let second = "UNA|^.~ #UNB^UNOC|3^A^B^1|1^R2#UNH^1^X#UNT^2^1#UNZ^1^R2#\n"
        #expect(try flaws(first + second + first).isEmpty)
    }

    @Test("Findings name the rule, the place and what to do")
    func findings() throws {
        let text = Array("UNB+UNOC:3+A+B+1:1+R1'\nUNH+1+X'\nUNT+9+1'\nUNZ+1+R1'".utf8)
        var reader = try SegmentReader(text.span)
        var segment = SegmentTable()
        while try reader.next(text.span, &segment) != nil {}
        let finding = try #require(reader.flaws.first).finding(in: SourceText(utf8: text, input: "m.edi"))
        #expect(finding.rule == "tw.edifact.segment-count")
        #expect(finding.severity == .error)
        #expect(finding.place?.description == "m.edi:3:1 (UNT 0074)")
        #expect(finding.parameters == ["declared": "9", "found": "2"])
    }
}
