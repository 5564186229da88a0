package import TidewaiterQuantities

/// An exact number as a value holds it: without memory of its own where 64 bits hold its digits.
package enum DecimalValue: Sendable {
    case small(Int64, scale: UInt8)
    case large(DecimalBox)

    package init(_ number: Decimal) {
        if let coefficient = number.smallCoefficient {
            self = .small(coefficient, scale: UInt8(truncatingIfNeeded: number.scale))
        } else {
            self = .large(DecimalBox(number))
        }
    }

    package var number: Decimal {
        switch self {
        case .small(let coefficient, let scale): Decimal(unchecked: Int128(coefficient), scale: Int(scale))
        case .large(let box): box.number
        }
    }

    var isZero: Bool {
        if case .small(let coefficient, _) = self { return coefficient == 0 }
        return false
    }

    /// The powers of ten that 64 bits hold.
    private static let powers: [Int64] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    /// Less than, equal to or more than 0, as the first is before, equal to or after the second.
    static func compare(_ first: DecimalValue, _ second: DecimalValue) -> Int {
        guard case .small(let one, let scale) = first, case .small(let two, let other) = second else {
            return first.number.compared(to: second.number)
        }
        if scale == other || one == 0 || two == 0 { return one < two ? -1 : one == two ? 0 : 1 }
        // At the larger of the two scales.
        let (low, high) = scale < other ? (one, two) : (two, one)
        let places = Int(scale < other ? other - scale : scale - other)
        guard places < powers.count else { return first.number.compared(to: second.number) }
        let (product, overflow) = low.multipliedReportingOverflow(by: powers[places])
        guard !overflow else { return first.number.compared(to: second.number) }
        let sign = product < high ? -1 : product == high ? 0 : 1
        return scale < other ? sign : -sign
    }
}

/// Keeps a number of more than 64 bits.
package final class DecimalBox: Sendable {
    let number: Decimal
    init(_ number: Decimal) { self.number = number }
}

/// A civil date as a value holds it.
package struct DateValue: Sendable, Hashable {
    package let date: CivilDate
    package init(_ date: CivilDate) { self.date = date }
}

/// An amount of money as a value holds it.
package struct MoneyValue: Sendable {
    package let amount: DecimalValue
    package let currency: Currency

    package init(_ amount: DecimalValue, _ currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    package init(_ money: Money) { self.init(DecimalValue(money.amount), money.currency) }

    var money: Money { Money(amount.number, currency) }
}

/// An amount of a unit as a value holds it.
package enum QuantityValue: Sendable {
    /// Of a unit without qualifier, by its row of the table.
    case small(Int64, scale: UInt8, unit: UInt8)
    case large(QuantityBox)

    package init(_ amount: DecimalValue, _ unit: Unit) {
        if case .small(let coefficient, let scale) = amount, unit.qualifier == nil {
            self = .small(coefficient, scale: scale, unit: unit.row)
        } else {
            self = .large(QuantityBox(Quantity(amount.number, unit)))
        }
    }

    package init(_ quantity: Quantity) { self.init(DecimalValue(quantity.amount), quantity.unit) }

    var amount: DecimalValue {
        switch self {
        case .small(let coefficient, let scale, _): .small(coefficient, scale: scale)
        case .large(let box): DecimalValue(box.quantity.amount)
        }
    }

    var unit: Unit {
        switch self {
        case .small(_, _, let row): Unit(row: row)
        case .large(let box): box.quantity.unit
        }
    }

    var quantity: Quantity { Quantity(amount.number, unit) }
}

/// Keeps a quantity that needs more room.
package final class QuantityBox: Sendable {
    let quantity: Quantity
    init(_ quantity: Quantity) { self.quantity = quantity }
}

extension Value {
    /// An exact number.
    package static func decimal(_ number: Decimal) -> Value { .decimal(DecimalValue(number)) }

    /// A civil date.
    package static func date(_ date: CivilDate) -> Value { .date(DateValue(date)) }

    /// An amount of a unit of measure.
    package static func quantity(_ quantity: Quantity) -> Value { .quantity(QuantityValue(quantity)) }

    /// An amount of a currency.
    package static func money(_ money: Money) -> Value { .money(MoneyValue(money)) }
}
