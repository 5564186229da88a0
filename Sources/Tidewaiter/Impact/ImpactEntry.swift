public import TidewaiterQuantities
public import TidewaiterTariffs

/// What one past entry comes to under both packs.
public struct ImpactEntry: Sendable, Hashable {
    /// How the two compare.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// All charges are the same.
        case same
        /// Some charge differs.
        case changed
        /// One or both could not be computed; nothing of it is in the totals.
        case notComputed = "not_computed"
    }

    /// One charge that differs.
    public struct Change: Sendable, Hashable {
        /// The line of the entry; `nil` for a charge on the whole entry.
        public let line: String?
        /// The tariff code of the line.
        public let code: String?
        /// The programme.
        public let program: String
        /// The heading or code that the charge is stated by.
        public let heading: String?
        /// What it was; zero where it was not charged.
        public let before: Decimal
        /// What it comes to; zero where it is not charged.
        public let after: Decimal
        /// The second less the first.
        public let difference: Decimal
        /// The rate it was charged at; `nil` where it was not.
        public let rateBefore: String?
        /// The rate it comes to be charged at; `nil` where it is not.
        public let rateAfter: String?
        /// The row of the first pack that it rests on.
        public let rowBefore: PackRow?
        /// The row of the second.
        public let rowAfter: PackRow?
        /// The law of the charge, that of the second pack where it is charged there.
        public let authority: String
    }

    /// Which entry.
    public let id: String
    /// Where it is entered.
    public let jurisdiction: String
    /// The day that selects rates; `nil` where none could be told.
    public let asOf: CivilDate?
    /// The currency of all amounts.
    public let currency: String
    /// How the two compare.
    public let outcome: Outcome
    /// All duties, taxes and fees under the first pack; `nil` where they could not be computed.
    public let before: Decimal?
    /// The same under the second.
    public let after: Decimal?
    /// What differs, charge by charge; the differences sum to that of the totals.
    public let changes: [Change]
    /// Why it could not be computed.
    public let reasons: [String]
    let places: Int

    /// What it comes to more under the second; `nil` where one of them could not be computed.
    public var difference: Decimal? {
        guard let before, let after else { return nil }
        return try? after.subtracting(before)
    }

    /// An amount with the places of its currency.
    func money(_ amount: Decimal) -> String { ((try? amount.scaled(toPlaces: places)) ?? amount).description }
}
