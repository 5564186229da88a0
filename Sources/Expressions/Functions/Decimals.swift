internal import TidewaiterQuantities

extension Library {
    /// Exact numbers. A division states where it ends: `a.divide(b, 2, "half_up")`.
    mutating func addDecimals() {
        one("decimal", global: ["decimal", "string", "int", "uint"].map { "(\($0)) -> decimal" }) { value, _ in
            switch value {
            case .decimal: value
            case .int(let number): .decimal(.small(number, scale: 0))
            case .uint(let number):
                Exact.value { () throws(QuantityError) in Decimal(unchecked: Int128(number), scale: 0) }
            case .string(let text): Exact.read(text)
            default: .noOverload("decimal", value)
            }
        }
        let round = ["decimal", "money", "quantity"].map { "(\($0), int, string) -> \($0)" }
        many("round", member: round) { values, _ in Exact.round(values) }
        many(
            "divide",
            member: [
                "(decimal, decimal, int, string) -> decimal", "(decimal, int, int, string) -> decimal",
                "(int, decimal, int, string) -> decimal", "(int, int, int, string) -> decimal",
                "(money, decimal, int, string) -> money", "(money, int, int, string) -> money",
                "(money, money, int, string) -> decimal", "(quantity, decimal, int, string) -> quantity",
                "(quantity, int, int, string) -> quantity", "(quantity, quantity, int, string) -> decimal",
            ]
        ) { values, _ in Exact.divide(values) }
        for name in ["round", "divide"] { object(to: name) { Exact.objection(name, $0) } }
        one("scale", member: ["(decimal) -> int"]) { value, _ in
            guard case .decimal(let number) = value else { return .noOverload("scale", value) }
            return .int(Int64(number.number.scale))
        }
    }
}

/// Exact arithmetic on values.
enum Exact {
    static let modes = RoundingMode.allCases.map(\.rawValue).joined(separator: ", ")

    /// The value of a calculation, or the fault that it ended in.
    static func value(_ work: () throws(QuantityError) -> Decimal) -> Value {
        do throws(QuantityError) { return .decimal(try work()) } catch { return .fault(error) }
    }

    static func read(_ text: Text) -> Value {
        text.withSpan { bytes in
            do throws(QuantityError) { return .decimal(try Decimal(parsing: bytes)) } catch {
                let written = Value.string(text).written
                return error == .overflow ? .fault(error) : .fault(.conversion, "\(written) is no decimal number")
            }
        }
    }

    /// A number that needs no conversion to be exact.
    static func number(_ value: Value) -> Decimal? {
        switch value {
        case .decimal(let number): number.number
        case .int(let number): Decimal(unchecked: Int128(number), scale: 0)
        default: nil
        }
    }

    /// Scale and rounding as the last two arguments state them.
    private static func rule(_ values: [Value]) -> (scale: Int, mode: RoundingMode)? {
        guard values.count >= 3, case .int(let scale) = values[values.count - 2],
            case .string(let text) = values[values.count - 1], 0...38 ~= scale,
            let mode = RoundingMode(rawValue: text.string)
        else { return nil }
        return (Int(scale), mode)
    }

    /// What is wrong with a rounding that is written out.
    static func objection(_ name: String, _ texts: [String?]) -> (argument: Int, message: String)? {
        guard let text = texts.last ?? nil, RoundingMode(rawValue: text) == nil else { return nil }
        return (texts.count - 1, "'\(name)' takes one of the roundings \(modes), and not '\(text)'")
    }

    static func badRule(_ name: String, _ values: [Value]) -> Value {
        guard case .string? = values.last, case .int? = values.dropLast().last else {
            return .noOverload(name, of: values)
        }
        return .fault(.argument, "'\(name)' takes a scale of 0 to 38 and one of the roundings \(modes)")
    }

    static func round(_ values: [Value]) -> Value {
        guard values.count == 3, let (scale, mode) = rule(values) else { return badRule("round", values) }
        do throws(QuantityError) {
            switch values[0] {
            case .decimal(let number): return .decimal(try number.number.fixed(places: scale, mode))
            case .money(let money):
                return .money(Money(try money.amount.number.fixed(places: scale, mode), money.currency))
            case .quantity(let quantity):
                return .quantity(Quantity(try quantity.amount.number.fixed(places: scale, mode), quantity.unit))
            default: return .noOverload("round", of: values)
            }
        } catch { return .fault(error) }
    }

