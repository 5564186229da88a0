import ExpressionSamples
import Testing
import TidewaiterTestSupport

@testable import TidewaiterExpressions

@Suite("The corpus of the fuzz target") struct CorpusTests {
    @Test(
        "Every input is compiled and evaluated, with the same value traced and again",
        arguments: Files.names(in: "\(Files.root)/Fuzz/corpus/expression"))
    func replay(_ name: String) throws {
        let bytes = try #require(Files.read("\(Files.root)/Fuzz/corpus/expression/\(name)"))
        let text = String(decoding: bytes, as: UTF8.self)
        var evaluation = Evaluation(Goods.variables, objects: Goods())
        if let expression = try? Expression(text, Goods.schema, isChecked: false) {
            #expect(!expression.evaluate(&evaluation).written.isEmpty)
        }
        guard let expression = try? Expression.compile(text, schema: Goods.schema) else {
            #expect(!name.hasPrefix("rule-"), "rules are in the corpus so that their evaluation is tried too")
            return
        }
        let value = expression.evaluate(&evaluation)
        let traced = expression.traced().evaluate(&evaluation).value
        #expect(value.written == traced.written || [value, traced].contains { $0.fault?.code == .limit })
        #expect(expression.evaluate(&evaluation).written == value.written)
    }
}
