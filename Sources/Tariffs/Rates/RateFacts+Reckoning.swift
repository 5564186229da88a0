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
            case .fixed: part = Interval(component.amount)
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

    // MARK: Amounts per unit

    private func specific(
        _ component: RateComponent, _ found: inout Reckoned, _ explain: Bool, _ authority: String
    ) throws(QuantityError) -> Interval {
        guard let unit = component.unit else { return .unknown }
        var known = quantity(in: unit)
        if known == nil { known = try product(unit, &found, explain, authority) }
        guard let stated = known else {
            found.need(.quantity(unit))
            if let shortfall = component.shortfall, number(shortfall.fact) == nil { found.need(.fact(shortfall.fact)) }
            return .unknown
        }
        var amount = stated
        if let (rule, authority) = rounding(of: component) {
            amount = stated.rounded(toPlaces: rule.places, rule.mode)
            if explain, amount != stated {
                found.steps.append(
                    Step(
                        .round, [.init("quantity in \(unit)", stated)], rounding: rule, result: amount,
                        name: "quantity charged", authority: authority))
            }
        }
        if !found.quantities.contains(where: { $0.unit == unit }) {
            found.quantities.append(.init(unit: unit, amount: amount))
        }
        var factors: [Step.Operand] = [.init("quantity in \(unit)", amount), .init("rate", component.amount)]
        if let shortfall = component.shortfall {
            guard let measured = number(shortfall.fact) else {
                found.need(.fact(shortfall.fact))
                let most = try Worksheet.product(component, amount).multiplied(by: shortfall.mark)
                return Interval(low: .zero, high: most)
            }
            factors.append(try degrees(shortfall, measured, &found, explain, authority))
        }
        var product = try amount.multiplied(by: component.amount)
        for factor in factors.dropFirst(2) { product = try product.multiplied(by: factor.value) }
        let part = try Worksheet.over(component.per, product)
        guard explain else { return Interval(part) }
        found.steps.append(
            Step(.multiply, factors, result: product, name: "specific part", authority: authority))
        if let per = component.per, per != .one {
            found.steps.append(
                Step(
                    .divide, [.init("specific part", product), .init("units that the rate is for", per)],
                    rounding: Rounding(.halfUp, places: part.scale), result: part, name: "specific part",
                    authority: authority))
        }
        return Interval(part)
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
    ) throws(QuantityError) -> Decimal? {
        guard let factors = UnitConversion.factors(of: unit) else { return nil }
        var product = Decimal.one
        var operands: [Step.Operand] = []
        for factor in factors {
            guard let stated = quantity(in: factor) else { return nil }
            product = try product.multiplied(by: stated)
            operands.append(.init("quantity in \(factor)", stated))
        }
        if explain {
            found.steps.append(
                Step(.multiply, operands, result: product, name: "quantity in \(unit)", authority: authority))
        }
        return product
    }
}