    static func divide(_ values: [Value]) -> Value {
        guard values.count == 4, let (scale, mode) = rule(values) else { return badRule("divide", values) }
        do throws(QuantityError) {
            switch (values[0], values[1]) {
            case (.money(let money), .money(let other)):
                if let fault = Comparison.unlike(values[0], values[1]) { return fault }
                return .decimal(
                    try money.amount.number.divided(by: other.amount.number, scale: scale, rounding: mode))
            case (.money(let money), let divisor):
                guard let divisor = number(divisor) else { break }
                let amount = try money.amount.number.divided(by: divisor, scale: scale, rounding: mode)
                return .money(Money(amount, money.currency))
            case (.quantity(let quantity), .quantity(let other)):
                if let fault = Comparison.unlike(values[0], values[1]) { return fault }
                // In the base unit, where both are exact whatever their units are.
                let first = try quantity.amount.number.multiplied(by: quantity.unit.factor)
                let second = try other.amount.number.multiplied(by: other.unit.factor)
                return .decimal(try first.divided(by: second, scale: scale, rounding: mode))
            case (.quantity(let quantity), let divisor):
                guard let divisor = number(divisor) else { break }
                let amount = try quantity.amount.number.divided(by: divisor, scale: scale, rounding: mode)
                return .quantity(Quantity(amount, quantity.unit))
            case (let first, let second):
                guard let first = number(first), let second = number(second) else { break }
                return .decimal(try first.divided(by: second, scale: scale, rounding: mode))
            }
        } catch { return .fault(error) }
        return .noOverload("divide", of: values)
    }

    /// The sum; nil where the two are not numbers of this kind.
    static func add(_ first: Value, _ second: Value) -> Value? {
        switch (first, second) {
        case (.decimal(.small(let one, let scale)), .decimal(.small(let two, let other))) where scale == other:
            let (sum, overflow) = one.addingReportingOverflow(two)
            if !overflow { return .decimal(.small(sum, scale: scale)) }
        case (.money(let one), .money(let two)):
            if let fault = Comparison.unlike(first, second) { return fault }
            guard case .decimal(let sum)? = add(.decimal(one.amount), .decimal(two.amount)) else {
                return .fault(QuantityError.overflow)
            }
            return .money(MoneyValue(sum, one.currency))
        case (.quantity(let one), .quantity(let two)):
            do throws(QuantityError) { return .quantity(try one.quantity.adding(two.quantity)) } catch {
                return .fault(error)
            }
        default: break
        }
        guard let one = number(first), let two = number(second) else { return nil }
        return value { () throws(QuantityError) in try one.adding(two) }
    }

    static func subtract(_ first: Value, _ second: Value) -> Value? {
        switch second {
        case .decimal, .money, .quantity: negate(second).flatMap { $0.isFault ? $0 : add(first, $0) }
        case .int:
            number(first).flatMap { first in
                number(second).map { second in value { () throws(QuantityError) in try first.subtracting(second) } }
            }
        default: nil
        }
    }

    static func negate(_ value: Value) -> Value? {
        switch value {
        case .decimal(let number): .decimal(number.number.negated)
        case .money(let money): .money(MoneyValue(DecimalValue(money.amount.number.negated), money.currency))
        case .quantity(let quantity):
            .quantity(QuantityValue(DecimalValue(quantity.amount.number.negated), quantity.unit))
        default: nil
        }
    }

    static func multiply(_ first: Value, _ second: Value) -> Value? {
        switch (first, second) {
        case (.money(let money), let factor), (let factor, .money(let money)):
            guard let factor = number(factor) else { return nil }
            let amount = value { () throws(QuantityError) in try money.amount.number.multiplied(by: factor) }
            guard case .decimal(let product) = amount else { return amount }
            return .money(MoneyValue(product, money.currency))
        case (.quantity(let quantity), let factor), (let factor, .quantity(let quantity)):
            guard let factor = number(factor) else { return nil }
            let amount = value { () throws(QuantityError) in try quantity.amount.number.multiplied(by: factor) }
            guard case .decimal(let product) = amount else { return amount }
            return .quantity(QuantityValue(product, quantity.unit))
        default:
            guard let first = number(first), let second = number(second) else { return nil }
            return value { () throws(QuantityError) in try first.multiplied(by: second) }
        }
    }
}
