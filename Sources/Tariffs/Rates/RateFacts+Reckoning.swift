import TidewaiterQuantities

extension RateFacts {
    /// What a rate comes to: its groups one after the other, each a ceiling or a floor of what those before it came
    /// to, and in each group its parts added up and taken off exactly.
    ///
    /// A part of which something is missing may be anything that it can be; what is missing is told.
    func reckon(
        _ components: [RateComponent], explain: Bool, authority: String
    ) throws(QuantityError) -> Reckoned {
        var found = Reckoned()
        var groups = RateGroups(explain: explain, authority: authority)
        for component in components {
            if component.operation.opensGroup { try groups.open(component.operation, &found) }
            var name = "amount"
            let part: Interval
            switch component.kind {
            case .free: continue
            case .fixed: (part, name) = try fixed(component, &found, explain)
            case .composition:
                // Whose amount is known has taken its place; this one nobody has stated.
                found.need(.fact(component.part ?? ""))
                part = .unknown
            case .adValorem:
                name = "ad valorem part"
                part = try percentage(component, &found, explain, authority)
            case .adValoremTotal:
                name = "difference"
                part = try total(component, &found, explain, authority)
            case .specific:
                name = "specific part"
                part = try specific(component, &found, explain, authority)
            }
            try groups.take(part, named: name, component.operation, &found)
        }
        try groups.close(&found)
        return found
    }

    // MARK: Percentages

    private func percentage(
        _ component: RateComponent, _ found: inout Reckoned, _ explain: Bool, _ authority: String
    ) throws(QuantityError) -> Interval {
        var name = "customs value"
        var basis = value
        if let fact = component.partFact {
            if let stated = number(fact) {
                basis = Interval(stated)
            } else {
                found.need(.fact(fact))
                basis = Interval(low: .zero, high: component.isPartOfValue ? value.high : nil)
            }
            name = fact.split(separator: "_").joined(separator: " ")
        } else {
            found.basis = value
        }
        let part = try basis.map { exact throws(QuantityError) in try Self.percent(component, of: exact) }
        guard explain, basis.isExact else { return part }
        guard let divisor = component.per else {
            found.steps.append(
                Step(
                    .percent, [.init(name, basis.low), .init("per cent", component.amount)], result: part.low,
                    name: "ad valorem part", authority: authority))
            return part
        }
        let whole = try Worksheet.percent(component.amount, of: basis.low)
        found.steps += [
            Step(
                .percent, [.init(name, basis.low), .init("per cent", component.amount)], result: whole,
                name: "ad valorem part", authority: authority),
            Step(
                .divide, [.init("ad valorem part", whole), .init("what the rate is divided by", divisor)],
                rounding: Rounding(.halfUp, places: part.low.scale), result: part.low, name: "ad valorem part",
                authority: authority),
        ]
        return part
    }

    /// The percentage of an amount: exact, but for one that has no end.
    private static func percent(_ component: RateComponent, of amount: Decimal) throws(QuantityError) -> Decimal {
        let whole = try Worksheet.percent(component.amount, of: amount)
        return try Worksheet.over(component.per, whole)
    }

    private func total(
        _ component: RateComponent, _ found: inout Reckoned, _ explain: Bool, _ authority: String
    ) throws(QuantityError) -> Interval {
        found.basis = value
        let part = try Worksheet.excess(of: component.amount, value, over: base)
        guard explain, value.isExact, base.isExact else { return part }
        let total = try Worksheet.percent(component.amount, of: value.low)
        let difference = try total.subtracting(base.low)
        found.steps += [
            Step(
                .percent, [.init("customs value", value.low), .init("per cent", component.amount)], result: total,
                name: "least total duty", authority: authority),
            Step(
                .subtract, [.init("least total duty", total), .init("base duty", base.low)], result: difference,
                name: "difference", authority: authority),
            Step(
                .maximum, [.init("difference", difference), .init("nothing", .zero)], result: part.low,
                name: "difference", authority: authority),
        ]
        return part
    }

    // MARK: Amounts of money

    private func fixed(
        _ component: RateComponent, _ found: inout Reckoned, _ explain: Bool
    ) throws(QuantityError) -> (Interval, name: String) {
        guard let currency = component.currency else { return (Interval(component.amount), "amount") }
        let name = "amount, converted"
        return (try converted(component.amount, currency, "amount", as: name, &found, explain), name)
    }

