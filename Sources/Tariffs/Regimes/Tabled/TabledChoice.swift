import TidewaiterDocuments
import TidewaiterQuantities

/// A regime with what of it is the law on the date of an entry.
struct DatedTariff {
    let regime: TabledRegime
    let date: CivilDate
    let book: MeasureBook?

    init(_ regime: TabledRegime, on date: CivilDate, _ request: AssessmentRequest) {
        self.regime = regime
        self.date = date
        book = regime.tables.measures.map { MeasureBook($0, regime.tables.facts, on: date, of: request) }
        book?.offersClaims = true
    }

    /// Charges a line.
    func charge(
        line index: Int, _ transport: Interval, _ total: Interval, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let (declared, compositions) = (sheet.declared, sheet.compositions)
        sheet.declared = regime.tables.facts
        sheet.compositions = regime.tables.compositions
        try regime.charge(line: index, transport, total, book, on: date, &sheet)
        sheet.declared = declared
        sheet.compositions = compositions
    }
}

/// Which of two tariffs a line pays.
extension TabledRegime {
    /// What a line would come to under a tariff.
    private struct Trial {
        let outcome: LineTrial
        var duty = Interval.zero
        var total = Interval.zero

        /// What that tariff refuses of the line.
        var refused: [Assessment.Refusal] { outcome.refused }

        /// Whether it refuses no more than a claim that it does not know.
        var lacksClaim: Bool {
            !refused.isEmpty && refused.allSatisfy { ["preference", "tariff_quota"].contains($0.program) }
        }

        init(
            _ tariff: DatedTariff, line index: Int, _ transport: Interval, _ total: Interval, _ sheet: inout Worksheet
        ) throws(QuantityError) {
            outcome = try sheet.trial(line: index) { sheet throws(QuantityError) in
                try tariff.charge(line: index, transport, total, &sheet)
            }
            for charge in outcome.charges {
                let amount = charge.assessed ?? .unknown
                if charge.kind == .duty { duty = try duty.adding(amount) }
                self.total = try self.total.adding(amount)
            }
        }

        /// What its charges of a kind and a status come to, and what of that is to be paid.
        func sums(_ kind: Charge.Kind, _ status: Charge.Status) throws(QuantityError) -> (Interval, Interval) {
            var (assessed, payable) = (Interval.zero, Interval.zero)
            for charge in outcome.charges where charge.kind == kind && (charge.status ?? .payable) == status {
                assessed = try assessed.adding(charge.assessed ?? .unknown)
                payable = try payable.adding(charge.payable ?? .unknown)
            }
            return (assessed, payable)
        }
    }

    /// Charges a line by the tariff that the rows of the choice lead to.
    func charge(
        line index: Int, _ transport: Interval, _ total: Interval, _ own: DatedTariff, _ other: DatedTariff?,
        choosing choice: TariffChoice, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let facts = statedFacts(of: index, sheet.request)
        let time = KnownTime(date: own.date, knownOn: sheet.request.knownOn)
        let rows = choice.rows.filter { $0.validity.holds(time) }
        let mine = try Trial(own, line: index, transport, total, &sheet)
        var theirs: Trial?
        if let other { theirs = try Trial(other, line: index, transport, total, &sheet) }
        let value = sheet.lines[index].customsValue ?? .unknown
        search: for row in rows where row.applies(facts) {
            switch row.tariff {
            case .own: break search
            case .none: return try chargeNothing(row, index, &sheet)
            case .other: break
            }
            guard let theirs else {
                return sheet.refuse(
                    "tariff_choice", line: index,
                    "The goods may pay the tariff of \(choice.jurisdiction), and no loaded pack has it. Load one.",
                    authority: row.authority)
            }
            if theirs.lacksClaim { break }
            if !theirs.refused.isEmpty { return sheet.put(theirs.outcome, line: index) }
            guard let isNear = try row.isNear(own: mine.duty, other: theirs.duty, value: value) else {
                return try chargeEither(mine, theirs, row, index, &sheet)
            }
            if isNear { return sheet.put(theirs.outcome, line: index) }
        }
        sheet.put(mine.outcome, line: index)
        try offer(rows, facts, mine, theirs, value, index, &sheet)
    }

    /// The facts of a line, or else of the entry, that the choice looks at.
    private func statedFacts(of index: Int, _ request: AssessmentRequest) -> StatedFacts {
        var stated = StatedFacts()
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

    /// Where what is missing decides between the tariffs: all of it is asked, and the charges of each kind hold for both.
    private func chargeEither(
        _ mine: Trial, _ theirs: Trial, _ row: TariffChoice.Row, _ index: Int, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        sheet.putRemarks(of: mine.outcome, and: theirs.outcome)
        let charges = mine.outcome.charges + theirs.outcome.charges
        for kind in Charge.Kind.allCases {
            for status in Charge.Status.allCases
            where charges.contains(where: { $0.kind == kind && ($0.status ?? .payable) == status }) {
                let (own, other) = (try mine.sums(kind, status), try theirs.sums(kind, status))
                var charge = Worksheet.openCharge(
                    kind, "tariff_choice", code: sheet.lines[index].code, authority: row.authority)
                charge.assessed = own.0.union(other.0)
                charge.payable = own.1.union(other.1)
                charge.status = status
                sheet.charge(charge, line: index)
            }
        }
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
