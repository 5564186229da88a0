import TidewaiterQuantities

extension Worksheet {
    /// Records how a cost went into the value of a line.
    func record(
        _ cost: AssessmentRequest.Cost, _ part: Interval, of amount: Interval, _ index: Int, _ valued: inout Valued,
        _ adds: Bool, _ deducts: Bool, _ taxes: Bool, _ treatment: CostTreatment
    ) throws(QuantityError) {
        guard part.isExact, amount.isExact, valued.values[index].isExact, valued.prices[index].isExact else { return }
        let name = cost.kind.rawValue
        if part.low != amount.low {
            valued.steps[index].append(
                Step(
                    .apportion, [.init(name, amount.low), .init("price", valued.prices[index].low)],
                    rounding: Rounding(.down, places: places), result: part.low, name: "\(name) of the line",
                    authority: "apportioned by \(request.apportionment.rawValue), largest remainder"))
        }
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
}
