import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

/// Interchanges that are made to exhaust memory, time or the stack: each limit is hit, and says what it is.
@Suite("Hostile interchanges")
struct HostileInterchangeTests {
    private static func edifact(_ body: String) -> [UInt8] {
        Array("UNB+UNOC:4+A+B+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'\(body)'UNT+3+1'UNZ+1+R1'".utf8)
    }

    private static func x12(_ body: String, set: String = "309") -> [UInt8] {
        Array(X12Sample.interchange(set, body + "~").utf8)
    }

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private func expect(_ code: String, _ text: [UInt8], limits: Limits = .standard, at offset: Int64? = nil) {
        let error = #expect(throws: TidewaiterError.self) { _ = try Declaration.read(text, limits: limits) }
        #expect(error?.code == code)
        #expect(error?.status == .limit)
        #expect((error?.message.count ?? 0) > 40)
        #expect(error?.place != nil)
        if let offset { #expect(error?.place?.offset == offset) }
    }

    @Test("A value beyond the limit", arguments: [1 << 10, 1 << 20])
    func valueLength(_ limit: Int) {
        let value = Self.repeated("A", limit + 9)
        expect("edifact.value-bytes", Self.edifact("FTX+AAA+++\(value)"), limits: Limits(valueBytes: limit))
        expect("x12.value-bytes", Self.x12("N1*SH*\(value)"), limits: Limits(valueBytes: limit))
        let fits = Self.repeated("A", limit)
        #expect(throws: Never.self) {
            _ = try Declaration.read(Self.edifact("FTX+AAA+++\(fits)"), limits: Limits(valueBytes: limit))
        }
    }

    @Test(
        "More components, elements or occurrences than any segment has", arguments: [":", ":A", "+", "+A", "*", "*A"])
    func parts(_ part: String) {
        expect("edifact.value-bytes", Self.edifact("FTX+" + Self.repeated(part, 40_000)))
        let x12 = part.replacing("*", with: "^").replacing("+", with: "*").replacing(":", with: ">")
        expect("x12.value-bytes", Self.x12("N1*" + Self.repeated(x12, 40_000)))
    }

    @Test(
        "More segments in a message than the limit on values, known ones and unknown ones",
        arguments: ["FTX+AAI", "ZZZ"])
    func segments(_ segment: String) {
        let limits = Limits(items: 1000)
        expect("edifact.items", Self.edifact(Self.repeated("\(segment)'", 2000) + "ZZZ"), limits: limits)
        let other = segment == "ZZZ" ? "ZZZ*1" : "K1*TEXT"
        expect("x12.items", Self.x12(Self.repeated("\(other)~", 2000) + "ZZZ"), limits: limits)
    }

    @Test("Levels within levels (HL) beyond the limit on depth", arguments: [3, 60, 100_000])
    func depth(_ levels: Int) throws {
        var body = "BSN*00*S*20261120*1159~HL*1**S~HL*2*1*O~HL*3*2*I~LIN**VP*X"
        for level in 0..<levels { body += "~HL*\(level + 4)*\(level + 3)*P" }
        if levels > 60 {
            expect("x12.depth", Self.x12(body, set: "856"))
            expect("x12.depth", Self.x12(body, set: "856"), limits: Limits(depth: 20))
        } else {
            let declaration = try Declaration.read(Self.x12(body, set: "856"))
            #expect(declaration.nodes(.packaging).count == levels)
            #expect(try Declaration.read(declaration.json()) == declaration)
        }
    }

    @Test("More findings than are kept: the first of them, and how many others there were")
    func findings() throws {
        let limits = Limits(findings: 100)
        let texts = [
            Self.edifact(Self.repeated("xyz+1'", 5000) + "ZZZ"), Self.edifact(Self.repeated("ZZX+1'", 5000) + "ZZZ"),
            Self.edifact(Self.repeated("GID+1+x'", 5000) + "ZZZ"), Self.x12(Self.repeated("zzx*1~", 5000) + "ZZZ"),
            Self.x12(Self.repeated("ZZX*1~", 5000) + "ZZZ"), Self.x12(Self.repeated("P4*A*B*C*D~", 5000) + "ZZZ"),
        ]
        for text in texts {
            let declaration = try Declaration.read(text, limits: limits)
            #expect(declaration.findings.count == 100)
            #expect(declaration.findingsLeftOut > 4000, "\(declaration.findings[0].rule)")
            let strict = try Declaration.read(text, limits: limits, mode: .strict)
            #expect(strict.findings.count == 100)
        }
    }

    @Test("A unit of a stream beyond the limit, whatever it is made of")
    func unit() {
        var limits = Limits()
        limits.unitBytes = 10_000
        for text in [
            Self.edifact("CNI+1+A'" + Self.repeated("FTX+AAA+++SOME TEXT'", 5000)),
            Self.x12("M10*SCAC~P4*1803*20261201~LX*1~" + Self.repeated("K1*SOME TEXT~", 5000)),
        ] {
            var stream = DeclarationStream(input: "m", limits: limits)
            var code = ""
            for start in stride(from: 0, to: text.count, by: 4096) {
                stream.append(text[start..<min(text.count, start + 4096)])
                do {
                    while try stream.next() != nil {}
                } catch {
                    code = error.code
                    break
                }
            }
            #expect(code.hasSuffix(".unit-bytes"))
        }
    }

    @Test("Headers without end, trailers without headers and separators alone are read in time that grows with length")
    func repetitive() throws {
        let pieces = [
            "UNB+UNOC:3+A+B+1:1+R1'", "UNH+1+CUSCAR:D:95B:UN'", "UNT+1+1'", "UNZ+1+1'", "UNG+A'", "UNE+1+1'", "'",
            "\n'",
            "UNA:+.? '", "?", "\n",
        ]
        for piece in pieces {
            let text = Self.edifact(Self.repeated(piece, 30_000))
            let declaration = try? Declaration.read(text, limits: Limits(findings: 50))
            #expect((declaration?.findings.count ?? 0) <= 50)
        }
        for piece in [
            "ISA*00*~", "GS*A~", "ST*309*1~", "SE*1*1~", "GE*1*1~", "IEA*1*1~", "TA1*1~", "~", "\n~", "HL*1*1*P~",
        ] {
            let declaration = try? Declaration.read(
                Self.x12(Self.repeated(piece, 30_000)), limits: Limits(findings: 50))
            #expect((declaration?.findings.count ?? 0) <= 50)
        }
    }
}
