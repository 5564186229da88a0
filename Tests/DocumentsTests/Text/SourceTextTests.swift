import Testing
import TidewaiterDocuments

@Suite("Text decoding")
struct SourceTextTests {
    private func decode(_ file: [UInt8], _ charset: Charset? = nil) throws -> SourceText {
        try SourceText(decoding: file, charset: charset, input: "t.txt")
    }

    private func text(_ source: SourceText) -> String {
        String(decoding: source.bytes[source.start...], as: UTF8.self)
    }

    static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    static let sample = "Bill;Empfänger;Größe\r\nB1;МОСКВА €😀;10\nB2;x;\r"

    @Test("UTF-8 and UTF-16, with and without mark, give the same text, lines and columns")
    func unicode() throws {
        let plain = try decode(Array(Self.sample.utf8))
        #expect(plain.charset == .utf8)
        #expect(plain.bytes == Array(Self.sample.utf8))
        let files: [(file: [UInt8], charset: Charset)] = [
            ([0xEF, 0xBB, 0xBF] + Array(Self.sample.utf8), .utf8),
            (Self.utf16(Self.sample, bigEndian: false, mark: true), .utf16LittleEndian),
            (Self.utf16(Self.sample, bigEndian: true, mark: true), .utf16BigEndian),
            (Self.utf16(Self.sample, bigEndian: false, mark: false), .utf16LittleEndian),
            (Self.utf16(Self.sample, bigEndian: true, mark: false), .utf16BigEndian),
        ]
        for (file, charset) in files {
            let source = try decode(file)
            #expect(source.charset == charset)
            #expect(source.findings.isEmpty)
            #expect(text(source) == Self.sample)
            for offset in plain.bytes.indices {
                let (a, b) = (plain.place(at: offset), source.place(at: offset + source.start))
                #expect(a.line == b.line && a.column == b.column)
            }
            let end = source.place(at: source.bytes.count)
            #expect(end.offset == Int64(file.count))
            #expect(end.line == 4)
        }
    }

    @Test("an offset in UTF-16 is that of the file")
    func utf16Offsets() throws {
        let file = Self.utf16("aé😀b", bigEndian: false, mark: true)
        let source = try decode(file)
        // Offsets of a, é, 😀, b in UTF-8: 0, 1, 3, 7; in the file: 2, 4, 6, 10.
        #expect([0, 1, 2, 3, 6, 7, 8].map { source.fileOffset($0) } == [2, 4, 4, 6, 6, 10, 12])
        #expect(source.place(at: 3, length: 4).length == 4)
    }

    @Test("broken UTF-16 is read with U+FFFD and reported")
    func brokenUTF16() throws {
        let source = try decode([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00, 0x0A, 0x00, 0x63])
        #expect(text(source) == "a\u{FFFD}b\n\u{FFFD}")
        #expect(source.findings.map(\.rule) == ["tw.text.undecodable", "tw.text.undecodable"])
        #expect(source.findings.map { $0.place?.offset } == [4, 10])
    }

    @Test("a file that is not UTF-8 at all is taken for Windows-1252, and that is said")
    func windows1252() throws {
        let file = Array("Stra".utf8) + [0xDF] + Array("e 5 ".utf8) + [0x80, 0x20, 0x81] + Array("\nM".utf8) + [0xDC]
        let source = try decode(file)
        #expect(source.charset == .windows1252)
        #expect(text(source) == "Straße 5 € \u{81}\nMÜ")
        #expect(source.findings.map(\.rule) == ["tw.text.charset-assumed"])
        #expect(source.findings.first?.severity == .information)
        #expect(source.findings.first?.place?.column == 5)
        #expect(source.fileOffset(source.bytes.count) == file.count)
        #expect(source.fileOffset(4) == 4)
        #expect(source.fileOffset(6) == 5)
    }

