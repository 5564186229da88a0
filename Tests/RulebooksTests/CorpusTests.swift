import BookSamples
import Testing
import TidewaiterTestSupport

@Suite("The corpus of the fuzz target of rule books")
struct CorpusTests {
    @Test(
        "Every input is read, compiled, examined and tested, and every flaw has its place",
        arguments: Files.names(in: "\(Files.root)/Fuzz/corpus/book"))
    func replay(_ name: String) throws {
        let bytes = try #require(Files.read("\(Files.root)/Fuzz/corpus/book/\(name)"))
        #expect(try WrittenBook(bytes).problems() == [])
    }
}
