import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

/// What senders of X12 do, each under the name that people look for it by.
@Suite("X12 as it is sent")
struct X12VarietyTests {
    private static func body(_ name: String) -> String {
        "M10*SCAC*O*SG*9283186*MONTE*320N*MAN1*21*Y~P4*1803*20261201*1*M029~LX*1~"
            + "M11*BL0001*35177*10*PKG*120*K******SCAC~N1*SH*\(name)~"
    }

    private static func interchange(_ name: String) -> String { X12Sample.interchange("309", body(name)) }

    private func name(_ declaration: Declaration) -> String? { declaration.nodes(.consignor).first?[.name].text }

    private func rules(_ declaration: Declaration) -> [String] { declaration.findings.map(\.rule) }

    @Test(
        "A newline as segment terminator, alone, with carriage return, or behind another terminator",
        arguments: ["\n", "\r\n", "\r", "~\n", "~\r\n", "\u{15}", "'\n"])
    func newline(_ terminator: String) throws {
        let text = Self.interchange("VISA").replacing("~", with: terminator)
        let declaration = try X12Sample.read(text)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(name(declaration) == "VISA")
        #expect(try declaration.write(as: .x12).bytes == Array(text.utf8))
    }

    @Test("Line breaks within values are not data, wherever records of some length are wrapped")
    func wrapped() throws {
        let text = Array(Self.interchange("SHIPPER LIMITED").utf8)
        for width in 107...200 {
            var wrapped: [UInt8] = []
            for (index, byte) in text.enumerated() {
                if index > 0, index % width == 0 { wrapped += "\r\n".utf8 }
                wrapped.append(byte)
            }
            let declaration = try Declaration.read(wrapped)
            #expect(name(declaration) == "SHIPPER LIMITED")
            #expect(declaration.findings.isEmpty, "\(width): \(declaration.findings)")
        }
    }

    @Test("An ISA without its padding, or with too much, is read, and comes out as it was")
    func unpadded() throws {
        let whole = Self.interchange("VISA")
        let rest = whole.dropFirst(X12Sample.header.count)
        for header in [
            "ISA*00**00**ZZ*SENDER*ZZ*CBP*261121*0930*^*00501*1*0*P*>~",
            "ISA*00*            *00*          *ZZ*SENDER               *ZZ*CBP*261121*0930*^*00501*000000001*0*P*>~",
        ] {
            let text = header + rest
            let declaration = try X12Sample.read(text)
            #expect(declaration.findings.isEmpty, "\(declaration.findings)")
            #expect(declaration.interchange[.sender].text == "SENDER")
            #expect(name(declaration) == "VISA")
            #expect(try declaration.write(as: .x12).bytes == Array(text.utf8))
        }
    }

