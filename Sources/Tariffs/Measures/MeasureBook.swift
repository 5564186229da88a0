import TidewaiterQuantities

/// The measures that are the law on a date, with the facts that they look at.
///
/// One object for all lines of an entry: it remembers what it found for their goods.
final class MeasureBook {
    let measures: Measures
    let facts: DeclaredFacts
    /// What is the law on the date; `nil` where nothing was yet.
    private let epoch: MeasureEpoch?
    /// What the request states of all its lines.
    private let entry: Statements
    /// Whether claims of a preference are offered like other benefits, as they move nothing but measures.
    var offersClaims = false
    /// The facts of the entry that ``affirmed(by:)`` finds, by their numbers, and where the request has them.
    private(set) var affirmed: [(number: Int, position: Int)] = []
    /// What was found for the last few goods: an entry has lines of the same code and origin.
    private var found: [Goods] = []

    private struct Goods {
        let code: CodePrefix
        let origin: Int
        let measures: GoodsMeasures
    }

    /// How many goods are remembered: beyond it, looking them up costs as much as finding them again.
    private static let mostGoods = 32

    init(_ measures: Measures, _ facts: DeclaredFacts, on date: CivilDate, of request: AssessmentRequest) {
        self.measures = measures
        self.facts = facts
        epoch = measures.epoch(of: date)
        entry = Statements(request, facts.stated(by: request))
        for (position, fact) in request.facts.enumerated() {
            if let number = affirmed(by: fact) { affirmed.append((number, position)) }
        }
    }

    /// How many cases of missing facts are looked at before giving up on bounds.
    private static let mostCases = 128

    func stacking(of line: MeasureLine, assuming assumed: [Assumption] = []) -> Stacking {
        measures.stacking(of: line, assuming: assumed)
    }

    /// The measures of a stacking that charge or state anything, in the order in which their headings are stated.
    func filed(_ stacking: Stacking) -> [Int] {
        var found: [Int] = []
        found.reserveCapacity(stacking.results.count)
        for number in stacking.results
        where measures.measures[number].effect != .none || !measures.measures[number].heading.isEmpty {
            found.append(number)
        }
        if found.count > 1 {
            found.sort { isFiledBefore(measures.measures[$0].program, measures.measures[$1].program) }
        }
        return found
    }

    /// Whether the heading of one programme is stated before that of another.
    func isFiledBefore(_ a: Int, _ b: Int) -> Bool {
        (measures.programs[a].filing, a) < (measures.programs[b].filing, b)
    }

    /// Asks for what is open on a line. A value that is open hangs on what has been asked for.
    func ask(_ open: Stacking.Open, _ line: MeasureLine, line index: Int, _ sheet: inout Worksheet) {
        switch open {
        case .fact(let fact): ask(fact, line: index, &sheet)
        case .amount(let measured):
            guard let unit = measured.unit, sheet.quantity(in: unit, line: index) == nil else { return }
            let number = line.goods.candidates.first { number in
                measures.measures[number].conditions.contains {
                    if case .amount(measured, _, _) = $0.subject { true } else { false }
                }
            }
            sheet.askForQuantity(
                unit, line: index, "Which measure applies depends on it.",
                authority: number.map { measures.measures[$0].authority } ?? "")
        }
    }

    /// Asks for a fact of a line.
    func ask(_ fact: Int, line: Int, _ sheet: inout Worksheet) {
        let declared = facts.declarations[fact]
        sheet.ask(
            declared.name, line: declared.isOfLine ? line : nil, declared.question, options: declared.options,
            authority: declared.law)
    }

    /// Every combination of answers to the facts that are open, and what then applies; and those facts.
    ///
    /// An answer may open further questions: these are taken in as they come up.
    func cases(of line: MeasureLine, _ first: Stacking, assuming assumed: [Assumption] = []) -> Cases {
        var cases = Cases()
        var waiting: [([Assumption], Stacking)] = [(assumed, first)]
        while let (answers, stacking) = waiting.popLast() {
            guard let open = stacking.open.first(where: { !line.answers($0, answers) }) else {
                cases.found.append((answers, stacking))
                continue
            }
            if !cases.open.contains(open) { cases.open.append(open) }
            guard cases.found.count + waiting.count < Self.mostCases else {
                cases.isComplete = false
                cases.found.append((answers, stacking))
                continue
            }
            for answer in measures.cases(of: open, line, facts) {
                let answered = answers + [answer]
                waiting.append((answered, self.stacking(of: line, assuming: answered)))
            }
        }
        return cases
    }

    /// What may be, as long as facts are missing.
    struct Cases: Sendable {
        var found: [(answers: [Assumption], stacking: Stacking)] = []
        /// What is missing.
        var open: [Stacking.Open] = []
        /// Whether all combinations are there; if not, nothing bounds the charges.
        var isComplete = true

        /// Whether the same is asked, and the same measures apply after each answer.
        func agree(with other: Cases) -> Bool {
            isComplete && other.isComplete && open == other.open
                && found.elementsEqual(other.found) {
                    $0.answers == $1.answers && $0.stacking.results == $1.stacking.results
                }
        }
    }

