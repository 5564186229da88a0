extension Value {
    /// Equality of the language: numbers by what they are worth, all else only within its type.
    func equals(_ other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.bool(let first), .bool(let second)): return first == second
        case (.string(let first), .string(let second)): return first == second
        case (.bytes(let first), .bytes(let second)): return first == second
        case (.timestamp(let first), .timestamp(let second)): return first == second
        case (.duration(let first), .duration(let second)): return first == second
        case (.type(let first), .type(let second)): return first == second
        case (.list(let first), .list(let second)):
            return first.count == second.count && zip(first, second).allSatisfy { $0.equals($1) }
        case (.map(let first), .map(let second)):
            return first.entries.count == second.entries.count
                && first.entries.allSatisfy { entry in second.value(entry.key)?.equals(entry.value) ?? false }
        case (.optional(let first), .optional(let second)):
            guard let first = first.value, let second = second.value else {
                return first.value == nil && second.value == nil
            }
            return first.equals(second)
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
        default: return numericOrder(other)
        }
    }

    private static func compare<T: Comparable>(_ first: T, _ second: T) -> Order {
        first < second ? .before : first == second ? .same : first > second ? .after : .unordered
    }

    private func numericOrder(_ other: Value) -> Order? {
        switch (self, other) {
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

    /// How many scalar values it holds, which is what comparing it costs; counting stops at `most`.
    func weight(_ most: Int) -> Int {
        switch self {
        case .string(let text): return 1 + text.utf8.count / 16
        case .bytes(let bytes): return 1 + bytes.count / 16
        case .list(let values):
            var sum = 1
            for value in values where sum < most { sum += value.weight(most - sum) }
            return sum
        case .map(let map):
            var sum = 1
            for entry in map.entries where sum < most { sum += 1 + entry.value.weight(most - sum) }
            return sum
        case .optional(let box): return 1 + (box.value?.weight(most) ?? 0)
        default: return 1
        }
    }
}
