import TidewaiterQuantities

/// How a regime rounds; each names the laws it takes this from.
protocol RoundingPolicy: Sendable {
    /// A charge, once all its parts are added up.
    func charge(_ kind: Charge.Kind, _ program: String) -> Rounding
    /// The law of ``charge(_:_:)``.
    func chargeAuthority(_ kind: Charge.Kind, _ program: String) -> String

    /// What a programme's rate is taken of; `nil` where that is not rounded.
    func basis(of program: String) -> Rounding?

    /// A quantity before a specific rate of a duty, tax or fee is taken of it; `nil` where it is taken as stated.
    func quantity(for component: RateComponent, of kind: Charge.Kind, code: String) -> Rounding?
    /// The law of ``quantity(for:code:)``.
    var quantityAuthority: String { get }
}

extension RoundingPolicy {
    func charge(_ kind: Charge.Kind, _ program: String) -> Rounding { .cents }
    func basis(of program: String) -> Rounding? { nil }
}
