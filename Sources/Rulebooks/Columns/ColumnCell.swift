internal import TidewaiterExpressions
internal import TidewaiterManifests
internal import TidewaiterQuantities

/// What stands in a row of a column.
struct ColumnCell: BitwiseCopyable {
    enum State: UInt8, BitwiseCopyable {
        /// Nothing is stated.
        case absent
        /// Something is, and cannot be read, or not as columns are.
        case unreadable
        /// It cannot be told whether something is stated.
        case unknown
        /// A number with its scale, a date, or a part.
        case value
        /// A text in the source, by its first byte and length.
        case source
        /// One among the decoded texts.
        case decoded
        /// A short one, by its packed bytes.
        case packed
    }

    let bits: Int64
    let extra: UInt32
    let state: State

    static let absent = ColumnCell(0, 0, .absent)
    static let unreadable = ColumnCell(0, 0, .unreadable)
    static let unknown = ColumnCell(0, 0, .unknown)
    /// Of a part that is there.
    static let there = ColumnCell(1, 0, .value)

    @inline(__always)
    static func number(_ coefficient: Int64, _ scale: UInt8) -> ColumnCell {
        ColumnCell(coefficient, UInt32(scale), .value)
    }

    @inline(__always)
    private init(_ bits: Int64, _ extra: UInt32, _ state: State) {
        self.bits = bits
        self.extra = extra
        self.state = state
    }

    @inline(__always)
    init(_ date: CivilDate) {
        self.init(Int64(date.year &<< 9 | date.month &<< 5 | date.day), 0, .value)
    }

    @inline(__always)
    init(_ text: TextCell) {
        switch text.state {
        case .absent, .blank: self = .absent
        case .unreadable: self = .unreadable
        case .joined: self = .unknown
        case .source: self.init(Int64(text.start), text.length, .source)
        case .decoded: self.init(Int64(text.start), text.length, .decoded)
        }
    }

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

    // MARK: Reckoning

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
        guard first.state == .value, second.state == .value else { return .unknown }
        let scale = max(first.extra, second.extra)
        guard let one = first.coefficient(at: scale), let two = second.coefficient(at: scale) else { return .unknown }
        let (sum, overflow) = add(one, two)
        return overflow ? .unknown : ColumnCell(sum, scale, .value)
    }

    static func multiply(_ first: ColumnCell, _ second: ColumnCell) -> ColumnCell {
        guard first.state == .value, second.state == .value, first.extra &+ second.extra <= 18 else { return .unknown }
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

    private static let powers: [Int64] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    /// Which of the orders of two values holds: one bit for before, same and after; 0 where that cannot be told.
    @inline(__always)
    static func order(_ first: ColumnCell, _ second: ColumnCell) -> UInt8 {
        guard first.state == .value, second.state == .value else { return 0 }
        if first.extra == second.extra { return order(first.bits, second.bits) }
        return orderOfScaled(first, second)
    }

    @inline(__always)
    private static func order(_ first: Int64, _ second: Int64) -> UInt8 {
        first < second ? 0b001 : first == second ? 0b010 : 0b100
    }

    private static func orderOfScaled(_ first: ColumnCell, _ second: ColumnCell) -> UInt8 {
        let scale = max(first.extra, second.extra)
        guard let one = first.coefficient(at: scale), let two = second.coefficient(at: scale) else { return 0 }
        return order(one, two)
    }
}
