import Testing
import TidewaiterDocuments
import TidewaiterTestSupport

/// Replays what fuzzing found, and its starting points: none may crash, hang, or lose its place.
@Suite("Fuzzing corpus")
struct CorpusTests {
    @Test("every file is read or refused with a place", arguments: ["json", "csv"])
    func replay(format: String) throws {
        let folder = "\(Files.root)/Fuzz/corpus/\(format)"
        let names = Files.names(in: folder)
        #expect(names.count > 10)
        for name in names {
            let bytes = try #require(Files.read("\(folder)/\(name)"))
            do {
                if format == "json" {
                    let document = try JSONDocument(bytes, input: name)
                    #expect(document.findings.allSatisfy { $0.place?.input == name })
                } else {
                    let source = try SourceText(decoding: bytes, input: name)
                    let table = try CSVTable(source)
                    #expect((source.findings + table.findings).allSatisfy { $0.place?.input == name })
                }
            } catch {
                #expect(error.place?.input == name)
            }
        }
    }
}
