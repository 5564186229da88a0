public import TidewaiterQuantities

/// One step of a computation, as far as it takes to do it again by hand.
public struct Step: Sendable, Hashable {
    /// The closed list of things a step can do. `result` is always what the operation says of the operands, in
    /// their order, then rounded as ``Step/rounding`` says.
    public enum Operation: String, Sendable, Hashable, CaseIterable {
        /// The first operand, as stated by the request or a pack.
        case take
        /// The sum of all operands.
        case add
        /// The first operand less all others.
        case subtract
        /// The product of all operands.
        case multiply
        /// The first operand divided by the second.
        case divide
        /// So many per cent, the second operand, of the first.
        case percent
        /// The greatest operand.
        case maximum
        /// The least operand.
        case minimum
        /// The first operand converted into another unit or currency: times the second.
        case convert
        /// The first operand's share: times the second, divided by the third, rounded down; one unit more where the
        /// units left over of all shares, given out by largest remainder, reach it. All shares of one amount are taken of
        /// the same first and third operand, and sum to the first.
        case apportion
        /// The first operand, to the whole unit below or above it; which one is settled over all lines, so that they
        /// sum to the second, rounded half up.
        case settle
        /// The first operand rounded.
        case round
    }

    /// A number that goes into a step.
    public struct Operand: Sendable, Hashable {
        /// Where a number comes from.
        public enum Source: Sendable, Hashable {
            /// A JSON Pointer into the request.
            case request(String)
            /// A JSON Pointer into the answer: a figure that other steps led to.
            case figure(String)
            /// A path from the line or charge that the step belongs to: `rate/components/0/amount`.
            case own(String)
            /// The latest step of that name before this one, of the same line or charge.
            case step(String)
            /// The latest step of that name among those of the entry.
            case entry(String)
            /// The latest step of that name among those of a line, counted from 0.
            case line(Int, String)
        }

        /// What it is, in words.
        public var name: String
        /// How much.
        public var value: Decimal
        /// Where it comes from. Without a source it is the result of the step of the same name before this one, or, where
        /// there is none, a number that the law or the pack states.
        public var source: Source?

        /// A named number.
        public init(_ name: String, _ value: Decimal, from source: Source? = nil) {
            self.name = name
            self.value = value
            self.source = source
        }
    }

    /// What was done.
    public var operation: Operation
    /// To what.
    public var operands: [Operand]
    /// How the result was rounded; `nil` when it is exact.
    public var rounding: Rounding?
    /// What came out.
    public var result: Decimal
    /// What the result is, in words.
    public var name: String
    /// The law that says so.
    public var authority: String
    /// The figure of the answer that the result is, as a path from the line, charge or answer that the step belongs to:
    /// `assessed`, `totals/duty`; `nil` for what only leads to others.
    public var figure: String?

    /// A step.
    public init(
        _ operation: Operation, _ operands: [Operand], rounding: Rounding? = nil, result: Decimal, name: String,
        authority: String, figure: String? = nil
    ) {
        self.figure = figure
        self.operation = operation
        self.operands = operands
        self.rounding = rounding
        self.result = result
        self.name = name
        self.authority = authority
    }
}

/// How an amount is rounded: a mode, and the places it leaves.
public struct Rounding: Sendable, Hashable {
    /// Which way.
    public var mode: RoundingMode
    /// To how many places behind the point, 0 to 38; -1 to -9 for tens, hundreds, thousands.
    public var places: Int
    /// How many of the last of them make a unit: 5 for amounts in steps of 0.05. One of 1, 2, 5 and 25.
    public var multiple: Int

    /// A rounding.
    public init(_ mode: RoundingMode, places: Int, multiple: Int = 1) {
        self.mode = mode
        self.places = places
        self.multiple = multiple
    }

    /// The places there can be.
    static let allowed = -9...Decimal.maximumScale

    /// The multiples there can be, of which the inverse has an end.
    static let multiples = [1, 2, 5, 25]

    /// Half up to whole units.
    public static let whole = Rounding(.halfUp, places: 0)
    /// Half up to hundredths.
    public static let cents = Rounding(.halfUp, places: 2)

    /// The amount so rounded, with all its places.
    func callAsFunction(_ amount: Decimal) throws(QuantityError) -> Decimal {
        if multiple != 1 { return try inMultiples(amount) }
        if places >= 0 { return try amount.fixed(places: places, mode) }
        var unit = Decimal.one
        for _ in 0..<(-places) { unit = try unit.multiplied(by: 10) }
        return try amount.divided(by: unit, scale: 0, rounding: mode).multiplied(by: unit)
    }

    private func inMultiples(_ amount: Decimal) throws(QuantityError) -> Decimal {
        let unit = Decimal(multiple)
        let part = try amount.divided(by: unit, scale: min(Decimal.maximumScale, amount.scale + 2), rounding: .down)
        let whole = try Rounding(mode, places: places)(part).multiplied(by: unit)
        return places >= 0 ? try whole.scaled(toPlaces: places) : whole
    }

    /// The unit: 0.05.
    var unit: Decimal? {
        var unit = Decimal(multiple)
        for _ in 0..<places.magnitude {
            guard let next = try? unit.multiplied(by: places > 0 ? Decimal(unchecked: 1, scale: 1) : 10) else {
                return nil
            }
            unit = next
        }
        return unit
    }

    /// To what, in words.
    var words: String { multiple == 1 ? "\(places) places" : "steps of \(unit?.description ?? "")" }
}
