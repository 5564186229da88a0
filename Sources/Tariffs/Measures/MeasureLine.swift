import TidewaiterQuantities

/// What the conditions of measures look at on one line.
struct MeasureLine: Sendable {
    /// The measures that goods of the line's code and origin may be subject to.
    var goods: GoodsMeasures
    var value: Interval
    /// What some programmes are taken of where only a part of the goods' value is dutiable; `nil` where all is.
    var fullValue: FullValue?
    /// Costs of the line that are not in its customs value, but taxed.
    var transport = Interval.zero
    /// The customs value of the whole entry.
    var total = Interval.zero
    /// What conditions look at that takes a quantity of the line, as far as it is known.
    var quantities: [(measured: Condition.Measured, amount: Interval)] = []
    /// The column of the schedule whose rates the goods pay.
    var column: Int
    var stated: Statements

    /// The same line of other goods.
    func of(_ goods: GoodsMeasures) -> MeasureLine {
        var line = self
        line.goods = goods
        return line
    }

    /// What is stated as a fact, or looked at as if it were.
    func fact(_ number: Int, _ assumed: [Assumption]) -> Fact.Value? {
        for case .fact(number, let value) in assumed { return value }
        return stated.facts[number]
    }

    /// The preference claimed, or looked at as if it were.
    func preference(_ assumed: [Assumption]) -> String? {
        for case .claim(let symbol) in assumed { return symbol }
        return stated.preference
    }

    /// The tariff quota claimed, or looked at as if it were.
    func quotaOrder(_ assumed: [Assumption]) -> String? {
        for case .quota(let order) in assumed { return order }
        return stated.quotaOrder
    }

    /// How much there is of something.
    func amount(_ measured: Condition.Measured) -> Interval {
        switch measured {
        case .value: value
        case .total: total
        case .quantity, .price: quantities.first { $0.measured == measured }?.amount ?? .unknown
        }
    }

    /// Whether an amount is on one side of a bound, wherever it is; `nil` where it may be on either.
    func holds(
        _ measured: Condition.Measured, _ comparison: Condition.Comparison, _ bound: Decimal, _ assumed: [Assumption]
    ) -> Bool? {
        for case .amount(measured, let amount) in assumed { return comparison.holds(amount, bound) }
        let amount = amount(measured)
        let low = comparison.holds(amount.low, bound)
        if amount.isExact { return low }
        let high = amount.high.map { comparison.holds($0, bound) } ?? comparison.holdsFar
        return low == high ? low : nil
    }

    /// Whether something open is answered, by the request or as looked at.
    func answers(_ open: Stacking.Open, _ assumed: [Assumption]) -> Bool {
        switch open {
        case .fact(let fact): return self.fact(fact, assumed) != nil
        case .amount(let measured):
            for case .amount(measured, _) in assumed { return true }
            return false
        }
    }

    /// Whether a heading is stated, or looked at as if it were.
    func states(_ heading: String, _ assumed: [Assumption]) -> Bool {
        for case .stated(heading) in assumed { return true }
        return stated.additionalCodes.contains(heading)
    }
}

extension MeasureLine {
    /// The value of goods of which only a part is dutiable, and the programmes that are taken of it all the same.
    struct FullValue: Sendable {
        var value: Interval
        var programs: [String]
    }

    /// The value that a programme is taken of, where that is not the dutiable one.
    func fullValue(of program: String) -> Interval? {
        guard let fullValue, fullValue.programs.contains(program) else { return nil }
        return fullValue.value
    }

    /// The line as a programme sees it.
    func seen(by program: String) -> MeasureLine {
        guard let value = fullValue(of: program) else { return self }
        var line = self
        line.value = value
        return line
    }
}

/// Something that the request does not state and that one may look at as if it did.
enum Assumption: Sendable, Hashable {
    case fact(Int, Fact.Value)
    case claim(String)
    case quota(String)
    case stated(String)
    case amount(Condition.Measured, Decimal)
}

