import TidewaiterDocuments
import TidewaiterQuantities

// Lines of which facts or digits of the code are missing that could raise the duty.

extension Worksheet {
    /// What an open charge is of: a programme, whose rows may differ in what becomes of the amount.
    private struct OpenSlot: Hashable {
        var program: Int
        var status: Charge.Status
    }

    /// Where the amount of a measure belongs: rows that charge nothing have no status of their own.
    private static func slots(
        of cases: [Stacking], _ book: MeasureBook
    ) -> (Int) -> OpenSlot {
        var charging: [Int: Charge.Status] = [:]
        func charges(_ measure: Measure) -> Bool { measure.effect != .none && measure.effect != .refuse }
        for stacking in cases {
            for number in stacking.results where charges(book.measures.measures[number]) {
                let measure = book.measures.measures[number]
                charging[measure.program] = charging[measure.program] ?? measure.status
            }
        }
        return { number in
            let measure = book.measures.measures[number]
            let status = charges(measure) ? measure.status : charging[measure.program] ?? measure.status
            return OpenSlot(program: measure.program, status: status)
        }
    }

    /// What is stated on an entry of the measures of a line, and what they come to.
    private struct Filing: Equatable {
        struct Statement: Equatable {
            let program: Int
            let heading: String
            let headingAbove: String
            let status: Charge.Status
        }

        let total: Interval
        let statements: [Statement]

        init(_ stacking: Stacking, _ book: MeasureBook, total: Interval) {
            self.total = total
            statements = book.filed(stacking).map { number in
                let measure = book.measures.measures[number]
                return Statement(
                    program: measure.program, heading: measure.heading, headingAbove: measure.headingAbove,
                    status: measure.status)
            }
        }
    }

    /// Whether anything hangs on the digits that a code lacks: whether the same is not stated and paid for all goods that it
    /// may be of.
    mutating func hangsOnDigits(
        _ line: MeasureLine, _ decision: MeasureDecision, _ base: Charge, _ book: MeasureBook, _ index: Int,
        _ rounding: some RoundingPolicy
    ) throws(QuantityError) -> Bool {
        if decision.elsewhere.isEmpty { return false }
        var filing: Filing?
        for (goods, stacking) in [(line.goods, decision.now.stacking)] + decision.elsewhere {
            if !stacking.open.isEmpty { return true }
            let total = try total(
                stacking, base: base.assessed ?? .unknown, book, line.of(goods), [], index, rounding)
            let filed = Filing(stacking, book, total: total)
            guard total.isExact, filing == nil || filing == filed else { return true }
            filing = filed
        }
        return false
    }

    /// Charges a line of which facts or digits of its code are missing that could raise the duty: every programme that
    /// applies in any case gets a charge between the least and the most it comes to, one for each status where its rows
    /// differ in that.
    mutating func charge(
        open line: MeasureLine, _ decision: MeasureDecision, _ base: Charge, _ book: MeasureBook, _ index: Int,
        _ rounding: some RoundingPolicy
    ) throws(QuantityError) {
        let duty = base.assessed ?? .unknown
        var isComplete = true
        let possible = [line] + decision.elsewhere.map { line.of($0.goods) }
        var found: [(line: MeasureLine, answers: [Assumption], stacking: Stacking)] = []
        for (line, cases) in zip(possible, decision.cases(of: line, book)) {
            for open in cases.open { book.ask(open, line, line: index, &self) }
            isComplete = isComplete && cases.isComplete
            for (answers, stacking) in cases.found { found.append((line, answers, stacking)) }
        }
        let slot = Self.slots(of: found.map(\.stacking), book)
        var charges: [OpenSlot: Charge] = [:]
        var counts: [OpenSlot: Int] = [:]
        // What rows come to that are taken of no charges, also where others of their programme are.
        var plain: [OpenSlot: Interval] = [:]
        var baseBounds: Interval?
        var cascades: [OpenSlot: Set<Int>] = [:]
        for (line, answers, stacking) in found {
            var isReplaced = false
            for number in stacking.results {
                let measure = book.measures.measures[number]
                let (program, slot) = (book.measures.programs[measure.program], slot(number))
                isReplaced = isReplaced || measure.effect == .replace
                if measure.basis.holdsCharges { cascades[slot, default: []].insert(number) }
                let amount =
                    measure.basis.holdsCharges
                    ? Interval.zero
                    : try amount(of: number, base: duty, book, line, answers, index, beside: [], rounding)
                if !measure.basis.holdsCharges { plain[slot] = plain[slot]?.union(amount) ?? amount }
                counts[slot, default: 0] += 1
                if var charge = charges[slot] {
                    let bounds = (charge.assessed ?? amount).union(amount)
                    charge.assessed = bounds
                    charge.payable = bounds
                    if charge.code != measure.heading { charge.code = nil }
                    charges[slot] = charge
                } else {
                    var charge = Self.openCharge(
                        program.kind, program.name, code: measure.heading, authority: measure.authority)
                    charge.taxType = program.taxType
                    charge.assessed = amount
                    charge.payable = amount
                    charges[slot] = charge
                }
            }
            let part = isReplaced ? Interval.zero : duty
            baseBounds = baseBounds?.union(part) ?? part
        }
        func place(_ slot: OpenSlot, _ bounds: Interval) {
            guard var charge = charges[slot] else { return }
            charge.assessed = bounds
            if !isComplete {
                charge.assessed = .unknown
            } else if counts[slot] != found.count {
                charge.assessed = bounds.union(.zero)
            }
            charge.payable = charge.assessed
            charge.settle(as: slot.status, explain: false)
            self.charge(charge, line: index)
        }
        let filed = charges.keys.sorted { a, b in
            a.program == b.program
                ? a.status.rawValue < b.status.rawValue : book.isFiledBefore(a.program, b.program)
        }
        var base = base
        if let baseBounds, baseBounds != duty {
            base.assessed = baseBounds
            base.payable = baseBounds
            base.outcome = .needsFacts
        }
        // Taxes and fees are stated after the duties.
        let uncascaded = filed.filter { cascades[$0] == nil }
        let duties = uncascaded.prefix { charges[$0]?.kind == .duty }
        for slot in duties { place(slot, charges[slot]?.assessed ?? .unknown) }
        charge(base, line: index)
        for slot in uncascaded.dropFirst(duties.count) { place(slot, charges[slot]?.assessed ?? .unknown) }
        // What is taken of other charges comes last, and of whatever these may come to.
        for slot in filed where cascades[slot] != nil {
            var bounds = plain[slot]
            for number in cascades[slot] ?? [] {
                let amount = try amount(
                    of: number, base: duty, book, line, [], index, beside: reached(line: index, in: book),
                    rounding)
                bounds = bounds?.union(amount) ?? amount
            }
            place(slot, bounds ?? .unknown)
        }
    }
}
