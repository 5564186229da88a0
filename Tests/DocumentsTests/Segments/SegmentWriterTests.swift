import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@Suite("Writing segments")
struct SegmentWriterTests {
    /// What a reader makes of an interchange: tag and values of each segment, and what it finds wrong.
    static func read(_ bytes: [UInt8]) throws -> (segments: [[String]], flaws: [SegmentFlaw]) {
        let source = try EDIFACTSource(bytes).source
        let text = source.bytes
        var reader = try SegmentReader(text.span, at: source.start)
        var segment = SegmentTable()
        var found: [[String]] = []
        while try reader.next(text.span, &segment) != nil {
            found.append(
                (0..<segment.count).map { index in
                    let part = segment[index]
                    let value = segment.text(of: part, in: text.span, release: reader.delimiters.release)
                    return
                        "\(part.element).\(part.component).\(part.repetition)=\(String(decoding: value, as: UTF8.self))"
                })
        }
        return (found, reader.flaws)
    }

    static func expected(_ tag: String, _ elements: [SegmentElement]) -> [String] {
        var found = ["0.1.0=\(tag)"]
        for (element, value) in elements.enumerated() {
            for (repetition, components) in value.occurrences.enumerated() {
                for (component, text) in components.enumerated() where !text.isEmpty {
                    found.append("\(element + 1).\(component + 1).\(repetition)=\(text)")
                }
            }
        }
        return found
    }

    static let header: [SegmentElement] = [["UNOC", "3"], ["A", "ZZ"], ["B", "ZZ"], ["261121", "0930"], "R1"]

    @Test("Values are released, what is empty at the end is left out, and trailers count and refer")
    func plain() throws {
        var writer = try SegmentWriter(.edifact, style: SegmentStyle(charset: .named("ISO-8859-1")))
        try writer.write("UNB", Self.header)
        try writer.write("UNH", ["1", ["CUSCAR", "D", "95B", "UN"]])
        try writer.write("FTX", ["AAA", "", [], ["", "20' + 40? é", ""], ""])
        try writer.write("UNH", ["2", ["CUSCAR", "D", "95B", "UN"]])
        let bytes = try writer.finish()
        let text =
            "UNB+UNOC:3+A:ZZ+B:ZZ+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'FTX+AAA+++:20?' ?+ 40?? é'UNT+3+1'"
            + "UNH+2+CUSCAR:D:95B:UN'UNT+2+2'UNZ+2+R1'"
        #expect(bytes == text.unicodeScalars.map { UInt8($0.value) })
        #expect(try Self.read(bytes).flaws.isEmpty)
    }

