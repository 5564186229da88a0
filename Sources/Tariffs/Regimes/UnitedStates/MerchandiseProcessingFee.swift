import TidewaiterDocuments
import TidewaiterQuantities

/// 19 U.S.C. 58c(a)(9), (10) and (b)(8); 19 CFR 24.23.
///
/// Merchandise formally entered pays a percentage of its value as determined under 19 U.S.C. 1401a, at least and at
/// most the amounts that are adjusted every fiscal year, per entry (24.23(b)(1)). Informal entries pay a fixed amount
/// (24.23(b)(2)); one of goods worth too much for it is refused. Figures: table `fees`, from the annual notices in the Federal Register.
///
/// The percentage is taken of the entered value of each line and rounded to cents, as lines of an entry summary show
/// it; the limits bind the sum, and what results is shared out over the lines in proportion to their values.
extension UnitedStates {
    /// - Parameter worth: What all goods are worth, before it is rounded: that decides whether an entry can be informal.
    func chargeProcessingFee(
        _ rates: [LineRate], worth value: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let type = Self.entryType(sheet.request)
        guard let fee = fees.fee("mpf", entryType: type, on: date), !fee.isUnknown else {
            sheet.refuse(
                "mpf", "The merchandise processing fee for entries of type \(type) on \(date) is not covered.",
                authority: "19 U.S.C. 58c; 19 CFR 24.23")
            sheet.charge(Worksheet.refusedCharge(.fee, "mpf", code: nil, authority: "19 CFR 24.23"))
            return
        }
        let areExempt = sheet.isTrue("mpf_exempt")
        let liable = sheet.lines.indices.filter { index in
            let isStated =
                sheet.request.lines[index].facts.isEmpty ? areExempt : sheet.isTrue("mpf_exempt", line: index)
            return !isStated && !isExempt(line: index, rates[index].goods, on: date, sheet)
        }
        var charge = Charge(
            sequence: 0, kind: .fee, program: "mpf", code: nil, taxType: fee.taxType, outcome: .computed, basis: nil,
            rate: nil, assessed: nil, payable: nil, status: .payable, authority: fee.authority)
        var amount: Interval
        if let percent = fee.rate, let terms = fee.proportional {
            charge.take(terms)
            amount = try proportional(percent, fee, liable, on: date, &charge, sheet)
            try offerInformalEntry(amount, worth: value, on: date, &sheet)
        } else {
            let fixed = fee.fixed ?? .zero
            if value.low > Self.mostInformal {
                return sheet.charge(Worksheet.refusedCharge(.fee, "mpf", code: nil, authority: fee.authority))
            }
            amount = Interval(liable.isEmpty ? .zero : fixed)
            // Above the limit the entry is formal, and pays as such.
            if !liable.isEmpty, value.high.map({ $0 > Self.mostInformal }) ?? true {
                let formal = fees.fee("mpf", entryType: "01", on: date)
                amount = Interval(low: fixed, high: formal?.maximum.map { max($0, fixed) })
            }
            charge.rate = Rate(
                text: "\(fixed) per entry", components: [RateComponent(kind: .fixed, amount: fixed)])
            if sheet.explain, amount.isExact, !liable.isEmpty {
                charge.steps.append(
                    Step(
                        .take, [.init("fee per entry", fixed, from: .own("rate/components/0/amount"))], result: fixed,
                        name: "mpf", authority: fee.authority, figure: "assessed"))
            }
        }
        if liable.allSatisfy({ isFeeFree(line: $0, on: date, sheet) == nil }) {
            amount = Interval(low: .zero, high: amount.high)
        }
        amount = try amount.map { exact throws(QuantityError) in try exact.scaled(toPlaces: 2) }
        charge.assessed = amount
        charge.payable = amount
        charge.outcome = amount.isExact ? .computed : .needsFacts
        if sheet.explain, liable.isEmpty {
            charge.steps.append(
                Step(
                    .multiply,
                    [
                        .init("lines that pay it", .zero),
                        .init(
                            "rate", charge.rate?.components.first?.amount ?? .zero,
                            from: .own("rate/components/0/amount")),
                    ], result: .zero, name: "mpf", authority: fee.authority, figure: "assessed"))
        }
        try addFeeSavings(fee, liable, amount, on: date, &sheet)
        if charge.allocation.isEmpty { try sheet.allocate(amount, to: liable, of: &charge) }
        sheet.charge(charge)
    }

