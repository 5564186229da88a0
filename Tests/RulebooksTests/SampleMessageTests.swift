import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterRulebooks
import TidewaiterTestSupport

/// Messages as they are sent are not told to be wrong.
@Suite("Messages of every type, checked")
struct SampleMessageTests {
    private func errors(_ declaration: Declaration, into: String? = nil) throws -> [String] {
        try Draft.report(declaration, into: into, asOf: "2026-11-21").findings.filter { $0.severity == .error }
            .map { "\($0.rule) \($0.value ?? "")" }
    }

    @Test("A valid message of UN/EDIFACT has no error, whatever its type", arguments: MessageSamples.all.map(\.type))
    func edifact(_ type: String) throws {
        for sample in MessageSamples.all where sample.type == type {
            let text = MessageSamples.interchange(sample.type, sample.release, sample.body)
            let found = try errors(Declaration.read(Array(text.utf8)))
            #expect(found.isEmpty, "\(sample.type) \(sample.release): \(found)")
        }
    }

    @Test("A valid transaction set of X12 has no error, whatever its type", arguments: X12Sample.all.map(\.set))
    func x12(_ set: String) throws {
        let body = try #require(X12Sample.all.first { $0.set == set }).body
        let found = try errors(Declaration.read(Array(X12Sample.interchange(set, body).utf8)))
        #expect(found.isEmpty, "\(found)")
    }

    /// Samples whose values are wrong on purpose or made up, and what is wrong with them.
    private static let wrong: [String: Set<String>] = [
        "sample_baplie.txt": ["tw.container.check-digit"],
        "CUSDEC-D99B-export-AU.edi": ["tw.commodity.code", "tw.goods.description-vague"],
        "x12-309-005010.edi": ["tw.country.flag", "tw.mass.missing", "tw.party.consignee", "tw.location.ports"],
        "x12-350-export-BA1.edi": ["tw.entry.us-number"],
        "x12-301-1.edi": ["tw.vessel.imo-number"], "x12-309-1.edi": ["tw.commodity.digits"],
        "x12-310-1.edi": ["tw.date.order"], "x12-315-1.edi": ["tw.container.check-digit", "tw.vessel.imo-number"],
    ]

    private static let files: [String] = {
        let root = "\(Files.reference ?? "")/manifests"
        return Files.names(in: root).filter { $0.hasPrefix("edifact-") || $0.hasPrefix("x12-") }
            .flatMap { folder in Files.names(in: "\(root)/\(folder)").map { "\(folder)/\($0)" } }
    }()

    @Test(
        "A sample has no error but those that its values have",
        .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to the folder with the files"), arguments: files)
    func sample(_ file: String) throws {
        let bytes = try #require(Files.read("\(Files.reference ?? "")/manifests/\(file)"))
        // Of a syntax of its own, and said to be.
        if file.contains("tradacoms") { return }
        let declaration = try Declaration.read(bytes, input: file)
        let report = try Draft.report(declaration, into: nil, asOf: "2026-11-21")
        let found = report.findings.filter { $0.severity == .error }.map(\.rule).filter {
            !$0.hasPrefix("tw.edifact.") && !$0.hasPrefix("tw.x12.")
        }
        let name = String(file.split(separator: "/").last ?? "")
        #expect(Set(found) == Self.wrong[name] ?? [], "\(found)")
    }
}
