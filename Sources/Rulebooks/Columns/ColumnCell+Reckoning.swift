internal import TidewaiterExpressions
internal import TidewaiterManifests

/// Sums, products and orders of numbers; where they do not fit, nothing is known of them.
extension ColumnCell {
    @inline(__always)
    static func number(_ coefficient: Int64, _ scale: UInt8) -> ColumnCell {
        ColumnCell(coefficient, UInt32(scale), .value)
    }

    // Asked by patterns, as the operator would be a call into another module for every row.
    @inline(__always)
    var isValue: Bool { if case .value = state { true } else { false } }

    /// Whether it is a text of the document.
    @inline(__always)
    var isText: Bool {
        switch state {
        case .source, .decoded: true
        default: false
        }
    }

    /// Of a part that is there.
    static let there = ColumnCell(1, 0, .value)

    /// The value of a variable that is the same for all parts of a message.
    init(_ value: Value?) {
        switch value {
        case .int(let number)?: self = .number(number, 0)
        case .decimal(.small(let number, let scale))?: self = .number(number, scale)
        case .date(let day)?: self.init(day.date)
        case .bool(let value)?: self.init(value ? 1 : 0, 0, .value)
        case .string(let text)?:
            guard let packed = text.packed else { fallthrough }
            self.init(Int64(bitPattern: packed), 0, .packed)
        default: self = .unknown
        }
    }

    static func add(_ first: ColumnCell, _ second: ColumnCell) -> ColumnCell {
        sum(first, second) { $0.addingReportingOverflow($1) }
    }

    static func subtract(_ first: ColumnCell, _ second: ColumnCell) -> ColumnCell {
        sum(first, second) { $0.subtractingReportingOverflow($1) }
    }

    @inline(__always)
    private static func sum(
        _ first: ColumnCell, _ second: ColumnCell, _ add: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> ColumnCell {
        guard first.isValue, second.isValue else { return .unknown }
        let scale = max(first.extra, second.extra)
        guard let one = first.coefficient(at: scale), let two = second.coefficient(at: scale) else { return .unknown }
        let (sum, overflow) = add(one, two)
        return overflow ? .unknown : ColumnCell(sum, scale, .value)
    }

    static func multiply(_ first: ColumnCell, _ second: ColumnCell) -> ColumnCell {
        guard first.isValue, second.isValue, first.extra &+ second.extra <= 18 else { return .unknown }
        let (product, overflow) = first.bits.multipliedReportingOverflow(by: second.bits)
        return overflow ? .unknown : ColumnCell(product, first.extra &+ second.extra, .value)
    }

    /// The digits of a number at a scale that is not below its own; nil where they do not fit.
    @inline(__always)
    private func coefficient(at scale: UInt32) -> Int64? {
        if scale == extra { return bits }
        guard scale &- extra < 19 else { return nil }
        let (product, overflow) = bits.multipliedReportingOverflow(by: Self.powers[Int(scale &- extra)])
        return overflow ? nil : product
    }

    // Written out, so that it is there from the start: one that is worked out is asked for anew at every use.
    private static let powers: [Int64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ]

    /// Which of the orders of two values holds: a bit each for before, same and after; 0 where that cannot be told.
    @inline(__always)
    static func order(_ first: ColumnCell, _ second: ColumnCell) -> UInt8 {
        guard first.isValue, second.isValue else { return 0 }
        if first.extra == second.extra { return order(first.bits, second.bits) }
        return orderOfScaled(first, second)
    }

    @inline(__always)
    private static func order(_ first: Int64, _ second: Int64) -> UInt8 {
        first < second ? 0b001 : first == second ? 0b010 : 0b100
    }

    @inline(never)
    private static func orderOfScaled(_ first: ColumnCell, _ second: ColumnCell) -> UInt8 {
        let scale = max(first.extra, second.extra)
        guard let one = first.coefficient(at: scale), let two = second.coefficient(at: scale) else { return 0 }
        return order(one, two)
    }
}
