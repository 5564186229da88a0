import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// What a line and an entry pay under a regime of tables.
extension TabledRegime {
    /// The base duty of a line, the measures beside or instead of it, and taxes.
    func charge(
        line index: Int, _ transport: Interval, _ total: Interval, _ book: MeasureBook?, _ facts: StatedFacts,
        on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let code = sheet.lines[index].code ?? ""
        var (book, facts) = (book, facts)
        if let lineMeasures {
            book = lineMeasures.book(for: code, on: date, tables.facts)
            facts = book?.statedFacts(sheet.request) ?? facts
        }
        let claims: [Worksheet.Claim] = book == nil ? Worksheet.Claim.allCases : []
        let isFree = sheet.refuse(claims, line: index, authority: schedule)
        sheet.apply(tables.uncovered, line: index, code: code, on: date)
        if asksAntidumping { sheet.applyAntidumping(line: index, code: code, tables.facts) }
        guard isFree else { return }
        let origin = checkedOrigin(index, &sheet)
        let value = sheet.lines[index].customsValue ?? .unknown
        var (base, isKnown) = try baseCharge(line: index, value, on: date, &sheet)
        guard let book, base.outcome != .refused || isKnown else {
            refuseRate(of: base, index, &sheet)
            return sheet.charge(base, line: index)
        }
        guard isKnown, let origin, let number = CountryScope.number(origin), let prefix = CodePrefix(code) else {
            // Until code and origin are known, nothing bounds what stands beside the base duty, or instead of it.
            if base.outcome == .refused { base = Worksheet.openCharge(.duty, duty, code: code, authority: schedule) }
            sheet.charge(base, line: index)
            return sheet.charge(
                Worksheet.openCharge(.duty, "measures", code: nil, authority: schedule), line: index)
        }
        let goods = book.goods(
            prefix, origin: number, KnownTime(date: date, knownOn: sheet.request.knownOn))
        var line = book.line(sheet, index, goods, column: 1, value: value, facts)
        line.transport = transport
        line.total = total
        if base.outcome == .refused {
            // A measure may stand in for a rate that cannot be reckoned, or may yet, by what is asked.
            let stacking = book.decision(of: line, rounding).now.stacking
            if !stacking.open.isEmpty {
                base = Worksheet.openCharge(.duty, duty, code: code, authority: schedule)
            } else if !stacking.results.contains(where: { book.measures.measures[$0].effect == .replace }) {
                refuseRate(of: base, index, &sheet)
            }
        }
        try sheet.charge(base, with: book, line, line: index, rounding: rounding)
        checkClaims(index, book, line, &sheet)
    }

    /// The charge of the base rate, and whether the code stands for one line.
    private func baseCharge(
        line index: Int, _ value: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) -> (Charge, Bool) {
        guard let code = sheet.lines[index].code, !code.isEmpty else {
            sheet.ask(
                "code", line: index, "Which tariff code (\(codeForm)) do the goods have?", authority: schedule)
            return (Worksheet.openCharge(.duty, duty, code: nil, authority: schedule), false)
        }
        var row: Int?
        switch tables.lines.match(code, on: date) {
        case .row(let match): row = match
        case .incomplete(let options):
            sheet.ask(
                "code", line: index, "Which of the tariff lines that begin with \(code) do the goods belong to?",
                options: options, authority: schedule)
            let rates = options.map { option in
                if case .row(let row) = tables.lines.match(option, on: date) { return tables.lines.generalRate(row) }
                return Rate.unstated
            }
            let charge = try sheet.openCharge(
                .duty, duty, oneOf: rates, value: value, line: index, code: code, rounding: rounding,
                authority: schedule)
            return (charge, false)
        case .notInForce: refuseDate(date, line: index, &sheet)
        case .unknown(let options): refuseUnknown(code, nearest: options, line: index, on: date, &sheet)
        case .malformed: refuseMalformed(code, line: index, &sheet)
        }
        let stated = sheet.statedRate("duty_rate", line: index) ?? sheet.statedRate("column1_rate", line: index)
        let scheduled = row.map(tables.lines.generalRate)
        guard let rate = stated ?? scheduled, !rate.components.isEmpty else {
            var charge = Worksheet.refusedCharge(.duty, duty, code: code, authority: schedule)
            charge.rate = scheduled
            return (charge, scheduled != nil)
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
        return (charge, true)
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