    /// Adds what a preference would save of the fee to what it saves of the duty.
    private func addFeeSavings(
        _ fee: Fees.Fee, _ liable: [Int], _ amount: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        if sheet.feeFreeOffers.isEmpty || !amount.isExact { return }
        // What each line bears before limits; a fee that is fixed falls away with the last line that pays it.
        var parts: [Decimal?] = Array(repeating: nil, count: sheet.lines.count)
        var sum = Decimal.zero
        for index in liable {
            let value = feeBasis(line: index, on: date, sheet)
            guard value.isExact else { return }
            let part = try Rounding.cents(try Worksheet.percent(fee.rate ?? .zero, of: value.low))
            parts[index] = part
            sum = try sum.adding(part)
        }
        for (offer, line) in sheet.feeFreeOffers {
            guard let part = parts[line] else { continue }
            var without = Decimal.zero
            if liable.count > 1 {
                without = max(try sum.subtracting(part), fee.minimum ?? fee.fixed ?? .zero)
                if let most = fee.maximum { without = min(without, most) }
            }
            let saved = try amount.low.subtracting(without)
            sheet.unclaimed[offer].saves = try sheet.unclaimed[offer].saves?.adding(saved)
        }
    }

    /// Whether a line pays no merchandise processing fee by its origin, or by a preference or heading of chapter 98 that says
    /// so (24.23(c)).
    private func isExempt(
        line index: Int, _ goods: ScheduledGoods?, on date: CivilDate, _ sheet: borrowing Worksheet
    ) -> Bool {
        if let goods {
            if goods.isFeeFree { return true }
        } else if let origin = sheet.lines[index].origin, feeFreeOrigins.contains(origin, on: date) {
            return true
        }
        if !sheet.request.lines[index].additionalCodes.isEmpty, isFeeFree(line: index, on: date, sheet) == true {
            return true
        }
        guard let symbol = sheet.request.lines[index].preference,
            let origin = sheet.request.lines[index].originPreferential ?? sheet.lines[index].origin
        else { return false }
        let time = KnownTime(date: date, knownOn: sheet.request.knownOn)
        return preferences.entitlement(symbol, origin, time)?.isFeeExempt ?? false
    }

    /// The sum of the values that a fee is taken of, as a step.
    static func basisStep(_ values: [Step.Operand], _ sum: Decimal, _ authority: String) -> Step {
        Step(
            .add, values.isEmpty ? [.init("no line", .zero)] : values, result: sum, name: "entered values",
            authority: authority, figure: "basis")
    }

