import TidewaiterQuantities

/// One row of the table `measures`: a rate for goods of some codes and origins, on some days, under conditions.
struct Measure: Sendable {
    /// What a measure does.
    enum Effect: String, Sendable, CaseIterable {
        /// Charges its rate on top; goods count as subject to the programme even at a rate of zero.
        case add
        /// Tops the base duty up to its rate; adds nothing where the base duty reaches that already.
        case total
        /// Takes the place of the base rate.
        case replace
        /// Charges nothing and states its heading; goods do not count as subject to the programme.
        case none
        /// Cannot be computed.
        case refuse
    }

    var program: Int
    let heading: String
    /// The heading stated where a total is reached without it.
    let headingAbove: String
    let goods: ListSet
    /// Whether goods of every code are meant.
    let isGeneral: Bool
    let exceptions: ListSet
    let origins: String
    let validity: Validity
    var conditions: [Condition]
    let effect: Effect
    /// The rate; empty for ``Effect/none`` and ``Effect/refuse``.
    let rate: Rate
    /// For ``Effect/refuse``: what is not covered.
    let statement: String
    let basis: Basis
    /// What becomes of the charge.
    let status: Charge.Status
    let authority: String

    /// Whether it takes the place of the base duty and is a part of it: a margin of preference.
    var isPartOfBase: Bool { effect == .replace && basis.holdsBase }

    /// Per cent of the whole value, where the rate is that and nothing else.
    var percent: Decimal? {
        guard case .value = basis, rate.components.count == 1, rate.components[0].per == nil,
            rate.components[0].part == nil
        else { return nil }
        switch rate.components[0].kind {
        case .adValorem, .adValoremTotal: return rate.components[0].amount
        default: return nil
        }
    }
}