/// The measures that apply to one line, and on what that hangs.
struct Stacking: Sendable {
    /// What is not known, and decides.
    enum Open: Sendable, Hashable {
        /// A fact that is not stated.
        case fact(Int)
        /// An amount that may be on either side of a bound.
        case amount(Condition.Measured)
    }

    /// A measure that would apply if only more were stated.
    struct Benefit: Sendable {
        let measure: Int
        /// Which of its conditions would have to be stated: one bit for each.
        let conditions: UInt64
        /// Whether it is none, but a charge for something that was taken not to be so.
        var isAssumed = false
    }

    /// The measures that apply, at most one of each programme, in the order of evaluation.
    var results: [Int] = []
    /// What is not known and could raise the duty.
    var open: [Open] = []
    /// Measures passed over because nobody claimed them, or because facts were taken not to be so.
    var benefits: [Benefit] = []
}

extension Measures {
    private enum Truth {
        case yes
        case no
        /// It hangs on something that is not known and could raise the duty.
        case open(Stacking.Open)
        /// It is a benefit that nobody claims.
        case unclaimed
        /// It hangs on something that is taken not to be so.
        case assumed(Bool)
    }

    /// Finds the measures of a line among those that its goods may be subject to, as stated and as assumed.
    func stacking(of line: MeasureLine, assuming assumed: [Assumption] = []) -> Stacking {
        var stacking = Stacking()
        var decided: Int32 = -1
        for number in line.goods.candidates {
            let head = conditions.heads[number]
            if head.program == decided { continue }
            if head.count == 0 || applies(number, head, to: line, assumed, &stacking) {
                stacking.results.append(number)
                decided = head.program
            }
        }
        return stacking
    }

    /// Whether all conditions of a measure hold; notes what it hangs on where that is not stated.
    private func applies(
        _ number: Int, _ head: ConditionTable.Head, to line: MeasureLine, _ assuming: [Assumption],
        _ stacking: inout Stacking
    ) -> Bool {
        var isOpen = false
        var open: [Stacking.Open] = []
        var unclaimed: UInt64 = 0
        var assumed: UInt64 = 0
        var isHeldBack = false
        for index in 0..<Int(head.count) {
            switch truth(of: index, number, head, line, assuming, stacking) {
            case .yes: break
            case .no: return false
            case .open(let fact):
                isOpen = true
                open.append(fact)
            case .unclaimed: unclaimed |= 1 &<< UInt64(truncatingIfNeeded: index)
            case .assumed(let holds):
                assumed |= 1 &<< UInt64(truncatingIfNeeded: index)
                isHeldBack = isHeldBack || !holds
            }
        }
        if unclaimed != 0 {
            // What is both unclaimed and taken not to be so is too far off to be worth a word.
            if !isOpen, assumed == 0 { stacking.benefits.append(.init(measure: number, conditions: unclaimed)) }
            return false
        }
        if assumed != 0, !isOpen {
            stacking.benefits.append(.init(measure: number, conditions: assumed, isAssumed: true))
            if isHeldBack { return false }
        }
        for fact in open where !stacking.open.contains(fact) { stacking.open.append(fact) }
        return !isOpen
    }

