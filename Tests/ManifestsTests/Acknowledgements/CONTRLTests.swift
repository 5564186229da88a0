import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("The acknowledgement CONTRL")
struct CONTRLTests {
    static func options(_ reference: String = "A1", refusesTests: Bool = false) throws -> Acknowledgement.Options {
        let date = try #require(CivilDate(iso: "2026-11-22"))
        return .init(reference: reference, date: date, hour: 9, minute: 5, refusesTests: refusesTests)
    }

    /// The segments of the answer between its own UNH and UNT.
    static func answer(_ text: String, refusesTests: Bool = false) throws -> (body: [String], isAccepted: Bool) {
        let answer = try CUSCARTests.read(text).acknowledgement(options: options(refusesTests: refusesTests))
        let segments = String(decoding: answer.bytes, as: UTF8.self).split(separator: "'").map(String.init)
        let first = try #require(segments.firstIndex { $0.hasPrefix("UCI") })
        let last = try #require(segments.firstIndex { $0.hasPrefix("UNT") })
        #expect(segments[last] == "UNT+\(last - first + 2)+1")
        // What is written is itself without fault, except for what it repeats as it came.
        let structure = try StructureReader.read(SourceText(utf8: answer.bytes), limits: .standard).interchanges
        for interchange in structure {
            #expect(
                interchange.faults.isEmpty
                    && interchange.messages.allSatisfy { $0.faults.allSatisfy { $0.tag == "UCM" } })
        }
        return (Array(segments[first..<last]), answer.isAccepted)
    }

    @Test("An interchange without fault is acknowledged, and each of its messages")
    func accepted() throws {
        let text = CUSCARTests.interchange(CUSCARTests.bill)
        let answer = try CUSCARTests.read(text).acknowledgement(.contrl, options: Self.options())
        #expect(answer.isAccepted)
        #expect(
            String(decoding: answer.bytes, as: UTF8.self)
                == "UNB+UNOC:3+CUSTOMS:ZZZ+NHLN:ZZZ+261122:0905+A1'UNH+1+CONTRL:D:3:UN'"
                + "UCI+R1+NHLN:ZZZ+CUSTOMS:ZZZ+7'UCM+1+CUSCAR:D:95B:UN+7'UNT+4+1'UNZ+1+A1'")
    }

    @Test(
        "Each fault of a message is reported with its code, its segment and its element",
        arguments: [
            ("CNI+1", "XYZ+1'CNI+1", ["UCS+9+15"]),
            ("CNI+1", "DTM+137:20261121:102'CNI+1", ["UCS+9+15"]),
            ("BGM+85+MAN1+9'", "", ["UCS+1+13"]),
            ("CST++95030000'", "CST++95030000'CST++95030001'", ["UCS+25+35"]),
            ("MEA+AAE+G+KGM:", "MEA+AAE+G+:", ["UCS+18", "UCD+13+4:1"]),
            ("BGM+85+MAN1+9", "BGM+85+MAN1+9++X", ["UCS+2", "UCD+16+6"]),
            ("MEA+AAE+G+KGM:120.5", "MEA+AAE+G+KGM:120.5::::X", ["UCS+18", "UCD+16+4:6"]),
            ("GID+1+10:CT", "GID+123456+10:CT", ["UCS+16", "UCD+39+2"]),
            ("MEA+AAE+G+KGM:120.5", "MEA+AAE+G+KGM:12O.5", ["UCS+18", "UCD+37+4:2"]),
            ("BGM+85+MAN1+9'", "BGM+85+MAN1+9'DTM+137:20261340:102'", ["UCS+3", "UCD+12+2:2"]),
            ("BGM+85+MAN1+9'", "BGM+85+MAN1+9'DTM+137:2026:102'", ["UCS+3", "UCD+12+2:2"]),
        ])
    func messageFaults(_ replaced: String, _ by: String, _ expected: [String]) throws {
        let segments = CUSCARTests.bill.replacing(replaced, with: by)
        let (body, isAccepted) = try Self.answer(CUSCARTests.interchange(segments))
        #expect(body == ["UCI+R1+NHLN:ZZZ+CUSTOMS:ZZZ+7", "UCM+1+CUSCAR:D:95B:UN+4"] + expected)
        #expect(!isAccepted)
    }

    @Test("A date of a duration or of an unknown format is left alone")
    func otherDates() throws {
        for date in ["DTM+137:4:804", "DTM+137:261121:ZZ", "DTM+137:20261121", "DTM+137:20261121:102"] {
            let segments = CUSCARTests.bill.replacing("BGM+85+MAN1+9'", with: "BGM+85+MAN1+9'\(date)'")
            #expect(try Self.answer(CUSCARTests.interchange(segments)).isAccepted, "\(date)")
        }
    }

    @Test(
        "A day or time that there is not refuses the interchange as an invalid value",
        arguments: [
            ("UNB+UNOC:3+A+B+261321:0930+R1'", "UCI+R1+A+B+4+12+UNB+5:1"),
            ("UNB+UNOC:3+A+B+261121:2530+R1'", "UCI+R1+A+B+4+12+UNB+5:2"),
            ("UNB+UNOC:4+A+B+20260230:0930+R1'", "UCI+R1+A+B+4+12+UNB+5:1"),
        ])
    func headerDates(_ header: String, _ expected: String) throws {
        let (body, isAccepted) = try Self.answer(header + Self.message + "UNZ+1+R1'")
        #expect(body == [expected])
        #expect(!isAccepted)
    }

    @Test("A section that there is not is an invalid value")
    func section() throws {
        let text = MessageSamples.interchange(
            "CUSDEC", "00B", MessageSamples.cusdecOld.replacing("UNS+D", with: "UNS+X"))
        let (body, _) = try Self.answer(text)
        #expect(body.contains("UCD+12+2"), "\(body)")
    }

    @Test(
        "A character of UNA that can be none refuses the interchange; it is read in the usual notation",
        arguments: ["UNA:+X? '", "UNA:+.A '", "UNA::.? '", "UNA:+.?+'", "UNA1+.? '"])
    func serviceCharacters(_ advice: String) throws {
        let (body, isAccepted) = try Self.answer(advice + Self.header + Self.message + "UNZ+1+R1'")
        #expect(body == ["UCI+R1+A+B+4+20+UNA"])
        #expect(!isAccepted)
        let read = try CUSCARTests.read(advice + Self.header + Self.message + "UNZ+1+R1'")
        #expect(read.findings.map(\.rule) == ["tw.edifact.service-character"])
        #expect((3...8).contains(read.findings[0].place?.offset ?? 0))
        #expect(read.root[.functionalReference].text == "1")
    }

    @Test("A group too often is reported where it begins once more")
    func groups() throws {
        let legs = String(repeating: "TDT+20'", count: 12)
        let (body, _) = try Self.answer(CUSCARTests.interchange("BGM+85+1+9'\(legs)"))
        #expect(body.dropFirst(2) == ["UCS+12+36"])
    }

    @Test("Characters outside the declared repertoire are reported with their element")
    func repertoire() throws {
        let (body, _) = try Self.answer(
            CUSCARTests.interchange("BGM+85+Man+9'", header: "UNB+UNOA:3+A+B+261121:0930+R1'"))
        #expect(body.dropFirst(2) == ["UCS+2", "UCD+21+3"])
    }

    static let message = "UNH+1+CUSCAR:D:95B:UN'BGM+85+1+9'UNT+3+1'"
    static let header = "UNB+UNOC:3+A+B+261121:0930+R1'"

    @Test(
        "Faults of a message's envelope are told of the message",
        arguments: [
            ("UNT+3+1", "UNT+4+1", "4+29+UNT+2"), ("UNT+3+1", "UNT+3+2", "4+28+UNT+3"), ("UNT+3+1'", "", "4+13+UNT"),
            ("D:95B:UN", "D:95B", "4+13+UNH+3:4"), ("UNT+3+1", "UNT+X+1", "4+29+UNT+2"),
        ])
    func messageEnvelope(_ replaced: String, _ by: String, _ outcome: String) throws {
        let message = Self.message.replacing(replaced, with: by)
        let (body, _) = try Self.answer("\(Self.header)\(message)UNZ+1+R1'")
        #expect(body.count == 2)
        #expect(body.last?.hasSuffix("+\(outcome)") == true, "\(body)")
    }

    @Test(
        "Faults of the interchange refuse all of it",
        arguments: [
            ("UNZ+1+R1", "UNZ+2+R1", "4+29+UNZ+2"), ("UNZ+1+R1", "UNZ+1+R2", "4+28+UNZ+3"),
            ("UNZ+1+R1'", "", "4+13+UNZ"),
            ("261121", "26112", "4+40+UNB+5:1"), ("UNB+UNOC:3+A+B", "UNB+UNOC:3++B", "4+13+UNB+3"),
            (message, "", "4+32+UNB"), ("UNZ+1+R1'", "BGM+1'UNZ+1+R1'", "4+33+BGM"),
        ])
    func interchangeEnvelope(_ replaced: String, _ by: String, _ outcome: String) throws {
        let text = "\(Self.header)\(Self.message)UNZ+1+R1'".replacing(replaced, with: by)
            .replacing(by.isEmpty && replaced == Self.message ? "UNZ+1" : "-", with: "UNZ+0")
        let answer = try CUSCARTests.read(text).acknowledgement(options: Self.options())
        let segments = String(decoding: answer.bytes, as: UTF8.self).split(separator: "'").map(String.init)
        #expect(segments.filter { $0.hasPrefix("UC") }.count == 1)
        #expect(segments[2].hasSuffix("+\(outcome)"), "\(segments)")
        #expect(!answer.isAccepted)
    }

    @Test("The same message reference twice is a duplicate")
    func duplicate() throws {
        let (body, _) = try Self.answer("\(Self.header)\(Self.message)\(Self.message)UNZ+2+R1'")
        #expect(body.dropFirst() == ["UCM+1+CUSCAR:D:95B:UN+7", "UCM+1+CUSCAR:D:95B:UN+4+26+UNH+2"])
    }

    @Test("A test is refused where tests are not taken, and else answered as a test")
    func test() throws {
        let text = "UNB+UNOC:3+A+B+261121:0930+R1++++++1'\(Self.message)UNZ+1+R1'"
        #expect(try Self.answer(text, refusesTests: true).body == ["UCI+R1+A+B+4+25+UNB+12"])
        let answer = try CUSCARTests.read(text).acknowledgement(options: Self.options())
        #expect(String(decoding: answer.bytes, as: UTF8.self).hasPrefix("UNB+UNOC:3+B+A+261122:0905+A1++++++1'"))
    }

    @Test("Who asks for a receipt only gets no more")
    func receipt() throws {
        let (body, isAccepted) = try Self.answer("UNB+UNOC:3+A+B+261121:0930+R1++++2'\(Self.message)UNZ+1+R1'")
        #expect(body == ["UCI+R1+A+B+8"] && isAccepted)
    }

    @Test("Groups are answered group by group")
    func functionalGroups() throws {
        let group = "UNG+CUSCAR+S1+T1+261121:0930+G1+UN+D:95B'\(Self.message)UNE+1+G1'"
        let (body, _) = try Self.answer("\(Self.header)\(group)UNZ+1+R1'")
        #expect(body == ["UCI+R1+A+B+7", "UCF+G1+S1+T1+7", "UCM+1+CUSCAR:D:95B:UN+7"])
        let wrong = group.replacing("UNE+1", with: "UNE+2")
        #expect(try Self.answer("\(Self.header)\(wrong)UNZ+1+R1'").body.dropFirst() == ["UCF+G1+S1+T1+4+29+UNE+2"])
    }

    @Test("With syntax version 4 the answer is of version 4, and names the occurrence")
    func version4() throws {
        let message = Self.message.replacing("+9'", with: "+9*4'")
        let text = "UNB+UNOC:4+A+B+20261121:0930+R1'\(message)UNZ+1+R1'"
        let answer = try CUSCARTests.read(text).acknowledgement(options: Self.options())
        let segments = String(decoding: answer.bytes, as: UTF8.self).split(separator: "'").map(String.init)
        #expect(segments[0] == "UNB+UNOC:4+B+A+20261122:0905+A1" && segments[1] == "UNH+1+CONTRL:4:1:UN")
        #expect(segments[4...5] == ["UCS+2", "UCD+35+4::2"])
    }

    @Test("Each interchange of a file is answered by one of its own")
    func several() throws {
        let one = "\(Self.header)\(Self.message)UNZ+1+R1'"
        let answer = try CUSCARTests.read(one + one.replacing("R1", with: "R2")).acknowledgement(
            options: Self.options())
        let text = String(decoding: answer.bytes, as: UTF8.self)
        #expect(text.contains("UCI+R1+A+B+7'") && text.contains("UCI+R2+A+B+7'"))
        #expect(text.hasSuffix("UNZ+1+A12'"))
    }

    @Test("Service characters in names are released")
    func released() throws {
        let text = "UNB+UNOC:3+A?+B:ZZ+C+261121:0930+R?'1'\(Self.message)UNZ+1+R?'1'"
        let answer = try CUSCARTests.read(text).acknowledgement(options: Self.options())
        #expect(String(decoding: answer.bytes, as: UTF8.self).contains("UCI+R?'1+A?+B:ZZ+C+7'"))
    }

    @Test("An acknowledgement is not acknowledged, unlike a message beside it")
    func acknowledgements() throws {
        let options = try Self.options()
        let first = try CUSCARTests.read("\(Self.header)\(Self.message)UNZ+1+R1'").acknowledgement(options: options)
        let text = String(decoding: first.bytes, as: UTF8.self)
        let second = try CUSCARTests.read(text).acknowledgement(options: options)
        #expect(second.bytes.isEmpty && second.isAccepted)
        let both = try CUSCARTests.read("\(text)\(Self.header)\(Self.message)UNZ+1+R1'")
        #expect(try !both.acknowledgement(options: options).bytes.isEmpty)
    }

    @Test("What cannot be answered says so")
    func errors() throws {
        let options = try Self.options()
        func code(_ text: String, _ kind: Acknowledgement.Kind?, _ options: Acknowledgement.Options) -> String {
            do {
                _ = try CUSCARTests.read(text).acknowledgement(kind, options: options)
                return ""
            } catch {
                return (error as? TidewaiterError)?.code ?? "\(error)"
            }
        }
        let whole = "\(Self.header)\(Self.message)UNZ+1+R1'"
        #expect(code(Self.message, nil, options) == "acknowledgement.header")
        #expect(code("UNA:+.? 'UN30+R+D:95B:UN'MEA+A+G+KGM:1'", nil, options) == "acknowledgement.header")
        #expect(code(whole, .x12Functional, options) == "acknowledgement.kind")
        #expect(code(#"{"schema":"tidewaiter.declaration/1"}"#, nil, options) == "acknowledgement.kind")
        #expect(code(whole, nil, try Self.options("")) == "acknowledgement.reference")
        #expect(code(whole, nil, try Self.options("123456789012345")) == "acknowledgement.reference")
        var late = options
        late.hour = 24
        #expect(code(whole, nil, late) == "acknowledgement.time")
    }
}
