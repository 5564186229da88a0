import TidewaiterDocuments
import TidewaiterQuantities

/// Measures beside the base rate: charged in the order in which their headings are stated on the entry.
extension Worksheet {
    /// Charges the measures of a line and, after them, its base duty.
    ///
    /// What could be claimed and is not is offered with what it would save; what hangs on a fact that could raise the
    /// duty is asked, and its charges hold whatever the answer.
    mutating func charge(
        _ base: consuming Charge, with book: MeasureBook, _ line: MeasureLine, line index: Int,
        rounding: some RoundingPolicy
    ) throws(QuantityError) {
        try charge(base, with: book, line, book.decision(of: line, rounding), line: index, rounding: rounding)
    }

    /// The same by what was decided about the line.
    ///
    /// - Parameter hangsOnDigits: Whether something hangs on digits that the code of the line lacks.
    mutating func charge(
        _ base: consuming Charge, with book: MeasureBook, _ line: MeasureLine, _ decision: MeasureDecision,
        hangsOnDigits: Bool = false, line index: Int, rounding: some RoundingPolicy
    ) throws(QuantityError) {
        guard decision.now.stacking.open.isEmpty, !hangsOnDigits else {
            return try charge(open: line, decision, base, book, index, rounding)
        }
        let duty = base.assessed ?? .unknown
        let amounts = try decision.amounts(on: line, base: duty, in: &room)
        if !explain, let plain = decision.plainCharges, let amounts {
            charge(
                plain, duties: decision.plainDuties, amounts, decision.now.replacesBase ? nil : base, line, index)
        } else {
            try charge(decision.filed, base, book, line, index, rounding)
        }
        try offer(decision, amounts, duty, book, line, index, rounding)
        if let amounts { room = amounts }
    }

    /// Charges measures of which each takes one multiplication, and the base duty behind the duties among them: taxes and
    /// fees are stated after these.
    private mutating func charge(
        _ plain: [MeasureDecision.PlainCharge], duties: Int, _ amounts: [Decimal], _ base: consuming Charge?,
        _ line: MeasureLine, _ index: Int
    ) {
        // Growing one by one would move each of them.
        lines[index].charges.reserveCapacity(lines[index].charges.count + max(4, plain.count + 1))
        charge(plain, 0..<duties, amounts, line, index)
        if let base { charge(base, line: index) }
        charge(plain, duties..<plain.count, amounts, line, index)
    }

    private mutating func charge(
        _ plain: [MeasureDecision.PlainCharge], _ positions: Range<Int>, _ amounts: [Decimal], _ line: MeasureLine,
        _ index: Int
    ) {
        // Member by member: a copy of the whole would count one reference more.
        for position in positions {
            let amount = Interval(amounts[plain[position].part])
            var charge = Charge(
                plain[position].terms, basis: plain[position].isFree ? nil : line.value, assessed: amount,
                payable: amount)
            charge.settle(as: plain[position].status, explain: false)
            if amount.low.isZero, let above = plain[position].above { charge.take(above) }
            self.charge(consume charge, line: index)
        }
    }

