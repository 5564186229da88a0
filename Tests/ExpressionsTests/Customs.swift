import TidewaiterQuantities

@testable import TidewaiterExpressions

/// Objects for tests: goods items of a bill, each a dictionary of its fields.
final class Customs: ObjectSource {
    static let itemFields: [ObjectType.Field] = [
        .init("code", .string), .init("origin", .string), .init("gross_weight", .quantity),
        .init("net_weight", .quantity), .init("value", .decimal), .init("packages", .int), .init("bill", bill),
        .init("price", .money), .init("date", .date),
    ]
    static let item = ValueType.named("GoodsItem", [])
    static let bill = ValueType.named("Bill", [])
    static let schema = Schema(
        [Schema.Variable("item", item), Schema.Variable("bill", bill), Schema.Variable("facts", .dyn)],
        types: [
            ObjectType("GoodsItem", itemFields),
            ObjectType("Bill", [.init("items", .list(item)), .init("total", .decimal), .init("carrier", .string)]),
        ])

    let items: [[String: Value]]
    let bill: [String: Value]

    init(_ items: [[String: Value]] = [[:]], bill: [String: Value] = [:]) {
        self.items = items
        var bill = bill
        bill["items"] = .list(items.indices.map { .object(ObjectRef(type: 0, index: UInt32($0))) })
        self.bill = bill
    }

    func value(slot: Int, of object: ObjectRef) -> Value? {
        let type = Self.schema.types[Int(object.type)]
        let name = type.fields[slot].name
        if object.type == 1 { return bill[name] }
        return name == "bill" ? .object(ObjectRef(type: 1, index: 0)) : items[Int(object.index)][name]
    }

    /// An evaluation of the first item.
    var evaluation: Evaluation {
        Evaluation(
            [.object(ObjectRef(type: 0, index: 0)), .object(ObjectRef(type: 1, index: 0)), nil], objects: self)
    }

    func value(_ text: String, isChecked: Bool = true) throws -> Value {
        var evaluation = evaluation
        return try Expression(text, Self.schema, isChecked: isChecked).evaluate(&evaluation)
    }

    func written(_ text: String) throws -> String { try value(text).written }

    static func amount(_ text: String, _ unit: String) throws -> Value {
        .quantity(Quantity(try Decimal(text), try Unit(unit)))
    }
}