    /// An amount in another currency in that of the charge; asks for the rate of exchange where there is none.
    private func converted(
        _ amount: Decimal, _ currency: String, _ what: String, as name: String, _ found: inout Reckoned, _ explain: Bool
    ) throws(QuantityError) -> Interval {
        guard let (conversion, authority) = conversion(from: currency) else {
            found.need(.exchangeRate(currency))
            return .unknown
        }
        let result = try conversion.converted(amount)
        if explain {
            found.steps.append(
                Step(
                    conversion.operation, [.init(what, amount)] + (conversion.operand.map { [$0] } ?? []),
                    rounding: conversion.rounding, result: result, name: name, authority: authority))
        }
        return Interval(result)
    }

    // MARK: Amounts per unit

    private func specific(
        _ component: RateComponent, _ found: inout Reckoned, _ explain: Bool, _ authority: String
    ) throws(QuantityError) -> Interval {
        guard let unit = component.unit else { return .unknown }
        var known = quantity(in: unit)
        if known == nil { known = try product(unit, &found, explain, authority) }
        guard let stated = known else {
            found.need(.quantity(unit))
            for fact in component.facts where number(fact) == nil { found.need(.fact(fact)) }
            return .unknown
        }
        let charged = try charged(stated, in: unit, component, &found, explain)
        if !found.quantities.contains(where: { $0.unit == unit }) {
            found.quantities.append(.init(unit: unit, amount: charged.reported))
        }
        var factors: [Step.Operand] = [charged.quantity, .init("rate", component.amount)]
        let divisor = try charged.divisor(per: component.per)
        if let shortfall = component.shortfall {
            guard let measured = number(shortfall.fact) else {
                found.need(.fact(shortfall.fact))
                var most = try charged.quantity.value.multiplied(by: component.amount).multiplied(by: shortfall.mark)
                most = try Worksheet.over(divisor?.value, most)
                guard let currency = component.currency else { return Interval(low: .zero, high: most) }
                return Interval(
                    low: .zero, high: try converted(most, currency, "", as: "", &found, false).high)
            }
            factors.append(try degrees(shortfall, measured, &found, explain, authority))
        }
        if let name = component.multiplier {
            guard let stated = number(name) else {
                found.need(.fact(name))
                return .unknown
            }
            factors.append(.init(name, stated))
        }
        var product = charged.quantity.value
        for factor in factors.dropFirst() { product = try product.multiplied(by: factor.value) }
        let part = try Worksheet.over(divisor?.value, product)
        let name = component.currency.map { "specific part in \($0)" } ?? "specific part"
        if explain {
            found.steps.append(Step(.multiply, factors, result: product, name: name, authority: authority))
            if let divisor {
                if let step = charged.divisorStep(per: component.per, divisor, authority) { found.steps.append(step) }
                found.steps.append(
                    Step(
                        .divide, [.init(name, product), divisor],
                        rounding: Rounding(.halfUp, places: part.scale), result: part, name: name,
                        authority: authority))
            }
        }
        guard let currency = component.currency else { return Interval(part) }
        return try converted(part, currency, name, as: "specific part", &found, explain)
    }

    /// What of a quantity a part is taken of: rounded where the law rounds it, a quotient where it has no end.
    private func charged(
        _ stated: RatedQuantity, in unit: String, _ component: RateComponent, _ found: inout Reckoned, _ explain: Bool
    ) throws(QuantityError) -> ChargedQuantity {
        let name = Worksheet.quantityName(unit)
        if explain, let common = stated.quotient?.common { found.steps.append(common) }
        guard let (rule, authority) = try rounding(ofConverted: component) else {
            guard let quotient = stated.quotient else { return ChargedQuantity(.init(name, stated.amount)) }
            if explain {
                let places = Rounding(.halfUp, places: UnitConversion.places)
                found.steps.append(try stated.step(quotient, rounding: places, as: name))
            }
            return ChargedQuantity(quotient.dividend, over: quotient.divisor, reported: stated.amount)
        }
        let amount = try stated.rounded(rule)
        guard let quotient = stated.quotient else {
            if explain, amount != stated.amount {
                found.steps.append(
                    Step(
                        .round, [.init(name, stated.amount)], rounding: rule, result: amount,
                        name: Worksheet.charged, authority: authority))
            }
            return ChargedQuantity(.init(name, amount))
        }
        if explain {
            var step = try stated.step(quotient, rounding: rule, as: Worksheet.charged)
            step.authority += "; \(authority)"
            found.steps.append(step)
        }
        return ChargedQuantity(.init(Worksheet.charged, amount, from: .step(Worksheet.charged)))
    }

