import TidewaiterDocuments
import TidewaiterQuantities

extension Worksheet {
    /// The assessment: outcome, totals, and what each missing fact leaves open.
    mutating func finish(_ valued: Valued?) throws(QuantityError) -> Assessment {
        var outcome = Outcome.computed
        if !needsFacts.isEmpty { outcome = .needsFacts }
        if !refused.isEmpty { outcome = .refused }
        if !needsFacts.isEmpty { try closeQuestions() }
        let sums = outcome == .refused ? nil : try totals(valued)
        if explain { steps = (valued?.entrySteps ?? []) + steps + (sums?.steps(outcome, asOf == nil) ?? []) }
        return Assessment(
            jurisdiction: jurisdiction, asOf: asOf, asOfRule: asOfRule, knownOn: request.knownOn, outcome: outcome,
            currency: currency, totals: sums?.totals, lines: lines, entryCharges: entryCharges, steps: steps,
            needsFacts: needsFacts,
            unclaimed: unclaimed, refused: refused, excluded: excluded, findings: findings, minorUnits: places,
            packs: [])
    }

    /// Fills in what the charges of the line, or of the entry, come to.
    ///
    /// A fact that leaves the value of its line open moves the fees on the entry too, so those that are open count
    /// with its line.
    private mutating func closeQuestions() throws(QuantityError) {
        var entry = Interval.zero
        var byLine: [Interval] = []
        let openFees = try Self.sum(entryCharges.filter { $0.assessed?.isExact != true })
        for line in lines {
            let sum = asOf == nil ? .unknown : try Self.sum(line.charges)
            byLine.append(line.customsValue?.isExact == true ? sum : try sum.adding(openFees))
            entry = try entry.adding(sum)
        }
        entry = try entry.adding(asOf == nil ? .unknown : Self.sum(entryCharges))
        bound(askedLines.map { line in line.map { byLine[$0] } ?? entry })
    }

    private static func sum(_ charges: [Charge]) throws(QuantityError) -> Interval {
        var sum = Interval.zero
        for charge in charges { sum = try sum.adding(charge.assessed ?? .unknown) }
        return sum
    }
}
