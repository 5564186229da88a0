import Testing
import TidewaiterDocuments
import TidewaiterManifests
import TidewaiterTestSupport

@Suite("The corpus of the fuzz targets")
struct CorpusTests {
    static let files = ["edifact", "csv", "json"].flatMap { folder in
        Files.names(in: "\(Files.root)/Fuzz/corpus/\(folder)").map { "\(folder)/\($0)" }
    }

    @Test("Each file is read as a declaration or refused with a place", arguments: files)
    func replay(_ name: String) throws {
        let bytes = try #require(Files.read("\(Files.root)/Fuzz/corpus/\(name)"))
        do {
            let declaration = try Declaration.read(bytes, input: name)
            for finding in declaration.findings { #expect(finding.place != nil) }
            #expect(try Declaration.read(declaration.json()) == declaration)
        } catch {
            #expect(error.place != nil)
        }
    }
}
