import TidewaiterQuantities

/// Taxes and fees whose base holds other charges of the line: duty in the base of a value added tax.
extension Worksheet {
    /// What one programme charges a line, as far as others are taken of it.
    struct Reached {
        var kind: Charge.Kind
        var program: String
        /// `nil` where it is refused.
        var amount: Interval?
        /// Whether it is only secured: a duty that may never be levied is in no sum.
        var isSecured = false
        /// Where the answer has it, as a JSON Pointer; for a line's share of a fee on the entry.
        var share: String?
        /// Whether it is a base duty that is not charged itself, and what stands in its place is taken of it.
        var isReplaced = false
    }

    /// The base duty that a measure in its place is taken of.
    static func replaced(_ measure: Measure, _ book: MeasureBook, base: Interval?) -> [Reached] {
        guard measure.isPartOfBase else { return [] }
        return [Reached(kind: .duty, program: book.measures.baseDuty, amount: base, isReplaced: true)]
    }

    /// What was charged on a line so far, with its shares of fees on the entry; nothing where no rate of the book is taken
    /// of it.
    func reached(line index: Int, in book: MeasureBook) -> [Reached] {
        guard book.measures.haveCascades else { return [] }
        return sharesOfFees(line: index)
            + lines[index].charges.map {
                Reached(
                    kind: $0.kind, program: $0.program, amount: $0.assessed,
                    isSecured: $0.status == .securityProvisional)
            }
    }

    /// A line's shares of the fees that the entry was charged before its lines.
    func sharesOfFees(line index: Int) -> [Reached] {
        entryCharges.enumerated().map { position, charge in
            var amount = charge.assessed.map { Interval(low: .zero, high: $0.high) }
            var share: String?
            if let place = charge.allocation.firstIndex(where: { $0.line == lines[index].id }) {
                amount = Interval(charge.allocation[place].amount)
                share = "/entry_charges/\(position)/allocation/\(place)/amount"
            } else if charge.assessed == .zero {
                amount = .zero
            }
            return Reached(kind: charge.kind, program: charge.program, amount: amount, share: share ?? "")
        }
    }

