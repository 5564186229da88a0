import TidewaiterDocuments
import TidewaiterExpressions
import TidewaiterQuantities

/// Objects whose fields have values of all types, one of them missing and one unreadable.
final class Goods: ObjectSource {
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
    static let item = ValueType.named("GoodsItem", [])

    func value(slot: Int, of object: ObjectRef) -> Value? {
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

let goods = Goods()
let limits = {
    var limits = ExpressionLimits()
    limits.steps = 20_000
    limits.bytes = 1 << 20
    return limits
}()

/// Compiles the input, evaluates it checked, unchecked and traced, and compares the values.
@c(LLVMFuzzerTestOneInput)
public func fuzzExpression(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    let objects = (0..<3).map { Value.object(ObjectRef(type: 0, index: UInt32($0))) }
    var evaluation = Evaluation(
        [objects[0], .list(objects), .string("MSCU1234566 é"), .int(7), nil], objects: goods)
    if let expression = try? Expression(text, Goods.schema, isChecked: false, limits: limits) {
        _ = expression.evaluate(&evaluation).written
    }
    do throws(ExpressionError) {
        let expression = try Expression.compile(text, schema: Goods.schema, limits: limits)
        let value = expression.evaluate(&evaluation)
        let again = expression.evaluate(&evaluation)
        let (traced, trace) = expression.traced().evaluate(&evaluation)
        // What is worked out once costs less than what is not, so only one of two may have come to a limit.
        if value.fault?.code != .limit, traced.fault?.code != .limit, value.written != traced.written {
            fatalError("\(value.written), traced \(traced.written)")
        }
        if value.written != again.written { fatalError("\(value.written), then \(again.written)") }
        for entry in trace.entries where entry.part >= 0 && expression.traced().parts[entry.part] == nil {
            fatalError("a traced part without its text")
        }
    } catch {
        guard !error.flaws.isEmpty, error.flaws.allSatisfy({ $0.place.line > 0 && $0.excerpt.contains("^") }) else {
            fatalError("an error without a place")
        }
    }
    return 0
}
