import TidewaiterDocuments
import TidewaiterQuantities

extension RateExplanation {
    /// The explanation for people: each rate with its parts, what is missing, and how the amount comes about.
    public func text() -> String {
        var report = Report(currency: currency ?? "", places: 0)
        report.line("\(printed): \(headline)")
        if let flaw {
            report.line(
                "  byte \(flaw.offset), at \"\(rest(from: flaw.offset))\": \(flaw.message) [\(flaw.kind.rawValue)]")
        }
        for (index, found) in (rate?.branches ?? []).enumerated() {
            report.heading(found.title + (index == branch && (rate?.branches.count ?? 0) > 1 ? " (applies)" : ""))
            for part in found.parts { report.line("  " + part.title(in: printed)) }
            for term in found.terms { report.line("  provided: \(term)") }
            if let notation = found.notation { report.line("  in a pack: \(notation)") }
        }
        if !needs.isEmpty {
            report.heading("Missing")
            for need in needs { report.line("  \(need.fact): \(need.question)") }
        }
        if let amount {
            report.heading("Amount")
            for step in steps { report.step(step) }
            report.line("  \(Self.words(amount)) \(currency ?? "in the currency of the schedule"), not rounded")
        }
        return report.text
    }

    private var headline: String {
        switch outcome {
        case .computed: "computed"
        case .needsFacts: "facts are missing; the amount is given as far as it is known"
        case .refused: "refused; it is no rate that can be read"
        default: rate?.branches.isEmpty == true ? "nothing is printed" : "no duty of it applies"
        }
    }

    private static func words(_ amount: Interval) -> String {
        if amount.isExact { return amount.low.description }
        guard let high = amount.high else { return "at least \(amount.low)" }
        return "between \(amount.low) and \(high)"
    }

    /// A few bytes of the text, whole characters.
    private func rest(from offset: Int) -> String {
        String(decoding: Array(printed.utf8).dropFirst(offset).prefix(24), as: UTF8.self)
    }
}

extension PrintedRate.Branch {
    fileprivate var title: String {
        var words: [String] = []
        if !programs.isEmpty { words.append("for \(programs.joined(separator: ", "))") }
        if let from { words.append("from \(from)") }
        if let season { words.append("each year from \(season.first.text) to \(season.last.text)") }
        if let condition {
            var text = "condition \(condition.code)"
            if let certificate = condition.certificate { text += ", certificate \(certificate)" }
            if case .rate(let least)? = condition.threshold?.meaning { text += ", price of \(least.amount) or more" }
            words.append("\(text), action \(condition.action)")
        }
        return words.isEmpty ? "Rate" : "Rate " + words.joined(separator: ", ")
    }
}

extension PrintedRate.Part {
    /// `plus 5% on the case: 5 per cent of value_of_case`.
    fileprivate func title(in text: String) -> String {
        let lead =
            switch operation {
            case .plus: isJoined ? "plus " : ""
            case .minus: "less "
            case .ceiling: "at most "
            case .floor: "at least "
            }
        return lead + words(of: text).split(separator: " ").joined(separator: " ") + ": " + gist
    }

    private var gist: String {
        let money = "\(amount?.description ?? "")" + (currency.map { " \($0)" } ?? "")
        switch meaning {
        case .rate(let component):
            switch component.kind {
            case .free: return "nothing to pay"
            case .fixed: return "\(money), whatever the quantity"
            case .composition: return "by the composition of the goods (\(component.part ?? ""))"
            case .adValorem, .adValoremTotal:
                let divisor = component.per.map { " divided by \($0)" } ?? ""
                return "\(component.amount)\(divisor) per cent of \(component.partFact ?? "the value")"
            case .specific:
                let per = component.per == .one ? "" : "\(component.per?.description ?? "") "
                let under = component.shortfall.map { ", for each that \($0.fact) is under \($0.mark)" } ?? ""
                return "\(money) for \(per)\(UnitConversion.words(component.unit ?? ""))\(under)"
            }
        case .nothing: return "no amount"
        case .supplementaryUnit(let per, let unit):
            return "no duty; the quantity in \(per) \(UnitConversion.words(unit))"
        case .composition(let composition): return "by the composition of the goods (\(composition.fact))"
        case .producerRelief: return "\(money) for LPA, times spr_discount"
        case .reference(let reference): return "stated elsewhere (\(reference.fact))"
        }
    }
}
