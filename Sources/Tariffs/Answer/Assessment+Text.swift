import TidewaiterDocuments
import TidewaiterQuantities

extension Assessment {
    /// The answer as a report for people: what is due and why, then what is missing, not covered, to be claimed.
    public func text() -> String { body() + Self.ending(packs: packs) }

    /// The same in one line: `duty 1,324.80, tax 0.00, fees 162.92, total 1,487.72 USD`.
    package func summary() -> String {
        guard outcome == .computed, let totals else { return "\(Self.headline(outcome)); see above" }
        let report = Report(currency: currency, places: minorUnits)
        func money(_ amount: Interval) -> String { report.money(amount.low) }
        return "duty \(money(totals.duty)), tax \(money(totals.tax)), fees \(money(totals.fee)), "
            + "total \(money(totals.total)) \(currency)"
    }

    /// What closes a report: the packs that were used, and whose responsibility it is.
    package static func ending(packs: [PackReference]) -> String {
        var report = Report(currency: "", places: 0)
        report.heading("Packs")
        for pack in packs { report.line("  \(pack.id) \(pack.version), SHA-256 \(pack.sha256.prefix(16))") }
        report.line("")
        report.line("For planning and checking; the declarant stays responsible for what is filed.")
        return report.text
    }

    /// The report without its ending, for several in one.
    package func body() -> String {
        var report = Report(currency: currency, places: minorUnits)
        report.line("\(jurisdiction): \(Self.headline(outcome))")
        if let asOf { report.line(asOfRule.isEmpty ? "As of \(asOf)." : "Rates of \(asOf): \(asOfRule).") }
        if let knownOn { report.line("As known on \(knownOn).") }
        for line in lines { write(line, to: &report) }
        if !entryCharges.isEmpty {
            report.heading("Entry")
            for charge in entryCharges { report.charge(charge) }
        }
        writeTotals(to: &report)
        report.steps(steps)
        writeQuestions(to: &report)
        report.list(
            "Refused",
            refused.map { ($0.line, "\(Report.words($0.program)): \($0.statement)", $0.authority) })
        report.list(
            "May be collected beside, not in the totals",
            excluded.map { ($0.line, "\(Report.words($0.program)): \($0.statement)", $0.authority) })
        report.list(
            "Could be claimed, not applied",
            unclaimed.map { claim in
                let saving = claim.saves.map { " Saves \(report.money($0)) \(currency)." } ?? ""
                return (claim.line, "\(Report.words(claim.program)): \(claim.statement)\(saving)", claim.authority)
            })
        report.list("Findings", findings.map { ($0.item, "\($0.severity.rawValue): \($0.message)", $0.authority) })
        return report.text
    }

    private static func headline(_ outcome: Outcome) -> String {
        switch outcome {
        case .computed: "computed"
        case .needsFacts: "facts are missing; amounts are given as far as they are known"
        default: "refused; a part of it cannot be assessed, so there is no total"
        }
    }

    private func write(_ line: Line, to report: inout Report) {
        let code = line.code ?? "no code"
        let origin = line.origin.map { "origin \($0)" } ?? "no origin"
        report.heading("Line \(line.id): \(code), \(origin)")
        report.amount("customs value", line.customsValue)
        if let method = ValuationMethod(rawValue: line.valuationMethod) {
            report.line("  by method \(method.rawValue), \(method.words)")
        }
        for step in line.steps { report.step(step) }
        for charge in line.charges { report.charge(charge) }
    }

    private func writeTotals(to report: inout Report) {
        report.heading("Totals in \(currency)")
        guard let totals else { return report.line("  none: something is refused") }
        report.amount("customs value", totals.customsValue)
        report.amount("duty", totals.duty)
        report.amount("tax", totals.tax)
        report.amount("fees", totals.fee)
        report.amount("duty, tax and fees", totals.total)
        report.amount("payable at import", totals.payableAtImport)
        if totals.postponed != .zero { report.amount("postponed", totals.postponed) }
        if totals.deposits != .zero { report.amount("deposits and securities", totals.deposits) }
        report.amount("landed cost", totals.landedCost)
    }

    private func writeQuestions(to report: inout Report) {
        report.list(
            "Missing facts",
            needsFacts.map { fact in
                let words = fact.options.map(\.text).joined(separator: ", ")
                let options = words.isEmpty ? "" : " One of: \(words)."
                return (fact.line, "\(fact.fact): \(fact.question)\(options)", fact.authority)
            })
    }
}
