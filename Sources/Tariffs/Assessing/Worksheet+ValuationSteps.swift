import TidewaiterQuantities

extension Worksheet {
    /// Records how a cost went into the value of a line.
    func record(
        _ cost: AssessmentRequest.Cost, _ part: Interval, _ index: Int, _ valued: inout Valued, _ adds: Bool,
        _ deducts: Bool, _ taxes: Bool, _ treatment: CostTreatment
    ) throws(QuantityError) {
        guard part.isExact, valued.values[index].isExact else { return }
        let name = cost.kind.rawValue
        let value = valued.values[index].low
        if adds || deducts {
            let before = try adds ? value.subtracting(part.low) : value.adding(part.low)
            valued.steps[index].append(
                Step(
                    adds ? .add : .subtract, [.init("value so far", before), .init(name, part.low)], result: value,
                    name: "value", authority: treatment.authority))
        }
        if taxes, valued.taxed[index].isExact {
            let sum = valued.taxed[index].low
            valued.steps[index].append(
                Step(
                    .add, [.init("costs taxed so far", try sum.subtracting(part.low)), .init(name, part.low)],
                    result: sum, name: "costs in the base of the tax", authority: treatment.authority))
        }
    }

    /// How a line came to its share of a cost.
    func shareStep(
        _ cost: AssessmentRequest.Cost, _ part: Decimal, of amount: Decimal, _ weight: Decimal, _ weights: [Decimal]
    ) throws(QuantityError) -> Step {
        var sum = Decimal.zero
        for weight in weights { sum = try sum.adding(weight) }
        // Without any weight the lines count alike.
        let isEven = sum.isZero
        return Step(
            .apportion,
            [
                .init(cost.kind.rawValue, amount),
                .init("\(request.apportionment.rawValue) of the line", isEven ? .one : weight),
                .init("\(request.apportionment.rawValue) of all", isEven ? Decimal(weights.count) : sum),
            ], rounding: Rounding(.down, places: places), result: part, name: "\(cost.kind.rawValue) of the line",
            authority: "apportionment by \(request.apportionment.rawValue), as asked")
    }
}
