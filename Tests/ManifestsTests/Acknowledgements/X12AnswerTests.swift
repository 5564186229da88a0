import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterQuantities
import TidewaiterTestSupport

@Suite("Acknowledgements of X12")
struct X12AnswerTests {
    private static func answer(
        _ text: String, _ kind: Acknowledgement.Kind, reference: String = "42"
    ) throws -> (segments: [String], answer: Acknowledgement) {
        let date = try #require(CivilDate(year: 2026, month: 11, day: 22))
        let options = Acknowledgement.Options(reference: reference, date: date, hour: 7, minute: 5)
        let answer = try X12Sample.read(text).acknowledgement(kind, options: options)
        let segments = String(decoding: answer.bytes, as: UTF8.self).split(separator: "~").map(String.init)
        return (segments, answer)
    }

    private static let fine = X12Sample.interchange(
        "309", "M10*SCAC*O*SG*9283186*MONTE*320N*MAN1*21*Y~P4*1803*20261201~LX*1~M11*BL1*35177*1*PKG*1*K******SCAC~")

    @Test("What is fine is accepted by 997, back to its sender")
    func accepted() throws {
        let (segments, answer) = try Self.answer(Self.fine, .x12Functional)
        #expect(answer.isAccepted)
        #expect(
            segments == [
                "ISA*00*          *00*          *ZZ*CBP            *ZZ*SENDER         *261122*0705*^*00501*000000042*0*P*>",
                "GS*FA*CBP*SENDER*20261122*0705*42*X*005010", "ST*997*0001", "AK1*SO*1", "AK2*309*0001", "AK5*A",
                "AK9*A*1*1*1", "SE*6*0001", "GE*1*42", "IEA*1*000000042",
            ])
        let back = try X12Sample.read(segments.joined(separator: "~") + "~")
        #expect(!back.findings.contains { $0.rule.contains("count") || $0.rule.contains("reference") })
    }

    @Test("999 says it in its own segments, TA1 of the envelope alone")
    func others() throws {
        let (segments, _) = try Self.answer(Self.fine, .x12Implementation)
        #expect(segments.contains("AK1*SO*1*005010"))
        #expect(segments.contains("IK5*A"))
        #expect(segments.contains("ST*999*0001"))
        let ta1 = try Self.answer(Self.fine, .x12Interchange).segments
        #expect(ta1.dropFirst() == ["TA1*000000001*261121*0930*A*000", "IEA*0*000000042"])
    }

    @Test(
        "Faults of the envelope have their codes",
        arguments: [
            ("SE*6*0001", "SE*9*0001", "AK5*R*4", "AK9*R*1*1*0"),
            ("SE*6*0001", "SE*6*0002", "AK5*R*3", "AK9*R*1*1*0"),
            ("SE*6*0001~", "", "AK5*R*2", "AK9*R*1*1*0"),
            ("GE*1*1", "GE*2*1", "AK5*A", "AK9*R*2*1*0*5"),
            ("GE*1*1", "GE*1*9", "AK5*A", "AK9*R*1*1*0*4"),
            ("GE*1*1~", "", "AK5*A", "AK9*R*1*1*0*3"),
        ])
    func envelope(_ part: String, _ other: String, _ set: String, _ group: String) throws {
        let text = Self.fine.split(separator: "~").joined(separator: "~") + "~"
        let range = try #require(text.firstRange(of: part))
        let (segments, answer) = try Self.answer(text.replacingCharacters(in: range, with: other), .x12Functional)
        #expect(!answer.isAccepted)
        #expect(segments.contains(set), "\(segments)")
        #expect(segments.contains(group), "\(segments)")
    }

    @Test(
        "An interchange that does not close is refused by TA1 with its note",
        arguments: [
            ("IEA*1*000000001", "IEA*1*000000009", "001"), ("IEA*1*000000001", "IEA*2*000000001", "021"),
            ("IEA*1*000000001~", "", "023"),
        ])
    func interchange(_ part: String, _ other: String, _ note: String) throws {
        let range = try #require(Self.fine.firstRange(of: part))
        let (segments, answer) = try Self.answer(
            Self.fine.replacingCharacters(in: range, with: other), .x12Interchange)
        #expect(segments[1] == "TA1*000000001*261121*0930*R*\(note)")
        #expect(!answer.isAccepted)
    }

    @Test("Faults of segments and elements stand by position, element and code")
    func elements() throws {
        let body = "M10*SCAC*O*SG*9283186*MONTE*320N*MAN1*21*Y~ZZX*1~P4*1803*2026*1~LX*1~M11*BL1~"
        let (segments, answer) = try Self.answer(X12Sample.interchange("309", body), .x12Functional)
        #expect(!answer.isAccepted)
        #expect(segments.contains("AK3*ZZX*3**2"), "\(segments)")
        #expect(segments.contains("AK3*P4*4**8"), "\(segments)")
        #expect(segments.contains { $0.hasPrefix("AK4*2*373*8") }, "\(segments)")
        #expect(segments.contains("AK3*M11*6**8"), "\(segments)")
        #expect(segments.contains("AK4*2*310*1"), "\(segments)")
        #expect(segments.contains("AK5*R*5"), "\(segments)")
        let long = try Self.answer(X12Sample.interchange("309", body), .x12Implementation).segments
        #expect(long.contains("IK3*M11*6**8"))
        #expect(long.contains("IK5*R*I5") || long.contains("IK5*R*5"))
    }

    @Test("Every group has an answer of its own; acknowledgements have none")
    func groups() throws {
        let group = "GS*SO*A*B*20261121*0930*2*X*005010~ST*309*0001~SE*2*0001~GE*1*2~"
        let two = Self.fine.split(separator: "~").dropLast().joined(separator: "~") + "~\(group)IEA*2*000000001~"
        let (segments, _) = try Self.answer(two, .x12Functional)
        #expect(segments.count { $0.hasPrefix("ST*997") } == 2)
        #expect(segments.contains("GE*2*42"))
        let own = X12Sample.interchange("997", "AK1*SO*1~AK9*A*1*1*1~", group: "FA")
        #expect(try Self.answer(own, .x12Functional).segments.isEmpty)
    }

    @Test("A control number that is none is refused", arguments: ["A1", "0", "12345678901"])
    func references(_ reference: String) throws {
        let error = #expect(throws: TidewaiterError.self) {
            _ = try Self.answer(Self.fine, .x12Functional, reference: reference)
        }
        #expect(error?.code == "acknowledgement.reference")
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
