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
    }

    /// How the part is reckoned.
    public var kind: Kind
    /// Per cent, or money in the currency of the jurisdiction.
    public var amount: Decimal
    /// For a specific part: how many units the amount is for; otherwise `nil`.
    public var per: Decimal?
    /// For a specific part: the unit of quantity (UN/ECE Recommendation 20); otherwise `nil`.
    public var unit: String?

    /// A part of a rate.
    public init(kind: Kind, amount: Decimal, per: Decimal? = nil, unit: String? = nil) {
        self.kind = kind
        self.amount = amount
        self.per = per
        self.unit = unit
    }
}
