import TidewaiterDocuments
import TidewaiterQuantities

extension Charge {
    /// Writes charges as an array; one on the entry carries its allocation.
    static func write(_ charges: [Charge], to out: inout AnswerWriter, _ places: Int, onEntry: Bool) {
        out.raw("[")
        for index in charges.indices {
            if index > 0 { out.raw(",") }
            write(charges, index, to: &out, places, onEntry: onEntry)
        }
        out.raw("]")
    }

    /// Writes one of some charges, member by member: the whole charge would be copied.
    private static func write(
        _ charges: [Charge], _ index: Int, to out: inout AnswerWriter, _ places: Int, onEntry: Bool
    ) {
        let terms = charges[index].terms
        let isWritten = !terms.written.isEmpty
        let hasDetails = charges[index].hasDetails
        out.raw("{\"sequence\":")
        out.integer(charges[index].sequence)
        if isWritten { terms.written.writeHead(to: &out.sink) } else { terms.writeHead(to: &out) }
        let outcome = charges[index].outcome
        if outcome == .computed {
            out.raw("\"computed\",\"basis\":")
        } else {
            out.word(outcome.rawValue)
            out.raw(",\"basis\":")
        }
        out.money(charges[index].basis, places)
        out.raw(",\"quantities\":{")
        if hasDetails {
            for (position, measure) in charges[index].quantities.enumerated() {
                if position > 0 { out.raw(",") }
                out.string(measure.unit)
                out.raw(":")
                out.decimal(measure.amount)
            }
        }
        if isWritten { terms.written.writeMiddle(to: &out.sink) } else { terms.writeRate(to: &out) }
        write(charges[index].assessed, charges[index].payable, to: &out, places)
        switch charges[index].status {
        case .payable: out.raw(",\"status\":\"payable\"")
        case let status?:
            out.raw(",\"status\":")
            out.word(status.rawValue)
        case nil: out.raw(",\"status\":null")
        }
        if onEntry { write(hasDetails ? charges[index].allocation : [], to: &out, places) }
        if isWritten { terms.written.writeTail(to: &out.sink) } else { terms.writeTail(to: &out) }
        if !hasDetails { return out.raw("[]}") }
        out.array(charges[index].steps) { $1.write(to: &$0) }
        out.raw("}")
    }

    private static func write(
        _ assessed: Interval?, _ payable: Interval?, to out: inout AnswerWriter, _ places: Int
    ) {
        let start = out.count
        out.money(assessed, places)
        let end = out.count
        out.raw(",\"payable\":")
        // It mostly is what was written just now.
        if let assessed, let payable, assessed.isSameText(as: payable) {
            out.again(start..<end)
        } else {
            out.money(payable, places)
        }
    }

    private static func write(_ allocation: [Share], to out: inout AnswerWriter, _ places: Int) {
        out.raw(",\"allocation\":{")
        for index in allocation.indices {
            if index > 0 { out.raw(",") }
            out.string(allocation[index].line)
            out.raw(":")
            out.money(allocation[index].amount, places)
        }
        out.raw("}")
    }
}

extension Interval {
    /// Whether it is written alike: equal numbers may have other places.
    fileprivate func isSameText(as other: Interval) -> Bool {
        guard let high, let most = other.high else { return false }
        return low.coefficient == other.low.coefficient && low.scale == other.low.scale
            && high.coefficient == most.coefficient && high.scale == most.scale
    }
}

extension ChargeTerms {
    /// From the kind to where the outcome stands.
    func writeHead(to out: inout AnswerWriter) {
        out.raw(",\"kind\":")
        out.string(kind.rawValue)
        out.raw(",\"program\":")
        out.string(program)
        out.raw(",\"code\":")
        out.string(code)
        out.raw(",\"tax_type\":")
        out.string(taxType)
        out.raw(",\"outcome\":")
    }

    /// From behind the quantities to where the amount stands.
    func writeRate(to out: inout AnswerWriter) {
        out.raw("},\"rate\":")
        if let rate { rate.write(to: &out) } else { out.raw("null") }
        out.raw(",\"assessed\":")
    }

    /// From the authority to where the steps stand.
    func writeTail(to out: inout AnswerWriter) {
        out.raw(",\"authority\":")
        out.string(authority)
        out.raw(",\"steps\":")
    }
}

extension Rate {
    fileprivate func write(to out: inout AnswerWriter) {
        out.raw("{\"text\":")
        out.string(text)
        out.raw(",\"source\":")
        out.string(source.rawValue)
        out.raw(",\"components\":")
        out.array(components) { out, component in
            out.raw("{\"kind\":")
            out.string(component.kind.rawValue)
            out.raw(",\"amount\":")
            out.decimal(component.amount)
            out.raw(",\"per\":")
            out.decimal(component.per)
            out.raw(",\"unit\":")
            out.string(component.unit)
            // Said only where it is not what parts usually are.
            if let currency = component.currency {
                out.raw(",\"currency\":")
                out.string(currency)
            }
            if component.operation != .plus {
                out.raw(",\"operation\":")
                out.string(component.operation.rawValue)
            }
            if let fact = component.partFact {
                out.raw(",\"part\":")
                out.string(fact)
            }
            if let shortfall = component.shortfall {
                out.raw(",\"under\":")
                out.decimal(shortfall.mark)
                out.raw(",\"of\":")
                out.string(shortfall.fact)
            }
            if let multiplier = component.multiplier {
                out.raw(",\"times\":")
                out.string(multiplier)
            }
            out.raw("}")
        }
        out.raw("}")
    }
}

extension Step {
    /// Writes the step.
    func write(to out: inout AnswerWriter) {
        out.raw("{\"operation\":")
        out.string(operation.rawValue)
        out.raw(",\"operands\":")
        out.array(operands) { out, operand in
            out.raw("{\"name\":")
            out.string(operand.name)
            out.raw(",\"value\":")
            out.decimal(operand.value)
            out.raw("}")
        }
        out.raw(",\"rounding\":")
        if let rounding {
            out.raw("{\"mode\":")
            out.string(rounding.mode.rawValue)
            out.raw(",\"places\":")
            out.integer(rounding.places)
            if rounding.multiple != 1 {
                out.raw(",\"multiple\":")
                out.integer(rounding.multiple)
            }
            out.raw("}")
        } else {
            out.raw("null")
        }
        out.raw(",\"result\":")
        out.decimal(result)
        out.raw(",\"name\":")
        out.string(name)
        out.raw(",\"authority\":")
        out.string(authority)
        out.raw("}")
    }
}
