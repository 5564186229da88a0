import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

/// What the edge files of segments are expected to give, line by line of their list.
@Suite("Edge files, expectation by expectation", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE"))
struct EdgeExpectationTests {
    private static func bytes(_ file: String) throws -> [UInt8] {
        try #require(Files.read("\(Files.reference ?? "")/manifests/edge/\(file)"))
    }

    private static func read(_ file: String) throws -> Declaration { try Declaration.read(bytes(file), input: file) }

    @Test("Each expectation of the list has its assertion here")
    func complete() throws {
        let list = try JSONDocument(Self.bytes("expected.json"))
        for member in list.root.members where member.name.hasPrefix("edi-") || member.name.hasPrefix("x12-") {
            let expectations = member.value["expect"]?.elements.compactMap(\.string) ?? []
            for expectation in expectations {
                let isKnown =
                    Self.findings.contains { $0.file == member.name } || Self.values.contains { $0.file == member.name }
                    || ["edi-empty.edi", "edi-bom-only.edi", "edi-huge-element.edi"].contains(member.name)
                #expect(isKnown, "\(member.name): \(expectation)")
            }
        }
    }

    /// Files that are at fault: the finding, what it compares, and the line and column that it stands at.
    static let findings: [(file: String, rule: String, parameters: [String: String], place: (line: Int, column: Int))] =
        [
            ("edi-release-dangling-eof.edi", "tw.edifact.release-at-end", [:], (1, 408)),
            ("edi-utf16be-nobom.edi", "tw.edifact.utf-16", [:], (1, 1)),
            ("edi-utf8-in-unoc.edi", "tw.edifact.utf8-undeclared", ["declared": "UNOC", "found": "UTF-8"], (1, 235)),
            (
                "edi-unoa-lowercase.edi", "tw.edifact.repertoire", ["declared": "UNOA", "found": "small letters"],
                (1, 345)
            ),
            ("edi-unt-ref-mismatch.edi", "tw.edifact.message-reference", ["declared": "2", "found": "1"], (1, 389)),
            (
                "edi-unz-ref-mismatch.edi", "tw.edifact.interchange-reference", ["declared": "ICR2", "found": "ICR1"],
                (1, 398)
            ),
            ("edi-missing-unz.edi", "tw.edifact.no-interchange-trailer", [:], (1, 398)),
            ("edi-missing-unt.edi", "tw.edifact.no-message-trailer", ["found": "1"], (1, 389)),
            ("edi-missing-unb.edi", "tw.edifact.no-interchange-header", [:], (1, 1)),
            ("edi-message-only.edi", "tw.edifact.no-interchange-header", [:], (1, 1)),
            ("edi-lowercase-tag.edi", "tw.edifact.tag-case", ["declared": "bgm", "found": "BGM"], (1, 75)),
            ("edi-empty-segments.edi", "tw.edifact.empty-segment", [:], (1, 211)),
            ("x12-ge-count-wrong.x12", "tw.x12.group-count", ["declared": "2", "found": "1"], (1, 426)),
            ("x12-leading-blank-lines.x12", "tw.x12.leading-bytes", [:], (1, 1)),
        ]

    @Test("A fault is told once, with both sides and its place", arguments: findings)
    func fault(
        _ file: String, _ rule: String, _ parameters: [String: String], _ place: (line: Int, column: Int)
    ) throws {
        let declaration = try Self.read(file)
        #expect(declaration.findings.map(\.rule) == [rule])
        let finding = try #require(declaration.findings.first)
        #expect(finding.parameters == parameters)
        #expect(finding.place?.line == place.line && finding.place?.column == place.column)
        // What is wrong takes nothing of the rest away.
        let item = try #require(declaration.nodes(.goodsItem).first)
        #expect(item[.grossMass].isMissing == false)
    }

    private typealias Check = @Sendable (Declaration) throws -> Bool

    /// Files that are right: what one finds in them.
    private static let values: [(file: String, check: Check)] = [
        (
            "edi-una-syntax4-repetition.edi",
            { declaration in
                let item = declaration.nodes(.goodsItem)[0]
                let kept = item.remainder.map { "\($0.address)=\($0.value)" }
                return item[.grossMass].text == "120.5" && kept.count == 2
                    && kept.allSatisfy { $0.hasSuffix("[2]=LBR") || $0.hasSuffix("[2]=265.7") }
            }
        ),
        (
            "edi-release-before-terminator.edi",
            { $0.nodes(.goodsItem)[0][.description].text == "WHAT IS THIS?" && hasMass($0) }
        ),
        (
            "edi-release-escaped-terminator.edi",
            { $0.nodes(.goodsItem)[0][.description].text == "20' CONTAINER" && hasMass($0) }
        ),
        ("edi-newlines-lf.edi", { $0.nodes(.goodsItem)[0][.grossMass].place.line > 10 && hasMass($0) }),
        ("edi-newlines-crlf.edi", hasMass),
        ("edi-wrapped-80.edi", { try same($0, "edi-ok.edi") }),
        ("edi-indented-tabs.edi", { try same($0, "edi-ok.edi") }),
        ("edi-bom.edi", { try same($0, "edi-ok.edi") }),
        ("edi-utf16le.edi", { try same($0, "edi-ok.edi") }),
        ("edi-unod-8859-2.edi", { name($0) == "ŁÓDŹ TEKSTYLIA" }),
        ("edi-unoe-8859-5.edi", { name($0) == "ООО РОМАШКА" }),
        ("edi-unoy-utf8.edi", { name($0) == "上海晓荣物流有限公司" }),
        ("edi-unob-separators-1c1d1f.edi", { try same($0, "edi-ok.edi") }),
        ("edi-trailing-separators.edi", { try same($0, "edi-ok.edi") }),
        ("x12-newline-is-terminator.x12", { try same($0, "x12-ok.x12") }),
        ("x12-crlf-terminator.x12", { try same($0, "x12-ok.x12") }),
        ("x12-bom.x12", { try same($0, "x12-ok.x12") }),
        ("x12-pipe-delims.x12", { try same($0, "x12-ok.x12") }),
        (
            "x12-ta1.x12",
            {
                $0.findings.isEmpty
                    && $0.interchange.remainder.contains { $0.value == "TA1*000000099*211112*1230*A*000" }
            }
        ),
        (
            "x12-element-separator-in-text.x12",
            { declaration in
                let errors = declaration.findings.filter { $0.severity == .error }
                return !errors.isEmpty
                    && errors.allSatisfy { $0.place?.address.contains("N10") == true || $0.place?.address == "" }
                    && declaration.nodes(.goodsItem)[0][.description].text == "TO"
            }
        ),
    ]

    @Test("Each file that is right says what the list says of it", arguments: values.map(\.file))
    func right(_ file: String) throws {
        let check = try #require(Self.values.first { $0.file == file }).check
        let declaration = try Self.read(file)
        #expect(try check(declaration), "\(String(decoding: declaration.json(), as: UTF8.self))")
    }

    @Test(
        "Nothing but a byte order mark, and nothing at all, is empty", arguments: ["edi-empty.edi", "edi-bom-only.edi"])
    func empty(_ file: String) throws {
        let error = #expect(throws: TidewaiterError.self) { _ = try Self.read(file) }
        #expect(error?.code == "format.empty")
    }

    @Test("An element of three megabytes is refused with its place, in time that grows with its length alone")
    func hugeElement() {
        let clock = ContinuousClock()
        func took(_ bytes: Int) -> Duration {
            let text = CUSCARTests.interchange("BGM+85+\(String(repeating: "A", count: bytes))'")
            return clock.measure {
                let error = #expect(throws: TidewaiterError.self) { _ = try CUSCARTests.read(text) }
                #expect(error?.code == "edifact.value-bytes")
                #expect(error?.status == .limit)
                #expect(error?.place?.offset == 76)
            }
        }
        _ = took(3_000_000)
        let short = took(3_000_000)
        let long = took(24_000_000)
        #expect(long < short * 60 + .seconds(5))
    }

    private static func same(_ declaration: Declaration, _ other: String) throws -> Bool {
        try declaration.findings.isEmpty && fields(declaration) == fields(read(other))
    }

    /// What the fields say, wherever they stand.
    private static func fields(_ declaration: Declaration) -> [String] {
        let header: Set<Field> = [.syntaxIdentifier, .syntaxVersion]
        return NodeKind.allCases.flatMap { declaration.nodes($0) }.flatMap { node in
            node.statedFields.filter { !header.contains($0) }.map { "\(node.pointer) \($0) \(node[$0].text ?? "")" }
        }
    }

    private static func hasMass(_ declaration: Declaration) -> Bool {
        declaration.nodes(.goodsItem)[0][.grossMass].text == "120.5"
    }

    private static func name(_ declaration: Declaration) -> String? {
        declaration.nodes(.consignor).first?[.name].text
    }
}
