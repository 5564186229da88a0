import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// What a line and an entry pay under a regime of tables.
extension TabledRegime {
    /// The base duty of a line, the measures beside or instead of it, and taxes.
    func charge(
        line index: Int, _ transport: Interval, _ total: Interval, _ book: MeasureBook?,
        on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let code = sheet.lines[index].code ?? ""
        var book = book
        if let lineMeasures {
            let time = KnownTime(date: date, knownOn: sheet.request.knownOn)
            book = lineMeasures.book(for: code, at: time, tables.facts, of: sheet.request)
        }
        let claims: [Worksheet.Claim] = book == nil ? Worksheet.Claim.allCases : []
        let isFree = sheet.refuse(claims, line: index, authority: schedule)
        sheet.apply(tables.uncovered, line: index, code: code, on: date)
        if asksAntidumping { sheet.applyAntidumping(line: index, code: code, tables.facts) }
        guard isFree else { return }
        let origin = checkedOrigin(index, &sheet)
        let value = sheet.lines[index].customsValue ?? .unknown
        let rate = try baseRate(line: index, value, on: date, &sheet)
        guard let book, isDecided(rate, code, book), let number = originNumber(origin, in: book),
            let prefix = CodePrefix(code)
        else {
            return try chargeAlone(rate, value, index, book, &sheet)
        }
        let goods = book.goods(
            prefix, origin: number, KnownTime(date: date, knownOn: sheet.request.knownOn))
        var line = book.line(sheet, index, goods, column: 1, value: value)
        line.transport = transport
        line.total = total
        let decision = book.decision(of: line, rounding)
        let stacking = decision.now.stacking
        let base: Charge
        if stacking.open.isEmpty, decision.now.replacesBase,
            !stacking.results.contains(where: { book.measures.measures[$0].isPartOfBase })
        {
            // What is not charged is asked for nothing; it tells what a claim saves.
            base = try replacedCharge(rate, value, index, sheet)
        } else {
            var charge = try baseCharge(rate, value, index, &sheet)
            if charge.outcome == .refused {
                // A measure may yet stand in for a rate that cannot be reckoned, by what is asked.
                if stacking.open.isEmpty {
                    refuseRate(of: charge, index, &sheet)
                } else {
                    charge = Worksheet.openCharge(.duty, duty, code: code, authority: schedule)
                }
            }
            base = charge
        }
        try sheet.charge(base, with: book, line, decision, line: index, rounding: rounding)
        checkClaims(index, book, line, &sheet)
    }

    /// The number of the origin; any, where nothing hangs on it.
    private func originNumber(_ origin: String?, in book: MeasureBook) -> Int? {
        if let origin { return CountryScope.number(origin) }
        return book.measures.areForAllOrigins ? 0 : nil
    }

    /// Whether it can be told which measures the goods may be subject to: by the whole code, or by the digits that there
    /// are where no measure looks at more.
    private func isDecided(_ rate: BaseRate, _ code: String, _ book: MeasureBook) -> Bool {
        switch rate {
        case .rate: true
        case .oneOf: lineMeasures == nil && code.utf8.count >= book.measures.goods.mostDigits
        case .charge: false
        }
    }

    /// What the base rate of a line is.
    private enum BaseRate {
        /// That of the schedule, or one that is stated.
        case rate(Rate)
        /// That of one of several lines, and what they come to.
        case oneOf(Charge)
        /// The code does not stand for one line, or for none: all that can be said of the duty.
        case charge(Charge)
    }

    /// The base duty of a line for which measures cannot be looked up, or that has none.
    private func chargeAlone(
        _ rate: BaseRate, _ value: Interval, _ index: Int, _ book: MeasureBook?, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        var base = try baseCharge(rate, value, index, &sheet)
        guard let book else {
            refuseRate(of: base, index, &sheet)
            return sheet.charge(base, line: index)
        }
        if case .charge = rate, base.outcome == .refused { return sheet.charge(base, line: index) }
        // Until code and origin are known, nothing bounds what stands beside the base duty, or instead of it.
        if base.outcome == .refused {
            base = Worksheet.openCharge(.duty, duty, code: sheet.lines[index].code, authority: schedule)
        }
        sheet.charge(base, line: index)
        for kind in Charge.Kind.allCases where book.measures.programs.contains(where: { $0.kind == kind }) {
            sheet.charge(Worksheet.openCharge(kind, "measures", code: nil, authority: schedule), line: index)
        }
    }

