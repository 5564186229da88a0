import TidewaiterDocuments
import TidewaiterQuantities

/// Charges on the entry under a regime of tables.
extension TabledRegime {
    /// What the values of all lines come to.
    struct Worth {
        let value: Interval
        /// Costs of each line outside of its customs value that are taxed.
        let transport: [Interval]
    }

    /// Charges what some rows say, and gives each line its share by its customs value.
    func chargeFees(
        _ rows: [TabledFees.Row], on worth: Worth, _ date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let facts = tables.facts.stated(by: sheet.request)
        var decided: [String] = []
        var open: [String: (charge: Charge, isDecided: Bool)] = [:]
        var order: [String] = []
        for row in rows where !decided.contains(row.program) {
            guard row.validity.holds(KnownTime(date: date)),
                row.mode == nil || row.mode == sheet.request.mode?.rawValue,
                row.entryTypes.isEmpty || sheet.request.entry.type.map(row.entryTypes.contains) ?? true
            else { continue }
            let truth = truth(of: row, facts, worth, &sheet)
            if truth == false { continue }
            if truth == true { decided.append(row.program) }
            if !order.contains(row.program) { order.append(row.program) }
            let charge = try charge(row, on: worth, facts, &sheet)
            guard var other = open[row.program] else {
                open[row.program] = (charge, truth == true)
                continue
            }
            other.charge.assessed = charge.assessed.map { (other.charge.assessed ?? $0).union($0) }
            other.isDecided = truth == true
            open[row.program] = other
        }
        for program in order {
            guard let (found, isDecided) = open[program] else { continue }
            var charge = found
            if !isDecided { charge.assessed = charge.assessed?.union(.zero) }
            charge.payable = charge.assessed
            if charge.outcome != .refused {
                charge.outcome = charge.assessed?.isExact == true ? .computed : .needsFacts
                if charge.outcome == .needsFacts { charge.steps = [] }
                try sheet.allocate(charge.assessed ?? .unknown, to: Array(sheet.lines.indices), of: &charge)
            }
            sheet.charge(charge)
        }
    }

    /// Whether everything holds that a row looks at; `nil` where that is asked.
    private func truth(
        of row: TabledFees.Row, _ facts: StatedFacts, _ worth: Worth, _ sheet: inout Worksheet
    ) -> Bool? {
        var asked: [Int] = []
        var isOpen = false
        for condition in row.conditions {
            var holds = false
            switch condition.subject {
            case .fact(let fact, let test):
                if let value = facts[fact] {
                    holds = test.passes(value) ?? false
                } else if tables.facts.declarations[fact].unstated == .asked {
                    asked.append(fact)
                    isOpen = true
                    continue
                }
            case .amount(_, let comparison, let bound):
                let low = comparison.holds(worth.value.low, bound)
                let high = worth.value.high.map { comparison.holds($0, bound) } ?? comparison.holdsFar
                if low != high {
                    isOpen = true
                    continue
                }
                holds = low
            case .entryType(let types): holds = sheet.request.entry.type.map(types.contains) ?? false
            case .mode(let modes): holds = sheet.request.mode.map { modes.contains($0.rawValue) } ?? false
            case .status(let statuses): holds = statuses.contains(sheet.request.entry.status.rawValue)
            default: break
            }
            if holds == condition.isNegated { return false }
        }
        for fact in asked {
            let declared = tables.facts.declarations[fact]
            sheet.ask(declared.name, declared.question, options: declared.options, authority: declared.law)
        }
        return isOpen ? nil : true
    }

