internal import TidewaiterQuantities

extension Value {
    /// Equality of the language: numbers by what they are worth, all else only within its type. What is compared is
    /// paid for, so that lists that share their elements over and over cannot take for ever; false once nothing is left.
    func equals(_ other: Value, _ evaluation: inout Evaluation) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.bool(let first), .bool(let second)): return first == second
        case (.string(let first), .string(let second)):
            return evaluation.spend(first.size / 16) && first == second
        case (.bytes(let first), .bytes(let second)):
            return evaluation.spend(first.count / 16) && first == second
        case (.timestamp(let first), .timestamp(let second)): return first == second
        case (.duration(let first), .duration(let second)): return first == second
        case (.type(let first), .type(let second)): return first == second
        case (.date(let first), .date(let second)): return first == second
        case (.object(let first), .object(let second)): return first == second
        case (.quantity, .quantity), (.money, .money): return measuredOrder(other) == .same
        case (.list(let first), .list(let second)):
            guard first.count == second.count else { return false }
            for index in first.indices {
                guard evaluation.spend(), first[index].equals(second[index], &evaluation) else { return false }
            }
            return true
        case (.map(let first), .map(let second)):
            guard first.entries.count == second.entries.count else { return false }
            for entry in first.entries {
                guard evaluation.spend(2), let value = second.value(entry.key), value.equals(entry.value, &evaluation)
                else { return false }
            }
            return true
        case (.optional(let first), .optional(let second)):
            guard let first = first.value, let second = second.value else {
                return first.value == nil && second.value == nil
            }
            return evaluation.spend() && first.equals(second, &evaluation)
        default: return numericOrder(other) == .same
        }
    }

    enum Order { case before, same, after, unordered }

    /// The order of two values; nil where the language has none.
    func order(_ other: Value) -> Order? {
        switch (self, other) {
        case (.bool(let first), .bool(let second)):
            return first == second ? .same : second ? .before : .after
        case (.string(let first), .string(let second)):
            return first == second ? .same : first < second ? .before : .after
        case (.bytes(let first), .bytes(let second)):
            return first == second ? .same : first.lexicographicallyPrecedes(second) ? .before : .after
        case (.timestamp(let first), .timestamp(let second)):
            return first == second ? .same : first < second ? .before : .after
        case (.duration(let first), .duration(let second)): return Self.compare(first, second)
        case (.date(let first), .date(let second)): return Self.compare(first.date, second.date)
        case (.quantity, .quantity), (.money, .money): return measuredOrder(other)
        default: return numericOrder(other)
        }
    }

    private static func compare<T: Comparable>(_ first: T, _ second: T) -> Order {
        first < second ? .before : first == second ? .same : first > second ? .after : .unordered
    }

    private func numericOrder(_ other: Value) -> Order? {
        switch (self, other) {
        case (.decimal(let first), .decimal(let second)): Self.order(DecimalValue.compare(first, second))
        case (.decimal(let first), .int(let second)): Self.order(DecimalValue.compare(first, .small(second, scale: 0)))
        case (.int(let first), .decimal(let second)): Self.order(DecimalValue.compare(.small(first, scale: 0), second))
        case (.int(let first), .int(let second)): Self.compare(first, second)
        case (.uint(let first), .uint(let second)): Self.compare(first, second)
        case (.double(let first), .double(let second)): Self.compare(first, second)
        case (.int(let first), .uint(let second)): first < 0 ? .before : Self.compare(UInt64(first), second)
        case (.uint(let first), .int(let second)): second < 0 ? .after : Self.compare(first, UInt64(second))
        case (.int(let first), .double(let second)): Self.compare(Double(first), second)
        case (.double(let first), .int(let second)): Self.compare(first, Double(second))
        case (.uint(let first), .double(let second)): Self.compare(Double(first), second)
        case (.double(let first), .uint(let second)): Self.compare(first, Double(second))
        default: nil
        }
    }

    private static func order(_ sign: Int) -> Order { sign < 0 ? .before : sign == 0 ? .same : .after }

    /// The order of two amounts; nil where their units or currencies do not convert into each other.
    private func measuredOrder(_ other: Value) -> Order? {
        switch (self, other) {
        case (.money(let first), .money(let second)):
            return first.currency == second.currency
                ? Self.order(DecimalValue.compare(first.amount, second.amount)) : nil
        case (.quantity(.small(let first, let scale, let unit)), .quantity(.small(let second, let other, let same)))
        where scale == other && unit == same:
            return Self.compare(first, second)
        case (.quantity(let first), .quantity(let second)):
            if first.unit == second.unit { return Self.order(DecimalValue.compare(first.amount, second.amount)) }
            // In the base unit of the dimension, where every amount is exact.
            guard first.unit.converts(to: second.unit),
                let one = try? first.amount.number.multiplied(by: first.unit.factor),
                let two = try? second.amount.number.multiplied(by: second.unit.factor)
            else { return nil }
            return Self.order(one.compared(to: two))
        default: return nil
        }
    }
}
