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
        var evaluation = Customs([["code": .string("95030041")]]).evaluation
        if let expression = try? Expression(text, Customs.schema, isChecked: false) {
            #expect(!expression.evaluate(&evaluation).written.isEmpty)
        }
        let fields = Customs.itemFields.map { Schema.Variable($0.name, $0.type) }
        let schema = Schema(
            Customs.schema.variables + fields + [Schema.Variable("text", .string)], types: Customs.schema.types)
        evaluation.variables += fields.map { _ in nil } + [.string("MSCU1234566 é")]
        guard let expression = try? Expression.compile(text, schema: schema) else { return }
        let value = expression.evaluate(&evaluation)
        let traced = expression.traced().evaluate(&evaluation).value
        #expect(value.written == traced.written || [value, traced].contains { $0.fault?.code == .limit })
        #expect(expression.evaluate(&evaluation).written == value.written)
    }
}
