package import TidewaiterExpressions
internal import TidewaiterQuantities

/// Objects whose fields have values of all types, one of them missing and one unreadable.
package final class Goods: ObjectSource {
    package static let schema = Schema(
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
    static let item = ValueType.named("GoodsItem", [])

    package init() {}

    /// Three of them, with a text, a number and a variable without a value.
    package static var variables: [Value?] {
        let objects = (0..<3).map { Value.object(ObjectRef(type: 0, index: UInt32($0))) }
        return [objects[0], .list(objects), .string("MSCU1234566 é"), .int(7), nil]
    }

    package func value(slot: Int, of object: ObjectRef) -> Value? {
        switch slot {
        case 0: .string("95030041")
        case 2: .decimal(.small(Int64(object.index) * 25, scale: 2))
        case 3: try? .quantity(Quantity(Decimal(12), Unit("KGM")))
        case 4: try? .money(Money(Decimal(990), Currency("EUR")))
        case 5: CivilDate(year: 2026, month: 4, day: 10).map { .date($0) }
        case 6: .fault(.unreadable, "no number")
        case 7: .object(ObjectRef(type: 0, index: (object.index + 1) % 3))
        default: nil
        }
    }
}