    /// How a quantity is rounded before a part is taken of it, which may hang on what the part is in the currency of the
    /// charge.
    private func rounding(
        ofConverted component: RateComponent
    ) throws(QuantityError) -> (rule: Rounding, authority: String)? {
        guard let currency = component.currency else { return rounding(of: component) }
        guard let (conversion, _) = conversion(from: currency) else { return nil }
        var converted = component
        converted.amount = try conversion.converted(component.amount)
        return rounding(of: converted)
    }

    /// By how many degrees the goods fall short.
    private func degrees(
        _ shortfall: RateComponent.Shortfall, _ measured: Decimal, _ found: inout Reckoned, _ explain: Bool,
        _ authority: String
    ) throws(QuantityError) -> Step.Operand {
        let difference = try shortfall.mark.subtracting(measured)
        let degrees = max(.zero, difference)
        let name = "\(shortfall.fact) under \(shortfall.mark)"
        if explain {
            found.steps += [
                Step(
                    .subtract, [.init("mark", shortfall.mark), .init(shortfall.fact, measured)], result: difference,
                    name: "difference", authority: authority),
                Step(
                    .maximum, [.init("difference", difference), .init("nothing", .zero)], result: degrees, name: name,
                    authority: authority),
            ]
        }
        return .init(name, degrees)
    }

    /// The quantity of a unit that is a product of others, where those are stated: per cent of alcohol by hectolitre.
    private func product(
        _ unit: String, _ found: inout Reckoned, _ explain: Bool, _ authority: String
    ) throws(QuantityError) -> RatedQuantity? {
        guard let definition = UnitConversion.product(unit) else { return nil }
        var product = Decimal.one
        var operands: [Step.Operand] = []
        for factor in definition.units {
            guard let stated = quantity(in: factor) else { return nil }
            product = try product.multiplied(by: stated.amount)
            operands.append(.init(Worksheet.quantityName(factor), stated.amount))
        }
        if let factor = definition.factor {
            product = try product.multiplied(by: factor.amount)
            operands.append(.init(factor.name, factor.amount))
        }
        if explain {
            found.steps.append(
                Step(
                    .multiply, operands, result: product, name: Worksheet.quantityName(unit),
                    authority: definition.authority ?? authority))
        }
        return RatedQuantity(product)
    }
}

/// The quantity that a specific part is taken of.
private struct ChargedQuantity {
    /// The quantity, or the dividend of one that has no end.
    let quantity: Step.Operand
    /// What that is divided by.
    private let over: Step.Operand?
    /// The quantity as the charge reports it.
    let reported: Decimal

    init(_ quantity: Step.Operand, over: Step.Operand? = nil, reported: Decimal? = nil) {
        self.quantity = quantity
        self.over = over
        self.reported = reported ?? quantity.value
    }

    private static let both = "units that the rate is for, in the unit stated"

    /// What the product of quantity and rate is divided by; `nil` for one.
    func divisor(per: Decimal?) throws(QuantityError) -> Step.Operand? {
        let units = per.flatMap { $0 == .one ? nil : Step.Operand("units that the rate is for", $0) }
        guard let over else { return units }
        guard let units else { return over }
        return .init(Self.both, try over.value.multiplied(by: units.value), from: .step(Self.both))
    }

    /// The step that leads to ``divisor(per:)`` where that is a product.
    func divisorStep(per: Decimal?, _ divisor: Step.Operand, _ authority: String) -> Step? {
        guard let over, let per, divisor.name == Self.both else { return nil }
        return Step(
            .multiply, [over, .init("units that the rate is for", per)], result: divisor.value, name: Self.both,
            authority: authority)
    }
}
