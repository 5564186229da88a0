/// The conditions of all measures so laid out that most are decided without touching a text: a line is looked at once
/// for what is stated and again for each thing that could be claimed.
struct ConditionTable: Sendable {
    /// One condition.
    struct Entry: Sendable {
        enum Kind: Sendable {
            case fact
            case claim
            case quota
            case stated
            case programs
            case column
            /// It looks at how much there is of something.
            case amount
            /// It looks at what is stated of every entry.
            case other
        }

        let kind: Kind
        let isNegated: Bool
        /// For a fact: what becomes of it where it is not stated.
        let unstated: DeclaredFacts.Unstated
        /// The fact, column or amount, or where the programmes begin among ``programs``.
        let number: Int32
        /// How many programmes there are.
        let count: Int32
        /// What would have to be stated, by its number; -1 for nothing.
        let assumption: Int32
    }

    /// What one looks at of a measure while others are sought that hang on it.
    struct Head: Sendable {
        let program: Int32
        /// Whether goods count as subject to the programme by it.
        let charges: Bool
        /// Where its conditions begin.
        let first: Int32
        let count: Int32
    }

    /// For each measure.
    private(set) var heads: [Head] = []
    private(set) var entries: [Entry] = []
    private(set) var programs: [Int32] = []
    private(set) var assumptions: [Assumption] = []
    /// What conditions look at the amount of.
    private(set) var amounts: [Condition.Measured] = []
    /// For each measure, the conditions that are benefits where nobody claims them, and how they are claimed: that is
    /// said of most entries, and making a sentence takes longer than finding out whether it is true.
    private var claims: [(conditions: UInt64, terms: OfferTerms?)] = []

    init(_ measures: [Measure], _ programs: [MeasureProgram], _ facts: DeclaredFacts, areKept: Bool) {
        var numbers: [Assumption: Int32] = [:]
        for measure in measures {
            let head = Head(
                program: Int32(truncatingIfNeeded: measure.program), charges: measure.effect != .none,
                first: Int32(truncatingIfNeeded: entries.count),
                count: Int32(truncatingIfNeeded: measure.conditions.count))
            heads.append(head)
            var claimed: UInt64 = 0
            for (index, condition) in measure.conditions.enumerated() {
                var number: Int32 = -1
                if let assumption = condition.assumption(under: measure.heading) {
                    number = numbers[assumption] ?? Int32(truncatingIfNeeded: assumptions.count)
                    if numbers.updateValue(number, forKey: assumption) == nil { assumptions.append(assumption) }
                }
                let entry = add(condition, facts, assumption: number)
                let isClaim = entry.kind != .fact || entry.unstated == .unclaimed
                if isClaim, number >= 0, !condition.isNegated { claimed |= 1 << UInt64(index) }
            }
            claims.append((claimed, nil))
            guard areKept, claimed != 0 else { continue }
            let benefit = Stacking.Benefit(measure: heads.count - 1, conditions: claimed)
            claims[heads.count - 1].terms = OfferTerms(
                programs[measure.program].name, sentence(benefit, measure.heading, facts),
                authority: measure.authority, isWritten: true)
        }
    }

    private mutating func add(_ condition: Condition, _ facts: DeclaredFacts, assumption: Int32) -> Entry {
        var (kind, number, count) = (Entry.Kind.other, 0, 0)
        var unstated = DeclaredFacts.Unstated.unclaimed
        switch condition.subject {
        case .fact(let fact, _):
            (kind, number, unstated) = (.fact, fact, facts.declarations[fact].unstated)
        case .claim: kind = .claim
        case .quota: kind = .quota
        case .stated: kind = .stated
        case .programs(let others):
            (kind, number, count) = (.programs, programs.count, others.count)
            programs += others.map { Int32(truncatingIfNeeded: $0) }
        case .column(let column): (kind, number) = (.column, column)
        case .amount(let measured, _, _):
            kind = .amount
            number = amounts.firstIndex(of: measured) ?? amounts.count
            if number == amounts.count { amounts.append(measured) }
        case .codes, .entryType, .mode, .status: break
        }
        let entry = Entry(
            kind: kind, isNegated: condition.isNegated, unstated: unstated,
            number: Int32(truncatingIfNeeded: number), count: Int32(truncatingIfNeeded: count), assumption: assumption)
        entries.append(entry)
        return entry
    }

    // MARK: What is claimed or assumed

    /// What would have to be stated for a benefit.
    func assumptions(of benefit: Stacking.Benefit) -> [Assumption] {
        var found: [Assumption] = []
        each(of: benefit) { found.append(assumptions[Int($0)]) }
        return found
    }

    /// Whether two benefits hang on the same statements.
    func agree(_ a: Stacking.Benefit, _ b: Stacking.Benefit) -> Bool {
        guard a.conditions.nonzeroBitCount == b.conditions.nonzeroBitCount else { return false }
        var (first, second) = (a.conditions, b.conditions)
        while first != 0 {
            let (one, other) = (Int32(first.trailingZeroBitCount), Int32(second.trailingZeroBitCount))
            guard
                entries[Int(heads[a.measure].first + one)].assumption
                    == entries[Int(heads[b.measure].first + other)].assumption
            else { return false }
            first &= first &- 1
            second &= second &- 1
        }
        return true
    }

    /// Whether a benefit hangs on the claim of a preference.
    func isClaim(_ benefit: Stacking.Benefit) -> Bool {
        var rest = benefit.conditions
        while rest != 0 {
            if entries[Int(heads[benefit.measure].first) + rest.trailingZeroBitCount].kind == .claim { return true }
            rest &= rest &- 1
        }
        return false
    }

    /// How a benefit of a measure is claimed, in words.
    func terms(
        of benefit: Stacking.Benefit, _ measure: Measure, _ program: MeasureProgram, _ facts: DeclaredFacts,
        isReached: Bool
    ) -> OfferTerms {
        if isReached {
            let sentence = sentence(benefit, measure.headingAbove, facts)
            return OfferTerms(program.name, sentence, authority: measure.authority)
        }
        if claims[benefit.measure].conditions == benefit.conditions, let terms = claims[benefit.measure].terms {
            return terms
        }
        return OfferTerms(program.name, sentence(benefit, measure.heading, facts), authority: measure.authority)
    }

    private func sentence(_ benefit: Stacking.Benefit, _ heading: String, _ facts: DeclaredFacts) -> String {
        let claim = "It is claimed by stating \(words(of: benefit, facts))."
        return heading.isEmpty ? claim : "Heading \(heading) may apply. \(claim)"
    }

    /// What would have to be stated for a benefit, in words.
    func words(of benefit: Stacking.Benefit, _ facts: DeclaredFacts) -> String {
        var ways: [String] = []
        each(of: benefit) { number in
            switch assumptions[Int(number)] {
            case .fact(let number, let value):
                ways.append("the fact \(facts.declarations[number].name) = \(value.text)")
            case .claim(let symbol): ways.append("the preference \(symbol)")
            case .quota(let order): ways.append("the tariff quota \(order)")
            case .stated(let heading): ways.append("\(heading) among the additional codes")
            case .amount: break
            }
        }
        return ways.joined(separator: " and ")
    }

    private func each(of benefit: Stacking.Benefit, _ body: (Int32) -> Void) {
        var rest = benefit.conditions
        while rest != 0 {
            let number = entries[Int(heads[benefit.measure].first) + rest.trailingZeroBitCount].assumption
            if number >= 0 { body(number) }
            rest &= rest &- 1
        }
    }
}
