import TidewaiterDocuments
import TidewaiterQuantities

extension Worksheet {
    /// The charge of a rate on a line: parts added up exactly, then rounded once.
    ///
    /// A quantity that is missing is asked for; what the other parts come to is then the least, and nothing bounds it.
    /// `base` is the base duty, of which a total only adds what is missing.
    mutating func charge(
        _ kind: Charge.Kind, _ program: String, _ rate: Rate, value: Interval, base: Interval = .zero,
        line index: Int, code: String, taxType: String? = nil, rounding: some RoundingPolicy, authority: String
    ) throws(QuantityError) -> Charge {
        var charge = Charge(
            sequence: 0, kind: kind, program: program, code: code, taxType: taxType, outcome: .computed, basis: nil,
            rate: rate, assessed: nil, payable: nil, status: .payable, authority: authority)
        var low = Decimal.zero
        var high: Decimal? = .zero
        var parts: [Step.Operand] = []
        for component in rate.components {
            switch component.kind {
            case .free: break
            case .fixed:
                low = try low.adding(component.amount)
                high = try high?.adding(component.amount)
                if explain { parts.append(.init("amount", component.amount)) }
            case .adValorem:
                charge.basis = value
                let part = try Self.percent(component.amount, of: value.low)
                low = try low.adding(part)
                if let most = value.high {
                    high = try high?.adding(most == value.low ? part : Self.percent(component.amount, of: most))
                } else {
                    high = nil
                }
                if explain, value.isExact {
                    charge.steps.append(
                        Step(
                            .percent, [.init("customs value", value.low), .init("per cent", component.amount)],
                            result: part, name: "ad valorem part", authority: authority))
                    parts.append(.init("ad valorem part", part))
                }
            case .adValoremTotal:
                charge.basis = value
                let part = try Self.excess(of: component.amount, value, over: base)
                low = try low.adding(part.low)
                if let most = part.high { high = try high?.adding(most) } else { high = nil }
                if explain, value.isExact, base.isExact {
                    try record(totalOf: component.amount, value.low, base.low, part.low, &charge)
                    parts.append(.init("difference", part.low))
                }
            case .specific:
                let part = try specific(component, index, code, &charge, rounding)
                if let part {
                    low = try low.adding(part)
                    high = try high?.adding(part)
                    if explain { parts.append(.init("specific part", part)) }
                } else {
                    high = nil
                }
            }
        }
        try settle(&charge, Interval(low: low, high: high), parts, rounding)
        return charge
    }

    /// The exact percentage of an amount.
    static func percent(_ rate: Decimal, of amount: Decimal) throws(QuantityError) -> Decimal {
        try amount.multiplied(by: rate).multiplied(by: Decimal(unchecked: 1, scale: 2))
    }

    /// What a percentage of a value is more than the base duty.
    static func excess(
        of rate: Decimal, _ value: Interval, over base: Interval
    ) throws(QuantityError) -> Interval {
        let low =
            if let most = base.high {
                max(.zero, try percent(rate, of: value.low).subtracting(most))
            } else {
                Decimal.zero
            }
        guard let most = value.high else { return Interval(low: low, high: nil) }
        return Interval(low: low, high: max(.zero, try percent(rate, of: most).subtracting(base.low)))
    }

    /// Records how a total came about.
    private func record(
        totalOf rate: Decimal, _ value: Decimal, _ base: Decimal, _ part: Decimal, _ charge: inout Charge
    ) throws(QuantityError) {
        let total = try Self.percent(rate, of: value)
        let difference = try total.subtracting(base)
        let authority = charge.authority
        charge.steps += [
            Step(
                .percent, [.init("customs value", value), .init("per cent", rate)], result: total,
                name: "least total duty", authority: authority),
            Step(
                .subtract, [.init("least total duty", total), .init("base duty", base)], result: difference,
                name: "difference", authority: authority),
            Step(
                .maximum, [.init("difference", difference), .init("nothing", .zero)], result: part, name: "difference",
                authority: authority),
        ]
    }

    private mutating func specific(
        _ component: RateComponent, _ index: Int, _ code: String, _ charge: inout Charge,
        _ rounding: some RoundingPolicy
    ) throws(QuantityError) -> Decimal? {
        guard let unit = component.unit else { return nil }
        if contradictsQuantities(line: index) {
            charge.outcome = .refused
            return nil
        }
        guard let stated = quantity(in: unit, line: index) else {
            askForQuantity(
                unit, line: index, "The rate is \(charge.rate?.text ?? "").", authority: charge.authority)
            charge.outcome = .needsFacts
            return nil
        }
        var amount = stated
        if let rule = rounding.quantity(for: component, of: charge.kind, code: code) {
            amount = stated.rounded(toPlaces: rule.places, rule.mode)
            if explain, amount != stated {
                charge.steps.append(
                    Step(
                        .round, [.init("quantity in \(unit)", stated)], rounding: rule, result: amount,
                        name: "quantity charged", authority: rounding.quantityAuthority))
            }
        }
        charge.quantities.append(.init(unit: unit, amount: amount))
        let part = try Self.product(component, amount)
        if explain { try record(component, unit, amount, part, &charge) }
        return part
    }

    /// Records how a specific part came about.
    private func record(
        _ component: RateComponent, _ unit: String, _ amount: Decimal, _ part: Decimal, _ charge: inout Charge
    ) throws(QuantityError) {
        let product = try amount.multiplied(by: component.amount)
        charge.steps.append(
            Step(
                .multiply, [.init("quantity in \(unit)", amount), .init("rate", component.amount)], result: product,
                name: "specific part", authority: charge.authority))
        guard let per = component.per, per != .one else { return }
        charge.steps.append(
            Step(
                .divide, [.init("specific part", product), .init("units that the rate is for", per)],
                rounding: Rounding(.halfUp, places: part.scale), result: part, name: "specific part",
                authority: charge.authority))
    }

    /// Rounds what the parts come to and puts it on the charge.
    func settle(
        _ charge: inout Charge, _ amount: Interval, _ parts: [Step.Operand], _ rounding: some RoundingPolicy
    ) throws(QuantityError) {
        if charge.outcome == .refused {
            charge.status = nil
            return
        }
        let rule = rounding.charge
        let rounded = try amount.map { exact throws(QuantityError) in try rule(exact) }
        charge.assessed = rounded
        charge.payable = rounded
        if !rounded.isExact, charge.outcome == .computed { charge.outcome = .needsFacts }
        if explain, rounded.isExact, !parts.isEmpty {
            charge.steps.append(
                Step(
                    .add, parts, rounding: rule, result: rounded.low, name: charge.program,
                    authority: rounding.chargeAuthority))
        }
    }
}
