import TidewaiterQuantities

/// The facts that are stated about a line, by their declared numbers.
struct StatedFacts: Sendable {
    /// Those that are stated: a handful of the hundreds that a pack declares.
    private var values: [(number: Int, value: Fact.Value)] = []
    /// One bit for each fact that is stated: most are not, and nothing else is then looked at.
    private var bits: [UInt64] = []

    init() {}

    /// Nothing yet, with room for so many facts.
    init(room count: Int) { values.reserveCapacity(count) }

    subscript(number: Int) -> Fact.Value? {
        guard isStated(number) else { return nil }
        for index in values.indices where values[index].number == number { return values[index].value }
        return nil
    }

    @inline(__always)
    func isStated(_ number: Int) -> Bool {
        let word = number &>> 6
        return word < bits.count && bits[word] &>> UInt64(truncatingIfNeeded: number & 63) & 1 != 0
    }

    /// Sixty-four of the bits that say which facts are stated.
    @inline(__always)
    func word(_ index: Int) -> UInt64 { index < bits.count ? bits[index] : 0 }

    mutating func state(_ value: Fact.Value, _ number: Int) {
        if let index = values.firstIndex(where: { $0.number == number }) {
            values[index].value = value
            return
        }
        values.append((number, value))
        if bits.count <= number >> 6 { bits += Array(repeating: 0, count: (number >> 6) + 1 - bits.count) }
        bits[number >> 6] |= 1 << UInt64(number & 63)
    }
}

extension StatedFacts {
    /// These facts without all but some, one bit each.
    func only(_ facts: [UInt64]) -> StatedFacts {
        var kept = StatedFacts()
        for (index, word) in facts.enumerated() {
            var rest = self.word(index) & word
            while rest != 0 {
                let number = index &<< 6 | rest.trailingZeroBitCount
                if let value = self[number] { kept.state(value, number) }
                rest &= rest &- 1
            }
        }
        return kept
    }

    /// Whether of some facts, one bit each, the same is stated.
    func agree(with other: StatedFacts, on facts: [UInt64]) -> Bool {
        for (index, word) in facts.enumerated() {
            var rest = self.word(index) & word
            guard rest == other.word(index) & word else { return false }
            while rest != 0 {
                let number = index &<< 6 | rest.trailingZeroBitCount
                guard self[number] == other[number] else { return false }
                rest &= rest &- 1
            }
        }
        return true
    }
}
