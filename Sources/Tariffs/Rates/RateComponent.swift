public import TidewaiterQuantities

/// One part of a rate of duty, tax or fee.
public struct RateComponent: Sendable, Hashable {
    /// How the part is reckoned.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A percentage of a value.
        case adValorem = "ad_valorem"
        /// An amount of money per unit of quantity.
        case specific
        /// An amount of money, whatever the value and quantity.
        case fixed
        /// What a percentage of a value is more than the base duty; nothing where it is less.
        case adValoremTotal = "ad_valorem_total"
        /// Nothing to pay.
        case free
        /// An amount that hangs on what the goods are made of; ``RateComponent/part`` names it.
        case composition
    }

    /// How the part joins those before it.
    public enum Operation: String, Sendable, Hashable, CaseIterable {
        /// It is added.
        case plus
        /// It is taken off.
        case minus
        /// It opens a group, with what is added to it and taken off it, that the duty so far may not exceed.
        case ceiling = "max"
        /// It opens a group that the duty so far may not fall below.
        case floor = "min"

        /// Whether the part opens a group of its own.
        public var opensGroup: Bool { self == .ceiling || self == .floor }
    }

    /// A part that is charged for each unit by which a measured property of the goods falls short of a mark:
    /// for each degree under 100 degrees.
    public struct Shortfall: Sendable, Hashable {
        /// The mark.
        public var mark: Decimal
        /// The fact that states the property: `degrees`.
        public var fact: String

        /// What a part is charged for.
        public init(under mark: Decimal, of fact: String) {
            self.mark = mark
            self.fact = fact
        }
    }

    /// How the part is reckoned.
    public var kind: Kind
    /// Per cent, or money in ``currency``.
    public var amount: Decimal
    /// For a specific part: how many units the amount is for; for a percentage that has no end: what it is divided by
    /// (33 1/3 % is 100 by 3); otherwise `nil`.
    public var per: Decimal?
    /// For a specific part: the unit of quantity (UN/ECE Recommendation 20); otherwise `nil`.
    public var unit: String?
    /// How the part joins those before it.
    public var operation: Operation
    /// The currency of an amount of money, ISO 4217; `nil` for that of the jurisdiction.
    public var currency: String?
    /// For a percentage of a part of the goods: which, `case`; its value is the fact ``partFact``. For an amount by
    /// composition its name, `agricultural_component`, which is also the fact that states it.
    public var part: String?
    /// For a specific part that is charged by degrees.
    public var shortfall: Shortfall?
    /// For a specific part: the fact that states a number by which it counts, `spr_discount`; otherwise `nil`.
    public var multiplier: String?

    /// A part of a rate.
    public init(
        kind: Kind, amount: Decimal, per: Decimal? = nil, unit: String? = nil, operation: Operation = .plus,
        currency: String? = nil, part: String? = nil, shortfall: Shortfall? = nil, multiplier: String? = nil
    ) {
        self.kind = kind
        self.amount = amount
        self.per = per
        self.unit = unit
        self.operation = operation
        self.currency = currency
        self.part = part
        self.shortfall = shortfall
        self.multiplier = multiplier
    }

    /// The facts that it takes beside value and quantities.
    package var facts: [String] { [partFact, shortfall?.fact, multiplier].compactMap(\.self) }

    /// The fact that states what a percentage is taken of, where that is not the value of the goods: `value_of_case`,
    /// `fair_retail_value`, `cost_of_parts`; or an amount by composition.
    public var partFact: String? {
        guard let part, kind != .composition else { return part }
        return part.hasPrefix("cost_") || part.hasSuffix("_value") ? part : "value_of_\(part)"
    }

    /// Whether ``partFact`` is no more than the value of the goods.
    var isPartOfValue: Bool { part != nil && part != partFact }
}
