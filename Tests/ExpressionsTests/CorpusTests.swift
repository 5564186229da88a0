import Testing
import TidewaiterQuantities
import TidewaiterTestSupport

@testable import TidewaiterExpressions

@Suite("The corpus of the fuzz target") struct CorpusTests {
    @Test(
        "Every input is compiled and evaluated, with the same value traced and again",
        arguments: Files.names(in: "\(Files.root)/Fuzz/corpus/expression"))
    func replay(_ name: String) throws {
        let bytes = try #require(Files.read("\(Files.root)/Fuzz/corpus/expression/\(name)"))
        let text = String(decoding: bytes, as: UTF8.self)
        let items = (0..<3).map { Value.object(ObjectRef(type: 0, index: UInt32($0))) }
        var evaluation = Evaluation(
            [items[0], .list(items), .string("MSCU1234566 é"), .int(7), nil], objects: Goods())
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

/// The objects of the fuzz target: fields of all types, one of them missing and one unreadable.
private final class Goods: ObjectSource {
    static let item = ValueType.named("GoodsItem", [])
    static let schema = Schema(
        [
            Schema.Variable("item", item), Schema.Variable("items", .list(item)), Schema.Variable("text", .string),
            Schema.Variable("number", .int), Schema.Variable("any", .dyn),
        ],
        types: [
            ObjectType(
                "GoodsItem",
                [
                    .init("code", .string), .init("origin", .string), .init("value", .decimal),
                    .init("mass", .quantity),
                    .init("price", .money), .init("date", .date), .init("packages", .int), .init("next", item),
                ])
        ])

    func value(slot: Int, of object: ObjectRef) -> Value? {
        switch slot {
        case 0: .string("95030041")
        case 2: .decimal(.small(Int64(object.index) * 25, scale: 2))
        case 3: (try? Unit("KGM")).map { .quantity(Quantity(Decimal(12), $0)) }
        case 4: (try? Currency("EUR")).map { .money(Money(Decimal(990), $0)) }
        case 5: CivilDate(year: 2026, month: 4, day: 10).map { .date($0) }
        case 6: .fault(.unreadable, "no number")
        case 7: .object(ObjectRef(type: 0, index: (object.index + 1) % 3))
        default: nil
        }
    }
}
