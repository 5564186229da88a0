import Testing
import TidewaiterDocuments

@Suite("The envelope of an X12 interchange")
struct X12EnvelopeTests {
    /// ISA with its padding, separators of one's choice and a control number.
    static func header(
        element: String = "*", repetition: String = "^", version: String = "00501", control: String = "000000001",
        component: String = ">", terminator: String = "~"
    ) -> String {
        let blank = String(repeating: " ", count: 10)
        let parts = [
            "ISA", "00", blank, "00", blank, "ZZ", "SENDER         ", "ZZ", "CBP            ", "261121", "0930",
            repetition, version, control, "0", "P", component,
        ]
        return parts.joined(separator: element) + terminator
    }

    static let body = "GS*SO*A*B*20261121*0930*7*X*005010~ST*309*0001~LX*1~SE*3*0001~GE*1*7~"

    private func read(_ text: String) throws -> (tags: [String], flaws: [SegmentFlaw], reader: SegmentReader) {
        let bytes = Array(text.utf8)
        var reader = try SegmentReader(bytes.span)
        var segment = SegmentTable()
        var tags: [String] = []
        while try reader.next(bytes.span, &segment) != nil { tags.append(SegmentTag.letters(of: segment.tag)) }
        return (tags, reader.flaws, reader)
    }

    static let whole = ["ISA", "GS", "ST", "LX", "SE", "GE", "IEA"]

    @Test(
        "Any separators and line breaks will do",
        arguments: [
            ("*", "^", ">", "~"), ("*", "^", ">", "~\n"), ("*", "^", ">", "~\r\n"), ("*", "^", ">", "\n"),
            ("*", "^", ">", "\r\n"), ("*", "^", ">", "\r"), ("|", "^", ":", "\u{15}"), ("|", "!", "<", "\u{1C}"),
            ("\u{1D}", "\u{1E}", "\u{1F}", "\u{1C}"), ("+", "*", ":", "'"), ("~", "^", ">", "\n"),
        ])
    func separators(_ element: String, _ repetition: String, _ component: String, _ terminator: String) throws {
        let header = Self.header(element: element, repetition: repetition, component: component, terminator: terminator)
        let rest = (Self.body + "IEA*1*000000001~").map { letter in
            letter == "*" ? element : letter == "~" ? terminator : String(letter)
        }
        let (tags, flaws, reader) = try read(header + rest.joined())
        #expect(tags == Self.whole)
        #expect(flaws.isEmpty, "\(flaws)")
        #expect(reader.delimiters.element == element.utf8.first)
        #expect(reader.delimiters.component == component.utf8.first)
        #expect(reader.delimiters.repetition == repetition.utf8.first)
        #expect(reader.delimiters.release == nil)
    }

    @Test("An ISA without its padding is read all the same")
    func unpadded() throws {
        let (tags, flaws, _) = try read(
            "ISA*00* *00* *ZZ*S*ZZ*R*261121*0930*^*00501*1*0*P*>~\(Self.body)IEA*1*1~")
        #expect(tags == Self.whole)
        #expect(flaws.isEmpty)
    }

    @Test(
        "ISA11 is the repetition separator from version 00402 on",
        arguments: [("00401", "U", nil), ("00401", "^", nil), ("00402", "^", 0x5E), ("00501", "U", nil)])
    func repetition(_ version: String, _ character: String, _ expected: UInt8?) throws {
        let header = Self.header(repetition: character, version: version)
        #expect(try read(header + "\(Self.body)IEA*1*000000001~").reader.delimiters.repetition == expected)
    }

    @Test("Groups follow each other, and acknowledgements stand before them or alone")
    func groups() throws {
        let second = "GS*IO*A*B*20261121*0930*8*X*005010~ST*310*0001~SE*2*0001~ST*310*0002~SE*2*0002~GE*2*8~"
        #expect(try read("\(Self.header())\(Self.body)\(second)IEA*2*000000001~").flaws.isEmpty)
        let answer = "TA1*000000099*261121*0930*A*000~"
        let (tags, flaws, reader) = try read("\(Self.header())\(answer)\(Self.body)IEA*1*000000001~")
        #expect(tags == ["ISA", "TA1"] + Self.whole.dropFirst())
        #expect(flaws.isEmpty && reader.hasAcknowledgement)
        #expect(try read("\(Self.header())\(answer)IEA*0*000000001~").flaws.isEmpty)
    }

