internal import TidewaiterQuantities

extension Library {
    mutating func addOperators() {
        let ordered = [
            "int", "uint", "double", "string", "bytes", "bool", "timestamp", "duration", "decimal", "date", "quantity",
            "money",
        ]
        let mixed = ["(decimal, int) -> bool", "(int, decimal) -> bool"]
        let comparisons = ordered.map { "(\($0), \($0)) -> bool" } + mixed
        for (name, isEqual) in [("==", true), ("!=", false)] {
            two(name, global: ["(<A>, <A>) -> bool"] + mixed) { first, second, evaluation in
                if let fault = Comparison.unlike(first, second) { return fault }
                return .bool(first.equals(second, &evaluation) == isEqual)
            }
        }
        two("<", global: comparisons) { first, second, _ in
            first.order(second).map { .bool($0 == .before) } ?? Comparison.fault("<", first, second)
        }
        two("<=", global: comparisons) { first, second, _ in
            first.order(second).map { .bool($0 == .before || $0 == .same) } ?? Comparison.fault("<=", first, second)
        }
        two(">", global: comparisons) { first, second, _ in
            first.order(second).map { .bool($0 == .after) } ?? Comparison.fault(">", first, second)
        }
        two(">=", global: comparisons) { first, second, _ in
            first.order(second).map { .bool($0 == .after || $0 == .same) } ?? Comparison.fault(">=", first, second)
        }
        one("!_", global: ["(bool) -> bool"]) { value, _ in
            guard case .bool(let value) = value else { return .noOverload("!", value) }
            return .bool(!value)
        }
        one("-_", global: ["int", "double", "duration", "decimal", "money", "quantity"].map { "(\($0)) -> \($0)" }) {
            value, _ in
            Arithmetic.negate(value)
        }
        addArithmetic()
        addContainers()
    }

    private mutating func addArithmetic() {
        let exact = ["(decimal, decimal) -> decimal", "(decimal, int) -> decimal", "(int, decimal) -> decimal"]
        let plain = ["(int, int) -> int", "(uint, uint) -> uint", "(double, double) -> double"]
        let numbers = plain + exact
        let amounts = ["(money, money) -> money", "(quantity, quantity) -> quantity"]
        let scaled = ["money", "quantity"].flatMap { amount in
            ["decimal", "int"].flatMap { ["(\(amount), \($0)) -> \(amount)", "(\($0), \(amount)) -> \(amount)"] }
        }
        two(
            "+",
            global: numbers + amounts + [
                "(string, string) -> string", "(bytes, bytes) -> bytes", "(list(<A>), list(<A>)) -> list(<A>)",
                "(timestamp, duration) -> timestamp", "(duration, timestamp) -> timestamp",
                "(duration, duration) -> duration",
            ]
        ) { Arithmetic.add($0, $1, &$2) }
        two(
            "-",
            global: numbers + amounts + [
                "(date, date) -> int", "(timestamp, timestamp) -> duration", "(timestamp, duration) -> timestamp",
                "(duration, duration) -> duration",
            ]
        ) { first, second, _ in Arithmetic.subtract(first, second) }
        two("*", global: numbers + scaled) { first, second, _ in Arithmetic.multiply(first, second) }
        two("/", global: plain) { first, second, _ in Arithmetic.divide(first, second) }
        two("%", global: ["(int, int) -> int", "(uint, uint) -> uint"]) { first, second, _ in
            Arithmetic.remainder(first, second)
        }
    }

