import ClassificationSamples
import Testing
import TidewaiterTestSupport

@Suite("Inputs that fuzzing has tried classification on")
struct CorpusTests {
    @Test("Nothing is wrong with what comes of any", arguments: Files.names(in: "\(Files.root)/Fuzz/corpus/classify"))
    func replay(_ name: String) throws {
        let bytes = try #require(Files.read("\(Files.root)/Fuzz/corpus/classify/\(name)"))
        #expect(try ClassificationInput().flaws(bytes).isEmpty)
    }
}