    /// The percentage of each line's value, summed and held within the limits.
    private func proportional(
        _ percent: Decimal, _ fee: Fees.Fee, _ liable: [Int], on date: CivilDate, _ charge: inout Charge,
        _ sheet: borrowing Worksheet
    ) throws(QuantityError) -> Interval {
        var basis = Interval.zero
        var sum = Interval.zero
        var shares: [Charge.Share] = []
        shares.reserveCapacity(liable.count)
        var bases: [Step.Operand] = []
        var parts: [Step.Operand] = []
        for index in liable {
            let value = feeBasis(line: index, on: date, sheet)
            basis = try basis.adding(value)
            let part = try value.map { exact throws(QuantityError) in
                try Rounding.cents(try Worksheet.percent(percent, of: exact))
            }
            sum = try sum.adding(part)
            shares.append(Charge.Share(line: sheet.lines[index].id, amount: part.low))
            if sheet.explain, value.isExact {
                let name = "line \(sheet.lines[index].id)"
                let leading = try feeBasisSteps(line: index, on: date, sheet)
                var bearing = sheet.valueOperand(value.low, line: index)
                if let last = leading.last { bearing = .init(last.name, value.low) }
                charge.steps += leading
                charge.steps.append(
                    Step(
                        .percent, [bearing, .init("per cent", percent, from: .own("rate/components/0/amount"))],
                        rounding: .cents, result: part.low, name: name, authority: fee.authority))
                bases.append(bearing)
                parts.append(.init(name, part.low))
            }
        }
        charge.basis = basis
        if sheet.explain, basis.isExact {
            charge.steps.append(Self.basisStep(bases, basis.low, fee.authority))
        }
        if liable.isEmpty { return .zero }
        if sheet.explain, sum.isExact {
            charge.steps.append(
                Step(.add, parts, result: sum.low, name: "all lines", authority: fee.authority))
        }
        let amount = try limited(sum, fee, &charge, sheet)
        // Where no limit binds, each line bears what its own value came to.
        if amount.isExact, amount == sum {
            charge.allocation = shares
            if sheet.explain { charge.recordShares() }
        }
        return amount
    }

    private func limited(
        _ sum: Interval, _ fee: Fees.Fee, _ charge: inout Charge, _ sheet: borrowing Worksheet
    ) throws(QuantityError) -> Interval {
        let least = fee.minimum ?? .zero
        let low = max(sum.low, least)
        if sheet.explain, sum.isExact {
            charge.steps.append(
                Step(
                    .maximum, [.init("all lines", sum.low), .init("least per entry", least)], result: low,
                    name: "not less than the minimum", authority: fee.authority,
                    figure: fee.maximum == nil ? "assessed" : nil))
        }
        guard let most = fee.maximum else { return Interval(low: low, high: sum.high.map { max($0, least) }) }
        // Without a limit above, the greatest amount is the maximum itself.
        let high = sum.high.map { min(max($0, least), most) } ?? most
        let amount = Interval(low: min(low, most), high: high)
        if sheet.explain, amount.isExact, !sum.isExact {
            // A limit binds whatever the values that are open come to.
            let limit = amount.low == most ? "most per entry" : "least per entry"
            charge.steps.append(
                Step(
                    .take, [.init(limit, amount.low)], result: amount.low, name: "mpf", authority: fee.authority,
                    figure: "assessed"))
        } else if sheet.explain, sum.isExact {
            charge.steps.append(
                Step(
                    .minimum, [.init("not less than the minimum", low), .init("most per entry", most)],
                    result: amount.low, name: "mpf", authority: fee.authority, figure: "assessed"))
        }
        return amount
    }

    /// 19 CFR 143.21(a): shipments of at most 2,500 dollars may be entered informally.
    private func offerInformalEntry(
        _ formal: Interval, worth value: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        guard sheet.request.entry.type == nil, formal.isExact, !formal.low.isZero,
            let fee = fees.fee("mpf", entryType: "11", on: date), let fixed = fee.fixed, fixed < formal.low
        else { return }
        guard value.isExact, value.low <= Self.mostInformal else { return }
        sheet.offer(
            "informal_entry",
            "Shipments of at most 2,500 dollars may be entered informally (entry type 11), where the goods allow it. "
                + "The saving is that of the merchandise processing fee alone.",
            saves: try formal.low.subtracting(fixed), authority: "19 CFR 143.21(a), 24.23(b)(2)")
    }
}

extension Charge {
    /// Records that each line bears what its own value came to.
    mutating func recordShares() {
        for (position, share) in allocation.enumerated() {
            steps.append(
                Step(
                    .take, [.init("line \(share.line)", share.amount)], result: share.amount,
                    name: "share of line \(share.line)", authority: authority,
                    figure: "allocation/\(position)/amount"))
        }
    }
}
