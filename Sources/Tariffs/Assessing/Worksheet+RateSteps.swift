import TidewaiterQuantities

/// How the charge of a rate came about: the steps of the rate, with where each of their numbers comes from.
extension Worksheet {
    /// Puts the steps of a rate on a charge, after those of the quantities that it is taken of.
    func recordSteps(
        _ found: Reckoned, of rate: Rate, line index: Int, _ charge: inout Charge
    ) throws(QuantityError) {
        var units: [String] = []
        for operand in found.steps.flatMap(\.operands) {
            guard let unit = Self.unit(of: operand.name), !units.contains(unit) else { continue }
            units.append(unit)
            charge.steps += try quantitySteps(in: unit, line: index, authority: charge.authority)
        }
        for step in found.steps {
            var step = step
            step.operands = step.operands.map { located($0, of: rate, line: index, after: charge.steps) }
            charge.steps.append(step)
        }
        for (position, quantity) in found.quantities.enumerated() {
            let name = Self.quantityName(quantity.unit)
            let last = charge.steps.lastIndex { step in
                step.result == quantity.amount
                    && (step.name == name || step.name == Self.charged && Self.leads(step, to: quantity.unit))
            }
            if let last { charge.steps[last].figure = "quantities/\(position)/amount" }
        }
    }

    static let charged = "quantity charged"

    /// Whether a step rounds the quantity in a unit, or what it is the quotient of.
    private static func leads(_ step: Step, to unit: String) -> Bool {
        if step.operands.first?.name == quantityName(unit) { return true }
        return step.operands.last.map { $0.name.hasSuffix(" in one \(unit)") || $0.name == "size of one \(unit)" }
            ?? false
    }

    private static func unit(of name: String) -> String? {
        let start = quantityName("")
        return name.hasPrefix(start) ? String(name.dropFirst(start.count)) : nil
    }

    /// An operand with where it comes from, where that is not a step of its name.
    func located(
        _ operand: Step.Operand, of rate: Rate, line index: Int, after steps: [Step]
    ) -> Step.Operand {
        var operand = operand
        if case .request? = operand.source { return operand }
        var name = operand.name
        if case .step(let other)? = operand.source { name = other }
        if steps.contains(where: { $0.name == name && $0.result == operand.value }) {
            operand.source = .step(name)
            return operand
        }
        if steps.contains(where: {
            $0.name == Self.charged && $0.operands.first?.name == name && $0.result == operand.value
        }) {
            operand.source = .step(Self.charged)
            return operand
        }
        if name == "customs value" {
            operand.source = .own("basis")
            return operand
        }
        // Of components that say the same, each is taken by a step of its own.
        func isTaken(_ source: Step.Operand.Source) -> Bool {
            steps.contains { $0.operands.contains { $0.source == source } }
        }
        for (position, component) in rate.components.enumerated() {
            let path = "rate/components/\(position)"
            let words = component.partFact?.split(separator: "_").joined(separator: " ")
            switch name {
            case "per cent", "rate", "amount":
                if component.amount == operand.value {
                    operand.source = .own("\(path)/amount")
                    if isTaken(.own("\(path)/amount")) { continue }
                }
            case "units that the rate is for", "what the rate is divided by":
                if component.per == operand.value { operand.source = .own("\(path)/per") }
            case "mark":
                if component.shortfall?.mark == operand.value { operand.source = .own("\(path)/under") }
            case component.shortfall?.fact, component.multiplier:
                operand.source = factOperand(name, operand.value, line: index).source
            case words:
                operand.source = factOperand(component.partFact ?? "", operand.value, line: index).source
            default: break
            }
            if operand.source != nil { break }
        }
        return operand
    }

    /// Records what the parts of a charge come to.
    func record(
        _ amount: Decimal, _ parts: [Step.Operand], _ rule: Rounding, _ charge: inout Charge,
        _ rounding: some RoundingPolicy
    ) throws(QuantityError) {
        var sum = Decimal.zero
        for part in parts { sum = try sum.adding(part.value) }
        var operands = parts
        if let rate = charge.rate {
            for index in operands.indices {
                operands[index] = located(operands[index], of: rate, line: 0, after: charge.steps)
            }
        }
        let whole = try rule(sum)
        if parts.isEmpty, amount.isZero {
            operands = [.init("nothing", .zero)]
        } else if parts.isEmpty || whole != amount {
            // A value may be open and what is charged on it certain all the same.
            operands = [.init("the same whatever is missing", amount)]
        }
        charge.steps.append(
            Step(
                .add, operands, rounding: rule, result: amount, name: charge.program,
                authority: rounding.chargeAuthority(charge.kind, charge.program), figure: "assessed"))
    }
}
