import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

/// From prices and costs to customs values: the part of valuation that is the same everywhere.
///
/// The basis says which costs belong in the value; the term of delivery, or the cost itself, says which of them the
/// price holds already. What is missing and could only raise a value is asked for; what could only lower it (a
/// deduction that is not stated) is offered, and not applied.
extension Worksheet {
    /// The customs values of all lines, not yet rounded.
    mutating func value(by basis: some ValuationBasis) throws(QuantityError) -> Valued {
        let count = lines.count
        var valued = Valued(
            prices: [], values: [], taxed: Array(repeating: .zero, count: count), beside: .zero,
            steps: explain ? Array(repeating: [], count: count) : [],
            reached: explain ? Array(repeating: "price", count: count) : [])
        valued.prices.reserveCapacity(count)
        valued.values.reserveCapacity(count)
        for index in 0..<count {
            guard let method = ValuationMethod(rawValue: request.lines[index].valuation.method) else {
                if !request.lines[index].valuation.elements.isEmpty { sayWhatIsUnused(index, nil, []) }
                valued.prices.append(try price(of: index, &valued, basis))
                valued.values.append(valued.prices[index])
                continue
            }
            let price = request.lines[index].value == nil ? nil : try price(of: index, &valued, basis)
            let value = try value(of: index, by: method, &valued, basis)
            valued.values.append(value)
            valued.prices.append(price ?? value)
            if explain, price == nil, value.isExact { recordLackOfPrice(index, value.low, &valued, method, basis) }
        }
        for number in request.costs.indices { try apply(number, to: &valued, basis) }
        sayWhatWasTaken()
        askForCosts(basis, &valued)
        offerDeductions(basis)
        for index in 0..<count where !valued.values[index].isExact { valued.isExact = false }
        return valued
    }

    /// Puts the customs values on the lines, rounded as the law does; `nil` where it does not.
    mutating func setCustomsValues(
        _ valued: Valued, rounding rule: Rounding?, authority: String
    ) throws(QuantityError) {
        for index in lines.indices {
            let exact = valued.values[index]
            let value = try exact.map { amount throws(QuantityError) in try rule?(amount) ?? amount.normalized }
            lines[index].customsValue = value
            guard explain else { continue }
            lines[index].steps = valued.steps[index]
            guard exact.isExact else { continue }
            lines[index].steps.append(
                Step(
                    rule == nil ? .take : .round, [.init("value", exact.low, from: .step(valued.reached[index]))],
                    rounding: rule, result: value.low, name: "customs value", authority: authority,
                    figure: "customs_value"))
        }
    }

    // MARK: Prices

    private mutating func price(
        of index: Int, _ valued: inout Valued, _ basis: some ValuationBasis
    ) throws(QuantityError) -> Interval {
        // Member by member: a copy of the whole line would retain each of its texts.
        guard let value = request.lines[index].value else {
            ask(
                "value", line: index, "What was paid or is payable for the goods of this line, in total?",
                authority: basis.authority)
            return .unknown
        }
        let stated = request.lines[index].currency ?? request.currency
        guard let conversion = exchange.conversion(from: stated) else {
            askForRate(of: stated ?? currency)
            return .unknown
        }
        if explain {
            valued.steps[index].append(
                Step(
                    .take, [.init("price of the line", value, from: .request("/lines/\(index)/value"))], result: value,
                    name: "price", authority: basis.authority))
        }
        guard let operand = conversion.operand else { return Interval(value) }
        let converted = try conversion.converted(value)
        if explain {
            valued.reached[index] = "price in \(currency)"
            valued.steps[index].append(
                Step(
                    conversion.operation, [.init("price", value), operand], rounding: conversion.rounding,
                    result: converted, name: valued.reached[index], authority: exchange.authority(of: conversion)))
        }
        return Interval(converted)
    }

    // MARK: Costs