    private func truth(
        of index: Int, _ number: Int, _ head: ConditionTable.Head, _ line: MeasureLine, _ assumed: [Assumption],
        _ stacking: Stacking
    ) -> Truth {
        let entry = conditions.entries[Int(head.first) &+ index]
        let holds: Bool
        switch entry.kind {
        case .fact:
            let fact = Int(entry.number)
            guard line.stated.facts.isStated(fact) || !assumed.isEmpty, let value = line.fact(fact, assumed) else {
                switch entry.unstated {
                case .asked: return .open(.fact(fact))
                case .unclaimed: return entry.isNegated ? .yes : .unclaimed
                case .assumed: return .assumed(entry.isNegated)
                }
            }
            guard case .fact(_, let test) = measures[number].conditions[index].subject else { return .no }
            // A value of the wrong type was refused when the request was checked.
            holds = test.passes(value) ?? false
        case .claim:
            if let preference = line.preference(assumed) {
                guard case .claim(let symbols) = measures[number].conditions[index].subject else { return .no }
                holds = symbols.contains(preference)
            } else if entry.isNegated {
                holds = false
            } else {
                return .unclaimed
            }
        case .quota:
            if let order = line.quotaOrder(assumed) {
                guard case .quota(let orders) = measures[number].conditions[index].subject else { return .no }
                holds = orders.contains(order)
            } else if entry.isNegated {
                holds = false
            } else {
                return .unclaimed
            }
        case .stated:
            holds = line.states(measures[number].heading, assumed)
            if !holds, !entry.isNegated { return .unclaimed }
        case .programs:
            let others = Int(entry.number)..<Int(entry.number) &+ Int(entry.count)
            holds = stacking.results.contains { result in
                let other = conditions.heads[result]
                return other.charges && others.contains { conditions.programs[$0] == other.program }
            }
        case .amount:
            guard case .amount(let measured, let comparison, let bound) = measures[number].conditions[index].subject,
                let isSo = line.holds(measured, comparison, bound, assumed)
            else { return .open(.amount(conditions.amounts[Int(entry.number)])) }
            holds = isSo
        case .column: holds = line.column == Int(entry.number)
        case .other: holds = self.holds(measures[number].conditions[index].subject, line)
        }
        return holds != entry.isNegated ? .yes : .no
    }

    /// Whether what is stated of every entry is so.
    private func holds(_ subject: Condition.Subject, _ line: MeasureLine) -> Bool {
        switch subject {
        case .codes(let headings):
            line.stated.additionalCodes.contains { code in headings.contains { code.hasPrefix($0) } }
        case .entryType(let types): line.stated.entryType.map(types.contains) ?? false
        case .mode(let modes): line.stated.mode.map(modes.contains) ?? false
        case .status(let statuses): statuses.contains(line.stated.status)
        case .fact, .claim, .quota, .stated, .programs, .column, .amount: false
        }
    }

    /// Answers to something open that between them lead to everything that any measure makes of it.
    func cases(of open: Stacking.Open, _ line: MeasureLine, _ facts: DeclaredFacts) -> [Assumption] {
        switch open {
        case .fact(let fact): cases(of: fact, facts).map { .fact(fact, $0) }
        case .amount(let measured): amounts(measured, line).map { .amount(measured, $0) }
        }
    }

    /// Amounts on and beside each bound that any measure has, as far as the line may have so much.
    private func amounts(_ measured: Condition.Measured, _ line: MeasureLine) -> [Decimal] {
        let possible = line.amount(measured)
        var amounts: [Decimal] = []
        for number in line.goods.candidates {
            for case .amount(measured, _, let bound) in measures[number].conditions.map(\.subject) {
                for amount in [try? bound.subtracting(Self.step), bound, try? bound.adding(Self.step)] {
                    guard let amount, possible.contains(amount), !amounts.contains(amount) else { continue }
                    amounts.append(amount)
                }
            }
        }
        return amounts
    }

    /// Less than any two bounds are apart.
    private static let step = Decimal(unchecked: 1, scale: 12)

    /// Values of a fact that between them lead to everything that any measure makes of it.
    func cases(of fact: Int, _ facts: DeclaredFacts) -> [Fact.Value] {
        var cases: [Fact.Value] = []
        func add(_ value: Fact.Value) {
            if !cases.contains(value) { cases.append(value) }
        }
        // By index: a measure would be copied with all its texts.
        for number in measures.indices {
            for case .fact(fact, let test) in measures[number].conditions.map(\.subject) {
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
        // An answer that no measure names.
        let declared = facts.declarations[fact]
        if declared.type != "bool", let other = declared.options.first(where: { !cases.contains($0) }) { add(other) }
        return cases
    }
}
