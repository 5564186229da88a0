import TidewaiterDocuments
import TidewaiterQuantities

/// A regime with what of it is the law on the date of an entry.
struct DatedTariff {
    let regime: TabledRegime
    let date: CivilDate
    let book: MeasureBook?
    let facts: StatedFacts

    init(_ regime: TabledRegime, on date: CivilDate, _ request: AssessmentRequest) {
        self.regime = regime
        self.date = date
        book = regime.tables.measures.map { MeasureBook($0, regime.tables.facts, on: date) }
        book?.offersClaims = true
        facts = book?.statedFacts(request) ?? StatedFacts()
    }

    /// Charges a line.
    func charge(
        line index: Int, _ transport: Interval, _ total: Interval, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let (declared, compositions) = (sheet.declared, sheet.compositions)
        sheet.declared = regime.tables.facts
        sheet.compositions = regime.tables.compositions
        try regime.charge(line: index, transport, total, book, facts, on: date, &sheet)
        sheet.declared = declared
        sheet.compositions = compositions
    }
}

/// Which of two tariffs a line pays.
extension TabledRegime {
    /// What a line would come to under a tariff.
    private struct Trial {
        var sheet: Worksheet
        var duty = Interval.zero
        var total = Interval.zero
        /// What that tariff refuses of the line.
        var refused: ArraySlice<Assessment.Refusal>

        /// Whether it refuses no more than a claim that it does not know.
        var lacksClaim: Bool {
            !refused.isEmpty && refused.allSatisfy { ["preference", "tariff_quota"].contains($0.program) }
        }

        init(
            _ tariff: DatedTariff, line index: Int, _ transport: Interval, _ total: Interval, _ sheet: Worksheet
        ) throws(QuantityError) {
            self.sheet = sheet
            try tariff.charge(line: index, transport, total, &self.sheet)
            refused = self.sheet.refused[sheet.refused.count...]
            for charge in self.sheet.lines[index].charges {
                let amount = charge.assessed ?? .unknown
                if charge.kind == .duty { duty = try duty.adding(amount) }
                self.total = try self.total.adding(amount)
            }
        }
    }

    /// Charges a line by the tariff that the rows of the choice lead to.
    func charge(
        line index: Int, _ transport: Interval, _ total: Interval, _ own: DatedTariff, choosing choice: TariffChoice,
        _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let facts = statedFacts(of: index, sheet.request)
        let time = KnownTime(date: own.date, knownOn: sheet.request.knownOn)
        let rows = choice.rows.filter { $0.validity.holds(time) }
        let mine = try Trial(own, line: index, transport, total, sheet)
        var theirs: Trial?
        if let other {
            theirs = try Trial(
                DatedTariff(other, on: own.date, sheet.request), line: index, transport, total, sheet)
        }
        let value = sheet.lines[index].customsValue ?? .unknown
        for row in rows where row.applies(facts) {
            guard row.tariff == .other || row.difference != nil else {
                if row.tariff == .none { return try chargeNothing(row, index, &sheet) }
                break
            }
            guard let theirs else {
                return sheet.refuse(
                    "tariff_choice", line: index,
                    "The goods may pay the tariff of \(choice.jurisdiction), and no loaded pack has it. Load one.",
                    authority: row.authority)
            }
            if theirs.lacksClaim { break }
            if !theirs.refused.isEmpty {
                sheet = theirs.sheet
                return
            }
            guard let isNear = try row.isNear(own: mine.duty, other: theirs.duty, value: value) else {
                return chargeEither(mine, theirs, row, index, &sheet)
            }
            if isNear {
                sheet = theirs.sheet
                return
            }
        }
        sheet = mine.sheet
        try offer(rows, facts, mine, theirs, value, index, &sheet)
    }

    /// The facts of a line, or else of the entry, that the choice looks at.
    private func statedFacts(of index: Int, _ request: AssessmentRequest) -> StatedFacts {
        var stated = StatedFacts(room: tables.facts.declarations.count)
        for fact in request.facts + request.lines[index].facts {
            if let number = tables.facts.number(of: fact.name) { stated.state(fact.value, number) }
        }
        return stated
    }

    private func chargeNothing(
        _ row: TariffChoice.Row, _ index: Int, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let rule = rounding.charge(.duty, duty)
        let nothing = try rule(.zero)
        let rate = Rate(text: "free", components: [RateComponent(kind: .free, amount: .zero)])
        var charge = Charge(
            ChargeTerms(
                .duty, duty, code: sheet.lines[index].code, taxType: nil, rate: rate, authority: row.authority),
            assessed: Interval(nothing), payable: Interval(nothing))
        if sheet.explain {
            charge.steps.append(
                Step(
                    .add, [.init("nothing", .zero)], rounding: rule, result: nothing, name: duty,
                    authority: row.authority, figure: "assessed"))
        }
        sheet.charge(charge, line: index)
        if !row.statement.isEmpty {
            sheet.exclude("tariff_choice", line: index, row.statement, authority: row.authority)
        }
    }

    /// Where what is missing decides between the tariffs: all of it is asked, and the charges hold for both.
    private func chargeEither(
        _ mine: Trial, _ theirs: Trial, _ row: TariffChoice.Row, _ index: Int, _ sheet: inout Worksheet
    ) {
        let name = sheet.lines[index].id
        let before = sheet.needsFacts.count
        for trial in [mine, theirs] {
            for need in trial.sheet.needsFacts[before...] where need.line == name || need.line == nil {
                sheet.ask(
                    need.fact, line: need.line == nil ? nil : index, need.question, options: need.options,
                    authority: need.authority)
            }
        }
        let bounds = mine.total.union(theirs.total)
        var charge = Worksheet.openCharge(
            .duty, "tariff_choice", code: sheet.lines[index].code, authority: row.authority)
        charge.assessed = bounds
        charge.payable = bounds
        sheet.charge(charge, line: index)
    }

    /// Offers the first choice that is not claimed and saves something.
    private func offer(
        _ rows: [TariffChoice.Row], _ facts: StatedFacts, _ mine: Trial, _ theirs: Trial?, _ value: Interval,
        _ index: Int, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        guard mine.total.isExact, mine.refused.isEmpty else { return }
        for row in rows where !row.applies(facts) && row.applies(facts, claiming: true) && row.tariff != .own {
            var then = Interval.zero
            if row.tariff == .other {
                guard let theirs, theirs.refused.isEmpty, theirs.total.isExact,
                    try row.isNear(own: mine.duty, other: theirs.duty, value: value) == true
                else { continue }
                then = theirs.total
            }
            guard then.low < mine.total.low else { continue }
            let words = row.conditions.compactMap { condition -> String? in
                guard case .fact(let fact, _) = condition.subject, facts[fact] == nil, !condition.isNegated else {
                    return nil
                }
                return tables.facts.declarations[fact].name
            }
            sheet.offer(
                "tariff_choice", line: index,
                "Another tariff may be claimed by \(words.joined(separator: ", ")).",
                saves: try mine.total.low.subtracting(then.low), authority: row.authority)
            return
        }
    }
}