    /// What a rate is taken of that is a sum, before it is divided; `nil` where a charge in it is refused.
    mutating func sum(
        _ sum: Measure.Sum, _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption], _ index: Int,
        _ charges: [Reached], asks: Bool
    ) throws(QuantityError) -> Interval? {
        var (whole, off) = (Interval.zero, Interval.zero)
        for term in sum.terms {
            guard let amount = try amount(of: term, book, line, assumed, index, charges, asks: asks) else { return nil }
            let part = try amount.map { exact throws(QuantityError) in
                term.factor == .one ? exact : try exact.multiplied(by: term.factor.magnitude)
            }
            if term.factor.isNegative { off = try off.adding(part) } else { whole = try whole.adding(part) }
        }
        if off == .zero { return whole }
        let low = if let most = off.high { try whole.low.subtracting(most) } else { Decimal.zero }
        let high: Decimal? = if let most = whole.high { max(.zero, try most.subtracting(off.low)) } else { nil }
        return Interval(low: max(.zero, low), high: high)
    }

    private mutating func amount(
        of term: Measure.Term, _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption], _ index: Int,
        _ charges: [Reached], asks: Bool
    ) throws(QuantityError) -> Interval? {
        switch term.amount {
        case .value: return line.value
        case .transport: return line.transport
        case .number(let number): return Interval(number)
        case .fact(let fact):
            if let stated = line.fact(fact, assumed)?.number { return Interval(stated) }
            if asks { book.ask(fact, line: index, &self) }
            return .unknown
        case .kind, .program, .base:
            var sum = Interval.zero
            for charge in charges where term.holds(charge, book.measures) {
                guard let amount = charge.amount else { return nil }
                sum = try sum.adding(amount)
            }
            return sum
        }
    }

    /// A sum divided as its programme's basis is rounded, or to more places than any amount has.
    static func divided(
        _ amount: Decimal, by divisor: Decimal, _ rule: Rounding?
    ) throws(QuantityError) -> Decimal {
        let places = Self.placesOfQuotient(rule)
        return try amount.divided(by: divisor, scale: places.places, rounding: places.mode)
    }

    private static func placesOfQuotient(_ rule: Rounding?) -> Rounding {
        guard let rule, rule.places >= 0 else { return Rounding(.halfUp, places: 12) }
        return rule
    }

    /// How a sum that a rate is taken of came about.
    func sumSteps(
        _ sum: Measure.Sum, _ reached: [Reached], _ book: MeasureBook, _ line: MeasureLine, _ index: Int,
        result: Decimal, rounding: Rounding?, authority: String
    ) throws(QuantityError) -> [Step] {
        var steps: [Step] = []
        var operands: [Step.Operand] = []
        var total = Decimal.zero
        for term in sum.terms {
            for part in parts(of: term, reached, book, line, index) {
                if term.factor == .one {
                    operands.append(part)
                    total = try total.adding(part.value)
                    continue
                }
                let product = try part.value.multiplied(by: term.factor)
                let name = "\(part.name) as it counts"
                steps.append(
                    Step(
                        .multiply, [part, .init("factor of the basis", term.factor)], result: product, name: name,
                        authority: authority))
                operands.append(.init(name, product, from: .step(name)))
                total = try total.adding(product)
            }
        }
        if operands.isEmpty { operands = [.init("nothing", .zero)] }
        let isPlain = !total.isNegative && sum.divisor == nil
        steps.append(
            Step(
                .add, operands, rounding: isPlain ? rounding : nil, result: isPlain ? result : total,
                name: isPlain ? "value charged" : "sum", authority: authority, figure: isPlain ? "basis" : nil))
        if isPlain { return steps }
        if total.isNegative {
            let isLast = sum.divisor == nil
            steps.append(
                Step(
                    .maximum, [.init("sum", total, from: .step("sum")), .init("nothing", .zero)], result: .zero,
                    name: isLast ? "value charged" : "sum", authority: authority, figure: isLast ? "basis" : nil))
            total = .zero
        }
        guard let divisor = sum.divisor else { return steps }
        let rule = Self.placesOfQuotient(rounding)
        let quotient = try total.divided(by: divisor, scale: rule.places, rounding: rule.mode)
        let isRounded = rounding == nil || rounding == rule
        steps.append(
            Step(
                .divide, [.init("sum", total, from: .step("sum")), .init("divisor of the basis", divisor)],
                rounding: rule, result: quotient, name: isRounded ? "value charged" : "quotient",
                authority: authority, figure: isRounded ? "basis" : nil))
        if !isRounded, let rounding {
            steps.append(
                Step(
                    .round, [.init("quotient", quotient, from: .step("quotient"))], rounding: rounding, result: result,
                    name: "value charged", authority: authority, figure: "basis"))
        }
        return steps
    }

    private func parts(
        of term: Measure.Term, _ reached: [Reached], _ book: MeasureBook, _ line: MeasureLine, _ index: Int
    ) -> [Step.Operand] {
        switch term.amount {
        case .value: return [.init("customs value", line.value.low, from: valueSource(line.value.low, line: index))]
        case .transport: return [taxedOperand(line.transport.low, line: index)]
        case .number(let number): return [.init("amount of the basis", number)]
        case .fact(let fact):
            let name = book.facts.declarations[fact].name
            return [factOperand(name, line.fact(fact, [])?.number ?? .zero, line: index)]
        case .kind, .program, .base:
            let before = reached.prefix { $0.share != nil }.count
            return reached.enumerated().filter { term.holds($1, book.measures) }.map { position, charge in
                let amount = charge.amount?.low ?? .zero
                if charge.isReplaced { return .init(charge.program, amount, from: .step("base duty")) }
                let pointer = charge.share ?? "/lines/\(index)/charges/\(position - before)/assessed"
                return .init(charge.program, amount, from: pointer.isEmpty ? nil : .figure(pointer))
            }
        }
    }
}

extension Measure.Term {
    /// Whether a charge is part of it. Fees on the entry are only where they are named.
    func holds(_ charge: Worksheet.Reached, _ measures: Measures) -> Bool {
        switch amount {
        case .kind(let kind): kind == charge.kind && !charge.isSecured && charge.share == nil
        case .program(let name): name == charge.program
        case .base: charge.share == nil && measures.isBase(charge.program)
        case .value, .transport, .fact, .number: false
        }
    }
}

extension Charge {
    /// Gives the charge its place outside of what is paid at import.
    mutating func settle(as status: Status, explain: Bool) {
        guard status != .payable, assessed != nil else { return }
        self.status = status
        guard status == .postponed || status == .suspended || status == .relieved else { return }
        payable = .zero
        guard explain else { return }
        steps.append(
            Step(
                .take, [.init("\(status.rawValue), not paid at import", .zero)], result: .zero, name: "payable",
                authority: authority, figure: "payable"))
    }
}