    private mutating func addContainers() {
        let mixed = ["(decimal, list(int)) -> bool", "(int, list(decimal)) -> bool"]
        two("in", global: ["(<A>, list(<A>)) -> bool", "(<A>, map(<A>, <B>)) -> bool"] + mixed) {
            value, container, evaluation in
            switch container {
            case .map(let map): return .bool(map.value(value) != nil)
            case .list(let values):
                guard evaluation.spend(values.count) else { return evaluation.stopped }
                for element in values where element.equals(value, &evaluation) { return .bool(true) }
                return .bool(false)
            default: return .noOverload("in", value, container)
            }
        }
        two(
            "[]",
            global: [
                "(list(<A>), int) -> <A>", "(map(<A>, <B>), <A>) -> <B>",
                "(optional_type(list(<A>)), int) -> optional_type(<A>)",
                "(optional_type(map(<A>, <B>)), <A>) -> optional_type(<B>)",
            ]
        ) { container, index, _ in
            guard case .optional(let box) = container else { return Containers.element(container, index) }
            return box.value.map { Containers.optional($0, index) } ?? .none
        }
        two(
            "[?]",
            global: [
                "(list(<A>), int) -> optional_type(<A>)", "(map(<A>, <B>), <A>) -> optional_type(<B>)",
                "(optional_type(list(<A>)), int) -> optional_type(<A>)",
                "(optional_type(map(<A>, <B>)), <A>) -> optional_type(<B>)",
            ]
        ) { container, index, _ in
            guard case .optional(let box) = container else { return Containers.optional(container, index) }
            return box.value.map { Containers.optional($0, index) } ?? .none
        }
        let sizes = ["(string) -> int", "(bytes) -> int", "(list(<A>)) -> int", "(map(<A>, <B>)) -> int"]
        one("size", member: sizes, global: sizes) { value, evaluation in
            switch value {
            case .string(let text):
                guard evaluation.spend(text.size / 64) else { return evaluation.stopped }
                return .int(Int64(text.count))
            case .bytes(let bytes): return .int(Int64(bytes.count))
            case .list(let values): return .int(Int64(values.count))
            case .map(let map): return .int(Int64(map.entries.count))
            default: return .noOverload("size", value)
            }
        }
    }
}

/// Elements of lists and maps.
enum Containers {
    static func element(_ container: Value, _ index: Value) -> Value {
        switch container {
        case .map(let map):
            return map.value(index) ?? .fault(.noSuchKey, "no such key: \(index.written)")
        case .list(let values):
            guard case .int(let position)? = MapKey(index) else {
                return .fault(.argument, "a list's index is a whole number, not \(index.written)")
            }
            guard let place = Int(exactly: position), values.indices.contains(place) else {
                return .fault(.index, "index \(position) is outside a list of \(values.count)")
            }
            return values[place]
        default: return .noOverload("[]", container, index)
        }
    }

    /// The element as an optional; what is no container is still a fault.
    static func optional(_ container: Value, _ index: Value) -> Value {
        let value = element(container, index)
        guard let fault = value.fault else { return .some(value) }
        return fault.code == .noSuchKey || fault.code == .index ? .none : value
    }
}

/// Amounts that cannot be compared.
enum Comparison {
    /// Why two values have no order.
    static func fault(_ name: String, _ first: Value, _ second: Value) -> Value {
        unlike(first, second) ?? .noOverload(name, first, second)
    }

    /// The fault of comparing unlike amounts; nil for all other values.
    static func unlike(_ first: Value, _ second: Value) -> Value? {
        switch (first, second) {
        case (.money(let first), .money(let second)):
            if first.currency == second.currency { return nil }
            return .fault(QuantityError.currencyMismatch(first.currency.code, second.currency.code))
        case (.quantity(let first), .quantity(let second)):
            if case .small(_, _, let unit) = first, case .small(_, _, let other) = second, unit == other { return nil }
            if first.unit == second.unit { return nil }
            guard Value.quantity(first).order(.quantity(second)) == nil else { return nil }
            return .fault(
                first.unit.converts(to: second.unit)
                    ? .overflow : QuantityError.incompatibleUnits(from: first.unit.code, to: second.unit.code))
        default: return nil
        }
    }
}

extension Value {
    /// The fault that a calculation which could not be carried out is.
    static func fault(_ error: QuantityError) -> Value {
        let code: Fault.Code =
            switch error {
            case .overflow: .overflow
            case .divisionByZero: .divisionByZero
            case .syntax: .conversion
            case .incompatibleUnits, .currencyMismatch: .unlike
            case .dateRange: .range
            case .scale, .unknownUnit, .inexactConversion, .unknownCurrency, .noMinorUnit: .argument
            }
        return .fault(code, error.message)
    }
}
