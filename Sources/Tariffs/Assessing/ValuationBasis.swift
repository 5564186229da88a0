/// What a customs value is made of in a jurisdiction; each regime says it in a file named after its law.
protocol ValuationBasis: Sendable {
    /// What becomes of a kind of cost.
    func treatment(of kind: CostKind) -> CostTreatment

    /// The kinds of cost that must be stated when the price does not hold them, because they raise an amount.
    var required: [RequiredCost] { get }

    /// The law by which duties that the price holds come off it when stated apart; `nil` where they do not.
    var dutyDeduction: String? { get }

    /// The law of the value as a whole.
    var authority: String { get }

    /// The law of a method but the first.
    func authority(ofMethod method: ValuationMethod) -> String

    /// Whether packing that importer or buyer paid for is added to a deductive value.
    var addsPackingToDeductiveValue: Bool { get }
}

/// What becomes of a cost.
struct CostTreatment {
    enum Effect {
        /// Part of the customs value: added when the price does not hold it.
        case included
        /// Not part of it: deducted when the price holds it and it is stated apart.
        case excluded
        /// Neither added nor deducted.
        case asPriced
    }

    var effect: Effect
    /// Whether it is part of the value that a tax on imports is taken of.
    var isTaxed = false
    /// The law that says so.
    var authority: String
}

/// A cost that has to be stated.
struct RequiredCost: Sendable {
    var kind: CostKind
    var question: String
    var authority: String
}