    private mutating func charge(
        _ filed: [Int], _ base: Charge, _ book: MeasureBook, _ line: MeasureLine, _ index: Int,
        _ rounding: some RoundingPolicy
    ) throws(QuantityError) {
        let duty = base.assessed ?? .unknown
        var isPlaced = filed.contains { book.measures.measures[$0].effect == .replace }
        for number in filed {
            let measure = book.measures.measures[number]
            let program = book.measures.programs[measure.program]
            // Taxes and fees are stated after the duties, and what may be taken of the base duty after it.
            if !isPlaced, program.kind != .duty || measure.basis.holdsCharges {
                charge(base, line: index)
                isPlaced = true
            }
            if measure.effect == .refuse {
                refuse(program.name, line: index, measure.statement, authority: measure.authority)
                charge(
                    Self.refusedCharge(
                        program.kind, program.name, code: measure.heading.isEmpty ? lines[index].code : measure.heading,
                        authority: measure.authority), line: index)
                continue
            }
            let reached = reached(line: index, in: book) + Self.replaced(measure, book, base: base.assessed)
            guard
                let basis = try basis(
                    of: measure, book, line, [], index, beside: reached, asks: true, rounding)
            else {
                charge(
                    Self.refusedCharge(
                        program.kind, program.name, code: measure.heading, authority: measure.authority), line: index)
                continue
            }
            // No heading is stated for a part of the line that is nothing.
            if basis == .zero, measure.basis.isPart, !measure.heading.isEmpty, line.value != .zero { continue }
            let isSum = measure.basis.holdsCharges
            var charge = try charge(
                program.kind, program.name, measure.rate, value: basis,
                base: isSum ? .zero : Self.share(of: duty, on: basis, of: line, by: program.name),
                baseSteps: explain && !isSum
                    ? try steps(ofBase: base, on: basis, of: line, program.name, index)
                    : [],
                line: index, code: measure.heading, taxType: program.taxType, rounding: rounding,
                authority: measure.authority)
            if explain, charge.basis?.isExact == true {
                let ofBase =
                    measure.isPartOfBase
                    ? try steps(ofBase: base, on: line.value, of: line, program.name, index) : []
                charge.steps =
                    try ofBase
                    + basisSteps(
                        of: measure, reached, book, line.seen(by: program.name), basis.low, index,
                        rounding.basis(of: program.name))
                    + charge.steps
            }
            charge.settle(as: measure.status, explain: explain)
            if measure.effect == .total, !measure.headingAbove.isEmpty, charge.assessed == .zero {
                charge.code = measure.headingAbove
            }
            self.charge(charge, line: index)
        }
        if !isPlaced { charge(base, line: index) }
    }

    /// The base duty on a part of a line's value.
    static func share(
        of duty: Interval, on part: Interval, of value: Interval
    ) throws(QuantityError) -> Interval {
        if part == value || duty == .zero { return duty }
        func scaled(_ duty: Decimal, _ part: Decimal, _ value: Decimal) throws(QuantityError) -> Decimal {
            // To more places than any rate has; the charge is rounded afterwards anyway.
            value.isZero ? .zero : try duty.multiplied(by: part).divided(by: value, scale: 12, rounding: .halfUp)
        }
        guard let all = value.high, value.isExact else { return Interval(low: .zero, high: duty.high) }
        let low = try scaled(duty.low, part.low, all)
        guard let most = duty.high, let greatest = part.high else { return Interval(low: low, high: nil) }
        return Interval(low: low, high: try scaled(most, greatest, all))
    }

    /// The base duty on what a programme is taken of. On goods of which only a part is dutiable it was charged on that, and
    /// a programme that is taken of all counts it whole.
    private static func share(
        of duty: Interval, on part: Interval, of line: MeasureLine, by program: String
    ) throws(QuantityError) -> Interval {
        guard let full = line.fullValue(of: program) else { return try share(of: duty, on: part, of: line.value) }
        return try share(of: duty, on: part, of: full)
    }

