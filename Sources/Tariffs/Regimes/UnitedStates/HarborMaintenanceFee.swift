import TidewaiterDocuments
import TidewaiterQuantities

/// 26 U.S.C. 4461, 4462; 19 CFR 24.24.
///
/// Commercial cargo unloaded from a vessel at a port pays 0.125 per cent of its value, without limits (24.24(a)), but not
/// where it could be entered informally (24.24(d)(3)(i)). Not every port is one in this sense (24.24(b)(1)); unloading
/// elsewhere, and the exemptions of 24.24(c) and (d), are claims, stated as the fact `hmf_exempt`. Rounded to cents for each
/// line, like the merchandise processing fee.
extension UnitedStates {
    private static let authority = "26 U.S.C. 4461; 19 CFR 24.24(a)"

    func chargeHarborFee(on date: CivilDate, _ sheet: inout Worksheet) throws(QuantityError) {
        if let mode = sheet.mode, mode != .sea { return }
        if sheet.isTrue("hmf_exempt") { return }
        let type = Self.entryType(sheet.request)
        guard let fee = fees.fee("hmf", entryType: type, on: date), let percent = fee.rate,
            let terms = fee.proportional, !fee.isUnknown
        else {
            return refuseHarborFee(type, date, &sheet)
        }
        var charge = Charge(terms)
        var parts: [Interval] = []
        parts.reserveCapacity(sheet.lines.count)
        var basis = Interval.zero
        var sum = Interval(Decimal(unchecked: 0, scale: 2))
        for index in sheet.lines.indices {
            let value = sheet.lines[index].customsValue ?? .unknown
            basis = try basis.adding(value)
            let part = try value.map { exact throws(QuantityError) in
                try Rounding.cents(try Worksheet.percent(percent, of: exact))
            }
            sum = try sum.adding(part)
            parts.append(part)
            if sheet.explain, !value.isExact, part.isExact {
                // Little is open, and it comes to the same cents.
                charge.steps.append(
                    Step(
                        .take, [.init("the same whatever is missing", part.low)], result: part.low,
                        name: "line \(sheet.lines[index].id)", authority: fee.authority))
            }
            if sheet.explain, value.isExact {
                charge.steps.append(
                    Step(
                        .percent,
                        [
                            .init("entered value", value.low, from: .figure("/lines/\(index)/customs_value")),
                            .init("per cent", percent, from: .own("rate/components/0/amount")),
                        ], rounding: .cents, result: part.low, name: "line \(sheet.lines[index].id)",
                        authority: fee.authority))
            }
        }
        if sheet.explain, sum.isExact {
            let parts = charge.steps.map { Step.Operand($0.name, $0.result) }
            charge.steps.append(
                Step(.add, parts, result: sum.low, name: "hmf", authority: fee.authority, figure: "assessed"))
        }
        charge.basis = basis
        if sum.isExact, sheet.mode != nil {
            charge.allocation = parts.indices.map { Charge.Share(line: sheet.lines[$0].id, amount: parts[$0].low) }
            if sheet.explain { charge.recordShares() }
        }
        settle(&charge, sum, &sheet)
    }

    private func settle(_ charge: inout Charge, _ sum: Interval, _ sheet: inout Worksheet) {
        var amount = sum
        if sheet.mode == nil {
            sheet.ask(
                "mode",
                "By which mode did the goods arrive? Cargo unloaded from a vessel pays the harbor maintenance fee.",
                options: AssessmentRequest.TransportMode.allCases.map { .text($0.rawValue) }, authority: Self.authority)
            amount = Interval(low: .zero, high: sum.high)
        }
        charge.assessed = amount
        charge.payable = amount
        charge.outcome = amount.isExact ? .computed : .needsFacts
        if charge.outcome == .needsFacts { charge.steps = [] }
        if amount.isExact, !amount.low.isZero { offerOtherPort(saves: amount.low, &sheet) }
        if sheet.explain, charge.basis?.isExact == true {
            let values = sheet.lines.enumerated().map { index, line in
                sheet.valueOperand(line.customsValue?.low ?? .zero, line: index)
            }
            charge.steps.insert(Self.basisStep(values, charge.basis?.low ?? .zero, charge.authority), at: 0)
        }
        sheet.charge(charge)
    }

    /// Of an entry that names no port, nothing speaks for another place than a port of the list.
    private func offerOtherPort(saves: Decimal, _ sheet: inout Worksheet) {
        guard let port = sheet.request.entry.portOfEntry, sheet.fact("hmf_exempt") == nil else { return }
        let reason: String
        switch harborPorts.subject(port) {
        case .whole: return
        case .part(let limits): reason = "In the port \(port) the harbor maintenance fee is due \(limits)."
        case .free:
            reason = "Cargo unloaded at \(port) pays no harbor maintenance fee: the list of ports has it not."
        case .unknown:
            reason =
                "Whether \(port.prefix(40)) is a port of that fee is told by its four digits in "
                + "Schedule D alone."
        }
        sheet.offer(
            "hmf_exempt", "\(reason) Cargo unloaded elsewhere is claimed by stating the fact hmf_exempt = true.",
            saves: saves, authority: "19 CFR 24.24(b)(1)")
    }

    private func refuseHarborFee(_ type: String, _ date: CivilDate, _ sheet: inout Worksheet) {
        if sheet.mode == nil {
            sheet.ask(
                "mode", "By which mode did the goods arrive?",
                options: AssessmentRequest.TransportMode.allCases.map { .text($0.rawValue) }, authority: Self.authority)
            sheet.charge(Worksheet.openCharge(.fee, "hmf", code: nil, authority: Self.authority))
            return
        }
        sheet.refuse(
            "hmf",
            "The harbor maintenance fee for entries of type \(type) on \(date) is not covered. "
                + "State hmf_exempt = true where the cargo pays none.",
            authority: Self.authority)
        sheet.charge(Worksheet.refusedCharge(.fee, "hmf", code: nil, authority: Self.authority))
    }
}
