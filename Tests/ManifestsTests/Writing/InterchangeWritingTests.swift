import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

@Suite("An interchange that was read, written again")
struct InterchangeWritingTests {
    static func form(_ declaration: Declaration) -> WrittenForm? {
        switch declaration.format {
        case .edifact: .edifact
        case .x12: .x12
        default: nil
        }
    }

    @Test("It comes out byte for byte, and reads as the same declaration")
    func verbatim() throws {
        let text = CUSCARTests.interchange(CUSCARTests.bill)
        let declaration = try CUSCARTests.read(text)
        let written = try declaration.write(as: .edifact)
        #expect(written.bytes == Array(text.utf8))
        #expect(written.findings.isEmpty)
        let changed = try declaration.write(
            as: .edifact, options: .init(charset: "UTF-8", delimiters: "|^.~ #", lineBreaks: .crlf))
        #expect(changed.bytes.starts(with: Array("UNA|^.~ #\r\nUNB^UNOY|4^NHLN|ZZZ^".utf8)))
        #expect(try Declaration.read(changed.bytes).root.json() == declaration.root.json())
    }

    @Test("Counts are corrected where that is asked for")
    func counts() throws {
        let text = CUSCARTests.interchange(CUSCARTests.bill).replacing("UNT+", with: "UNT+9")
        let declaration = try CUSCARTests.read(text)
        #expect(declaration.findings.map(\.rule) == ["tw.edifact.segment-count"])
        let written = try declaration.write(as: .edifact, options: .init(correctCounts: true))
        #expect(written.bytes == Array(CUSCARTests.interchange(CUSCARTests.bill).utf8))
    }

    @Test("Options that a form does not have are refused before anything is written")
    func options() throws {
        let declaration = try CUSCARTests.read(CUSCARTests.interchange(CUSCARTests.bill))
        let refused: [(WrittenForm, WriteOptions, String)] = [
            (.json, .init(charset: "UTF-8"), "write.options"), (.csv, .init(message: "CUSCAR"), "write.options"),
            (.edifact, .init(charset: "klingon"), "text.charset"), (.edifact, .init(message: "309"), "write.message"),
            (.edifact, .init(charset: "windows-1251"), "edifact.charset"),
            (.edifact, .init(delimiters: "++++++"), "segments.delimiters"),
            (.edifact, .init(message: "CUSCAR", preparedAt: "tomorrow"), "write.date"),
            (.x12, .init(correctCounts: true), "write.counts"),
        ]
        for (form, options, code) in refused {
            let error = #expect(throws: TidewaiterError.self) { _ = try declaration.write(as: form, options: options) }
            #expect(error?.code == code)
            #expect(error?.status == .argument)
        }
    }
}

@Suite(
    "Samples, written again",
    .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to the folder with the files"))
struct SampleWritingTests {
    static let files: [String] = {
        let root = "\(Files.reference ?? "")/manifests"
        return Files.names(in: root).filter { $0.hasPrefix("edifact") || $0.hasPrefix("x12") || $0 == "edge" }
            .flatMap { folder in Files.names(in: "\(root)/\(folder)").map { "\(folder)/\($0)" } }
    }()

    @Test(
        "Each interchange comes out byte for byte; where its characters are damaged, with the same values",
        arguments: files)
    func again(_ file: String) throws {
        let bytes = try #require(Files.read("\(Files.reference ?? "")/manifests/\(file)"))
        guard let declaration = try? Declaration.read(bytes, input: file),
            let form = InterchangeWritingTests.form(declaration)
        else { return }
        let isDamaged = declaration.findings.contains {
            ["tw.text.undecodable", "tw.text.not-utf8"].contains($0.rule)
        }
        if isDamaged { return }
        let written = try declaration.write(as: form)
        #expect(written.bytes == bytes)
        #expect(try Declaration.read(written.bytes) == declaration)
        // A whole segment that is kept is kept as it is written, so only what has fields is compared.
        let other = WriteOptions(delimiters: form == .edifact ? "\u{1F}\u{1D}.?*\u{1C}" : "\u{1D}\u{1F}\u{1C}\u{1E}")
        let changed = try Declaration.read(try declaration.write(as: form, options: other).bytes)
        // A text that was cut at a full line is put together without a blank; release characters count in a line's length.
        let plain = { (declaration: Declaration) in
            RoundTripTests.fields(declaration).map { $0.replacing(" ", with: "") }
        }
        #expect(plain(changed) == plain(declaration))
        let kept = { (declaration: Declaration) in
            NodeKind.allCases.map { kind in declaration.nodes(kind).map { $0.remainder.map(\.value).count } }
        }
        #expect(kept(changed) == kept(declaration))
    }
}
