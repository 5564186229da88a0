import TidewaiterDocuments
public import TidewaiterQuantities

extension RateExplanation {
    /// The explanation as JSON, schema `tidewaiter.rate/1`.
    public func json() -> [UInt8] { AnswerWriter.bytes(reserving: 1_024) { write(to: &$0) } }

    private func write(to out: inout AnswerWriter) {
        out.raw("{\"schema\":\"tidewaiter.rate/1\",\"text\":")
        out.string(printed)
        out.raw(",\"outcome\":")
        out.string(outcome.rawValue)
        out.raw(",\"flaw\":")
        if let flaw {
            out.raw("{\"kind\":")
            out.string(flaw.kind.rawValue)
            out.raw(",\"offset\":")
            out.integer(flaw.offset)
            out.raw(",\"message\":")
            out.string(flaw.message)
            out.raw("}")
        } else {
            out.raw("null")
        }
        out.raw(",\"branches\":")
        out.array(Array((rate?.branches ?? []).enumerated())) { out, branch in
            branch.element.write(
                to: &out, codes: branch.offset < expressionCodes.count ? expressionCodes[branch.offset] : nil, printed)
        }
        out.raw(",\"branch\":")
        if let branch { out.integer(branch) } else { out.raw("null") }
        out.raw(",\"currency\":")
        out.string(currency)
        out.raw(",\"amount\":")
        out.exact(amount)
        out.raw(",\"needs\":")
        out.array(needs) { out, need in
            out.raw("{\"fact\":")
            out.string(need.fact)
            out.raw(",\"question\":")
            out.string(need.question)
            out.raw("}")
        }
        out.raw(",\"steps\":")
        out.array(steps) { $1.write(to: &$0) }
        out.raw("}")
    }
}

extension AnswerWriter {
    /// An amount with the places it has: a number, its bounds, or null.
    fileprivate mutating func exact(_ amount: Interval?) {
        guard let amount else { return raw("null") }
        if amount.isExact { return decimal(amount.low) }
        raw("{\"low\":")
        decimal(amount.low)
        raw(",\"high\":")
        decimal(amount.high)
        raw("}")
    }
}

extension PrintedRate.Branch {
    fileprivate func write(to out: inout AnswerWriter, codes: [String]?, _ text: String) {
        out.raw("{\"programs\":")
        out.array(programs) { $0.string($1) }
        out.raw(",\"from\":")
        out.date(from)
        out.raw(",\"season\":")
        if let season {
            out.raw("{\"first\":")
            out.string(season.first.text)
            out.raw(",\"last\":")
            out.string(season.last.text)
            out.raw("}")
        } else {
            out.raw("null")
        }
        out.raw(",\"condition\":")
        if let condition {
            out.raw("{\"code\":")
            out.string(condition.code)
            out.raw(",\"certificate\":")
            out.string(condition.certificate)
            out.raw(",\"threshold\":")
            if let threshold = condition.threshold {
                threshold.write(to: &out, code: nil, text)
            } else {
                out.raw("null")
            }
            out.raw(",\"action\":")
            out.string(condition.action)
            out.raw("}")
        } else {
            out.raw("null")
        }
        out.raw(",\"terms\":")
        out.array(terms) { $0.string($1) }
        out.raw(",\"notation\":")
        out.string(notation)
        out.raw(",\"parts\":")
        out.array(Array(parts.enumerated())) { out, part in
            let code = codes.flatMap { part.offset < $0.count ? $0[part.offset] : nil }
            part.element.write(to: &out, code: code, text)
        }
        out.raw("}")
    }

    /// The notation of packs, where value and quantities suffice.
    public var notation: String? {
        var components: [RateComponent] = []
        for part in parts {
            guard case .rate(let component) = part.meaning else { return nil }
            components.append(component)
        }
        return components.isEmpty ? nil : RateExpression.text(components)
    }
}

extension PrintedRate.Season.Day {
    /// `--07-06`, as ISO 8601 writes a day of any year.
    var text: String { "--" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)" }
}

extension PrintedRate.Part {
    fileprivate func write(to out: inout AnswerWriter, code: String?, _ text: String) {
        out.raw("{\"operation\":")
        out.string(isJoined ? operation.rawValue : nil)
        out.raw(",\"group\":")
        out.integer(group)
        out.raw(",\"kind\":")
        out.string(kind)
        out.raw(",\"amount\":")
        out.decimal(amount)
        out.raw(",\"currency\":")
        out.string(currency)
        out.raw(",\"per\":")
        out.decimal(per)
        out.raw(",\"unit\":")
        out.string(unit)
        out.raw(",\"measurement\":")
        if let measurement {
            out.raw("{\"unit\":")
            out.string(measurement.unit)
            out.raw(",\"qualifier\":")
            out.string(measurement.qualifier)
            out.raw("}")
        } else {
            out.raw("null")
        }
        out.raw(",\"fact\":")
        out.string(fact)
        out.raw(",\"expression\":")
        out.string(code)
        out.raw(",\"text\":")
        out.string(words(of: text))
        out.raw(",\"offset\":")
        out.integer(range.lowerBound)
        out.raw(",\"length\":")
        out.integer(range.count)
        out.raw("}")
    }

    /// The part as it is printed.
    public func words(of text: String) -> String {
        let bytes = Array(text.utf8)
        guard range.upperBound <= bytes.count else { return "" }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private var component: RateComponent? { if case .rate(let component) = meaning { component } else { nil } }

    /// What it is, in a word: `ad_valorem`, `specific`, `fixed`, `free`, `nothing`, `supplementary_unit`,
    /// `composition`, `producer_relief`, `reference`.
    public var kind: String {
        switch meaning {
        case .rate(let component): component.kind.rawValue
        case .nothing: "nothing"
        case .supplementaryUnit: "supplementary_unit"
        case .composition: "composition"
        case .producerRelief: "producer_relief"
        case .reference: "reference"
        }
    }

    /// Its number, where it has one.
    public var amount: Decimal? {
        switch meaning {
        case .rate(let component): component.kind == .free ? nil : component.amount
        case .producerRelief(let amount): amount
        default: nil
        }
    }

    /// How many units it is for.
    public var per: Decimal? { if case .supplementaryUnit(let per, _) = meaning { per } else { component?.per } }

    /// The unit it is for.
    public var unit: String? { if case .supplementaryUnit(_, let unit) = meaning { unit } else { component?.unit } }

    /// The fact it needs beside value and quantities.
    public var fact: String? {
        switch meaning {
        case .rate(let component): component.facts.first
        case .composition(let composition): composition.fact
        case .producerRelief: "spr_discount"
        case .reference(let reference): reference.fact
        case .nothing, .supplementaryUnit: nil
        }
    }
}
