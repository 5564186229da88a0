import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterQuantities
import TidewaiterTestSupport

/// What senders of UN/EDIFACT do, each under the name that people look for it by.
@Suite("EDIFACT as it is sent")
struct EDIFACTVarietyTests {
    /// One bill whose consignor has the name.
    private static func body(_ name: String) -> String { "CNI+1+BL1'NAD+CZ+++\(name)'" }

    private static func interchange(_ name: String, identifier: String = "UNOC:3", advice: String = "") -> String {
        advice + "UNB+\(identifier)+A:ZZZ+B:ZZZ+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'\(body(name))UNT+4+1'UNZ+1+R1'"
    }

    private func name(_ declaration: Declaration) -> String? { declaration.nodes(.consignor).first?[.name].text }

    private func rules(_ declaration: Declaration) -> [String] { declaration.findings.map(\.rule) }

    // MARK: Service characters

    @Test(
        "Escaped release: ?? is one question mark, and what follows it is a separator again",
        arguments: [("WHO??", "WHO?"), ("WHO???'S", "WHO?'S"), ("????", "??"), ("A?+B?:C??", "A+B:C?")])
    func escapedRelease(_ written: String, _ expected: String) throws {
        let declaration = try CUSCARTests.read(Self.interchange(written))
        #expect(name(declaration) == expected)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.nodes(.consignor).count == 1)
    }

    @Test("A UNA before each UNB holds for its interchange alone, and without one the standard's hold again")
    func adviceBeforeEach() throws {
        let standard = Self.interchange("A^B?'S")
        let odd =
            "UNA|^,~ #UNB^UNOC|3^A|ZZZ^B|ZZZ^261121|0930^R1#UNH^1^CUSCAR|D|95B|UN#CNI^1^BL1#NAD^CZ^^^A+B~#S#UNT^4^1#UNZ^1^R1#"
        for text in [standard + odd + standard, odd + "\r\n" + standard + "\n" + odd] {
            let declaration = try CUSCARTests.read(text)
            #expect(declaration.findings.isEmpty, "\(declaration.findings)")
            let expected = text.hasPrefix("UNA") ? ["A+B#S", "A^B'S", "A+B#S"] : ["A^B'S", "A+B#S", "A^B'S"]
            #expect(declaration.nodes(.consignor).map { $0[.name].text } == expected)
        }
    }

