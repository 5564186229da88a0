import TidewaiterQuantities

extension Worksheet {
    /// Shares a charge on the entry out over lines in proportion to their customs values.
    func allocate(_ amount: Interval, to indices: [Int], of charge: inout Charge) throws(QuantityError) {
        guard amount.isExact, !indices.isEmpty else { return }
        var weights: [Decimal] = []
        weights.reserveCapacity(indices.count)
        for index in indices {
            guard let value = lines[index].customsValue, value.isExact else { return }
            weights.append(value.low)
        }
        let parts = try Apportionment.split(amount.low, by: weights, places: places) { a, b in
            lines[indices[a]].id < lines[indices[b]].id
        }
        charge.allocation = zip(indices, parts).map { Charge.Share(line: lines[$0].id, amount: $1) }
        guard explain else { return }
        let authority = "shares in proportion to the entered values, to the cent"
        let operands = zip(indices, weights).map { index, weight in
            Step.Operand("line \(lines[index].id)", weight, from: .figure("/lines/\(index)/customs_value"))
        }
        let shares = try Self.shares(
            of: .init("assessed", amount.low, from: .own("assessed")), parts, operands, named: "entered value",
            sumName: "entered values that it is shared by", isEntry: false, places: places, authority: authority)
        charge.steps.append(shares.sum)
        for (position, step) in shares.parts.enumerated() {
            var step = step
            step.name = "share of line \(charge.allocation[position].line)"
            step.figure = "allocation/\(position)/amount"
            charge.steps.append(step)
        }
    }
}
