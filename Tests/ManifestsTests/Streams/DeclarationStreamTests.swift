import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Documents read as streams")
struct DeclarationStreamTests {
    private static func bill(_ number: Int) -> String {
        """
        CNI+\(number)+BL\(number)'RFF+BM:BL\(number)'LOC+9+VNVUT:139:6'
        NAD+CZ+++SHIPPER \(number)?'S+ROAD 1+HAMBURG++20095+DE'GID+1+10:CT'FTX+AAA+++TOYS:OF PLASTIC'
        MEA+AAE+G+KGM:12x.5'XXX+1'
        """
    }

    private static func interchange(_ bills: Int, una: String = "") -> [UInt8] {
        var text = una + "UNB+UNOC:3+A+B+261121:0930+R1'\n"
        for message in 1...2 {
            text += "UNH+\(message)+CUSCAR:D:95B:UN'BGM+85+MAN\(message)+9'\r\nTDT+20+320N+1++NHLN:172:20'\n"
            for number in 1...bills { text += bill(number * message) }
            text += "CNT+10:\(bills)'UNT+9+\(message)'"
        }
        return Array((text + "UNZ+3+R1'\n").utf8)
    }

    @Test(
        "In pieces of any size the consignments are those of the document read whole",
        arguments: [1, 2, 3, 7, 64, 1000, 5000])
    func pieces(_ chunk: Int) throws {
        for text in [Self.interchange(3), Self.interchange(40, una: "UNA:+.? '\n")] {
            let whole = try Declaration.read(text, input: "m.edi")
            let parts = try StreamParts.read(text, chunk: chunk)
            let plain = { (lines: [String]) in
                // Several messages stand in an envelope when read whole.
                lines.map {
                    $0.replacing(/\/declarations\/[0-9]+/, with: "").replacing(/UNH\[[0-9]+\]\//, with: "")
                }
            }
            #expect(plain(parts.flatMap(StreamParts.lines)) == plain(StreamParts.lines(whole)))
            let rules = { (findings: [Finding]) in
                findings.map { "\($0.rule) \($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)" }.sorted()
            }
            #expect(rules(parts.flatMap(\.findings)) == rules(whole.findings))
            #expect(
                parts.allSatisfy {
                    $0.root[.conveyanceReference].text == "320N" || $0.nodes(.transportMeans).count == 1
                })
        }
    }

    @Test("Every sample gives the same values in pieces as whole")
    func samples() throws {
        let text = try #require(Files.sample("vessel-call.edi"))
        let whole = try Declaration.read(text, input: "m.edi")
        #expect(try StreamParts.read(text, chunk: 100).flatMap(StreamParts.lines) == StreamParts.lines(whole))
    }

    @Test("A message without consignments is delivered, and so are the headers of one that has none")
    func withoutConsignments() throws {
        let parts = try StreamParts.read(
            Array(
                "UNB+UNOC:3+A+B+1:1+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+M1+9'UNT+3+1'UNH+2+FOOBAR:D:95B:UN'XYZ+1'UNT+3+2'UNZ+2+R1'"
                    .utf8),
            chunk: 50)
        #expect(parts.count == 2)
        #expect(parts.first?.root[.functionalReference].text == "M1")
        #expect(parts.last?.root[.messageType].text == "FOOBAR")
    }

    @Test("A consignment beyond the limit is an error with its place")
    func tooLong() throws {
        var limits = Limits()
        limits.unitBytes = 10_000
        let text =
            Array("UNB+UNOC:3+A+B+1:1+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85'CNI+1+A'".utf8)
            + Array(repeatElement("FTX+AAA+++SOME TEXT'", count: 5000).joined().utf8)
        do {
            _ = try StreamParts.read(text, chunk: 4096, limits: limits)
            Issue.record("it was read")
        } catch let error as TidewaiterError {
            #expect(error.code == "edifact.unit-bytes")
            #expect(error.place?.offset == 51)
        }
    }

    @Test("What is no known format, and nothing at all, are errors")
    func unknown() {
        #expect(throws: TidewaiterError.self) { _ = try StreamParts.read(Array("hello".utf8), chunk: 2) }
        #expect(throws: TidewaiterError.self) { _ = try StreamParts.read([], chunk: 2) }
    }
}