    @Test("ISA has its fixed widths and states the separators; its trailers count and refer")
    func x12() throws {
        var style = SegmentStyle.x12
        style.lineBreak = .lf
        var writer = try SegmentWriter(.x12, style: style)
        try writer.write(
            "ISA", ["00", "", "00", "", "ZZ", "S", "ZZ", "R", "261121", "0930", "U", "00501", "1", "0", "P"])
        try writer.write("GS", ["AQ", "S", "R", "20261121", "0930", "7", "X", "005010"])
        try writer.write("ST", ["309", "0001"])
        try writer.write("REF", ["A", SegmentElement(repeating: [["1"], ["2", "3"]])])
        let text = String(decoding: try writer.finish(), as: UTF8.self)
        #expect(
            text == """
                ISA*00*          *00*          *ZZ*S              *ZZ*R              *261121*0930*^*00501*000000001*0*P*>~
                GS*AQ*S*R*20261121*0930*7*X*005010~
                ST*309*0001~
                REF*A*1^2>3~
                SE*3*0001~
                GE*1*7~
                IEA*1*000000001~

                """)
    }

    @Test("What cannot be written is an error with its place")
    func refused() throws {
        var x12 = try SegmentWriter(.x12, style: .x12)
        let separator = #expect(throws: TidewaiterError.self) { try x12.write("N1", ["SH", "A*B"]) }
        #expect(separator?.code == "x12.separator-in-value")
        #expect(separator?.place?.address == "N1[1] 2.1")
        var latin = try SegmentWriter(.edifact, style: SegmentStyle(charset: .named("ISO-8859-1")))
        let letter = #expect(throws: TidewaiterError.self) { try latin.write("NAD", ["CZ", "", "", "Łódź"]) }
        #expect(letter?.code == "text.unencodable")
        #expect(letter?.message.contains("\"Ł\"") == true)
        #expect(letter?.place?.address == "NAD[1] 4.1")
        var levelB = try SegmentWriter(.edifact, style: SegmentStyle(delimiters: .levelB))
        try levelB.write("FTX", ["AAA", "20' + ?"])
        #expect(throws: TidewaiterError.self) { try levelB.write("FTX", ["A\u{1F}B"]) }
        #expect(throws: TidewaiterError.self) { _ = try SegmentWriter(.x12, style: .init(charset: .named("klingon"))) }
    }

    @Test("Any values under any delimiters are read back as they were written")
    func roundTrip() throws {
        var random = SplitMix(state: 20_261_121)
        let separators = Array("!\"#$%&()*,./;<=>@[]^_`{|}~:+?'-".utf8)
        let alphabet = Array("AB z09") + separators.map { Character(Unicode.Scalar($0)) } + ["é", "Ж", "語", "😀"]
        for _ in 0..<300 {
            var chosen: [UInt8] = []
            while chosen.count < 5 {
                let byte = separators[random.below(separators.count)]
                if !chosen.contains(byte) { chosen.append(byte) }
            }
            let isVersion4 = random.below(2) == 0
            let delimiters =
                random.below(4) == 0
                ? SegmentDelimiters.unannounced(version: isVersion4 ? 4 : 3)
                : SegmentDelimiters(
                    component: chosen[0], element: chosen[1], release: chosen[2],
                    repetition: isVersion4 ? chosen[3] : nil, terminator: chosen[4])
            let charset: Charset = random.below(4) == 0 ? .utf16LittleEndian : .utf8
            let breaks = SegmentStyle.LineBreak.allCases
            let style = SegmentStyle(
                delimiters: delimiters, lineBreak: breaks[random.below(breaks.count)], charset: charset,
                announces: random.below(2) == 0)
            var writer = try SegmentWriter(.edifact, style: style)
            var header = Self.header
            header[0] = ["UNOY", isVersion4 ? "4" : "3"]
            var expected = [Self.expected("UNB", header), Self.expected("UNH", ["1", "X"])]
            try writer.write("UNB", header)
            try writer.write("UNH", ["1", "X"])
            for _ in 0..<random.below(5) {
                let elements = (0..<random.below(5)).map { _ in
                    SegmentElement(
                        repeating: (0...(isVersion4 ? random.below(3) : 0)).map { _ in
                            (0..<random.below(4)).map { _ in
                                String((0..<random.below(6)).map { _ in alphabet[random.below(alphabet.count)] })
                            }
                        })
                }
                try writer.write("FTX", elements)
                expected.append(Self.expected("FTX", elements))
            }
            let bytes = try writer.finish()
            let (found, flaws) = try Self.read(bytes)
            #expect(found.dropLast(2).elementsEqual(expected), "\(String(decoding: bytes, as: UTF8.self))")
            #expect(flaws.isEmpty)
        }
    }

    @Test(
        "A character set is written as it is read",
        arguments: [
            ("ISO-8859-2", "Łódź"), ("ISO-8859-5", "Груз"), ("windows-1252", "Ø €"), ("UTF-16LE", "語 😀"),
            ("UTF-8", "語 😀"),
            ("Shift_JIS", "貨物"), ("GB18030", "货物 😀"), ("ISO-2022-JP", "貨物 A 語"), ("IBM037", "CARGO"),
        ])
    func charsets(_ name: String, _ text: String) throws {
        let charset = Charset(name: name)
        let encoder = try TextEncoder(charset)
        let (bytes, lacking) = encoder.encode(Array(text.utf8))
        #expect(lacking == nil)
        #expect(try SourceText(decoding: bytes, charset: charset).bytes == Array(text.utf8))
        #expect(name == "UTF-8" || bytes != Array(text.utf8))
    }

    @Test("A character that the set lacks is told by its place", arguments: ["ISO-8859-1", "Shift_JIS", "US-ASCII"])
    func lacking(_ name: String) throws {
        let encoder = try TextEncoder(Charset(name: name))
        #expect(encoder.firstLacking(in: Array("AB\u{1F600}C".utf8)) == 2)
        #expect(encoder.firstLacking(in: Array("ABC".utf8)) == nil)
    }
}
