internal import TidewaiterQuantities

extension Library {
    /// Quantities with units of UN/ECE Recommendation 20, and money of ISO 4217.
    mutating func addAmounts() {
        for name in ["quantity", "money"] {
            let overloads = ["decimal", "int", "string"].map { "(\($0), string) -> \(name)" }
            two(name, global: overloads) { amount, code, _ in Self.amount(name, amount, code) }
        }
        one("amount", member: ["(quantity) -> decimal", "(money) -> decimal"]) { value, _ in
            switch value {
            case .quantity(let quantity): .decimal(quantity.amount)
            case .money(let money): .decimal(money.amount)
            default: .noOverload("amount", value)
            }
        }
        one("unit", member: ["(quantity) -> string"]) { value, _ in
            guard case .quantity(let quantity) = value else { return .noOverload("unit", value) }
            return .string(quantity.unit.code)
        }
        one("currency", member: ["(money) -> string"]) { value, _ in
            guard case .money(let money) = value else { return .noOverload("currency", value) }
            return .string(money.currency.code)
        }
        two("to", member: ["(quantity, string) -> quantity"]) { value, unit, _ in
            guard case .quantity(let quantity) = value, case .string(let code) = unit else {
                return .noOverload("to", value, unit)
            }
            do throws(QuantityError) {
                return .quantity(try quantity.quantity.converted(to: Unit(code.string)))
            } catch { return .fault(error) }
        }
        many("to", member: ["(quantity, string, int, string) -> quantity"]) { values, _ in
            guard values.count == 4, case .quantity(let quantity) = values[0], case .string(let code) = values[1] else {
                return .noOverload("to", of: values)
            }
            guard case .int(let scale) = values[2], 0...38 ~= scale, case .string(let mode) = values[3],
                let mode = RoundingMode(rawValue: mode.string)
            else { return Exact.badRule("to", values) }
            do throws(QuantityError) {
                let unit = try Unit(code.string)
                return .quantity(try quantity.quantity.converted(to: unit, scale: Int(scale), rounding: mode))
            } catch { return .fault(error) }
        }
    }

    private static func amount(_ name: String, _ amount: Value, _ code: Value) -> Value {
        var amount = amount
        if case .string(let text) = amount {
            amount = Exact.read(text)
            if amount.isFault { return amount }
        }
        guard let number = Exact.number(amount), case .string(let text) = code else {
            return .noOverload(name, amount, code)
        }
        do throws(QuantityError) {
            return name == "money"
                ? .money(Money(number, try Currency(text.string))) : .quantity(Quantity(number, try Unit(text.string)))
        } catch { return .fault(error) }
    }
}
