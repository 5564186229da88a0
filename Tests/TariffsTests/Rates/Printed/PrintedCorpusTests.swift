import Testing
import TidewaiterDocuments
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterTariffs

@Suite("The corpus of the fuzz target for rates") struct PrintedCorpusTests {
    @Test(
        "every input is read or refused at a place of its own, and explained as JSON and text",
        arguments: Files.names(in: "\(Files.root)/Fuzz/corpus/rate"))
    func replay(_ name: String) throws {
        let bytes = try #require(Files.read("\(Files.root)/Fuzz/corpus/rate/\(name)"))
        let text = String(decoding: bytes, as: UTF8.self)
        for dialect in PrintedRate.Dialect.allCases {
            let explanation = try RateExplanation(of: text, as: dialect)
            #expect(try JSONDocument(explanation.json()).root["text"]?.string == text)
            #expect(!explanation.text().isEmpty)
            #expect((explanation.flaw == nil) == (explanation.rate != nil))
            if let flaw = explanation.flaw { #expect(0...text.utf8.count ~= flaw.offset) }
        }
    }
}
