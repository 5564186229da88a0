import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@Suite("Writing a read interchange again")
struct SegmentRewriterTests {
    static func source(_ bytes: [UInt8]) throws -> SourceText {
        if bytes.starts(with: Array("ISA".utf8)) { return try SourceText(decoding: bytes) }
        return try EDIFACTSource(bytes).source
    }

    static func rewritten(_ bytes: [UInt8], _ changes: SegmentRewriter.Changes = .init()) throws -> [UInt8] {
        try SegmentRewriter(source(bytes), changes).rewrite()
    }

    /// Tag and values of each segment.
    static func segments(_ bytes: [UInt8]) throws -> [[String]] {
        let source = try source(bytes)
        let text = source.bytes
        var reader = try SegmentReader(text.span, at: source.start)
        var segment = SegmentTable()
        var found: [[String]] = []
        while try reader.next(text.span, &segment) != nil {
            found.append(
                (0..<segment.count).compactMap { index in
                    let part = segment[index]
                    let value = segment.text(of: part, in: text.span, release: reader.delimiters.release)
                    let place = "\(part.element).\(part.component).\(part.repetition)"
                    // A line break alone is no value.
                    return value.isEmpty ? nil : "\(place)=\(String(decoding: value, as: UTF8.self))"
                })
        }
        return found
    }

    static let message =
        "UNB+UNOC:3+A+B+261121:0930+R1'\r\nUNH+1+CUSCAR:D:95B:UN'\r\nNAD+CZ++A?+B:\r\nC++'''FTX+AAA+++é* 1?''UNT+9+1'UNZ+1+R1'\r\n"

    @Test("Without any wish the text comes out byte for byte")
    func verbatim() throws {
        let bytes = Self.message.unicodeScalars.map { UInt8($0.value) }
        #expect(try Self.rewritten(bytes) == bytes)
        let advised = Array("UNA|^.~ #\nUNB^UNOC|3^A^B^1|1^R2#UNH^1^X#UNT^2^1#UNZ^1^R2#".utf8)
        #expect(try Self.rewritten(advised + bytes + advised) == advised + bytes + advised)
    }

