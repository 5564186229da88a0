import TidewaiterQuantities

/// How a regime rounds; each names the laws it takes this from.
protocol RoundingPolicy: Sendable {
    /// Every charge, once all its parts are added up.
    var charge: Rounding { get }
    /// The law of ``charge``.
    var chargeAuthority: String { get }

    /// A quantity before a specific rate of a duty, tax or fee is taken of it; `nil` where it is taken as stated.
    func quantity(for component: RateComponent, of kind: Charge.Kind, code: String) -> Rounding?
    /// The law of ``quantity(for:code:)``.
    var quantityAuthority: String { get }
}
