import TidewaiterQuantities

extension Library {
    mutating func addConversions() {
        one("type", global: ["(<A>) -> type"]) { value, _ in .type(value.typeName) }
        one("dyn", global: ["(<A>) -> dyn"]) { value, _ in value }
        one("bool", global: ["(bool) -> bool", "(string) -> bool"]) { value, _ in Conversion.bool(value) }
        let numbers = ["int", "uint", "double", "string"]
        one("int", global: (numbers + ["timestamp", "duration", "decimal"]).map { "(\($0)) -> int" }) { value, _ in
            Conversion.int(value)
        }
        one("uint", global: numbers.map { "(\($0)) -> uint" }) { value, _ in Conversion.uint(value) }
        one("double", global: (numbers + ["decimal"]).map { "(\($0)) -> double" }) { value, _ in
            Conversion.double(value)
        }
        one(
            "string",
            global: (numbers + ["bool", "bytes", "timestamp", "duration", "decimal", "date", "quantity", "money"]).map {
                "(\($0)) -> string"
            }
        ) {
            Conversion.string($0, &$1)
        }
        one("bytes", global: ["(bytes) -> bytes", "(string) -> bytes"]) { value, _ in
            switch value {
            case .bytes: value
            case .string(let text): .bytes(text.utf8)
            default: .noOverload("bytes", value)
            }
        }
        one("timestamp", global: ["timestamp", "string", "int", "date"].map { "(\($0)) -> timestamp" }) { value, _ in
            Conversion.timestamp(value)
        }
        one("duration", global: ["duration", "string", "int"].map { "(\($0)) -> duration" }) { value, _ in
            Conversion.duration(value)
        }
    }
}

/// From one type to another, or why not.
enum Conversion {
    private static func failed(_ value: Value, _ type: String) -> Value {
        .fault(.conversion, "\(value.written) is no \(type)")
    }

    private static func outOfRange(_ value: Value, _ type: String) -> Value {
        .fault(.range, "\(value.written) is outside the range of \(type)")
    }

    static func bool(_ value: Value) -> Value {
        switch value {
        case .bool: return value
        case .string(let text):
            switch text.string {
            case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
            case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
            default: return failed(value, "bool")
            }
        default: return .noOverload("bool", value)
        }
    }

    static func int(_ value: Value) -> Value {
        switch value {
        case .int: value
        case .uint(let number): Int64(exactly: number).map(Value.int) ?? outOfRange(value, "int")
        // Doubles this large stand for more than one whole number: the bounds themselves are refused.
        case .double(let number):
            number > -0x1p63 && number < 0x1p63 ? .int(Int64(number)) : outOfRange(value, "int")
        case .string(let text): Int64(text.string).map(Value.int) ?? failed(value, "int")
        case .timestamp(let time): .int(time.seconds)
        case .duration(let nanoseconds): .int(nanoseconds / 1_000_000_000)
        // Nothing is cut off silently: `round` says how.
        case .decimal(let number): number.number.exactInt.map { .int(Int64($0)) } ?? failed(value, "int")
        default: .noOverload("int", value)
        }
    }

    static func uint(_ value: Value) -> Value {
        switch value {
        case .uint: value
        case .int(let number): UInt64(exactly: number).map(Value.uint) ?? outOfRange(value, "uint")
        case .double(let number): number > -1 && number < 0x1p64 ? .uint(UInt64(number)) : outOfRange(value, "uint")
        case .string(let text): UInt64(text.string).map(Value.uint) ?? failed(value, "uint")
        default: .noOverload("uint", value)
        }
    }

    static func double(_ value: Value) -> Value {
        switch value {
        case .double: value
        case .int(let number): .double(Double(number))
        case .uint(let number): .double(Double(number))
        case .decimal(let number):
            DoubleText.read(number.number.description).map(Value.double) ?? failed(value, "double")
        case .string(let text): DoubleText.read(text.string).map(Value.double) ?? failed(value, "double")
        default: .noOverload("double", value)
        }
    }

    static func string(_ value: Value, _ evaluation: inout Evaluation) -> Value {
        switch value {
        case .string: return value
        case .bool(let flag): return .string(flag ? "true" : "false")
        case .int(let number): return .string(String(number))
        case .uint(let number): return .string(String(number))
        case .double(let number): return .string(DoubleText.shortest(number))
        case .bytes(let bytes):
            guard evaluation.build(bytes.count) else { return evaluation.stopped }
            return Text(validating: bytes).map(Value.string) ?? .fault(.conversion, "the bytes are no UTF-8")
        case .timestamp(let time): return .string(time.description)
        case .duration(let nanoseconds): return .string(DurationText.write(nanoseconds))
        case .decimal, .date, .quantity, .money: return .string(value.written)
        default: return .noOverload("string", value)
        }
    }

    static func timestamp(_ value: Value) -> Value {
        switch value {
        case .timestamp: value
        case .date(let value):
            Timestamp(seconds: Int64(value.date.daysSince1970) * 86_400).map(Value.timestamp) ?? Timestamp.outOfRange
        case .int(let seconds): Timestamp(seconds: seconds).map(Value.timestamp) ?? Timestamp.outOfRange
        case .string(let text):
            Timestamp(text.string).map(Value.timestamp)
                ?? .fault(.range, "\(value.written) is no time of RFC 3339 in the years 1 to 9999")
        default: .noOverload("timestamp", value)
        }
    }

    static func duration(_ value: Value) -> Value {
        switch value {
        case .duration: return value
        case .int(let seconds):
            let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            return overflow ? outOfRange(value, "duration") : .duration(nanoseconds)
        case .string(let text):
            return DurationText.read(text.string).map(Value.duration)
                ?? .fault(.range, "\(value.written) is no duration of less than 292 years; write 1h30m or 90s")
        default: return .noOverload("duration", value)
        }
    }
}
