import TidewaiterDocuments
import TidewaiterQuantities

/// How the bases of measures come about, step by step.
extension Worksheet {
    /// The name of the step that leads to what of a line's value bears duty, where that is not all of it.
    static let dutiable = "dutiable value"

    /// Where the value comes from that a line's duties are taken of.
    func valueSource(_ value: Decimal, line index: Int) -> Step.Operand.Source {
        lines[index].customsValue == Interval(value)
            ? .figure("/lines/\(index)/customs_value") : .line(index, Self.dutiable)
    }

    /// A number that a fact states, as it counts for a line.
    func factOperand(_ name: String, _ value: Decimal, line index: Int) -> Step.Operand {
        if roundedParts[index]?[name] == value {
            return .init(Self.roundedName(name), value, from: .line(index, Self.roundedName(name)))
        }
        return statedOperand(name, value, line: index)
    }

    /// A number that the request states as a fact of a line, or of the entry.
    func statedOperand(_ name: String, _ value: Decimal, line index: Int) -> Step.Operand {
        let isOfLine = request.lines[index].facts.contains { $0.name == name }
        let token = JSONPointer.token(name)
        return .init(name, value, from: .request(isOfLine ? "/lines/\(index)/facts/\(token)" : "/facts/\(token)"))
    }

    /// The steps of the base duty on a part of the value, as those of a measure that only adds what is missing to it: the
    /// base duty need not be charged itself, so nothing in them points to it.
    func steps(
        ofBase base: Charge, on part: Interval, of line: MeasureLine, _ program: String, _ index: Int
    ) throws(QuantityError) -> [Step] {
        let value = line.fullValue(of: program) ?? line.value
        guard !base.steps.isEmpty, let duty = base.assessed, duty.isExact, part.isExact, value.isExact else {
            return []
        }
        let basis = valueSource(base.basis?.low ?? line.value.low, line: index)
        var steps = base.steps.map { step in
            var step = step
            step.figure = nil
            for operand in step.operands.indices {
                if case .own(let path)? = step.operands[operand].source {
                    step.operands[operand].source = path == "basis" ? basis : nil
                    if path.hasPrefix("rate/") { step.operands[operand].name += " of the base duty" }
                }
            }
            return step
        }
        let name = "base duty"
        let authority = base.authority
        steps.append(
            Step(.take, [.init(base.program, duty.low)], result: duty.low, name: name, authority: authority))
        if part == value || duty.low.isZero { return steps }
        if value.low.isZero {
            steps.append(Step(.take, [.init("nothing", .zero)], result: .zero, name: name, authority: authority))
            return steps
        }
        let product = try duty.low.multiplied(by: part.low)
        let share = try Self.share(of: duty, on: part, of: value).low
        steps.append(
            Step(
                .multiply, [.init(name, duty.low), .init("value charged", part.low, from: .own("basis"))],
                result: product, name: "base duty times the part", authority: authority))
        steps.append(
            Step(
                .divide,
                [
                    .init("base duty times the part", product),
                    .init("value of the line", value.low, from: valueSource(value.low, line: index)),
                ], rounding: Rounding(.halfUp, places: 12), result: share, name: name, authority: authority))
        return steps
    }

    /// How the part of a value came about that a measure is taken of; none where that is all of it.
    func basisSteps(
        of measure: Measure, _ reached: [Reached], _ book: MeasureBook, _ line: MeasureLine, _ basis: Decimal,
        _ index: Int, _ rounding: Rounding?
    ) throws(QuantityError) -> [Step] {
        func part(_ fact: Int) -> Step.Operand {
            let name = book.facts.declarations[fact].name
            return factOperand(name, counted(name, line.fact(fact, [])?.number ?? .zero, line: index), line: index)
        }
        let authority = measure.authority
        switch measure.basis {
        case .value:
            guard let rounding else { return [] }
            let value = Step.Operand("customs value", line.value.low, from: valueSource(line.value.low, line: index))
            return [
                Step(
                    .round, [value], rounding: rounding, result: basis, name: "value charged", authority: authority,
                    figure: "basis")
            ]
        case .part(let facts):
            let stated = facts.map(part)
            // Of goods of which only a part is dutiable, no more than that counts.
            if stated.count == 1, basis < stated[0].value, basis == line.value.low {
                let value = Step.Operand(
                    Self.dutiable, line.value.low, from: valueSource(line.value.low, line: index))
                return [
                    Step(
                        .minimum, stated + [value], rounding: rounding, result: basis, name: "value charged",
                        authority: authority, figure: "basis")
                ]
            }
            return [
                Step(
                    facts.count == 1 ? .take : .add, stated, rounding: rounding, result: basis, name: "value charged",
                    authority: authority, figure: "basis")
            ]
        case .sum(let sum):
            return try sumSteps(
                sum, reached, book, line, index, result: basis, rounding: rounding, authority: authority)
        case .rest(let facts):
            var rest = line.value.low
            var source = valueSource(rest, line: index)
            var steps: [Step] = []
            for fact in facts {
                steps += try Self.rest(of: .init("value so far", rest, from: source), part(fact), authority: authority)
                rest = steps[steps.count - 1].result
                source = .step("value charged")
            }
            guard let last = steps.indices.last else { return [] }
            steps[last].figure = "basis"
            if let rounding {
                steps[last].rounding = rounding
                steps[last].result = basis
            }
            return steps
        }
    }

    /// What is left of a value without a part, and never less than nothing.
    static func rest(
        of value: Step.Operand, _ part: Step.Operand, name: String = "value charged", authority: String
    ) throws(QuantityError) -> [Step] {
        let difference = try value.value.subtracting(part.value)
        return [
            Step(.subtract, [value, part], result: difference, name: "rest of the value", authority: authority),
            Step(
                .maximum, [.init("rest of the value", difference), .init("nothing", .zero)],
                result: max(.zero, difference), name: name, authority: authority),
        ]
    }
}
