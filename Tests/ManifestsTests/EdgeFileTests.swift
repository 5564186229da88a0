import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

/// Odd and hostile files outside the repository, each with the verdict that it ought to get.
@Suite("Edge files", .enabled(if: Files.reference != nil, "set TIDEWAITER_REFERENCE to the folder with the files"))
struct EdgeFileTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        var file: String
        var verdict: String
        var testDescription: String { file }
    }

    static let expected: [Expected] = {
        guard let folder = Files.reference, let bytes = Files.read("\(folder)/manifests/edge/expected.json"),
            let document = try? JSONDocument(bytes)
        else { return [] }
        return document.root.members.compactMap { member in
            let formats = ["edifact", "x12", "csv", "json"]
            guard let format = member.value["format"]?.string, formats.contains(format),
                let verdict = member.value["verdict"]?.string, Files.read(path(member.name)) != nil
            else { return nil }
            return Expected(file: member.name, verdict: verdict)
        }
    }()

    static func path(_ file: String) -> String { "\(Files.reference ?? "")/manifests/edge/\(file)" }

    @Test("Each file gets its verdict", arguments: expected)
    func verdict(_ expected: Expected) throws {
        let bytes = try #require(Files.read(Self.path(expected.file)))
        var found = "accept"
        var said: [String] = []
        do {
            let declaration = try Declaration.read(bytes, input: expected.file)
            // That a file holds nothing to check is said beside the fault that it is there for.
            let faults = declaration.findings.filter {
                !$0.rule.hasSuffix(".nothing-known") && $0.rule != "tw.csv.no-rows"
            }
            let worst = faults.map(\.severity).max() ?? (declaration.findings.isEmpty ? nil : .warning)
            found = worst == .error ? "error" : worst == .warning ? "warn" : "accept"
            #expect(try Declaration.read(declaration.json()) == declaration)
            said = declaration.findings.map { "\($0.rule): \($0.message)" }
        } catch {
            found = "error"
            said = [error.description]
        }
        let allowed = expected.verdict.split(separator: "-or-").map(String.init)
        #expect(allowed.contains(found), "\(said)")
    }

    @Test("What is accepted departs from its directory in nothing that hinders reading", arguments: expected)
    func structure(_ expected: Expected) throws {
        guard expected.verdict == "accept" else { return }
        let declaration = try Declaration.read(try #require(Files.read(Self.path(expected.file))))
        let structure = declaration.structureFindings(limits: .standard).findings
        #expect(structure.allSatisfy { $0.severity < .error && $0.place != nil }, "\(structure)")
    }

    @Test(
        "Real messages of other types are as their directory says",
        arguments: ["declaration/CUSDEC-D99B-export-AU.edi", "transport/IFTMBC-D99B-edidom.edi"])
    func realStructures(_ file: String) throws {
        let bytes = try #require(Files.read("\(Files.reference ?? "")/manifests/edifact-\(file)"))
        let declaration = try Declaration.read(bytes)
        #expect(declaration.structureFindings(limits: .standard).findings.isEmpty)
    }

    @Test("A whole real message is read")
    func realMessage() throws {
        let folder = "\(Files.reference ?? "")/manifests/edifact-cuscar"
        let bytes = try #require(Files.read("\(folder)/edifact.D95B.CUSCAR.EDI"))
        let declaration = try Declaration.read(bytes)
        #expect(
            declaration.nodes(.consignment).map { $0[.transportDocumentID].text } == [
                "MSCUXP080935", "MSCUDF421004", "MSCUEK569969",
            ])
        #expect(declaration.nodes(.goodsItem).count == 4)
        #expect(declaration.nodes(.goodsItem).allSatisfy { $0[.grossMass].decimal != nil })
        // The message has no type, and its trailer counts one segment too many: both are so in the file.
        #expect(
            Set(declaration.findings.filter { $0.severity == .error }.map(\.rule)) == [
                "tw.edifact.message-type", "tw.edifact.segment-count",
            ])
    }
}