    private mutating func apply(
        _ number: Int, to valued: inout Valued, _ basis: some ValuationBasis
    ) throws(QuantityError) {
        let cost = request.costs[number]
        let treatment = basis.treatment(of: cost.kind)
        let inPrice = cost.inPrice ?? request.incoterm?.priceIncludes(cost.kind) ?? false
        let indices = cost.lines.map { names in
            let names = Set(names)
            return lines.indices.filter { names.contains(lines[$0].id) }
        }
        var amount: Interval = .unknown
        if let conversion = exchange.conversion(from: cost.currency ?? request.currency) {
            let sum = try conversion.converted(cost.amount, places: places)
            amount = Interval(sum)
            if explain { record(number, conversion, sum, &valued, treatment) }
        } else {
            askForRate(of: cost.currency ?? request.currency ?? currency)
        }
        if !inPrice {
            valued.beside = try valued.beside.adding(amount)
            if explain { valued.besideParts.append((costName(number), amount)) }
        }

        let adds = treatment.effect == .included && !inPrice
        let deducts = treatment.effect == .excluded && inPrice
        let taxes = treatment.isTaxed && (deducts || (treatment.effect == .excluded && !inPrice))
        guard adds || deducts || taxes else { return }
        let concerned = indices ?? Array(lines.indices)
        let key = cost.apportionment ?? request.apportionment
        let weights = concerned.count > 1 && amount.isExact ? weights(of: concerned, by: key, valued) : nil
        let parts = try split(amount, over: concerned, weights)
        if explain, let weights { try recordShares(number, parts, of: amount.low, concerned, weights, &valued) }
        for (position, index) in concerned.enumerated() {
            let part = parts[position]
            // A value by another method is not the price, so that what the price holds does not matter to it.
            let isPrice = request.lines[index].valuation.method == 1
            let (adds, deducts) = (adds && isPrice, deducts && isPrice)
            if adds { valued.values[index] = try valued.values[index].adding(part) }
            if deducts { try deduct(part, from: index, &valued, treatment) }
            if taxes { valued.taxed[index] = try valued.taxed[index].adding(part) }
            if explain {
                try record(
                    number, isShared: weights != nil, part, index, &valued, adds, deducts, taxes, treatment)
            }
        }
    }

    private mutating func deduct(
        _ part: Interval, from index: Int, _ valued: inout Valued, _ treatment: CostTreatment
    ) throws(QuantityError) {
        let value = valued.values[index]
        var low = Decimal.zero
        if let most = part.high { low = try value.low.subtracting(most) }
        let high = try value.high?.subtracting(part.low)
        guard !low.isNegative, high?.isNegative != true else {
            let isOpen = !value.isExact || !part.isExact
            if isOpen, high?.isNegative != true {
                valued.values[index] = Interval(low: .zero, high: high)
                return
            }
            refuse(
                "valuation", line: index,
                "The costs to be deducted are more than the price they are said to be part of. "
                    + "Correct the costs, the price or the term of delivery.",
                authority: treatment.authority)
            valued.values[index] = .unknown
            return
        }
        valued.values[index] = Interval(low: low, high: high)
    }

    /// The parts of a cost that fall on lines, in proportion to what the request says.
    private func split(
        _ amount: Interval, over indices: [Int], _ weights: [Decimal]?
    ) throws(QuantityError) -> [Interval] {
        if indices.count == 1 { return [amount] }
        guard let weights else { return indices.map { _ in Interval(low: .zero, high: amount.high) } }
        let parts = try Apportionment.split(amount.low, by: weights, places: places) { a, b in
            lines[indices[a]].id < lines[indices[b]].id
        }
        return parts.map { Interval($0) }
    }

    /// What the lines weigh in the apportionment; `nil` when that is not known for all, and then it is asked.
    private mutating func weights(
        of indices: [Int], by key: AssessmentRequest.ApportionmentKey, _ valued: Valued
    ) -> [Decimal]? {
        var weights: [Decimal] = []
        weights.reserveCapacity(indices.count)
        let unit = weighingUnit(indices, by: key)
        var isComplete = true
        for index in indices {
            if key == .value {
                guard valued.prices[index].isExact else { return nil }
                weights.append(valued.prices[index].low)
            } else if let amount = quantity(in: unit, line: index) {
                weights.append(amount)
            } else if contradictsQuantities(line: index) {
                isComplete = false
            } else {
                isComplete = false
                askForQuantity(
                    unit, line: index, "Costs are to be shared out by it.", authority: "apportionment asked for")
            }
        }
        guard isComplete else { return nil }
        if weights.count > 1, weights.allSatisfy({ $0.isZero }) {
            sayWeightless(key == .value ? "prices" : unit, at: "/lines/\(indices.first ?? 0)")
        }
        return weights
    }

    /// Says that costs were shared out equally, for want of anything to share them by.
    private mutating func sayWeightless(_ what: String, at path: String) {
        guard !findings.contains(where: { $0.rule == "tw.request.apportionment" }) else { return }
        findings.append(
            Finding(
                rule: "tw.request.apportionment", severity: .error, effect: .money,
                message:
                    "Costs are to be shared out by \(what), and all lines that they belong to have none, so each got "
                    + "an equal part. State them, or share the costs by something else (apportion).",
                path: path, place: request.source.place(of: path), value: "0", authority: "apportionment asked for"))
    }

