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
            let reckoned = try reckon(rate, value: value, line: index, code: code, rounding: rounding)
            bounds = bounds?.union(reckoned) ?? reckoned
        }
        if let bounds {
            charge.assessed = bounds
            charge.payable = bounds
            charge.basis = value
        }
        return charge
    }

    /// What a rate comes to, as far as the quantities stated allow.
    func reckon(
        _ rate: Rate, of kind: Charge.Kind = .duty, value: Interval, base: Interval = .zero, line index: Int,
        code: String,
        rounding: some RoundingPolicy
    ) throws(QuantityError) -> Interval {
        guard !rate.components.isEmpty else { return .unknown }
        var sum = Interval.zero
        for component in rate.components {
            switch component.kind {
            case .free: break
            case .fixed: sum = try sum.adding(Interval(component.amount))
            case .adValorem:
                sum = try sum.adding(
                    value.map { exact throws(QuantityError) in try Self.percent(component.amount, of: exact) })
            case .adValoremTotal: sum = try sum.adding(Self.excess(of: component.amount, value, over: base))
            case .specific:
                guard let stated = component.unit.flatMap({ quantity(in: $0, line: index) }) else {
                    sum = Interval(low: sum.low, high: nil)
                    continue
                }
                let amount = rounding.quantity(for: component, of: kind, code: code).map { rule in
                    stated.rounded(toPlaces: rule.places, rule.mode)
                }
                sum = try sum.adding(Interval(Self.product(component, amount ?? stated)))
            }
        }
        let rule = rounding.charge
        return try sum.map { exact throws(QuantityError) in try rule(exact) }
    }

    /// A specific rate times a quantity.
    static func product(_ component: RateComponent, _ quantity: Decimal) throws(QuantityError) -> Decimal {
        let product = try quantity.multiplied(by: component.amount)
        guard let per = component.per, per != .one else { return product }
        // To more places than any rate has; the charge is rounded afterwards anyway.
        return try product.divided(by: per, scale: max(product.scale, 12), rounding: .halfUp)
    }
}
