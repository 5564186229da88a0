import TidewaiterQuantities

extension Library {
    mutating func addMathematics() {
        for (name, order) in [("math.greatest", Value.Order.after), ("math.least", .before)] {
            many(name, isExtremum: true) { values, evaluation in Self.extremum(name, order, values, &evaluation) }
        }
        addRounding()
        let same = ["(int) -> int", "(uint) -> uint", "(double) -> double"]
        one("math.abs", global: same + ["(decimal) -> decimal"]) { value, _ in
            switch value {
            case .int(let number): number == .min ? Arithmetic.overflow("an int") : .int(abs(number))
            case .uint: value
            case .double(let number): .double(number.magnitude)
            case .decimal(let number): .decimal(number.number.magnitude)
            default: .noOverload("math.abs", value)
            }
        }
        one("math.sign", global: same + ["(decimal) -> int"]) { value, _ in
            switch value {
            case .int(let number): .int(number.signum())
            case .uint(let number): .uint(number == 0 ? 0 : 1)
            case .decimal(let number): .int(Int64(number.number.sign))
            case .double(let number): .double(number.isNaN || number == 0 ? number : number < 0 ? -1 : 1)
            default: .noOverload("math.sign", value)
            }
        }
        addBits()
    }

    private static func extremum(
        _ name: String, _ order: Value.Order, _ values: [Value], _ evaluation: inout Evaluation
    ) -> Value {
        var numbers = values
        if values.count == 1, case .list(let list) = values[0] { numbers = list }
        guard evaluation.spend(numbers.count) else { return evaluation.stopped }
        guard var best = numbers.first else { return .fault(.argument, "'\(name)' of nothing") }
        if let fault = NumberKinds.fault(name, numbers) { return fault }
        for number in numbers {
            switch number {
            case .int, .uint, .double, .decimal: if number.order(best) == order { best = number }
            default: return .noOverload(name, number)
            }
        }
        return best
    }

    private mutating func addRounding() {
        let rules: [(String, FloatingPointRoundingRule)] = [
            ("ceil", .up), ("floor", .down), ("round", .toNearestOrAwayFromZero), ("trunc", .towardZero),
        ]
        for (name, rule) in rules {
            one("math.\(name)", global: ["(double) -> double"]) { value, _ in
                guard case .double(let number) = value else { return .noOverload("math.\(name)", value) }
                return .double(number.rounded(rule))
            }
        }
        let tests: [(String, @Sendable (Double) -> Bool)] = [
            ("isNaN", { $0.isNaN }), ("isInf", { $0.isInfinite }), ("isFinite", { $0.isFinite }),
        ]
        for (name, test) in tests {
            one("math.\(name)", global: ["(double) -> bool"]) { value, _ in
                guard case .double(let number) = value else { return .noOverload("math.\(name)", value) }
                return .bool(test(number))
            }
        }
        one("math.sqrt", global: ["(double) -> double", "(int) -> double", "(uint) -> double"]) { value, _ in
            switch value {
            case .int(let number): .double(Double(number).squareRoot())
            case .uint(let number): .double(Double(number).squareRoot())
            case .double(let number): .double(number.squareRoot())
            default: .noOverload("math.sqrt", value)
            }
        }
    }

    private mutating func addBits() {
        let operations: [(String, @Sendable (UInt64, UInt64) -> UInt64)] = [
            ("And", { $0 & $1 }), ("Or", { $0 | $1 }), ("Xor", { $0 ^ $1 }),
        ]
        for (name, operation) in operations {
            two("math.bit\(name)", global: ["(int, int) -> int", "(uint, uint) -> uint"]) { first, second, _ in
                switch (first, second) {
                case (.int(let first), .int(let second)):
                    .int(Int64(bitPattern: operation(UInt64(bitPattern: first), UInt64(bitPattern: second))))
                case (.uint(let first), .uint(let second)): .uint(operation(first, second))
                default: .noOverload("math.bit\(name)", first, second)
                }
            }
        }
        one("math.bitNot", global: ["(int) -> int", "(uint) -> uint"]) { value, _ in
            switch value {
            case .int(let number): .int(~number)
            case .uint(let number): .uint(~number)
            default: .noOverload("math.bitNot", value)
            }
        }
        // Swift's smart shifts give 0 for 64 places and more; an int is shifted right as its bits, not as its value.
        let shifts: [(String, @Sendable (UInt64, Int64) -> UInt64)] = [("Left", { $0 << $1 }), ("Right", { $0 >> $1 })]
        for (name, shift) in shifts {
            two("math.bitShift\(name)", global: ["(int, int) -> int", "(uint, int) -> uint"]) { value, places, _ in
                guard case .int(let count) = places else { return .noOverload("math.bitShift\(name)", value, places) }
                if count < 0 { return .fault(.argument, "bits cannot be shifted by \(count) places: negative offset") }
                switch value {
                case .int(let number): return .int(Int64(bitPattern: shift(UInt64(bitPattern: number), count)))
                case .uint(let number): return .uint(shift(number, count))
                default: return .noOverload("math.bitShift\(name)", value, places)
                }
            }
        }
    }
}
