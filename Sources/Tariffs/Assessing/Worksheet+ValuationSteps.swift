import TidewaiterQuantities

/// How prices and costs become values, step by step.
extension Worksheet {
    private static let taxed = "costs in the base of the tax"

    /// Records that a value stands for the price where none is stated.
    func recordLackOfPrice(
        _ index: Int, _ value: Decimal, _ valued: inout Valued, _ method: ValuationMethod, _ basis: some ValuationBasis
    ) {
        valued.steps[index].append(
            Step(
                .take, [.init(method.words, value, from: .step(method.words))], result: value,
                name: isConverted(line: index) ? "price in \(currency)" : "price",
                authority: "no price is stated, and the value stands for it"))
    }

    /// The name of a cost among the steps: two may be of one kind.
    func costName(_ number: Int) -> String { "cost \(number + 1), \(request.costs[number].kind.rawValue)" }

    /// Records what a cost comes to in the currency of the jurisdiction.
    func record(
        _ number: Int, _ conversion: CurrencyConversion, _ amount: Decimal, _ valued: inout Valued,
        _ treatment: CostTreatment
    ) {
        let cost = request.costs[number]
        var operands = [
            Step.Operand(cost.kind.rawValue, cost.amount, from: .request("/costs/\(number)/amount"))
        ]
        if let operand = conversion.operand { operands.append(operand) }
        valued.entrySteps.append(
            Step(
                conversion.operation, operands, rounding: Rounding(.halfUp, places: places), result: amount,
                name: costName(number),
                authority: conversion.operand == nil ? treatment.authority : exchange.authority(of: conversion)))
    }

    /// Records how a cost went into the value of a line.
    func record(
        _ number: Int, isShared: Bool, _ part: Interval, _ index: Int, _ valued: inout Valued, _ adds: Bool,
        _ deducts: Bool, _ taxes: Bool, _ treatment: CostTreatment
    ) throws(QuantityError) {
        guard part.isExact, valued.values[index].isExact else { return }
        let name = costName(number)
        let operand = Step.Operand(
            request.costs[number].kind.rawValue, part.low,
            from: isShared ? .step("\(name) of the line") : .entry(name))
        let value = valued.values[index].low
        if adds || deducts {
            let before = try adds ? value.subtracting(part.low) : value.adding(part.low)
            valued.steps[index].append(
                Step(
                    adds ? .add : .subtract,
                    [.init("value so far", before, from: .step(valued.reached[index])), operand], result: value,
                    name: "value", authority: treatment.authority))
            valued.reached[index] = "value"
        }
        if taxes, valued.taxed[index].isExact {
            let sum = valued.taxed[index].low
            valued.steps[index].append(
                Step(
                    .add,
                    [
                        .init("costs taxed so far", try sum.subtracting(part.low), from: .step(Self.taxed)), operand,
                    ],
                    result: sum, name: Self.taxed, authority: treatment.authority))
        }
    }

    /// The costs of a line that its value does not hold and the base of a tax does, as an operand.
    func taxedOperand(_ amount: Decimal, line index: Int) -> Step.Operand {
        .init("international transport and insurance", amount, from: .line(index, Self.taxed))
    }