    @Test(
        "UNA may name any characters or be missing, and either decimal mark is read whichever it names",
        arguments: ["", "UNA:+.? '", "UNA:+,? '", "UNA:+.?*'", "UNA|^.~ #", "UNA:+,? \n", "UNA<>,\\!;"],
        ["120.5", "120,5"])
    func adviceAndDecimalMark(_ advice: String, _ mass: String) throws {
        let delimiters = try SegmentDelimiters(
            text: advice.isEmpty ? "standard" : String(advice.dropFirst(3)), .edifact)
        let segments: [(String, [SegmentElement])] = [
            ("UNB", [["UNOC", "3"], "A", "B", ["261121", "0930"], "R1"]),
            ("UNH", ["1", ["CUSCAR", "D", "95B", "UN"]]),
            ("CNI", ["1", "BL1"]), ("GID", ["1"]), ("MEA", ["AAE", "G", ["KGM", mass]]),
        ]
        var writer = try SegmentWriter(.edifact, style: SegmentStyle(delimiters: delimiters))
        for (tag, elements) in segments { try writer.write(tag, elements) }
        let declaration = try Declaration.read(try writer.finish())
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.nodes(.goodsItem).first?[.grossMass].decimal?.description == "120.5")
    }

    @Test("A space as repetition mark means that nothing is repeated: an asterisk is text, in version 4 too")
    func spaceAsRepetition() throws {
        for identifier in ["UNOC:3", "UNOC:4"] {
            let declaration = try CUSCARTests.read(
                Self.interchange("5*4", identifier: identifier, advice: "UNA:+.? '"))
            #expect(name(declaration) == "5*4")
            #expect(declaration.findings.isEmpty)
        }
        #expect(name(try CUSCARTests.read(Self.interchange("5*4", identifier: "UNOC:4"))) == "5")
    }

    // MARK: Line breaks

    @Test("Wrapped at any column, within values, tags and releases, an interchange says the same")
    func wrapped() throws {
        let text = Array(Self.interchange("O?'NEILL ?+ SONS??", advice: "UNA:+.? '").utf8)
        let whole = try Declaration.read(text)
        for width in 10...90 {
            for lineBreak in ["\n", "\r\n"] {
                var wrapped: [UInt8] = []
                for (index, byte) in text.enumerated() {
                    if index > 0, index % width == 0 { wrapped += lineBreak.utf8 }
                    wrapped.append(byte)
                }
                let declaration = try Declaration.read(wrapped)
                #expect(name(declaration) == "O'NEILL + SONS?", "\(width)")
                #expect(declaration == whole, "\(width): \(declaration.findings)")
                #expect(try declaration.write(as: .edifact).bytes == wrapped)
            }
        }
    }

    // MARK: Character sets

    static let alphabets: [(identifier: String, charset: String, name: String)] = [
        ("UNOA:2", "US-ASCII", "SHIPPER"), ("UNOB:2", "US-ASCII", "Shipper"), ("UNOC:3", "ISO-8859-1", "Müßé"),
        ("UNOD:3", "ISO-8859-2", "Łódź"), ("UNOE:3", "ISO-8859-5", "Москва"), ("UNOF:3", "ISO-8859-7", "Αθήνα"),
        ("UNOG:3", "ISO-8859-3", "Ħal"), ("UNOH:3", "ISO-8859-4", "Ķekava"), ("UNOI:3", "ISO-8859-6", "مصر"),
        ("UNOJ:3", "ISO-8859-8", "אשדוד"), ("UNOK:3", "ISO-8859-9", "İşık"), ("UNOW:4", "UTF-8", "東京 Łódź"),
        ("UNOX:3", "ISO-2022-JP-2", "東京 '+: 港"), ("UNOY:4", "UTF-8", "ŁМ東😀"), ("KECA:3", "windows-949", "부산"),
    ]

    @Test("Each syntax identifier is read in its character set, and comes out byte for byte", arguments: alphabets)
    func charsets(_ identifier: String, _ charset: String, _ expected: String) throws {
        let written = expected.replacing(/['+:]/) { "?\($0.output)" }
        let encoded = try TextEncoder(Charset(name: charset)).encode(
            Array(Self.interchange(written, identifier: identifier).utf8))
        #expect(encoded.lacking == nil)
        let declaration = try Declaration.read(encoded.bytes)
        #expect(name(declaration) == expected)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(try declaration.write(as: .edifact).bytes == encoded.bytes)
    }

    @Test("UNOX, which can be split only once it is decoded, is no stream")
    func shiftedStream() throws {
        let encoded = try TextEncoder(.named("ISO-2022-JP-2")).encode(
            Array(Self.interchange("東京", identifier: "UNOX:3").utf8))
        var stream = DeclarationStream(input: "m.edi")
        stream.append(encoded.bytes)
        stream.finish()
        do {
            _ = try stream.next()
            Issue.record("it was read")
        } catch {
            #expect(error.code == "stream.charset")
        }
    }

    @Test(
        "UNOY that is mojibake is left as it is, and what was meant is said",
        arguments: ["Müller", "Łódź", "МОСКВА", "’S"])
    func mojibake(_ meant: String) throws {
        let twice = String(
            decoding: try SourceText(decoding: Array(meant.utf8), charset: .windows1252).bytes, as: UTF8.self)
        let declaration = try CUSCARTests.read(Self.interchange("A \(twice)", identifier: "UNOY:4"))
        #expect(rules(declaration) == ["tw.edifact.mojibake"])
        let finding = try #require(declaration.findings.first)
        #expect(finding.severity == .warning)
        #expect(finding.parameters["found"].map { meant.contains($0) } == true, "\(finding.parameters)")
        #expect(name(declaration) == "A \(twice)")
    }

    @Test(
        "Letters that only look like mojibake are none",
        arguments: ["«CAFÉ»", "SÃO TOMÉ", "NÃO°", "Ø 5 µm", "»RÄ«", "Åse ®"])
    func noMojibake(_ name: String) throws {
        #expect(try CUSCARTests.read(Self.interchange(name, identifier: "UNOY:4")).findings.isEmpty)
    }

    @Test("UNOC that is really Windows-1252 is read so, and that is said")
    func windows1252() throws {
        let encoded = try TextEncoder(.windows1252).encode(Array(Self.interchange("“Müller” – 5 €").utf8)).bytes
        let declaration = try Declaration.read(encoded)
        #expect(name(declaration) == "“Müller” – 5 €")
        #expect(rules(declaration) == ["tw.edifact.windows-charset"])
        let finding = try #require(declaration.findings.first)
        #expect(finding.parameters == ["declared": "UNOC", "found": "windows-1252"])
        #expect(finding.place?.offset == encoded.firstIndex { $0 >= 0x80 }.map(Int64.init))
        #expect(try declaration.write(as: .edifact).bytes == encoded)
        let polish = try TextEncoder(.named("windows-1250")).encode(
            Array(Self.interchange("Śląsk", identifier: "UNOD:3").utf8)
        ).bytes
        let doubtful = try Declaration.read(polish)
        #expect(doubtful.findings.first?.parameters == ["declared": "UNOD", "found": "windows-1250"])
        #expect(rules(doubtful) == ["tw.edifact.windows-charset"])
    }

    @Test(
        "What is declared and what was detected are both told",
        arguments: [
            ("UNOC:3", "é", "UTF-8", "tw.edifact.utf8-undeclared", ["declared": "UNOC", "found": "UTF-8"]),
            ("UNOA:2", "É", "UTF-8", "tw.edifact.repertoire", ["declared": "UNOA", "found": "\"É\""]),
            ("XXXX:3", "É", "UTF-8", "tw.edifact.syntax-identifier", ["declared": "XXXX", "found": "UTF-8"]),
            (
                "XXXX:3", "É", "ISO-8859-1", "tw.edifact.syntax-identifier",
                ["declared": "XXXX", "found": "windows-1252"]
            ),
            ("UNOY:4", "É", "ISO-8859-1", "tw.text.not-utf8", [:]),
        ])
    func declaredAgainstDetected(
        _ identifier: String, _ written: String, _ charset: String, _ rule: String, _ parameters: [String: String]
    ) throws {
        let encoded = try TextEncoder(Charset(name: charset)).encode(
            Array(Self.interchange(written, identifier: identifier).utf8))
        let declaration = try Declaration.read(encoded.bytes)
        let finding = try #require(declaration.findings.first { $0.rule == rule }, "\(declaration.findings)")
        #expect(finding.severity == .warning)
        #expect(finding.parameters == parameters)
        #expect(name(declaration) == written)
    }

    @Test("UTF-16 is read with a byte order mark, and is an error without", arguments: [true, false], [true, false])
    func utf16(_ isBig: Bool, _ isMarked: Bool) throws {
        let encoder = try TextEncoder(isBig ? .utf16BigEndian : .utf16LittleEndian)
        let encoded = (isMarked ? encoder.mark : []) + encoder.encode(Array(Self.interchange("Łódź").utf8)).bytes
        let declaration = try Declaration.read(encoded)
        #expect(name(declaration) == "Łódź")
        #expect(rules(declaration) == (isMarked ? [] : ["tw.edifact.utf-16"]))
    }

    @Test("Interchanges of one file are each read in their own character set, and written again byte for byte")
    func severalCharsets() throws {
        let names = [
            ("Müßé", "UNOC:3"), ("Москва", "UNOE:3"), ("Łódź東京", "UNOY:4"), ("PLAIN", "UNOA:3"), ("Łódź", "UNOD:3"),
        ]
        let parts = try names.map { name, identifier in
            let charset = Charset(syntaxIdentifier: String(identifier.prefix(4))) ?? .utf8
            return try TextEncoder(charset).encode(
                Array(Self.interchange(name, identifier: identifier).replacing("+R1", with: "+R1").utf8)
            ).bytes
        }
        // In every order, with and without line breaks between them.
        for turn in parts.indices {
            for gap in [[], [0x0D, 0x0A]] as [[UInt8]] {
                let order = parts.indices.map { ($0 + turn) % parts.count }
                let file = order.map { parts[$0] + gap }.joined()
                let declaration = try Declaration.read(Array(file))
                #expect(rules(declaration).isEmpty, "\(declaration.findings.map(\.message))")
                let read = declaration.nodes(.consignor).map { $0[.name].text ?? "" }
                #expect(read == order.map { names[$0].0 })
                var before = 0
                for (index, node) in declaration.nodes(.consignor).enumerated() {
                    let place = node[.name].place
                    let own = Array(file)[Int(place.offset)..<Int(place.offset + place.length)]
                    let charset = Charset(syntaxIdentifier: String(names[order[index]].1.prefix(4))) ?? .utf8
                    #expect(Array(own) == (try TextEncoder(charset).encode(Array(names[order[index]].0.utf8)).bytes))
                    #expect(Int(place.offset) > before)
                    before += parts[order[index]].count + gap.count
                    if !gap.isEmpty { #expect(place.line == index + 1) }
                }
                #expect(try declaration.write(as: .edifact).bytes == Array(file))
                // Piece by piece it is the same.
                var stream = DeclarationStream()
                stream.append(file)
                stream.finish()
                var streamed: [String] = []
                while let next = try stream.next() {
                    streamed += next.nodes(.consignor).compactMap { $0[.name].text }
                    #expect(next.findings.isEmpty)
                }
                #expect(streamed == read)
            }
        }
        let changed = try Declaration.read(Array(parts.joined())).write(as: .edifact, options: .init(charset: "UTF-8"))
        #expect(try Declaration.read(changed.bytes).nodes(.consignor).map { $0[.name].text } == names.map { $0.0 })
    }

    @Test("Beside an interchange in UNOX, one in another character set is an error with its place")
    func shiftingCharset() throws {
        let first = Array(Self.interchange("東京", identifier: "UNOX:4").utf8)
        let shifted = try TextEncoder(.named("ISO-2022-JP-2")).encode(first).bytes
        let second = try TextEncoder(.named("ISO-8859-5")).encode(
            Array(Self.interchange("Москва", identifier: "UNOE:3").utf8)
        ).bytes
        let declaration = try Declaration.read(second + shifted)
        #expect(rules(declaration).contains("tw.edifact.charset-change"))
        let found = declaration.findings.first { $0.rule == "tw.edifact.charset-change" }
        #expect(found?.place?.offset == Int64(second.count))
    }

    // MARK: Envelopes

    @Test("Groups of messages (UNG, UNE) are read, and counted")
    func groups() throws {
        let message = "UNH+1+CUSCAR:D:95B:UN'CNI+1+BL1'UNT+3+1'"
        let text =
            "UNB+UNOC:3+A+B+261121:0930+R1'UNG+CUSCAR+A+B+261121:0930+G1+UN+D:95B'\(message)UNE+1+G1'"
            + "UNG+CUSCAR+A+B+261121:0930+G2+UN+D:95B'\(message.replacing("BL1", with: "BL2"))UNE+1+G2'UNZ+2+R1'"
        let declaration = try CUSCARTests.read(text)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.nodes(.consignment).map { $0[.transportDocumentID].text } == ["BL1", "BL2"])
        #expect(rules(try CUSCARTests.read(text.replacing("UNZ+2", with: "UNZ+1"))) == ["tw.edifact.interchange-count"])
    }

    @Test("An empty message type is read as a cargo report, and is an error", arguments: ["", ":D:95B:UN"])
    func emptyType(_ type: String) throws {
        let text = Self.interchange("A").replacing("UNH+1+CUSCAR:D:95B:UN", with: "UNH+1+\(type)")
        let declaration = try CUSCARTests.read(text)
        #expect(rules(declaration) == ["tw.edifact.message-type"])
        #expect(declaration.findings.first?.severity == .error)
        #expect(name(declaration) == "A")
    }

    @Test("Two interchanges in a file are two, each with its own sender and reference")
    func twoInterchanges() throws {
        let second = Self.interchange("C").replacing("UNB+UNOC:3+A:ZZZ", with: "UNB+UNOC:3+Z:ZZZ").replacing(
            "R1", with: "R2")
        let declaration = try CUSCARTests.read(Self.interchange("A") + "\r\n" + second)
        #expect(declaration.findings.isEmpty)
        #expect(declaration.nodes(.consignor).map { $0[.name].text } == ["A", "C"])
        #expect(
            declaration.declarations.map { $0[.sender].text ?? declaration.interchange[.sender].text } == ["A", "Z"])
        #expect(declaration.declarations.last?[.controlReference].text == "R2")
    }

    @Test(
        "Trailing garbage is an error, is kept, and is no part of the interchange; blanks and separators are nothing",
        arguments: [
            ("ISA", "trailing-bytes"), ("garbage", "trailing-bytes"), ("\u{1A}", "trailing-bytes"),
            ("<html>'NAD+CN+++X'", "trailing-bytes"), ("  \r\n", ""), ("'\n", "empty-segment"), ("", ""),
        ])
    func trailingGarbage(_ garbage: String, _ rule: String) throws {
        let declaration = try CUSCARTests.read(Self.interchange("VISA") + garbage)
        #expect(rules(declaration) == (rule.isEmpty ? [] : ["tw.edifact.\(rule)"]))
        #expect(name(declaration) == "VISA")
        #expect(declaration.nodes(.consignee).isEmpty)
        #expect(declaration.interchange.remainder.map(\.value) == (rule == "trailing-bytes" ? [garbage] : []))
    }
}