    @Test("Other delimiters, line breaks and character sets leave the values as they are")
    func changed() throws {
        let bytes = Self.message.unicodeScalars.map { UInt8($0.value) }
        let other = try SegmentDelimiters(text: "|^.~*#", .edifact)
        let values = try Self.segments(bytes)
        let text = String(
            decoding: try Self.rewritten(bytes, .init(charset: .utf8, delimiters: other, lineBreak: .lf)), as: UTF8.self
        )
        #expect(
            text == """
                UNA|^.~*#
                UNB^UNOY|4^A^B^261121|0930^R1#
                UNH^1^CUSCAR|D|95B|UN#
                NAD^CZ^^A+B|C^^#
                #
                #
                FTX^AAA^^^é~* 1'#
                UNT^9^1#
                UNZ^1^R1#

                """)
        let back = try Self.rewritten(
            Array(text.utf8),
            .init(charset: .named("ISO-8859-1"), delimiters: .standard, lineBreak: SegmentStyle.LineBreak.none))
        #expect(try Self.segments(back).dropFirst().elementsEqual(values.dropFirst()))
        #expect(String(decoding: back.prefix(12), as: UTF8.self) == "UNB+UNOC:4+A")
        let utf16 = try Self.rewritten(bytes, .init(charset: .utf16LittleEndian))
        #expect(utf16.starts(with: [0xFF, 0xFE]))
        #expect(try Self.segments(utf16) == values)
    }

    @Test("Counts are corrected where that is asked for, and nothing else")
    func counts() throws {
        let text = "UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'BGM+1'UNT++9'UNH+2+X'UNT+7+2'UNH+3+X'UNT'UNZ+5+R1'"
        let right = "UNB+UNOC:3+A+B+1:1+R1'UNH+1+X'BGM+1'UNT+3+9'UNH+2+X'UNT+2+2'UNH+3+X'UNT+2'UNZ+3+R1'"
        #expect(try Self.rewritten(Array(text.utf8), .init(correctsCounts: true)) == Array(right.utf8))
        #expect(
            try Self.rewritten(Array(text.utf8), .init(lineBreak: SegmentStyle.LineBreak.none, correctsCounts: true))
                == Array(right.utf8))
        #expect(try Self.rewritten(Array(text.utf8)) == Array(text.utf8))
    }

    @Test("X12 has new separators stated in ISA; a value that contains one is refused with its place")
    func x12() throws {
        let isa =
            "ISA*00*          *00*          *ZZ*S              *ZZ*R              *200101*1200*^*00501*000000001*0*P*>"
        let text =
            "\(isa)~\nGS*AQ*S*R*20200101*1200*1*X*005010~\nST*309*1~\nREF*A*1^2>3~\nSE*3*1~\nGE*1*1~\nIEA*1*000000001~\n"
        let changes = SegmentRewriter.Changes(
            delimiters: try SegmentDelimiters(text: "|:'", .x12), lineBreak: SegmentStyle.LineBreak.none)
        let found = String(decoding: try Self.rewritten(Array(text.utf8), changes), as: UTF8.self)
        #expect(found.hasPrefix(String(isa.map { $0 == "*" ? "|" : $0 == ">" ? ":" : $0 }) + "'GS|AQ|"))
        #expect(found.contains("'REF|A|1^2:3'SE|"))
        let odd = text.replacing("REF*A*", with: "REF*A'*")
        let error = #expect(throws: TidewaiterError.self) { _ = try Self.rewritten(Array(odd.utf8), changes) }
        #expect(error?.code == "x12.separator-in-value")
        #expect(error?.place?.line == 4)
    }

    @Test("A character that the new character set lacks is told by its place")
    func lacking() throws {
        let bytes = Array("UNB+UNOY:4+A+B+1:1+R1'\nUNH+1+X'FTX+Łódź'UNT+3+1'UNZ+1+R1'".utf8)
        let error = #expect(throws: TidewaiterError.self) {
            _ = try Self.rewritten(bytes, .init(charset: .named("ISO-8859-1")))
        }
        #expect(error?.code == "text.unencodable")
        #expect(error?.place?.description == "input:2:13 (FTX)")
        let polish = try Self.rewritten(bytes, .init(charset: .named("ISO-8859-2")))
        #expect(String(decoding: polish.prefix(10), as: UTF8.self) == "UNB+UNOD:4")
        #expect(try Self.segments(polish).dropFirst().elementsEqual(Self.segments(bytes).dropFirst()))
    }

    @Test("Any interchange, damaged ones too, comes out byte for byte, and with other delimiters has the same values")
    func any() throws {
        var random = SplitMix(state: 95_030_000)
        let scraps = [
            "'", "+", ":", "?", "?'", "\n", "\r\n", "UNH+1+X'", "UNT+2+1'", "UNZ+1+R1'", "FTX+", "é", " ", "*", "NAD",
            "UNB+UNOC:3+A'",
        ]
        let other = try SegmentDelimiters(text: "|^.~*#", .edifact)
        for _ in 0..<2000 {
            var text = random.below(2) == 0 ? "UNB+UNOY:4+A+B+1:1+R1'" : "UNA:+.? 'UNB+UNOC:3+A+B+1:1+R1'"
            for _ in 0..<random.below(20) { text += scraps[random.below(scraps.count)] }
            let bytes = Array(text.utf8)
            #expect(try Self.rewritten(bytes) == bytes)
            let changed = try Self.rewritten(bytes, .init(delimiters: other))
            // What stands behind the end of an interchange and is none keeps its separators.
            if try Self.segments(bytes).contains([]) { continue }
            #expect(try Self.segments(changed) == Self.segments(bytes), "\(text.debugDescription)")
        }
    }
}