    /// The base rate of a line; says what is missing or wrong where there is none.
    private func baseRate(
        line index: Int, _ value: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) -> BaseRate {
        guard let code = sheet.lines[index].code, !code.isEmpty else {
            sheet.ask(
                "code", line: index, "Which tariff code (\(codeForm)) do the goods have?", authority: schedule)
            return .charge(Worksheet.openCharge(.duty, duty, code: nil, authority: schedule))
        }
        var row: Int?
        switch tables.lines.match(code, on: date) {
        case .row(let match): row = match
        case .incomplete(let options):
            sheet.ask(
                "code", line: index, "Which of the tariff lines that begin with \(code) do the goods belong to?",
                options: options.map(Fact.Value.text), authority: schedule)
            let rates = options.map { option in
                if case .row(let row) = tables.lines.match(option, on: date) { return tables.lines.generalRate(row) }
                return Rate.unstated
            }
            let charge = try sheet.openCharge(
                .duty, duty, oneOf: rates, value: value, line: index, code: code, rounding: rounding,
                authority: schedule)
            return .oneOf(charge)
        case .notInForce: refuseDate(date, line: index, &sheet)
        case .unknown(let options): refuseUnknown(code, nearest: options, line: index, on: date, &sheet)
        case .malformed: refuseMalformed(code, line: index, &sheet)
        }
        let stated = sheet.statedRate("duty_rate", line: index) ?? sheet.statedRate("column1_rate", line: index)
        guard let rate = stated ?? row.map(tables.lines.generalRate) else {
            return .charge(Worksheet.refusedCharge(.duty, duty, code: code, authority: schedule))
        }
        return .rate(rate)
    }

    /// The charge of the base rate.
    private func baseCharge(
        _ base: BaseRate, _ value: Interval, _ index: Int, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Charge {
        let rate: Rate
        switch base {
        case .charge(let charge), .oneOf(let charge): return charge
        case .rate(let found): rate = found
        }
        let code = sheet.lines[index].code ?? ""
        guard !rate.components.isEmpty else {
            var charge = Worksheet.refusedCharge(.duty, duty, code: code, authority: schedule)
            charge.rate = rate
            return charge
        }
        let rule = rounding.basis(of: duty)
        let basis = try value.map { exact throws(QuantityError) in try rule?(exact) ?? exact }
        var charge = try sheet.charge(
            .duty, duty, rate, value: basis, line: index, code: String(code.prefix(tables.lines.digits)),
            rounding: rounding, authority: schedule)
        if sheet.explain, let rule, charge.basis?.isExact == true {
            charge.steps.insert(
                Step(
                    .round, [.init("customs value", value.low, from: .figure("/lines/\(index)/customs_value"))],
                    rounding: rule, result: basis.low, name: "value charged", authority: schedule, figure: "basis"),
                at: 0)
        }
        return charge
    }

    /// What the base duty would be where a measure takes its place, asking nothing.
    private func replacedCharge(
        _ base: BaseRate, _ value: Interval, _ index: Int, _ sheet: Worksheet
    ) throws(QuantityError) -> Charge {
        var charge = Worksheet.openCharge(.duty, duty, code: sheet.lines[index].code, authority: schedule)
        guard case .rate(let rate) = base else { return charge }
        let rule = rounding.basis(of: duty)
        let basis = try value.map { exact throws(QuantityError) in try rule?(exact) ?? exact }
        charge.assessed = try sheet.reckon(
            rate, of: .duty, duty, value: basis, line: index, code: sheet.lines[index].code ?? "", rounding: rounding)
        return charge
    }

    /// Says that the scheduled rate cannot be reckoned, where that is why the base duty is refused.
    private func refuseRate(of base: Charge, _ index: Int, _ sheet: inout Worksheet) {
        guard base.outcome == .refused, let rate = base.rate, rate.components.isEmpty else { return }
        sheet.refuse(
            duty, line: index,
            "The rate reads \"\(rate.text)\" and cannot be reckoned from what this pack knows. "
                + (tables.facts["duty_rate"] == nil ? "" : "State it as the fact duty_rate."),
            authority: schedule)
    }

    private func checkedOrigin(_ index: Int, _ sheet: inout Worksheet) -> String? {
        if let origin = sheet.lines[index].origin { return origin }
        sheet.ask(
            "origin", line: index, "Of which country are the goods a product (ISO 3166-1, two letters)?",
            authority: schedule)
        return nil
    }

    /// A claim that no row of the line answers is refused: it must not look as if it had been heard.
    private func checkClaims(
        _ index: Int, _ book: MeasureBook, _ line: MeasureLine, _ sheet: inout Worksheet
    ) {
        let request = sheet.request.lines[index]
        if let claim = request.preference, claim != noPreference, !book.answers(claim: claim, line) {
            sheet.refuse(
                "preference", line: index,
                "The preference \(claim) is claimed; no measure of this pack grants it to these goods of "
                    + "\(sheet.lines[index].origin ?? "") on this date.", authority: schedule)
        }
        if let order = request.quotaOrder, !book.answers(quota: order, line) {
            sheet.refuse(
                "tariff_quota", line: index,
                "The tariff quota \(order) is claimed; no measure of this pack opens it to these goods of "
                    + "\(sheet.lines[index].origin ?? "") as they are stated. Claim its rate as a preference where the pack "
                    + "has it.", authority: schedule)
        }
    }
}
