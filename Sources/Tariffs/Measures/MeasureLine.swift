import TidewaiterQuantities

/// What the conditions of measures look at on one line.
struct MeasureLine: Sendable {
    var code: CodePrefix
    /// The country of origin, by its number.
    var origin: Int
    var value: Interval
    /// Costs of the line that are not in its customs value, but taxed.
    var transport = Interval.zero
    /// The customs value of the whole entry.
    var total = Interval.zero
    var preference: String?
    /// The column of the schedule whose rates the goods pay.
    var column: Int
    var additionalCodes: [String]
    var entryType: String?
    var mode: String?
    var status: String
    var time: KnownTime
    /// The facts stated, by their declared numbers; empty where none is.
    var facts: [Fact.Value?]

    func fact(_ number: Int) -> Fact.Value? { number < facts.count ? facts[number] : nil }

    /// The same line with further facts.
    func assuming(_ assumptions: [Assumption], of declared: Int) -> MeasureLine {
        var line = self
        if line.facts.isEmpty { line.facts = Array(repeating: nil, count: declared) }
        for assumption in assumptions {
            switch assumption {
            case .fact(let number, let value): line.facts[number] = value
            case .claim(let symbol): line.preference = symbol
            case .stated(let heading): line.additionalCodes.append(heading)
            }
        }
        return line
    }
}

/// Something that the request does not state and that one may look at as if it did.
enum Assumption: Sendable, Hashable {
    case fact(Int, Fact.Value)
    case claim(String)
    case stated(String)
}

/// The measures that apply to one line, and on what that hangs.
struct Stacking: Sendable {
    /// A measure that would apply if only more were stated.
    struct Benefit: Sendable {
        let measure: Int
        let assumptions: [Assumption]
        /// Whether it is none, but a charge for something that was taken not to be so.
        var isAssumed = false
    }

    /// For each programme, in the order of evaluation, the measure that applies.
    var results: [Int?]
    /// Facts not stated that could raise the duty.
    var open: [Int] = []
    /// Measures passed over because nobody claimed them, or because facts were taken not to be so.
    var benefits: [Benefit] = []
}

extension Measures {
    private enum Truth {
        case yes
        case no
        /// It hangs on a fact that could raise the duty.
        case open(Int)
        /// It is a benefit that nobody claims.
        case unclaimed(Assumption)
        /// It hangs on something that is taken not to be so.
        case assumed(Bool, Assumption)
    }

    /// Finds the measures of a line among those in force.
    func stacking(of line: MeasureLine, among rows: [[Active]], _ facts: DeclaredFacts) -> Stacking {
        let lists = goods.lists(of: line.code, line.time)
        var stacking = Stacking(results: Array(repeating: nil, count: programs.count))
        for (program, rows) in rows.enumerated() {
            for row in rows where row.origins.contains(line.origin) {
                let measure = measures[row.measure]
                guard measure.isGeneral || measure.goods.meets(lists), !measure.exceptions.meets(lists),
                    measure.validity.isKnown(line.time.knownOn)
                else { continue }
                if applies(row.measure, to: line, facts, &stacking) {
                    stacking.results[program] = row.measure
                    break
                }
            }
        }
        return stacking
    }

    /// Whether all conditions of a measure hold; notes what it hangs on where that is not stated.
    private func applies(
        _ number: Int, to line: MeasureLine, _ facts: DeclaredFacts, _ stacking: inout Stacking
    ) -> Bool {
        let measure = measures[number]
        if measure.conditions.isEmpty { return true }
        var open: [Int] = []
        var assumptions: [Assumption] = []
        var assumed: [Assumption] = []
        var isHeldBack = false
        for condition in measure.conditions {
            switch truth(of: condition, measure, line, facts, stacking) {
            case .yes: break
            case .no: return false
            case .open(let fact): open.append(fact)
            case .unclaimed(let assumption): assumptions.append(assumption)
            case .assumed(let holds, let assumption):
                assumed.append(assumption)
                isHeldBack = isHeldBack || !holds
            }
        }
        if !assumptions.isEmpty {
            // What is both unclaimed and taken not to be so is too far off to be worth a word.
            if open.isEmpty, assumed.isEmpty {
                stacking.benefits.append(.init(measure: number, assumptions: assumptions))
            }
            return false
        }
        if !assumed.isEmpty, open.isEmpty {
            stacking.benefits.append(.init(measure: number, assumptions: assumed, isAssumed: true))
            if isHeldBack { return false }
        }
        for fact in open where !stacking.open.contains(fact) { stacking.open.append(fact) }
        return open.isEmpty
    }

    private func truth(
        of condition: Condition, _ measure: Measure, _ line: MeasureLine, _ facts: DeclaredFacts, _ stacking: Stacking
    ) -> Truth {
        let holds: Bool
        switch condition.subject {
        case .fact(let number, let test):
            guard let value = line.fact(number) else {
                switch facts.declarations[number].unstated {
                case .asked: return .open(number)
                case .unclaimed: return condition.isNegated ? .yes : .unclaimed(.fact(number, test.example))
                case .assumed: return .assumed(condition.isNegated, .fact(number, test.example))
                }
            }
            // A value of the wrong type was refused when the request was checked.
            holds = test.passes(value) ?? false
        case .claim(let symbols):
            holds = line.preference.map(symbols.contains) ?? false
            if !holds, !condition.isNegated, line.preference == nil { return .unclaimed(.claim(symbols[0])) }
        case .stated:
            holds = line.additionalCodes.contains(measure.heading)
            if !holds, !condition.isNegated { return .unclaimed(.stated(measure.heading)) }
        case .programs(let others):
            holds = others.contains { other in
                stacking.results[other].map { measures[$0].effect != .none } ?? false
            }
        case .column(let column): holds = line.column == column
        case .entryType(let types): holds = line.entryType.map(types.contains) ?? false
        case .mode(let modes): holds = line.mode.map(modes.contains) ?? false
        case .status(let statuses): holds = statuses.contains(line.status)
        case .value(let comparison, let bound): holds = comparison.holds(line.value.low, bound)
        case .total(let comparison, let bound): holds = comparison.holds(line.total.low, bound)
        }
        return holds != condition.isNegated ? .yes : .no
    }

    /// Values of a fact that between them lead to everything that any measure makes of it.
    func cases(of fact: Int, _ facts: DeclaredFacts) -> [Fact.Value] {
        var cases: [Fact.Value] = []
        func add(_ value: Fact.Value) {
            if !cases.contains(value) { cases.append(value) }
        }
        for measure in measures {
            for case .fact(fact, let test) in measure.conditions.map(\.subject) {
                switch test {
                case .isTrue:
                    add(.flag(true))
                    add(.flag(false))
                case .oneOf(let words): for word in words { add(.text(word)) }
                case .number(_, let bound):
                    for step in [Decimal(-1), 0, 1] { add(.number((try? bound.adding(step)) ?? bound)) }
                case .date(_, let day):
                    for step in -1...1 { add(.text(((try? day.adding(days: step)) ?? day).description)) }
                }
            }
        }
        if facts.declarations[fact].type == "country" { add(.text("")) }
        return cases
    }
}