    @Test("in a UTF-8 file a line that is not UTF-8 is read as Windows-1252 and reported once")
    func mixed() throws {
        let file =
            Array("a,Ü\nb,Müller\nc,M".utf8) + [0xFC] + Array("ller".utf8) + [0xDF, 0x0A] + Array("d,ü\ne,".utf8)
            + [0xE9]
        let source = try decode(file)
        #expect(source.charset == .utf8)
        #expect(text(source) == "a,Ü\nb,Müller\nc,Müllerß\nd,ü\ne,é")
        #expect(source.findings.map(\.rule) == ["tw.text.not-utf8", "tw.text.not-utf8"])
        #expect(source.findings.map { $0.place?.line } == [3, 5])
        #expect(source.findings.map { $0.place?.column } == [4, 3])
        #expect(
            source.findings.map { $0.place?.offset } == [Int64(file.firstIndex(of: 0xFC) ?? 0), Int64(file.count - 1)])
        #expect(source.fileOffset(source.bytes.count) == file.count)
    }

    @Test("a byte order mark or a given character set rules out guessing")
    func pinned() throws {
        let marked = try decode([0xEF, 0xBB, 0xBF, 0x61, 0xFC])
        #expect(marked.charset == .utf8)
        #expect(text(marked) == "aü")
        #expect(marked.findings.map(\.rule) == ["tw.text.not-utf8"])
        #expect(marked.fileOffset(0) == 3)
        #expect(text(try decode([0x61, 0xC3, 0xBC], .windows1252)) == "aÃ¼")
    }

    static let charsets: [(name: String, bytes: [UInt8], text: String)] = [
        ("ISO-8859-1", [0x4D, 0xFC, 0xDF], "Müß"), ("ISO-8859-2", [0xA3, 0xF3, 0x64, 0xBC], "Łódź"),
        ("ISO-8859-3", [0xA6], "Ĥ"), ("ISO-8859-4", [0xA2], "ĸ"), ("ISO-8859-5", [0xBC, 0xDE, 0xE1], "Мос"),
        ("ISO-8859-6", [0xC7], "ا"), ("ISO-8859-7", [0xC1, 0xE8], "Αθ"), ("ISO-8859-8", [0xE0], "א"),
        ("ISO-8859-9", [0xDD, 0xFE], "İş"), ("windows-1251", [0xCC, 0xEE], "Мо"), ("windows-1250", [0x8C], "Ś"),
        ("latin1", [0xE9], "é"), ("KOI8-R", [0xED], "М"), ("GB18030", [0xC9, 0xCF, 0x41, 0xBA, 0xA3], "上A海"),
        ("Shift_JIS", [0x93, 0x8C, 0xB1], "東ｱ"), ("Big5", [0xA5, 0x78], "台"), ("EUC-KR", [0xBA, 0xCE], "부"),
        ("UTF-32LE", [0x61, 0, 0, 0], "a"),
    ]

    @Test("character sets by name", arguments: charsets)
    func named(name: String, bytes: [UInt8], expected: String) throws {
        let source = try decode(bytes, Charset(name: name))
        #expect(text(source) == expected)
        #expect(source.findings.isEmpty)
        #expect(source.fileOffset(source.bytes.count) == bytes.count)
    }

    @Test("bytes that a character set leaves open are reported")
    func undecodable() throws {
        let source = try decode([0x41, 0xAE, 0x0A, 0x42, 0xFF], Charset(name: "ISO-8859-7"))
        #expect(source.findings.map(\.rule) == ["tw.text.undecodable", "tw.text.undecodable"])
        #expect(source.findings.map { $0.place?.offset } == [1, 4])
        let cut = try decode([0x41, 0xC9], Charset(name: "GB18030"))
        #expect(text(cut) == "A\u{FFFD}")
        #expect(cut.fileOffset(cut.bytes.count) == 2)
    }

    @Test("a name that is none is an argument error", arguments: ["", "klingon", "../../etc/passwd", "UTF-8\u{0}x"])
    func unknown(name: String) throws {
        let error = try #require(throws: TidewaiterError.self) { try decode([0x41], Charset(name: name)) }
        #expect(error.code == "text.charset")
        #expect(error.status == .argument)
    }

    @Test("NUL bytes are reported where the first is")
    func nuls() throws {
        let source = try decode(Array("ab\ncd\u{0}\u{0}".utf8))
        #expect(source.findings.map(\.rule) == ["tw.text.nul"])
        #expect(source.findings.first?.place?.line == 2)
        #expect(source.findings.first?.parameters == ["count": "2"])
        #expect(try decode([0, 0, 0, 0]).findings.map(\.rule) == ["tw.text.nul"])
        let late = try decode([0x41, 0xFC, 0, 0x42])
        #expect(late.findings.map { $0.place?.offset } == [1, 2])
    }

    @Test("every byte sequence of a few bytes is decoded without a trap")
    func hostile() throws {
        let interesting: [UInt8] = [0, 0x0A, 0x41, 0x80, 0xBF, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0xFE, 0xFF, 0xD8, 0xDC]
        for a in interesting {
            for b in interesting {
                for c in interesting {
                    for charset: Charset? in [nil, .utf8, .utf16LittleEndian, .utf16BigEndian, .named("GB18030")] {
                        let source = try decode([a, b, c], charset)
                        #expect(source.fileOffset(source.bytes.count) == 3)
                        #expect(String(validating: source.bytes, as: UTF8.self) != nil)
                    }
                }
            }
        }
    }

    @Test("an input beyond the limit is refused")
    func limit() throws {
        let error = try #require(throws: TidewaiterError.self) {
            try SourceText(decoding: [1, 2, 3], limits: Limits(inputBytes: 2))
        }
        #expect(error.code == "text.input-bytes")
    }

    @Test("JSON is read from UTF-16 too")
    func json() throws {
        let document = try JSONDocument(Self.utf16(#"{"a":"é"}"#, bigEndian: true, mark: true))
        #expect(document.root["a"]?.string == "é")
        #expect(document.root["a"]?.place.offset == 12)
    }
}