    /// What a measure's rate is taken of, as the regime rounds it; `nil` where a charge in it is refused.
    private mutating func basis(
        of measure: Measure, _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption], _ index: Int,
        beside charges: [Reached], asks: Bool, _ rounding: some RoundingPolicy
    ) throws(QuantityError) -> Interval? {
        let line = line.fullValue == nil ? line : line.seen(by: book.measures.programs[measure.program].name)
        let exact: Interval
        let rule = rounding.basis(of: book.measures.programs[measure.program].name)
        if case .sum(let terms) = measure.basis {
            guard let sum = try sum(terms, book, line, assumed, index, charges, asks: asks) else { return nil }
            exact = try sum.map { whole throws(QuantityError) in
                guard let divisor = terms.divisor else { return whole }
                return try Self.divided(whole, by: divisor, rule)
            }
        } else {
            exact = try basis(of: measure.basis, book, line, assumed, index, asks: asks)
        }
        guard let rule else { return exact }
        return try exact.map { amount throws(QuantityError) in try rule(amount) }
    }

    /// What a measure's rate is taken of that is no sum.
    private mutating func basis(
        of basis: Measure.Basis, _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption], _ index: Int,
        asks: Bool
    ) throws(QuantityError) -> Interval {
        func part(_ fact: Int) -> Interval {
            let declared = book.facts.declarations[fact]
            guard let stated = line.fact(fact, assumed)?.number else {
                if asks { book.ask(fact, line: index, &self) }
                return Interval(low: .zero, high: declared.part == nil ? nil : line.value.high)
            }
            let part = counted(declared.name, stated, line: index)
            // Of goods of which only a part is dutiable, no more than that can be.
            guard declared.part != nil, line.value != lines[index].customsValue else { return Interval(part) }
            return Interval(low: min(part, line.value.low), high: min(part, line.value.high ?? part))
        }
        switch basis {
        case .value, .sum: return line.value
        case .part(let facts):
            var sum = Interval.zero
            for fact in facts { sum = try sum.adding(part(fact)) }
            guard facts.count > 1, let most = sum.high, let whole = line.value.high else { return sum }
            // Parts that are stated are no more than the whole; those that are not may each be all of it.
            return most > whole && !sum.isExact ? Interval(low: min(sum.low, whole), high: whole) : sum
        case .rest(let facts):
            var rest = line.value
            for fact in facts {
                let part = part(fact)
                let low = if let most = part.high { max(.zero, try rest.low.subtracting(most)) } else { Decimal.zero }
                let high: Decimal? = if let most = rest.high { max(.zero, try most.subtracting(part.low)) } else { nil }
                rest = Interval(low: low, high: high)
            }
            return rest
        }
    }

    // MARK: What may be otherwise

    /// What one measure comes to beside others, asking nothing.
    mutating func amount(
        of number: Int, base: Interval, _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption],
        _ index: Int, beside charges: [Reached], _ rounding: some RoundingPolicy
    ) throws(QuantityError) -> Interval {
        let effect = book.measures.measures[number].effect
        if effect == .none { return .zero }
        if effect == .refuse { return .unknown }
        let program = book.measures.measures[number].program
        let (kind, name) = (book.measures.programs[program].kind, book.measures.programs[program].name)
        if let percent = book.measures.measures[number].percent, line.value.isExact, line.fullValue == nil,
            rounding.basis(of: name) == nil,
            effect != .total || base.isExact
        {
            let whole = try Self.percent(percent, of: line.value.low)
            let rule = rounding.charge(kind, name)
            return Interval(try rule(effect == .total ? max(.zero, whole.subtracting(base.low)) : whole))
        }
        let measure = book.measures.measures[number]
        let charges = measure.isPartOfBase ? charges + Self.replaced(measure, book, base: base) : charges
        guard let basis = try basis(of: measure, book, line, assumed, index, beside: charges, asks: false, rounding)
        else { return .unknown }
        return try reckon(
            measure.rate, of: kind, name, value: basis,
            base: measure.basis.holdsCharges ? .zero : Self.share(of: base, on: basis, of: line, by: name), line: index,
            code: measure.heading, rounding: rounding)
    }

    /// What all measures and the base duty come to.
    mutating func total(
        _ stacking: Stacking, base: Interval, _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption],
        _ index: Int, _ rounding: some RoundingPolicy
    ) throws(QuantityError) -> Interval {
        var charges: [Reached] = []
        var sum = Interval.zero
        if book.measures.haveCascades { charges = sharesOfFees(line: index) }
        guard book.measures.haveCascades else {
            var isReplaced = false
            for number in stacking.results {
                isReplaced = isReplaced || book.measures.measures[number].effect == .replace
                sum = try sum.adding(
                    amount(of: number, base: base, book, line, assumed, index, beside: [], rounding))
            }
            return isReplaced ? sum : try sum.adding(base)
        }
        func take(
            _ amount: Interval, _ kind: Charge.Kind, _ program: String, isSecured: Bool = false
        ) throws(QuantityError) {
            sum = try sum.adding(amount)
            charges.append(Reached(kind: kind, program: program, amount: amount, isSecured: isSecured))
        }
        let filed = book.filed(stacking)
        var isPlaced = filed.contains { book.measures.measures[$0].effect == .replace }
        for number in filed {
            let program = book.measures.programs[book.measures.measures[number].program]
            if !isPlaced,
                program.kind != .duty || book.measures.measures[number].basis.holdsCharges
            {
                try take(base, .duty, book.measures.baseDuty)
                isPlaced = true
            }
            let amount = try amount(of: number, base: base, book, line, assumed, index, beside: charges, rounding)
            let status = book.measures.measures[number].status
            try take(amount, program.kind, program.name, isSecured: status == .securityProvisional)
        }
        if !isPlaced { try take(base, .duty, book.measures.baseDuty) }
        return sum
    }

    /// Offers what could be claimed, with what it would save, and says what was taken not to be so, with what it would
    /// add; what would change nothing is not worth a word.
    private mutating func offer(
        _ decision: MeasureDecision, _ amounts: [Decimal]?, _ duty: Interval, _ book: MeasureBook, _ line: MeasureLine,
        _ index: Int, _ rounding: some RoundingPolicy
    ) throws(QuantityError) {
        if decision.offers.isEmpty { return }
        let now = try total(decision.now, amounts, base: duty, book, line, index, rounding)
        guard now.isExact else { return }
        try decision.eachOffer(otherThan: now.low, amounts, base: duty) { position, sum throws(QuantityError) in
            let then: Interval
            if let sum {
                then = Interval(sum)
            } else {
                then = try total(decision.offers[position].then, nil, base: duty, book, line, index, rounding)
                if now.low == then.low { return }
            }
            if decision.isAssumed(position) {
                guard now.low < then.low else { return }
                let benefit = decision.offers[position].benefit
                let measure = book.measures.measures[benefit.measure]
                assume(benefit, book, adds: try then.low.subtracting(now.low), measure, index)
            } else if then.isExact
                ? then.low < now.low : decision.offers[position].then.mayBeLess(then, than: now.low)
            {
                var terms = decision.terms[position]
                let measure = decision.offers[position].benefit.measure
                if book.measures.terms[measure].above != nil {
                    let offer = decision.offers[position]
                    let amount = try amount(
                        of: measure, base: duty, book, line, offer.then.assumed, index, beside: [], rounding)
                    if amount == .zero { terms = book.terms(of: offer.benefit, isReached: true) }
                }
                // What hangs on an answer is not known to be saved.
                let saved: Decimal? = then.isExact ? try now.low.subtracting(then.low) : nil
                self.offer(terms, line: index, saves: saved)
            }
        }
    }

    /// Says what was taken not to be so.
    private mutating func assume(
        _ benefit: Stacking.Benefit, _ book: MeasureBook, adds amount: Decimal, _ measure: Measure, _ index: Int
    ) {
        var finding = Finding(
            rule: "tw.request.assumed", severity: .warning, effect: .money,
            message: "Computed as if it were not so that \(book.words(of: benefit)); if it is, \(amount) \(currency) "
                + "more are due. State it either way.",
            path: "/lines/\(index)" + (request.lines[index].facts.isEmpty ? "" : "/facts"), authority: measure.authority
        )
        finding.item = lines[index].id
        findings.append(finding)
    }

    /// What the base duty and the measures of an alternative come to, asking nothing: whatever the answers to what is open.
    ///
    /// - Parameter amounts: What the parts of the decision come to beside that base duty, where they are plain.
    mutating func total(
        _ alternative: MeasureDecision.Alternative, _ amounts: [Decimal]?, base: Interval, _ book: MeasureBook,
        _ line: MeasureLine, _ index: Int, _ rounding: some RoundingPolicy
    ) throws(QuantityError) -> Interval {
        if alternative.isPlain, let amounts {
            return Interval(try MeasureDecision.total(alternative, amounts, base: base))
        }
        if alternative.stacking.open.isEmpty {
            return try total(alternative.stacking, base: base, book, line, alternative.assumed, index, rounding)
        }
        let cases = book.cases(of: line, alternative.stacking, assuming: alternative.assumed)
        guard cases.isComplete else { return .unknown }
        var bounds: Interval?
        for (answers, stacking) in cases.found {
            let sum = try total(stacking, base: base, book, line, answers, index, rounding)
            bounds = bounds?.union(sum) ?? sum
        }
        return bounds ?? .unknown
    }
}