    /// Records how the lines came to their shares of a cost.
    func recordShares(
        _ number: Int, _ parts: [Interval], of amount: Decimal, _ concerned: [Int], _ weights: [Decimal],
        _ valued: inout Valued
    ) throws(QuantityError) {
        let key = request.costs[number].apportionment ?? request.apportionment
        let name = costName(number)
        let authority = "apportionment by \(key.rawValue), as asked"
        var operands: [Step.Operand] = []
        for (position, index) in concerned.enumerated() {
            let source: Step.Operand.Source
            switch key {
            case .value: source = .line(index, isConverted(line: index) ? "price in \(currency)" : "price")
            case .weight, .volume, .quantity:
                let unit = weighingUnit(concerned, by: key)
                if !valued.steps[index].contains(where: { $0.name == Self.quantityName(unit) }) {
                    valued.steps[index] += try quantitySteps(in: unit, line: index, authority: authority)
                }
                source = .line(index, Self.quantityName(unit))
            }
            operands.append(.init("line \(lines[index].id)", weights[position], from: source))
        }
        let shares = try Self.shares(
            of: .init(name, amount, from: .entry(name)), parts.map(\.low), operands, named: key.rawValue,
            sumName: "\(key.rawValue) that \(name) is shared by", isEntry: true, places: places, authority: authority)
        valued.entrySteps.append(shares.sum)
        for (position, index) in concerned.enumerated() {
            var step = shares.parts[position]
            step.name = "\(name) of the line"
            valued.steps[index].append(step)
        }
    }

    /// The steps of sharing an amount out: what all weigh, and the part of each.
    static func shares(
        of amount: Step.Operand, _ parts: [Decimal], _ weights: [Step.Operand], named key: String, sumName: String,
        isEntry: Bool, places: Int, authority: String
    ) throws(QuantityError) -> (sum: Step, parts: [Step]) {
        var weights = weights
        var sum = Decimal.zero
        for weight in weights { sum = try sum.adding(weight.value) }
        let isEven = sum.isZero
        if isEven {
            // Without any weight the lines count alike.
            weights = weights.map { .init("\($0.name), each alike", .one) }
            sum = Decimal(weights.count)
        }
        let rounding = Rounding(.down, places: max(places, amount.value.scale))
        let total = Step(.add, weights, result: sum, name: sumName, authority: authority)
        var steps: [Step] = []
        steps.reserveCapacity(parts.count)
        for (part, weight) in zip(parts, weights) {
            steps.append(
                Step(
                    .apportion,
                    [
                        amount,
                        .init("\(key) of the line\(isEven ? ", each alike" : "")", weight.value, from: weight.source),
                        .init(sumName, sum, from: isEntry ? .entry(sumName) : nil),
                    ], rounding: rounding, result: part, name: "share", authority: authority))
        }
        return (total, steps)
    }

    // MARK: Quantities

    /// The name of the step that leads to a quantity.
    static func quantityName(_ unit: String) -> String { "quantity in \(unit)" }

    /// How a quantity of a line in a unit follows from what the request states.
    func quantitySteps(
        in unit: String, line index: Int, authority: String
    ) throws(QuantityError) -> [Step] {
        let quantities = request.lines[index].quantities
        guard let found = UnitConversion.source(of: quantities, in: unit) else { return [] }
        let stated = quantities[found.position]
        let operand = Step.Operand(
            Self.quantityName(stated.unit), stated.amount,
            from: .request("/lines/\(index)/quantities/\(found.position)/amount"))
        let name = Self.quantityName(unit)
        let definition = UnitConversion.authority(stated.unit, unit)
        let rounding = found.isExact ? nil : Rounding(.halfUp, places: UnitConversion.places)
        switch found.factor {
        case nil: return [Step(.take, [operand], result: found.amount, name: name, authority: authority)]
        case .times(let factor):
            let operands = [operand, .init("\(unit) in one \(stated.unit)", factor)]
            return [Step(.convert, operands, result: found.amount, name: name, authority: definition)]
        case .over(let factor):
            let operands = [operand, .init("\(stated.unit) in one \(unit)", factor)]
            return [
                Step(
                    .divide, operands, rounding: rounding, result: found.amount, name: name, authority: definition)
            ]
        case .sizes(let size, let other):
            let common = try stated.amount.multiplied(by: size)
            return [
                Step(
                    .convert, [operand, .init("size of one \(stated.unit)", size)], result: common,
                    name: "quantity in units of reference", authority: definition),
                Step(
                    .divide,
                    [.init("quantity in units of reference", common), .init("size of one \(unit)", other)],
                    rounding: rounding, result: found.amount, name: name, authority: definition),
            ]
        }
    }
}
