import TidewaiterDocuments
import TidewaiterQuantities

/// Fees on an entry under a regime of tables, from the table `fees`.
extension TabledRegime {
    /// Fees on the entry: a percentage of all customs values, between a least and a most, or an amount.
    func chargeFees(on total: Interval, _ date: CivilDate, _ sheet: inout Worksheet) throws(QuantityError) {
        var seen: [String] = []
        for fee in fees.fees where !seen.contains(fee.program) {
            guard fee.validity.holds(KnownTime(date: date)),
                fee.mode == nil || fee.mode == sheet.request.mode?.rawValue,
                fee.entryTypes.isEmpty || sheet.request.entry.type.map(fee.entryTypes.contains) ?? true
            else { continue }
            seen.append(fee.program)
            guard !fee.isUnknown else {
                sheet.refuse(fee.program, "The fee is not known for this date.", authority: fee.authority)
                sheet.charge(Worksheet.refusedCharge(.fee, fee.program, code: nil, authority: fee.authority))
                continue
            }
            sheet.charge(try charge(fee, on: total, &sheet))
        }
    }

    private func charge(
        _ fee: Fees.Fee, on total: Interval, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Charge {
        var components: [RateComponent] = []
        if let rate = fee.rate { components.append(RateComponent(kind: .adValorem, amount: rate)) }
        if let fixed = fee.fixed { components.append(RateComponent(kind: .fixed, amount: fixed)) }
        let rule = rounding.charge(.fee, fee.program)
        var text: [String] = []
        if let rate = fee.rate { text.append("\(rate)%") }
        if let fixed = fee.fixed { text.append("\(fixed)") }
        var charge = Charge(
            sequence: 0, kind: .fee, program: fee.program, code: nil, taxType: fee.taxType, outcome: .computed,
            basis: fee.rate == nil ? nil : total,
            rate: Rate(text: text.joined(separator: " + "), components: components), assessed: nil, payable: nil,
            status: .payable, authority: fee.authority)
        func amount(_ value: Decimal) throws(QuantityError) -> Decimal {
            var sum = fee.fixed ?? .zero
            if let rate = fee.rate { sum = try sum.adding(Worksheet.percent(rate, of: value)) }
            sum = try rule(sum)
            if let least = fee.minimum { sum = max(sum, least) }
            if let most = fee.maximum { sum = min(sum, most) }
            return sum
        }
        let assessed = try total.map { value throws(QuantityError) in try amount(value) }
        charge.assessed = assessed
        charge.payable = assessed
        charge.outcome = assessed.isExact ? .computed : .needsFacts
        guard sheet.explain, assessed.isExact else { return charge }
        var operands: [Step.Operand] = []
        if let rate = fee.rate {
            // Whatever the value, between the limits: where it is open the fee is none the less certain.
            guard total.isExact else {
                charge.steps = [
                    Step(
                        .take, [.init("the same whatever is missing", assessed.low)], result: assessed.low,
                        name: fee.program, authority: fee.authority, figure: "assessed")
                ]
                return charge
            }
            charge.steps.append(
                Step(
                    .add,
                    sheet.lines.indices.map { index in
                        .init(
                            "line \(sheet.lines[index].id)", sheet.lines[index].customsValue?.low ?? .zero,
                            from: .figure("/lines/\(index)/customs_value"))
                    }, result: total.low, name: "customs value of the entry", authority: fee.authority,
                    figure: "basis"))
            let part = try Worksheet.percent(rate, of: total.low)
            charge.steps.append(
                Step(
                    .percent,
                    [
                        .init("customs value of the entry", total.low),
                        .init("per cent", rate, from: .own("rate/components/0/amount")),
                    ], result: part, name: "ad valorem part", authority: fee.authority))
            operands.append(.init("ad valorem part", part))
        }
        if let fixed = fee.fixed {
            operands.append(.init("amount", fixed, from: .own("rate/components/\(components.count - 1)/amount")))
        }
        var sum = Decimal.zero
        for operand in operands { sum = try sum.adding(operand.value) }
        sum = try rule(sum)
        charge.steps.append(
            Step(
                .add, operands, rounding: rule, result: sum, name: "fee before its limits", authority: fee.authority))
        var limited = sum
        var name = "fee before its limits"
        if let least = fee.minimum {
            limited = max(limited, least)
            charge.steps.append(
                Step(
                    .maximum, [.init(name, sum), .init("least per entry", least)], result: limited,
                    name: "fee of at least the minimum", authority: fee.authority))
            name = "fee of at least the minimum"
        }
        let amounts: [Step.Operand] =
            if let most = fee.maximum {
                [.init(name, limited), .init("most per entry", most)]
            } else {
                [.init(name, limited)]
            }
        charge.steps.append(
            Step(
                .minimum, amounts, result: assessed.low, name: fee.program, authority: fee.authority,
                figure: "assessed"))
        return charge
    }
}
