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
    case fault(FaultBox)

    static func fault(_ code: Fault.Code, _ message: String) -> Value { .fault(FaultBox(Fault(code, message))) }

    static let none: Value = .optional(OptionalBox(nil))

    static func some(_ value: Value) -> Value { .optional(OptionalBox(value)) }

    static func string(_ text: String) -> Value { .string(Text(text)) }

    /// The fault, when this is one.
    package var fault: Fault? {
        guard case .fault(let box) = self else { return nil }
        return box.fault
    }

    var isFault: Bool {
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
        case .string(let value): value.utf8.isEmpty
        case .bytes(let value): value.isEmpty
        case .list(let value): value.isEmpty
        case .map(let value): value.entries.isEmpty
        case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
        case .duration(let value): value == 0
        case .optional(let box): box.value == nil
        case .type, .fault: false
        }
    }
}

/// A value that may be absent.
package final class OptionalBox: Sendable {
    package let value: Value?
    init(_ value: Value?) { self.value = value }
}
