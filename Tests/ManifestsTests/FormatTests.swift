import Testing
import TidewaiterDocuments
import TidewaiterManifests

@Suite("Formats told by content")
struct FormatTests {
    @Test(
        "The first bytes tell the format",
        arguments: [
            ("UNB+UNOC:3+A+B+1:1+R'", Format.edifact), ("\u{FEFF}UNA:+.? 'UNB+UNOC:3'", .edifact),
            ("\n UNH+1+CUSCAR'", .edifact), ("{\"a\":1}", .json), (" [1]", .json), ("<?xml version='1.0'?>", .xml),
            ("ISA*00*          *00*          *ZZ*", .x12), ("FFM/8\r\n1/XX123", .cargoIMP),
            ("STX=ANA:1+1", .tradacoms), ("%PDF-1.7", .pdf), ("PK\u{3}\u{4}", .spreadsheet),
            ("Bill No,HS Code\nA,B\n", .csv), ("sep=;\r\nBill;HS\r\n1;2", .csv), ("a\tb\nc\td\n", .csv),
        ])
    func detected(_ text: String, _ format: Format) {
        #expect(Format.detect(Array(text.utf8)) == format)
    }

    @Test(
        "What is none is not guessed",
        arguments: ["", "   \n", "\u{FEFF}", "hello", "UNBELIEVABLE", "ISABELLA", "\u{0}\u{1}\u{2},\u{3}\n\u{4},\u{5}"])
    func unknown(_ text: String) {
        #expect(Format.detect(Array(text.utf8)) == nil)
        #expect(throws: TidewaiterError.self) { try Declaration.read(Array(text.utf8)) }
    }

    @Test("Formats that are not yet read are refused by name")
    func refused() {
        do {
            _ = try Declaration.read(Array("<Awmds/>".utf8), input: "a.xml")
            Issue.record("it was read")
        } catch {
            #expect(error.code == "format.not-read")
            #expect(error.message.contains("ANSI X12"))
            #expect(error.place?.input == "a.xml")
        }
    }

    @Test(
        "A value of ten megabytes, and ten megabytes of separators, are refused or read in linear time",
        // What takes quadratic time takes hours; a machine that does much else, or a sanitizer, only minutes.
        .timeLimit(.minutes(3)),
        arguments: [
            ("UNB+UNOC:3+A+B+1:1+R'UNH+1+CUSCAR:D:95B:UN'FTX+AAA+++", "A", "'"),
            ("UNB+UNOC:3+A+B+1:1+R'UNH+1+CUSCAR:D:95B:UN'FTX+AAA+++", "+", "'"),
            ("UNB+UNOC:3+A+B+1:1+R'UNH+1+CUSCAR:D:95B:UN'FTX+AAA+++", ":", "'"),
            ("UNB+UNOC:3+A+B+1:1+R'UNH+1+CUSCAR:D:95B:UN'", "'", ""),
            ("UNB+UNOC:3+A+B+1:1+R'UNH+1+CUSCAR:D:95B:UN'FTX", "?", ""),
            ("UNB+UNOC:3+A+B+1:1+R'UNH+1+CUSCAR:D:95B:UN'", "\n", ""),
            ("{\"bl\":\"", "A", "\"}"), ("{\"a\":", "[", "]"), ("{\"a\":1", " ", "}"),
            ("Bill No,HS Code\nB1,", "9", "\n"), ("Bill No,HS Code\nB1", ",", "\n"), ("Bill No,HS Code\n", "\n", ""),
            ("Bill No,HS Code\nB1,\"", "\"", "\n"),
        ])
    func tenMegabytes(_ head: String, _ filler: String, _ tail: String) {
        let fill = [UInt8](repeating: filler.utf8.first ?? 0, count: 10 << 20)
        _ = try? Declaration.read(Array(head.utf8) + fill + Array(tail.utf8))
    }

    @Test("Bytes that are no text at all are refused", arguments: [0x00, 0x80, 0xFF] as [UInt8])
    func noText(_ byte: UInt8) {
        let bytes = [UInt8](repeating: byte, count: 100_000)
        #expect(throws: TidewaiterError.self) { try Declaration.read(bytes) }
        for head in [
            "UNB+UNOC:3+A+B+1:1+R'UNH+1+CUSCAR:D:95B:UN'FTX+AAA+++", "{\"bl\":\"B1\",\"x\":\"", "Bill No,HS Code\nB1,",
        ] {
            _ = try? Declaration.read(Array(head.utf8) + bytes).json()
        }
    }

    @Test("Garbage of any kind gives an error or a declaration, never a trap")
    func garbage() {
        var state: UInt64 = 4711
        for round in 0..<3000 {
            let heads = ["", "UNB+UNOC:3+", "{", "[", "UNA:+.? '", "Bill No,HS\n", "\u{FEFF}", "sep=,\n"]
            var bytes = Array(heads[round % heads.count].utf8)
            for _ in 0..<round % 97 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: state >> 56) & (round % 3 == 0 ? 0xFF : 0x7F))
            }
            _ = try? Declaration.read(bytes).json()
        }
    }

    @Test("An interchange in small letters is told as what it is, and a table with such a header is still a table")
    func smallLetters() throws {
        for text in ["unb+unoc:3+a+b'unh+1+cuscar:d:95b:un'", "isa*00*          *00*", " una:+.? 'unb+unoc:3"] {
            let error = #expect(throws: TidewaiterError.self) { _ = try Declaration.read(Array(text.utf8)) }
            #expect(error?.code == "format.small-letters")
            #expect(error?.place != nil)
        }
        #expect(Format.detect(Array("una,Bill No,HS Code\n1,B1,950300\n".utf8)) == .csv)
    }

    @Test("A quote too many that swallows rows is an error at the quote, and says how many lines it took")
    func swallowedRows() throws {
        let text = "Bill No,Description\nB1,\"TOYS\nB2,BEARS\nB3,\"DOLLS\" x\nB4,CARS\n"
        let declaration = try Declaration.read(Array(text.utf8))
        let found = try #require(declaration.findings.first { $0.rule == "tw.csv.quote-over-lines" })
        #expect(found.severity == .error)
        #expect(found.place?.line == 2 && found.place?.column == 4)
        #expect(found.parameters["lines"] == "2")
        let fine = try Declaration.read(Array("Bill No,Description\nB1,\"TOYS\nAND MORE\"\nB2,\"A\" b\n".utf8))
        #expect(fine.findings.map(\.rule) == ["tw.csv.text-after-quote"])
    }
}