    /// What the conditions make of a line, with what they would under each of some preferences.
    func decision(
        of line: MeasureLine, asking symbols: [String] = [], _ rounding: some RoundingPolicy
    ) -> MeasureDecision {
        line.goods.decision(of: line) { MeasureDecision($0, self, asking: symbols, rounding) }
    }

    /// What the conditions look at on a line of the request.
    func line(
        _ sheet: borrowing Worksheet, _ index: Int, _ goods: GoodsMeasures, column: Int, value: Interval,
        fullValue: MeasureLine.FullValue? = nil
    ) -> MeasureLine {
        var line = MeasureLine(
            goods: goods, value: value, fullValue: fullValue, column: column, stated: statements(sheet, index))
        if goods.quantities.isEmpty { return line }
        for measured in goods.quantities {
            guard let unit = measured.unit, let quantity = sheet.quantity(in: unit, line: index) else { continue }
            line.quantities.append((measured, Self.amount(measured, quantity, value)))
        }
        return line
    }

    /// A quantity, or what one of it is worth; not known where there is none of it.
    private static func amount(_ measured: Condition.Measured, _ quantity: Decimal, _ value: Interval) -> Interval {
        guard case .price = measured else { return Interval(quantity) }
        let price = try? value.map { worth throws(QuantityError) in
            try worth.divided(by: quantity, scale: 12, rounding: .halfUp)
        }
        return price ?? .unknown
    }

    private func statements(_ sheet: borrowing Worksheet, _ index: Int) -> Statements {
        // Member by member: a copy of the whole line would retain each of its texts.
        let own = sheet.request.lines[index].facts
        let country = sheet.request.lines[index].meltedPoured
        if own.isEmpty, country == nil, sheet.request.lines[index].preference == nil,
            sheet.request.lines[index].quotaOrder == nil, sheet.request.lines[index].additionalCodes.isEmpty
        {
            return entry
        }
        var stated = entry.facts
        if let country { facts.state("melted_poured", .text(country), in: &stated) }
        for fact in own { facts.state(fact.name, fact.value, in: &stated) }
        return Statements(sheet.request.lines[index], of: entry, stated)
    }

    /// The measures that goods of a code and origin may be subject to.
    ///
    /// - Parameter numbers: The longer codes that the goods may have, where theirs is not stated to its last digit.
    func goods(
        _ code: CodePrefix, origin: Int, _ time: KnownTime, numbers: (CodePrefix) -> [CodePrefix] = { _ in [] }
    ) -> GoodsMeasures {
        for goods in found where goods.code == code && goods.origin == origin { return goods.measures }
        var epochs = [epoch].compactMap(\.self)
        if time.knownDate != time.date, let then = measures.epoch(of: time.knownDate) { epochs.append(then) }
        var longer = numbers(code)
        if longer.isEmpty { longer = [code] }
        var candidates: [[Int]] = []
        for code in longer {
            let found = measures.candidates(code, origin: origin, time, in: epochs)
            if !candidates.contains(found) { candidates.append(found) }
        }
        let goods = GoodsMeasures(candidates[0], measures, others: Array(candidates.dropFirst()))
        if found.count < Self.mostGoods {
            found.append(Goods(code: code, origin: origin, measures: goods))
        }
        return goods
    }

    /// The number of a fact that affirms something that conditions look at; `nil` for what denies it, and for others.
    func affirmed(by fact: Fact) -> Int? {
        if case .flag(false) = fact.value { return nil }
        guard let number = facts.number(of: fact.name) else { return nil }
        let statements = measures.statements
        let isLookedAt = number >> 6 < statements.count && statements[number >> 6] >> UInt64(number & 63) & 1 != 0
        return isLookedAt ? number : nil
    }

    /// How a benefit is claimed, in words.
    ///
    /// - Parameter isReached: Whether the total of its measure is reached without it, so that the other heading is stated.
    func terms(of benefit: Stacking.Benefit, isReached: Bool = false) -> OfferTerms {
        let measure = measures.measures[benefit.measure]
        return measures.conditions.terms(
            of: benefit, measure, measures.programs[measure.program], facts, isReached: isReached)
    }

    /// What would have to be stated, in words.
    func words(of benefit: Stacking.Benefit) -> String { measures.conditions.words(of: benefit, facts) }
}

extension MeasureBook {
    /// Whether a measure applies to a line because of the preference that is claimed.
    func answers(claim symbol: String, _ line: MeasureLine) -> Bool {
        holds(line) { if case .claim(let symbols) = $0 { symbols.contains(symbol) } else { false } }
    }

    /// Whether a measure applies to a line because of the tariff quota that is claimed.
    func answers(quota order: String, _ line: MeasureLine) -> Bool {
        holds(line) { if case .quota(let orders) = $0 { orders.contains(order) } else { false } }
    }

    /// Whether a measure that applies to a line has such a condition.
    private func holds(_ line: MeasureLine, _ isMeant: (Condition.Subject) -> Bool) -> Bool {
        for number in stacking(of: line).results
        where measures.measures[number].conditions.contains(where: { !$0.isNegated && isMeant($0.subject) }) {
            return true
        }
        return false
    }
}
