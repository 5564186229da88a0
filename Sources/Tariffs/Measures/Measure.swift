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

    /// What the rate is taken of.
    enum Basis: Sendable {
        /// The customs value of the line.
        case value
        /// A part of it, stated as a fact.
        case part(Int)
        /// What is left of it without parts that are stated as facts.
        case rest([Int])
        /// A sum of what the line is worth and of what was charged on it so far.
        case sum([Term])

        /// Whether it holds what other programmes charge.
        var holdsCharges: Bool { if case .sum = self { true } else { false } }
    }

    /// One part of what a rate is taken of.
    struct Term: Sendable {
        enum Amount: Sendable {
            /// The customs value of the line.
            case value
            /// Costs of the line that are not in its customs value, but taxed.
            case transport
            /// A number that a fact states.
            case fact(Int)
            /// All charges of a kind.
            case kind(Charge.Kind)
            /// The charge of a programme.
            case program(String)
        }

        var amount: Amount
        /// What it counts for: 1.1 for ten per cent more.
        var factor: Decimal
        /// As the row has it.
        var name: String
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
