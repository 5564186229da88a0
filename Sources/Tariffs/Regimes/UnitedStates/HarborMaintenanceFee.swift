import TidewaiterDocuments
import TidewaiterQuantities

/// 26 U.S.C. 4461, 4462; 19 CFR 24.24.
///
/// Commercial cargo unloaded from a vessel at a port pays 0.125 per cent of its value, without limits (24.24(a)). Not
/// every port is one in this sense (24.24(b)(1)); unloading elsewhere, and the exemptions of 24.24(c) and (d), are
/// claims, stated as the fact `hmf_exempt`. Rounded to cents for each line, like the merchandise processing fee.
extension UnitedStates {
    private static let authority = "26 U.S.C. 4461; 19 CFR 24.24(a)"
    private static let unlisted = OfferTerms(
        "hmf_exempt",
        "Cargo unloaded elsewhere than at a port of the list pays no harbor maintenance fee. Whether the port of entry is on "
            + "the list is not in this pack. It is claimed by stating the fact hmf_exempt = true.",
        authority: "19 CFR 24.24(b)(1)", isWritten: true)

    func chargeHarborFee(on date: CivilDate, _ sheet: inout Worksheet) throws(QuantityError) {
        if let mode = sheet.mode, mode != .sea { return }
        if sheet.isTrue("hmf_exempt") { return }
        checkPort(&sheet)
        let type = Self.entryType(sheet.request)
        let stated = fees.fee("hmf", entryType: type, on: date)
        // Whether informal entries pay it was not established: then it is nothing, or what formal ones pay.
        let isOpen = stated?.isUnknown == true
        guard let fee = isOpen ? fees.fee("hmf", entryType: "01", on: date) : stated, let percent = fee.rate,
            !fee.isUnknown
        else {
            return refuseHarborFee(type, date, &sheet)
        }
        var charge = Charge(
            sequence: 0, kind: .fee, program: "hmf", code: nil, taxType: fee.taxType, outcome: .computed, basis: nil,
            rate: Rate(text: "\(percent)%", components: [RateComponent(kind: .adValorem, amount: percent)]),
            assessed: nil, payable: nil, status: .payable, authority: fee.authority)
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
        let asks = isOpen && sheet.fact("hmf_exempt") == nil
        if sum.isExact, sheet.mode != nil, !asks {
            charge.allocation = parts.indices.map { Charge.Share(line: sheet.lines[$0].id, amount: parts[$0].low) }
            if sheet.explain { charge.recordShares() }
        }
        settle(&charge, sum, asks: asks, &sheet)
    }

    private func settle(
        _ charge: inout Charge, _ sum: Interval, asks: Bool, _ sheet: inout Worksheet
    ) {
        var amount = sum
        if asks {
            sheet.ask(
                "hmf_exempt",
                "Is the cargo exempt from the harbor maintenance fee, also as one that is entered informally? "
                    + (tables.facts["hmf_exempt"]?.question ?? ""),
                options: ["true", "false"], authority: Self.authority)
            amount = Interval(low: .zero, high: sum.high)
        }
        if sheet.mode == nil {
            sheet.ask(
                "mode",
                "By which mode did the goods arrive? Cargo unloaded from a vessel pays the harbor maintenance fee.",
                options: AssessmentRequest.TransportMode.allCases.map(\.rawValue), authority: Self.authority)
            amount = Interval(low: .zero, high: sum.high)
        }
        charge.assessed = amount
        charge.payable = amount
        charge.outcome = amount.isExact ? .computed : .needsFacts
        if charge.outcome == .needsFacts { charge.steps = [] }
        // Of an entry that names no port, nothing speaks for another place than a port of the list.
        if amount.isExact, !amount.low.isZero, sheet.request.entry.portOfEntry != nil, sheet.fact("hmf_exempt") == nil {
            sheet.offer(Self.unlisted, saves: amount.low)
        }
        if sheet.explain, charge.basis?.isExact == true {
            let values = sheet.lines.enumerated().map { index, line in
                sheet.valueOperand(line.customsValue?.low ?? .zero, line: index)
            }
            charge.steps.insert(Self.basisStep(values, charge.basis?.low ?? .zero, charge.authority), at: 0)
        }
        sheet.charge(charge)
    }

    /// Says of a port of entry that it is written neither as Schedule D has ports nor as a place of UN/LOCODE.
    private func checkPort(_ sheet: inout Worksheet) {
        guard let port = sheet.request.entry.portOfEntry else { return }
        let isNumber = port.utf8.count == 4 && port.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        let isPlace = port.utf8.count == 5 && (port.hasPrefix("US") || port.hasPrefix("PR"))
        if isNumber || isPlace { return }
        sheet.findings.append(
            Finding(
                rule: "tw.us.port", severity: .warning, effect: .reject,
                message: "\"\(port.prefix(40))\" is no port of entry. State the four digits that Schedule D gives it.",
                path: "/entry/port_of_entry", place: sheet.request.source.place(of: "/entry/port_of_entry"),
                value: port,
                authority: "CBP Form 7501, block 6; Census Schedule D"))
    }

    private func refuseHarborFee(_ type: String, _ date: CivilDate, _ sheet: inout Worksheet) {
        if sheet.mode == nil {
            sheet.ask(
                "mode", "By which mode did the goods arrive?",
                options: AssessmentRequest.TransportMode.allCases.map(\.rawValue), authority: Self.authority)
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