    private func charge(
        _ row: TabledFees.Row, on worth: Worth, _ facts: StatedFacts, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Charge {
        guard !row.isUnknown else {
            sheet.refuse(row.program, "The fee is not known for this date.", authority: row.authority)
            return Worksheet.refusedCharge(row.kind, row.program, code: nil, authority: row.authority)
        }
        let rule = rounding.charge(row.kind, row.program)
        var basis: (value: Interval, steps: [Step])?
        if row.rate != nil {
            guard let found = try self.basis(of: row, worth, facts, &sheet) else {
                return Worksheet.refusedCharge(row.kind, row.program, code: nil, authority: row.authority)
            }
            basis = found
        }
        let components = [row.rate, row.fixed.map { RateComponent(kind: .fixed, amount: $0) }].compactMap(\.self)
        let rate = Rate(text: RateExpression.text(components), components: components)
        func limited(_ value: Decimal) throws(QuantityError) -> Decimal {
            var sum = row.fixed ?? .zero
            if let rate = row.rate { sum = try sum.adding(Self.percent(rate, of: value)) }
            if let least = row.minimum { sum = max(sum, least) }
            if let most = row.maximum { sum = min(sum, most) }
            return try rule(sum)
        }
        let assessed = try (basis?.value ?? .zero).map { value throws(QuantityError) in try limited(value) }
        var charge = Charge(
            sequence: 0, kind: row.kind, program: row.program, code: nil, taxType: row.taxType, outcome: .computed,
            basis: basis?.value, rate: rate, assessed: assessed, payable: assessed, status: .payable,
            authority: row.authority)
        if sheet.explain, assessed.isExact { charge.steps = try steps(row, basis, assessed.low, rule) }
        return charge
    }

    /// What a rate is taken of, and how that came about; `nil` where a charge in it is refused.
    private func basis(
        of row: TabledFees.Row, _ worth: Worth, _ facts: StatedFacts, _ sheet: inout Worksheet
    ) throws(QuantityError) -> (value: Interval, steps: [Step])? {
        let sum = row.basis ?? Measure.Sum(terms: [.init(amount: .value, factor: .one, name: "customs_value")])
        let rule = rounding.basis(of: row.program)
        var (whole, off) = (Interval.zero, Interval.zero)
        var operands: [Step.Operand] = []
        var steps: [Step] = []
        for term in sum.terms {
            for (name, amount, source) in parts(of: term, worth, facts, &sheet) {
                guard let amount else { return nil }
                let part = try amount.map { exact throws(QuantityError) in
                    try exact.multiplied(by: term.factor.magnitude)
                }
                if term.factor.isNegative { off = try off.adding(part) } else { whole = try whole.adding(part) }
                if term.factor == .one {
                    operands.append(.init(name, amount.low, from: source))
                } else {
                    let product = try amount.low.multiplied(by: term.factor)
                    steps.append(
                        Step(
                            .multiply,
                            [.init(name, amount.low, from: source), .init("factor of the basis", term.factor)],
                            result: product, name: "\(name) as it counts", authority: row.authority))
                    operands.append(.init("\(name) as it counts", product, from: .step("\(name) as it counts")))
                }
            }
        }
        let low = if let most = off.high { try whole.low.subtracting(most) } else { Decimal.zero }
        let high: Decimal? = if let most = whole.high { max(.zero, try most.subtracting(off.low)) } else { nil }
        let exact = try Interval(low: max(.zero, low), high: high).map { amount throws(QuantityError) in
            let quotient = try sum.divisor.map { divisor throws(QuantityError) in
                try Worksheet.divided(amount, by: divisor, rule)
            }
            return try rule?(quotient ?? amount) ?? quotient ?? amount
        }
        guard exact.isExact else { return (exact, []) }
        if operands.isEmpty { operands = [.init("nothing", .zero)] }
        if sum.divisor == nil, !low.isNegative {
            steps.append(
                Step(
                    .add, operands, rounding: rule, result: exact.low, name: "value charged", authority: row.authority,
                    figure: "basis"))
            return (exact, steps)
        }
        steps.append(Step(.add, operands, result: low, name: "sum", authority: row.authority))
        let floor = max(.zero, low)
        steps.append(
            Step(
                .maximum, [.init("sum", low, from: .step("sum")), .init("nothing", .zero)], result: floor,
                name: "sum of at least nothing", authority: row.authority))
        let reached = Step.Operand("sum of at least nothing", floor, from: .step("sum of at least nothing"))
        if let divisor = sum.divisor {
            let places =
                rule.map { $0.places >= 0 ? $0 : Rounding(.halfUp, places: 12) } ?? Rounding(.halfUp, places: 12)
            let quotient = try floor.divided(by: divisor, scale: places.places, rounding: places.mode)
            steps.append(
                Step(
                    .divide, [reached, .init("divisor of the basis", divisor)], rounding: places, result: quotient,
                    name: "quotient", authority: row.authority))
            steps.append(
                Step(
                    .round, [.init("quotient", quotient, from: .step("quotient"))], rounding: rule ?? places,
                    result: exact.low, name: "value charged", authority: row.authority, figure: "basis"))
        } else {
            steps.append(
                Step(
                    .add, [reached], rounding: rule, result: exact.low, name: "value charged", authority: row.authority,
                    figure: "basis"))
        }
        return (exact, steps)
    }

    /// What a word of a sum comes to on the whole entry.
    private func parts(
        of term: Measure.Term, _ worth: Worth, _ facts: StatedFacts, _ sheet: inout Worksheet
    ) -> [(name: String, amount: Interval?, source: Step.Operand.Source?)] {
        switch term.amount {
        case .value:
            return sheet.lines.indices.map { index in
                (
                    "line \(sheet.lines[index].id)", sheet.lines[index].customsValue ?? .unknown,
                    .figure("/lines/\(index)/customs_value")
                )
            }
        case .transport:
            return worth.transport.enumerated().map { index, amount in
                let operand = sheet.taxedOperand(amount.low, line: index)
                return (operand.name, amount, operand.source)
            }
        case .number(let number): return [("amount of the basis", Interval(number), nil)]
        case .fact(let fact):
            let declared = tables.facts.declarations[fact]
            guard let stated = facts[fact]?.number else {
                sheet.ask(declared.name, declared.question, options: declared.options, authority: declared.law)
                return [(declared.name, .unknown, nil)]
            }
            let operand = sheet.statedOperand(declared.name, stated, line: 0)
            return [(declared.name, Interval(stated), operand.source)]
        case .kind, .program, .base:
            return sheet.charges { charge in
                switch term.amount {
                case .kind(let kind): charge.kind == kind && charge.status != .securityProvisional
                case .program(let name): charge.program == name
                default: charge.program == duty || tables.measures?.isBase(charge.program) == true
                }
            }
        }
    }

    private static func percent(_ rate: RateComponent, of value: Decimal) throws(QuantityError) -> Decimal {
        let part = try Worksheet.percent(rate.amount, of: value)
        return try rate.per.map { divisor throws(QuantityError) in
            try part.divided(by: divisor, scale: 12, rounding: .halfUp)
        } ?? part
    }

    private func steps(
        _ row: TabledFees.Row, _ basis: (value: Interval, steps: [Step])?, _ assessed: Decimal, _ rule: Rounding
    ) throws(QuantityError) -> [Step] {
        // Whatever the value, between the limits: where it is open the fee is none the less certain.
        if let basis, !basis.value.isExact {
            return [
                Step(
                    .take, [.init("the same whatever is missing", assessed)], result: assessed, name: row.program,
                    authority: row.authority, figure: "assessed")
            ]
        }
        var steps = basis?.steps ?? []
        var operands: [Step.Operand] = []
        if let rate = row.rate, let value = basis?.value.low {
            let part = try Worksheet.percent(rate.amount, of: value)
            steps.append(
                Step(
                    .percent,
                    [
                        .init("value charged", value, from: .own("basis")),
                        .init("per cent", rate.amount, from: .own("rate/components/0/amount")),
                    ], result: part, name: "ad valorem part", authority: row.authority))
            operands.append(.init("ad valorem part", part, from: .step("ad valorem part")))
            if let divisor = rate.per {
                let quotient = try Self.percent(rate, of: value)
                steps.append(
                    Step(
                        .divide,
                        [
                            .init("ad valorem part", part, from: .step("ad valorem part")),
                            .init("divisor", divisor, from: .own("rate/components/0/per")),
                        ], rounding: Rounding(.halfUp, places: 12), result: quotient, name: "part of the rate",
                        authority: row.authority))
                operands = [.init("part of the rate", quotient, from: .step("part of the rate"))]
            }
        }
        if let fixed = row.fixed {
            let place = row.rate == nil ? 0 : 1
            operands.append(.init("amount", fixed, from: .own("rate/components/\(place)/amount")))
        }
        var sum = Decimal.zero
        for operand in operands { sum = try sum.adding(operand.value) }
        var name = "fee before its limits"
        steps.append(Step(.add, operands, result: sum, name: name, authority: row.authority))
        if let least = row.minimum {
            let before = Step.Operand(name, sum, from: .step(name))
            sum = max(sum, least)
            name = "fee of at least the minimum"
            steps.append(
                Step(
                    .maximum, [before, .init("least per entry", least)], result: sum, name: name,
                    authority: row.authority))
        }
        var operand = [Step.Operand(name, sum, from: .step(name))]
        if let most = row.maximum { operand.append(.init("most per entry", most)) }
        steps.append(
            Step(
                row.maximum == nil ? .round : .minimum, operand, rounding: rule, result: assessed, name: row.program,
                authority: row.authority,
                figure: "assessed"))
        return steps
    }
}

extension Worksheet {
    /// What some charges of all lines and of the entry come to, with where the answer has them.
    func charges(
        where isMeant: (Charge) -> Bool
    ) -> [(name: String, amount: Interval?, source: Step.Operand.Source?)] {
        var found: [(name: String, amount: Interval?, source: Step.Operand.Source?)] = []
        for index in lines.indices {
            for (position, charge) in lines[index].charges.enumerated() where isMeant(charge) {
                found.append(
                    (charge.program, charge.assessed, .figure("/lines/\(index)/charges/\(position)/assessed")))
            }
        }
        for (position, charge) in entryCharges.enumerated() where isMeant(charge) {
            found.append((charge.program, charge.assessed, .figure("/entry_charges/\(position)/assessed")))
        }
        return found
    }
}
