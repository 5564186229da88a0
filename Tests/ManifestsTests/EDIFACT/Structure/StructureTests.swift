import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

@testable import TidewaiterManifests

@Suite("Messages compared with their directory")
struct StructureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// What is put into the place of what in a message without fault.
        var replace: String
        var by: String
        var rule: String
        var code: SyntaxErrorCode
        var position: Int
        var address: String

        init(
            _ name: String, _ replace: String, _ by: String, _ rule: String, _ code: SyntaxErrorCode, _ position: Int,
            _ address: String
        ) {
            testDescription = name
            (self.replace, self.by, self.rule, self.code) = (replace, by, rule, code)
            (self.position, self.address) = (position, address)
        }
    }

    static let cases: [Case] = [
        Case(
            "a segment out of its place", "CNI+1", "DTM+137:20261121:102'CNI+1", "segment-misplaced",
            .notSupportedInThisPosition, 9, "DTM"),
        Case("a mandatory segment missing", "BGM+85+MAN1+9'", "", "segment-missing", .missing, 1, "BGM"),
        Case(
            "a mandatory group missing", "UNT+", "CNI+2'RFF+BM:B2'UNT+", "group-missing", .missing, 26, "GID"),
        Case(
            "a segment too often", "CST++95030000'", "CST++95030000'CST++95030001'", "segment-repetitions",
            .tooManySegmentRepetitions, 25, "CST"),
        Case("a mandatory element missing", "DGS+IMD+9", "NAD++9", "element-missing", .missing, 0, "NAD 3035"),
        Case(
            "a mandatory component missing", "MEA+AAE+G+KGM:", "MEA+AAE+G+:", "element-missing", .missing, 18,
            "MEA C174.6411"),
        Case(
            "an element too many", "BGM+85+MAN1+9", "BGM+85+MAN1+9++X", "element-surplus", .tooManyConstituents, 2,
            "BGM 5.1"),
        Case(
            "a component too many", "MEA+AAE+G+KGM:120.5", "MEA+AAE+G+KGM:120.5::::X", "element-surplus",
            .tooManyConstituents, 18, "MEA C174.6"),
        Case("a value too long", "GID+1+10:CT", "GID+123456+10:CT", "value-long", .tooLong, 16, "GID 1496"),
        Case(
            "letters in a number", "MEA+AAE+G+KGM:120.5", "MEA+AAE+G+KGM:12O.5", "value-characters",
            .invalidTypeOfCharacters, 18, "MEA C174.6314"),
        Case(
            "two decimal marks", "MEA+AAE+G+KGM:120.5", "MEA+AAE+G+KGM:1.200.5", "value-characters",
            .invalidTypeOfCharacters, 18, "MEA C174.6314"),
        Case(
            "a date in the header too short", "261121:0930", "26112:0930", "value-short", .tooShort, 0, "UNB S004.0017"),
    ]

    static func structure(_ text: String) throws -> [Finding] {
        try CUSCARTests.read(text).structureFindings(limits: .standard).findings
    }

    @Test("A message without fault has none, in either mode")
    func whole() throws {
        let text = CUSCARTests.interchange(CUSCARTests.bill)
        #expect(try Self.structure(text).isEmpty)
        let strict = try Declaration.read(Array(text.utf8), mode: .strict)
        #expect(strict.findings.isEmpty, "\(strict.findings)")
        #expect(strict.structureFindings(limits: .standard).findings.isEmpty)
    }

    @Test("Each fault is told, with its code, its place and what to do", arguments: cases)
    func faults(_ item: Case) throws {
        let whole = CUSCARTests.interchange(CUSCARTests.bill)
        #expect(whole.contains(item.replace))
        let text = whole.replacing(item.replace, with: item.by)
        let found = try Self.structure(text)
        let finding = try #require(found.first { $0.rule == "tw.edifact.\(item.rule)" }, "\(found)")
        #expect(finding.severity == .warning)
        #expect(finding.authorityCode == String(item.code.rawValue))
        #expect(finding.place?.address == item.address)
        if item.position > 0 { #expect(finding.parameters["position"] == String(item.position)) }
        #expect(finding.message.hasSuffix("."))
        let strict = try Declaration.read(Array(text.utf8), mode: .strict)
        let error = try #require(strict.findings.first { $0.rule == finding.rule })
        #expect(error.severity == .error && error.effect == .reject)
    }

    @Test("A segment that the message does not have is told once")
    func unknown() throws {
        let text = CUSCARTests.interchange(CUSCARTests.bill).replacing("CNI+1", with: "XYZ+1'CNI+1")
        #expect(try Self.structure(text).map(\.rule) == [])
        #expect(
            try Declaration.read(Array(text.utf8), mode: .strict).findings.map(\.rule) == [
                "tw.edifact.segment-unknown", "tw.edifact.segment-count",
            ])
        let source = SourceText(utf8: Array(text.utf8))
        let faults = try StructureReader.read(source, limits: .standard).interchanges[0].messages[0].faults
        #expect(faults.first?.kind == .segmentMisplaced && faults.first?.segment == 9)
    }

    @Test("A group too often is told once")
    func groups() throws {
        let legs = String(repeating: "TDT+20'", count: 12)
        let found = try Self.structure(CUSCARTests.interchange("BGM+85+1+9'\(legs)"))
        #expect(found.map(\.rule) == ["tw.edifact.group-repetitions"])
        #expect(found[0].parameters["allowed"] == "9")
    }

    @Test("Message references used twice in an interchange are told")
    func references() throws {
        let message = "UNH+1+CUSCAR:D:95B:UN'BGM+85+1+9'UNT+3+1'"
        let found = try Self.structure("UNB+UNOC:3+A+B+261121:0930+R1'\(message)\(message)UNZ+2+R1'")
        #expect(found.map(\.rule) == ["tw.edifact.message-reference-repeated"])
        #expect(found[0].place?.address == "UNH[2]/UNH 0062")
    }

    @Test("Repetitions are counted where the syntax can write them")
    func repetitions() throws {
        let body = "BGM+85+MAN1+9*4'"
        let header = "UNB+UNOC:4+A+B+20261121:0930+R1'"
        let found = try Self.structure(CUSCARTests.interchange(body, header: header))
        #expect(found.map(\.rule) == ["tw.edifact.element-repetitions"])
    }

    @Test("What is compared with the nearest directory only is no more than information")
    func nearest() throws {
        let text = CUSCARTests.interchange(CUSCARTests.bill).replacing("D:95B", with: "D:96A")
            .replacing("GID+1+", with: "GID+123456+")
        let strict = try Declaration.read(Array(text.utf8), mode: .strict)
        #expect(strict.findings.map(\.severity) == [.information], "\(strict.findings)")
    }

    @Test("Messages of other agencies are not compared with the directories of the UN")
    func agencies() throws {
        let text = CUSCARTests.interchange("XYZ+1'").replacing("CUSCAR:D:95B:UN", with: "PAORES:93:1:IA")
        #expect(try Self.structure(text).isEmpty)
    }

    @Test("Strict reading makes errors of what is a warning else")
    func strict() throws {
        let text = CUSCARTests.interchange("BGM+85+Man+9'", header: "UNB+UNOA:3+A+B+261121:0930+R1'")
        let tolerant = try CUSCARTests.read(text)
        #expect(tolerant.findings.map(\.severity) == [.warning])
        #expect(try Declaration.read(Array(text.utf8), mode: .strict).findings.map(\.severity) == [.error])
    }

    @Test("However many faults there are, no more are kept than the limit")
    func limits() throws {
        var limits = Limits.standard
        limits.findings = 5
        let text = CUSCARTests.interchange("BGM+85+1+9'" + String(repeating: "XYZ'", count: 20))
        let declaration = try Declaration.read(Array(text.utf8), limits: limits, mode: .strict)
        #expect(declaration.findings.count == 5)
        #expect(declaration.findingsLeftOut > 0)
    }
}
