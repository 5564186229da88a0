import TidewaiterDocuments
import TidewaiterQuantities

extension Worksheet {
    /// The charge of a rate on a line: parts added up exactly, then rounded once.
    ///
    /// A quantity that is missing is asked for; what the other parts come to is then the least, and nothing bounds it.
    /// `base` is the base duty, of which a total only adds what is missing; `part` says of which part of the article the
    /// value is, where only a part is dutiable.
    mutating func charge(
        _ kind: Charge.Kind, _ program: String, _ rate: Rate, value: Interval, part: DutiablePart? = nil,
        base: Interval = .zero, baseSteps: [Step] = [], line index: Int, code: String, taxType: String? = nil,
        rounding: some RoundingPolicy, authority: String
    ) throws(QuantityError) -> Charge {
        try charge(
            ChargeTerms(kind, program, code: code, taxType: taxType, rate: rate, authority: authority), rate,
            value: value, part: part, base: base, baseSteps: baseSteps, line: index, code: code, rounding: rounding)
    }

    /// The same by terms that are there already, which have the rate.
    mutating func charge(
        _ terms: ChargeTerms, _ rate: Rate, value: Interval, part: DutiablePart? = nil, base: Interval = .zero,
        baseSteps: [Step] = [], line index: Int, code: String, rounding: some RoundingPolicy
    ) throws(QuantityError) -> Charge {
        let (kind, program, authority) = (terms.kind, terms.program, terms.authority)
        var charge = Charge(terms)
        if !explain, value.isExact, let percent = rate.plainPercent {
            charge.basis = rate.isFree ? nil : value
            let amount = Interval(try rounding.charge(kind, program)(Self.percent(percent, of: value.low)))
            charge.assessed = amount
            charge.payable = amount
            return charge
        }
        if rate.isComposed,
            let composed = try self.charge(composing: terms, rate, value, part, base, index, code, rounding)
        {
            return composed
        }
        if contradictsQuantities(line: index), rate.components.contains(where: { $0.kind == .specific }) {
            charge.outcome = .refused
        }
        let part = part?.reduces(rate) == true ? part : nil
        let facts = lineFacts(of: kind, part?.whole ?? value, base: base, line: index, code: code, rounding)
        var found = try facts.reckon(rate.components, explain: explain, authority: authority)
        if let part {
            charge.authority += "; \(part.authority)"
            try part.reduce(&found, line: index, self)
        }
        charge.basis = found.basis
        if !found.quantities.isEmpty { charge.quantities = found.quantities }
        if explain {
            charge.steps = rate.components.contains { $0.kind == .adValoremTotal } ? baseSteps : []
            try recordSteps(found, of: rate, line: index, &charge)
        }
        if charge.outcome != .refused, !found.amount.isExact {
            for need in found.needs { ask(need, of: rate, line: index, authority: authority) }
            if !found.needs.isEmpty { charge.outcome = .needsFacts }
        }
        try settle(&charge, found.amount, found.parts, rounding)
        return charge
    }

    /// The exact percentage of an amount.
    static func percent(_ rate: Decimal, of amount: Decimal) throws(QuantityError) -> Decimal {
        let product = try amount.multiplied(by: rate)
        // A hundredth of it is the same digits two places further on, where there is room for these.
        if product.scale <= Decimal.maximumScale - 2 {
            return Decimal(unchecked: product.coefficient, scale: product.scale + 2)
        }
        return try product.multiplied(by: Decimal(unchecked: 1, scale: 2))
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

    /// What a rate on a line is reckoned from.
    func lineFacts<Policy: RoundingPolicy>(
        of kind: Charge.Kind, _ value: Interval, base: Interval, line index: Int, code: String, _ rounding: Policy
    ) -> LineFacts<Policy> {
        LineFacts(
            kind: kind, value: value, base: base,
            quantities: contradictsQuantities(line: index) ? [] : request.lines[index].quantities,
            facts: request.lines[index].facts, entryFacts: request.facts, roundedParts: roundedParts[index],
            exchange: exchange, code: code, policy: rounding)
    }

    /// Asks for what a rate cannot be reckoned without.
    mutating func ask(_ need: Reckoned.Need, of rate: Rate, line index: Int, authority: String) {
        switch need {
        case .quantity(let unit):
            askForQuantity(unit, line: index, "The rate is \(rate.text).", authority: authority)
        case .fact(let fact):
            let words = fact.split(separator: "_").joined(separator: " ")
            let question = declared[fact]?.question ?? "What is the \(words)?"
            ask(fact, line: index, "\(question) The rate is \(rate.text).", authority: authority)
        case .exchangeRate(let other): askForRate(of: other, "The rate of line \(lines[index].id) is \(rate.text).")
        }
    }

    /// Rounds what the parts come to and puts it on the charge.
    func settle(
        _ charge: inout Charge, _ amount: Interval, _ parts: [Step.Operand], _ rounding: some RoundingPolicy
    ) throws(QuantityError) {
        if charge.outcome == .refused {
            charge.status = nil
            return
        }
        let rule = rounding.charge(charge.kind, charge.program)
        let rounded = try amount.map { exact throws(QuantityError) in try rule(exact) }
        charge.assessed = rounded
        charge.payable = rounded
        if !rounded.isExact, charge.outcome == .computed { charge.outcome = .needsFacts }
        if explain, rounded.isExact { try record(rounded.low, parts, rule, &charge, rounding) }
    }
}

/// What a rate on a line of a request is reckoned from.
struct LineFacts<Policy: RoundingPolicy>: RateFacts {
    let kind: Charge.Kind
    let value: Interval
    let base: Interval
    /// Empty where two of them contradict each other.
    let quantities: [AssessmentRequest.Measure]
    let facts: [Fact]
    let entryFacts: [Fact]
    /// Parts of the value that the law rounds, by the names of their facts.
    let roundedParts: [String: Decimal]?
    let exchange: Exchange
    let code: String
    let policy: Policy

    func quantity(in unit: String) -> RatedQuantity? { UnitConversion.quantity(of: quantities, in: unit) }

    func number(_ name: String) -> Decimal? {
        if let rounded = roundedParts?[name] { return rounded }
        for fact in facts where fact.name == name { return fact.value.number }
        for fact in entryFacts where fact.name == name { return fact.value.number }
        return nil
    }

    func conversion(from other: String) -> (conversion: CurrencyConversion, authority: String)? {
        exchange.conversion(from: other).map { ($0, exchange.authority(of: $0)) }
    }

    func rounding(of component: RateComponent) -> (rule: Rounding, authority: String)? {
        policy.quantity(for: component, of: kind, code: code).map { ($0, policy.quantityAuthority) }
    }
}
