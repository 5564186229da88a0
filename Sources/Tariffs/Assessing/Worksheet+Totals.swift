import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

extension Worksheet {
    /// The assessment: outcome, totals, and what each missing fact leaves open.
    consuming func finish(_ valued: Valued?) throws(QuantityError) -> Assessment {
        var outcome = Outcome.computed
        if !needsFacts.isEmpty { outcome = .needsFacts }
        if !refused.isEmpty { outcome = .refused }
        if !needsFacts.isEmpty { try closeQuestions() }
        let totals = outcome == .refused ? nil : try totals(valued)
        return Assessment(
            jurisdiction: jurisdiction, asOf: asOf, asOfRule: asOfRule, knownOn: request.knownOn, outcome: outcome,
            currency: currency, totals: totals, lines: lines, entryCharges: entryCharges, needsFacts: needsFacts,
            unclaimed: unclaimed, refused: refused, excluded: excluded, findings: findings, minorUnits: places,
            packs: [])
    }

    /// A total of the entry: what was computed, and unbounded above where a charge has no amount at all.
    private func totals(_ valued: Valued?) throws(QuantityError) -> Assessment.Totals {
        var duty = Interval.zero
        var tax = Interval.zero
        var fee = Interval.zero
        var payable = Interval.zero
        var postponed = Interval.zero
        var deposits = Interval.zero
        var value = Interval.zero
        for line in lines {
            value = try value.adding(line.customsValue ?? .unknown)
            for charge in line.charges { try take(charge) }
        }
        for charge in entryCharges { try take(charge) }

        func take(_ charge: Charge) throws(QuantityError) {
            let assessed = charge.assessed ?? .unknown
            switch charge.kind {
            case .duty: duty = try duty.adding(assessed)
            case .tax: tax = try tax.adding(assessed)
            case .fee: fee = try fee.adding(assessed)
            }
            switch charge.status {
            case .payable: payable = try payable.adding(charge.payable ?? .unknown)
            case .postponed: postponed = try postponed.adding(assessed)
            case .cashDeposit, .securityProvisional:
                deposits = try deposits.adding(assessed)
                payable = try payable.adding(charge.payable ?? .unknown)
            // A refused charge has no amount, and then there are no totals.
            case .suspended, .relieved, nil: break
            }
        }
        // Without rates nothing was charged, and nothing bounds what would be.
        if asOf == nil {
            duty = .unknown
            tax = .unknown
            fee = .unknown
            payable = .unknown
        }
        let total = try duty.adding(tax).adding(fee)
        // Delivered duty paid, the price holds what the seller pays at import.
        var landed = request.incoterm?.coversImportDuty == true ? Interval.zero : total
        if let valued {
            for price in valued.prices { landed = try landed.adding(price) }
            landed = try landed.adding(valued.beside)
            // Prices in another currency are converted exactly; what it all comes to is money.
            let places = places
            landed = try landed.map { amount throws(QuantityError) in try amount.fixed(places: places, .halfUp) }
        } else {
            landed = .unknown
        }
        return Assessment.Totals(
            customsValue: value, duty: duty, tax: tax, fee: fee, total: total, payableAtImport: payable,
            postponed: postponed, deposits: deposits, landedCost: landed)
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
