internal import TidewaiterQuantities

/// A value of the rule language, or the fault that stands in its place.
package enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(Text)
    case bytes([UInt8])
    case list([Value])
    case map(MapValue)
    case timestamp(Timestamp)
    /// Nanoseconds.
    case duration(Int64)
    /// A type, by its name.
    case type(String)
    case optional(OptionalBox)
    case decimal(DecimalValue)
    case date(DateValue)
    case quantity(QuantityValue)
    case money(MoneyValue)
    /// An object of the host's, whose fields are read where they are asked for.
    case object(ObjectRef)
    case fault(FaultBox)

    package static func fault(_ code: Fault.Code, _ message: String) -> Value { .fault(FaultBox(Fault(code, message))) }

    package static let none: Value = .optional(OptionalBox(nil))

    package static func some(_ value: Value) -> Value { .optional(OptionalBox(value)) }

    package static func string(_ text: String) -> Value { .string(Text(text)) }

    /// The fault, when this is one.
    package var fault: Fault? {
        guard case .fault(let box) = self else { return nil }
        return box.fault
    }

    package var isFault: Bool {
        if case .fault = self { return true }
        return false
    }

    /// The name of its type, as `type()` gives it.
    package var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .type: "type"
        case .optional: "optional_type"
        case .decimal: "decimal"
        case .date: "date"
        case .quantity: "quantity"
        case .money: "money"
        case .object: "object"
        case .fault: "error"
        }
    }

    /// Whether it is what a variable of its type is before anything was put there.
    var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .double(let value): value == 0
        case .string(let value): value.isEmpty
        case .bytes(let value): value.isEmpty
        case .list(let value): value.isEmpty
        case .map(let value): value.entries.isEmpty
        case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
        case .duration(let value): value == 0
        case .optional(let box): box.value == nil
        case .decimal(let value): value.isZero
        case .quantity(let value): value.amount.isZero
        case .money(let value): value.amount.isZero
        case .date, .object, .type, .fault: false
        }
    }
}

/// A value that may be absent.
package final class OptionalBox: Sendable {
    package let value: Value?
    init(_ value: Value?) { self.value = value }
}