    /// The unit in which lines are weighed against each other.
    func weighingUnit(_ indices: [Int], by key: AssessmentRequest.ApportionmentKey) -> String {
        switch key {
        case .volume: "MTQ"
        case .quantity: indices.first.flatMap { request.lines[$0].quantities.first?.unit } ?? "NMB"
        case .value, .weight: "KGM"
        }
    }

    /// Whether the price of a line is in another currency.
    func isConverted(line index: Int) -> Bool {
        exchange.conversion(from: request.lines[index].currency ?? request.currency)?.operand != nil
    }

    /// Asks for a quantity of a line.
    mutating func askForQuantity(_ unit: String, line: Int, _ why: String, authority: String) {
        ask(
            "quantities.\(unit)", line: line,
            "What is the quantity of this line in \(UnitConversion.words(unit))?\(Self.instead(unit)) \(why)",
            authority: authority)
    }

    /// What may be stated in place of a quantity that is a product of others.
    private static func instead(_ unit: String) -> String {
        guard let product = UnitConversion.product(unit), product.factor != nil else { return "" }
        return " It follows from \(product.units.map(UnitConversion.words).joined(separator: " and ")) too."
    }

    // MARK: What is not stated

    /// Says of each cost that the place named with the term decides about how it was taken: as paid beside the price,
    /// which never makes an amount too small.
    private mutating func sayWhatWasTaken() {
        guard let incoterm = request.incoterm else { return }
        for (index, cost) in request.costs.enumerated()
        where cost.inPrice == nil && incoterm.priceIncludes(cost.kind) == nil {
            findings.append(
                Finding(
                    rule: "tw.request.cost-in-price", severity: .warning, effect: .money,
                    message: "On terms \(incoterm.rawValue) the place named decides whether the price holds the cost "
                        + "\(cost.kind.rawValue); it was taken as paid beside the price. State in_price, true or false.",
                    path: "/costs/\(index)", value: nil, authority: "ICC Incoterms, A9 and B9 of the rule"))
        }
    }

    private mutating func askForCosts(_ basis: some ValuationBasis, _ valued: inout Valued) {
        let byPrice = lines.indices.filter { request.lines[$0].valuation.method == 1 }
        for required in basis.required where !request.costs.contains(where: { $0.kind == required.kind }) {
            let isIncluded = basis.treatment(of: required.kind).effect == .included
            if isIncluded, byPrice.isEmpty { continue }
            if request.incoterm?.priceIncludes(required.kind) == true { continue }
            if request.incoterm == nil {
                ask(
                    "incoterm",
                    "On which term of delivery (Incoterms) were the prices agreed? It says which costs they hold.",
                    authority: basis.authority)
            } else {
                ask("costs.\(required.kind.rawValue)", required.question, authority: required.authority)
            }
            for index in isIncluded ? byPrice : Array(lines.indices) {
                if isIncluded {
                    valued.values[index] = Interval(low: valued.values[index].low, high: nil)
                } else {
                    valued.taxed[index] = Interval(low: valued.taxed[index].low, high: nil)
                }
            }
            valued.beside = Interval(low: valued.beside.low, high: nil)
        }
    }

    /// A cost that the price holds and the law leaves out lowers the value only when it is stated.
    private mutating func offerDeductions(_ basis: some ValuationBasis) {
        if let incoterm = request.incoterm, incoterm.coversImportDuty, let authority = basis.dutyDeduction {
            offer(
                "valuation_deduction_duty",
                "The price on terms \(incoterm.rawValue) holds duties on importation, which are not part of the customs "
                    + "value when they are stated apart. Take them out of the price.",
                saves: nil, authority: authority)
        }
        for kind in [CostKind.freight, .insurance] {
            let treatment = basis.treatment(of: kind)
            guard treatment.effect == .excluded else { continue }
            if let incoterm = request.incoterm {
                guard incoterm.priceIncludes(kind) == true else { continue }
                guard !request.costs.contains(where: { $0.kind == kind }) else { continue }
                offer(
                    "valuation_deduction_\(kind.rawValue)",
                    "The price on terms \(incoterm.rawValue) holds international \(kind.rawValue), which is not part "
                        + "of the customs value when it is stated apart. Give it among the costs.",
                    saves: nil, authority: treatment.authority)
            } else if request.costs.contains(where: { $0.kind == kind && $0.inPrice == nil }) {
                offer(
                    "valuation_deduction_\(kind.rawValue)",
                    "International \(kind.rawValue) was taken as paid beside the price, because no term of delivery "
                        + "is given. Where the price holds it, say so, and it is deducted.",
                    saves: nil, authority: treatment.authority)
            }
        }
    }
}
