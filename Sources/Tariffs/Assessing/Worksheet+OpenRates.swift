import TidewaiterQuantities

extension Worksheet {
    /// The charge of one of several rates: between the least and the greatest that any of them comes to, unbounded
    /// where one cannot be reckoned. Quantities are not asked for here; which are needed depends on the answer.
    func openCharge(
        _ kind: Charge.Kind, _ program: String, oneOf rates: [Rate], value: Interval, line index: Int, code: String,
        rounding: some RoundingPolicy, authority: String
    ) throws(QuantityError) -> Charge {
        var charge = Self.openCharge(kind, program, code: code, authority: authority)
        var bounds: Interval?
        for rate in rates {
            var scratch = Worksheet(
                request, jurisdiction: jurisdiction, currency: currency, places: places, explain: false)
            var reckoned = Interval.unknown
            if !rate.components.isEmpty {
                let charge = try scratch.charge(
                    kind, program, rate, value: value, line: index, code: code, rounding: rounding,
                    authority: authority)
                reckoned = charge.assessed ?? .unknown
            }
            bounds = bounds?.union(reckoned) ?? reckoned
        }
        if let bounds {
            charge.assessed = bounds
            charge.payable = bounds
            charge.basis = value
        }
        return charge
    }
}
