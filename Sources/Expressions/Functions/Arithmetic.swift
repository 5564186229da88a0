import TidewaiterQuantities

/// Arithmetic that says when a result does not fit.
enum Arithmetic {
    static func overflow(_ type: String) -> Value { .fault(.overflow, "the result does not fit \(type)") }

    private static func whole<T>(_ result: (partialValue: T, overflow: Bool), _ make: (T) -> Value) -> Value {
        result.overflow ? overflow("64 bits") : make(result.partialValue)
    }

    static func negate(_ value: Value) -> Value {
        switch value {
        case .int(let value): whole(Int64(0).subtractingReportingOverflow(value), Value.int)
        case .double(let value): .double(-value)
        case .duration(let value): whole(Int64(0).subtractingReportingOverflow(value), Value.duration)
        default: Exact.negate(value) ?? .noOverload("-", value)
        }
    }

    static func add(_ first: Value, _ second: Value, _ evaluation: inout Evaluation) -> Value {
        switch (first, second) {
        case (.int(let first), .int(let second)): return whole(first.addingReportingOverflow(second), Value.int)
        case (.uint(let first), .uint(let second)): return whole(first.addingReportingOverflow(second), Value.uint)
        case (.double(let first), .double(let second)): return .double(first + second)
        case (.string(let first), .string(let second)):
            guard evaluation.build(first.size + second.size) else { return evaluation.stopped }
            return .string(Text(valid: first.utf8 + second.utf8))
        case (.bytes(let first), .bytes(let second)):
            guard evaluation.build(first.count + second.count) else { return evaluation.stopped }
            return .bytes(first + second)
        case (.list(let first), .list(let second)):
            guard evaluation.build((first.count + second.count) * 16) else { return evaluation.stopped }
            return .list(first + second)
        case (.duration(let first), .duration(let second)):
            return whole(first.addingReportingOverflow(second), Value.duration)
        case (.timestamp(let time), .duration(let span)), (.duration(let span), .timestamp(let time)):
            return time.adding(span).map(Value.timestamp) ?? Timestamp.outOfRange
        default: return Exact.add(first, second) ?? .noOverload("+", first, second)
        }
    }

    static func subtract(_ first: Value, _ second: Value) -> Value {
        switch (first, second) {
        case (.int(let first), .int(let second)): return whole(first.subtractingReportingOverflow(second), Value.int)
        case (.uint(let first), .uint(let second)): return whole(first.subtractingReportingOverflow(second), Value.uint)
        case (.double(let first), .double(let second)): return .double(first - second)
        case (.duration(let first), .duration(let second)):
            return whole(first.subtractingReportingOverflow(second), Value.duration)
        case (.timestamp(let time), .duration(let span)):
            let (negative, overflow) = Int64(0).subtractingReportingOverflow(span)
            return overflow ? Timestamp.outOfRange : time.adding(negative).map(Value.timestamp) ?? Timestamp.outOfRange
        case (.timestamp(let first), .timestamp(let second)):
            return first.since(second).map(Value.duration) ?? overflow("a duration")
        case (.date(let first), .date(let second)): return .int(Int64(first.date.days(since: second.date)))
        default: return Exact.subtract(first, second) ?? .noOverload("-", first, second)
        }
    }

    static func multiply(_ first: Value, _ second: Value) -> Value {
        switch (first, second) {
        case (.int(let first), .int(let second)): whole(first.multipliedReportingOverflow(by: second), Value.int)
        case (.uint(let first), .uint(let second)): whole(first.multipliedReportingOverflow(by: second), Value.uint)
        case (.double(let first), .double(let second)): .double(first * second)
        default: Exact.multiply(first, second) ?? .noOverload("*", first, second)
        }
    }

    static func divide(_ first: Value, _ second: Value) -> Value {
        switch (first, second) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)): .fault(.divisionByZero, "division by zero")
        case (.int(let first), .int(let second)): whole(first.dividedReportingOverflow(by: second), Value.int)
        case (.uint(let first), .uint(let second)): .uint(first / second)
        case (.double(let first), .double(let second)): .double(first / second)
        default: .noOverload("/", first, second)
        }
    }

    static func remainder(_ first: Value, _ second: Value) -> Value {
        switch (first, second) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)): .fault(.divisionByZero, "modulus by zero")
        case (.int(_), .int(-1)): .int(0)
        case (.int(let first), .int(let second)): .int(first % second)
        case (.uint(let first), .uint(let second)): .uint(first % second)
        default: .noOverload("%", first, second)
        }
    }
}