    @Test("Each interchange of a file has separators of its own")
    func several() throws {
        let first = "\(Self.header())\(Self.body)IEA*1*000000001~\r\n"
        let other = Self.header(element: "|", component: ":", terminator: "\u{1C}")
        let second =
            other + "GS|SO|A|B|20261121|0930|7|X|005010\u{1C}ST|309|0001\u{1C}SE|2|0001\u{1C}GE|1|7\u{1C}"
            + "IEA|1|000000001\u{1C}"
        let (tags, flaws, _) = try read(first + second + first)
        #expect(tags.count { $0 == "ISA" } == 3)
        #expect(tags.count { $0 == "ST" } == 3)
        #expect(flaws.isEmpty, "\(flaws)")
    }

    @Test("A group or a transaction set alone is read, and the envelope missed")
    func bare() throws {
        for text in [Self.body, "ST*309*0001~LX*1~SE*3*0001~", "ST|309|0001\nLX|1\nSE|3|0001\n"] {
            let (tags, flaws, _) = try read(text)
            #expect(tags.contains("LX"))
            #expect(flaws.map(\.kind) == [.noInterchangeHeader], "\(text)")
        }
    }

    @Test(
        "Counts and references are compared, and what is missing is said",
        arguments: [
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*3*0001~GE*1*7~IEA*1*1~", SegmentFlaw.Kind.segmentCount, "3", "2"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0002~GE*1*7~IEA*1*1~", .messageReference, "0002", "0001"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*2*7~IEA*1*1~", .groupCount, "2", "1"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*1*8~IEA*1*1~", .groupReference, "8", "7"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*1*7~IEA*2*1~", .interchangeCount, "2", "1"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*1*7~IEA*1*9~", .interchangeReference, "9", "000000001"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~GE*1*7~IEA*1*1~", .noMessageTrailer, "", "0001"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~IEA*1*1~", .noGroupTrailer, "", ""),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*1*7~", .noInterchangeTrailer, "", ""),
            ("GS*SO*A*B*1*1*7*X*1~GE*0*7~IEA*1*1~", .noMessage, "", ""),
            ("GS*SO*A*B*1*1*7*X*1~M10*A~ST*309*0001~SE*2*0001~GE*1*7~IEA*1*1~", .noMessageHeader, "", "M10"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~lx*1~SE*3*0001~GE*1*7~IEA*1*1~", .tagCase, "lx", "LX"),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~L!X*1~SE*3*0001~GE*1*7~IEA*1*1~", .tag, "L!X", ""),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~~SE*2*0001~GE*1*7~IEA*1*1~", .emptySegment, "", ""),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*1*7~IEA*1*1", .unterminated, "", ""),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*1*7~IEA*1*1~ISA", .trailingBytes, "", ""),
            ("GS*SO*A*B*1*1*7*X*1~ST*309*0001~SE*2*0001~GE*1*7~IEA*1*1~ the end", .trailingBytes, "", ""),
        ])
    func flawed(_ text: String, _ kind: SegmentFlaw.Kind, _ declared: String, _ found: String) throws {
        let flaws = try read(Self.header() + text).flaws
        #expect(flaws.map(\.kind) == [kind])
        #expect(flaws.first?.declared == declared)
        #expect(flaws.first?.found == found)
    }

    @Test("Blank lines before ISA are noted")
    func leading() throws {
        let flaws = try read("\r\n\r\n  \(Self.header())\(Self.body)IEA*1*000000001~").flaws
        #expect(flaws.map(\.kind) == [.leadingBytes])
        #expect(flaws.first?.length == 6)
    }

    @Test("Findings give both numbers, the place and what to do")
    func findings() throws {
        let text = "\(Self.header())\nGS*SO*A*B*1*1*7*X*1~\nST*309*0001~\nSE*9*0001~\nGE*1*7~\nIEA*1*1~"
        let finding = try #require(try read(text).flaws.first)
            .finding(in: SourceText(utf8: Array(text.utf8), input: "m.x12"))
        #expect(finding.rule == "tw.x12.segment-count")
        #expect(finding.severity == .error)
        #expect(finding.dataElement == "96")
        #expect(finding.place?.description == "m.x12:4:1 (SE-01)")
        #expect(finding.parameters == ["declared": "9", "found": "2"])
    }

    @Test(
        "What is cut off anywhere neither traps nor hangs",
        arguments: [Self.header() + Self.body + "IEA*1*000000001~", Self.header(terminator: "\r\n") + "ISA"])
    func truncated(_ text: String) {
        for length in 0..<text.utf8.count {
            let bytes = Array(text.utf8.prefix(length))
            do {
                var reader = try SegmentReader(bytes.span)
                var segment = SegmentTable()
                var segments = 0
                while try reader.next(bytes.span, &segment) != nil { segments += 1 }
                #expect(segments < 20)
            } catch {
                #expect(error.place != nil)
            }
        }
    }
}
