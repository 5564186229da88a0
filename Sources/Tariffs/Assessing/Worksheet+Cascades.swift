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
    }

    /// What was charged on a line so far; nothing where no rate of the book is taken of it.
    func reached(line index: Int, in book: MeasureBook) -> [Reached] {
        guard book.measures.haveCascades else { return [] }
        return lines[index].charges.map {
            Reached(
                kind: $0.kind, program: $0.program, amount: $0.assessed, isSecured: $0.status == .securityProvisional)
        }
    }

    /// What a rate is taken of that is a sum; `nil` where a charge in it is refused.
    mutating func sum(
        _ terms: [Measure.Term], _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption], _ index: Int,
        _ charges: [Reached], asks: Bool
    ) throws(QuantityError) -> Interval? {
        var sum = Interval.zero
        for term in terms {
            guard let amount = try amount(of: term, book, line, assumed, index, charges, asks: asks) else { return nil }
            sum = try sum.adding(Self.scaled(amount, by: term.factor))
        }
        return sum
    }

    private mutating func amount(
        of term: Measure.Term, _ book: MeasureBook, _ line: MeasureLine, _ assumed: [Assumption], _ index: Int,
        _ charges: [Reached], asks: Bool
    ) throws(QuantityError) -> Interval? {
        switch term.amount {
        case .value: return line.value
        case .transport: return line.transport
        case .fact(let fact):
            if let stated = line.fact(fact, assumed)?.number { return Interval(stated) }
            if asks { book.ask(fact, line: index, &self) }
            return .unknown
        case .kind, .program:
            var sum = Interval.zero
            for charge in charges where term.holds(charge) {
                guard let amount = charge.amount else { return nil }
                sum = try sum.adding(amount)
            }
            return sum
        }
    }

    private static func scaled(_ amount: Interval, by factor: Decimal) throws(QuantityError) -> Interval {
        if factor == .one { return amount }
        return try amount.map { exact throws(QuantityError) in try exact.multiplied(by: factor) }
    }

    /// How a sum that a rate is taken of came about.
    func sumSteps(
        _ terms: [Measure.Term], _ book: MeasureBook, _ line: MeasureLine, _ index: Int, result: Decimal,
        rounding: Rounding?, authority: String
    ) throws(QuantityError) -> [Step] {
        var steps: [Step] = []
        var operands: [Step.Operand] = []
        for term in terms {
            let parts = parts(of: term, book, line, index)
            if term.factor == .one {
                operands += parts
                continue
            }
            for part in parts {
                let product = try part.value.multiplied(by: term.factor)
                let name = "\(part.name) as it counts"
                steps.append(
                    Step(
                        .multiply, [part, .init("factor of the basis", term.factor)], result: product, name: name,
                        authority: authority))
                operands.append(.init(name, product, from: .step(name)))
            }
        }
        if operands.isEmpty { operands = [.init("nothing", .zero)] }
        steps.append(
            Step(
                .add, operands, rounding: rounding, result: result, name: "value charged", authority: authority,
                figure: "basis"))
        return steps
    }

    private func parts(
        of term: Measure.Term, _ book: MeasureBook, _ line: MeasureLine, _ index: Int
    ) -> [Step.Operand] {
        switch term.amount {
        case .value: return [.init("customs value", line.value.low, from: valueSource(line.value.low, line: index))]
        case .transport: return [taxedOperand(line.transport.low, line: index)]
        case .fact(let fact):
            let name = book.facts.declarations[fact].name
            return [factOperand(name, line.fact(fact, [])?.number ?? .zero, line: index)]
        case .kind, .program:
            var parts: [Step.Operand] = []
            for (position, charge) in reached(line: index, in: book).enumerated() where term.holds(charge) {
                parts.append(
                    .init(
                        charge.program, charge.amount?.low ?? .zero,
                        from: .figure("/lines/\(index)/charges/\(position)/assessed")))
            }
            return parts
        }
    }
}

extension Measure.Term {
    /// Whether a charge is part of it.
    func holds(_ charge: Worksheet.Reached) -> Bool {
        switch amount {
        case .kind(let kind): kind == charge.kind && !charge.isSecured
        case .program(let name): name == charge.program
        case .value, .transport, .fact: false
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