    @Test("Several groups (GS, GE) are read, each with its sets, and counted")
    func groups() throws {
        let segments = Self.body("VISA").split(separator: "~").count + 2
        let set = "ST*309*0001~\(Self.body("VISA"))SE*\(segments)*0001~"
        let text =
            "\(X12Sample.header)GS*SO*A*B*20261121*0930*1*X*005010~\(set)GE*1*1~"
            + "GS*SO*A*B*20261121*0930*2*X*005010~\(set)\(set)GE*2*2~IEA*2*000000001~"
        let declaration = try X12Sample.read(text)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.declarations.count == 3)
        #expect(declaration.nodes(.consignor).count == 3)
        #expect(rules(try X12Sample.read(text.replacing("IEA*2", with: "IEA*1"))) == ["tw.x12.interchange-count"])
    }

    @Test("TA1 stands outside groups, before them or alone, and is kept; within a group it is out of place")
    func acknowledgement() throws {
        let answer = "TA1*000000099*211112*1230*A*000~"
        let group = Self.interchange("VISA").dropFirst(X12Sample.header.count)
        let before = try X12Sample.read(X12Sample.header + answer + group)
        #expect(before.findings.isEmpty, "\(before.findings)")
        #expect(before.interchange.remainder.map(\.value).contains("TA1*000000099*211112*1230*A*000"))
        #expect(name(before) == "VISA")
        let alone = try X12Sample.read("\(X12Sample.header)\(answer)IEA*0*000000001~")
        #expect(alone.findings.isEmpty, "\(alone.findings)")
        let within = try X12Sample.read(X12Sample.header + group.replacing("ST*309", with: "\(answer)ST*309"))
        #expect(rules(within) == ["tw.x12.no-message-header"])
    }

    @Test("A transaction set without a type is kept, and is an error", arguments: ["ST**0001", "ST", "ST* *0001"])
    func emptyType(_ header: String) throws {
        let declaration = try X12Sample.read(Self.interchange("VISA").replacing("ST*309*0001", with: header))
        let finding = try #require(declaration.findings.first { $0.rule == "tw.x12.message-type" })
        #expect(finding.severity == .error)
        #expect(declaration.root.remainder.map(\.value).contains("N1*SH*VISA"))
    }

    @Test("Two interchanges in a file are two, each with its own separators, sender and reference")
    func twoInterchanges() throws {
        let second = Self.interchange("A*B".replacing("*", with: ".")).map { letter -> String in
            letter == "*" ? "|" : letter == "~" ? "\u{1C}" : String(letter)
        }.joined().replacing("SENDER  ", with: "OTHER   ").replacing("000000001", with: "000000002")
        let declaration = try X12Sample.read(Self.interchange("VISA") + "\r\n" + second)
        #expect(declaration.findings.isEmpty, "\(declaration.findings)")
        #expect(declaration.nodes(.consignor).map { $0[.name].text } == ["VISA", "A.B"])
        #expect(declaration.interchange[.sender].text == "SENDER")
        #expect(declaration.declarations.last?[.sender].text == "OTHER")
        #expect(declaration.declarations.last?[.controlReference].text == "000000002")
    }

    @Test(
        "Byte order marks, UTF-16 and Windows-1252 are read",
        arguments: ["utf-8 with mark", "utf-16 little", "utf-16 big", "utf-16 unmarked", "windows-1252"])
    func encodings(_ encoding: String) throws {
        let text = Self.interchange("MÜLLER")
        let bytes: [UInt8] =
            switch encoding {
            case "utf-8 with mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case "utf-16 little": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case "utf-16 big": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            case "utf-16 unmarked": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            default: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            }
        let declaration = try Declaration.read(bytes)
        #expect(rules(declaration) == (encoding == "windows-1252" ? ["tw.text.charset-assumed"] : []))
        #expect(name(declaration) == "MÜLLER")
    }

    @Test("Text that was converted to UTF-8 twice is left as it is, and what was meant is said")
    func mojibake() throws {
        let declaration = try X12Sample.read(Self.interchange("MÃ¼LLER"))
        #expect(rules(declaration) == ["tw.x12.mojibake"])
        #expect(declaration.findings.first?.parameters == ["declared": "Ã¼", "found": "ü"])
        #expect(name(declaration) == "MÃ¼LLER")
    }

    @Test(
        "Text ending in ISA, and trailing garbage, are told from a further interchange",
        arguments: [
            ("", ""), ("ISA", "trailing-bytes"), ("VISA", "trailing-bytes"), ("ISA*00*", "trailing-bytes"),
            (" the end", "trailing-bytes"), ("\u{1A}", "trailing-bytes"), ("~\n", "empty-segment"), ("\r\n", ""),
        ])
    func trailingGarbage(_ garbage: String, _ rule: String) throws {
        let declaration = try X12Sample.read(Self.interchange("VISA") + garbage)
        #expect(rules(declaration) == (rule.isEmpty ? [] : ["tw.x12.\(rule)"]))
        #expect(name(declaration) == "VISA")
        #expect(declaration.declarations.count == 1)
        let kept = declaration.interchange.remainder.map(\.value).filter { !$0.isEmpty }
        #expect(kept.contains(String(garbage.drop(while: \.isWhitespace))) == (rule == "trailing-bytes"))
    }
}
