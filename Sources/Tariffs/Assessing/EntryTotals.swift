import TidewaiterCodes
import TidewaiterDocuments
import TidewaiterQuantities

/// The amounts of a whole entry as they are added up, each with its parts.
struct EntryTotals {
    /// One of the amounts: a sum, and what it is a sum of.
    struct Total {
        private(set) var sum = Interval.zero
        private(set) var parts: [(name: String, amount: Interval, source: Step.Operand.Source?)] = []
        private let isExplained: Bool

        init(explained: Bool) { isExplained = explained }

        mutating func add(
            _ name: @autoclosure () -> String, _ amount: Interval,
            from source: @autoclosure () -> Step.Operand.Source? = nil
        ) throws(QuantityError) {
            sum = try sum.adding(amount)
            if isExplained { parts.append((name(), amount, source())) }
        }

        /// Puts another amount in the place of the sum: rounded, or open.
        mutating func replace(_ amount: Interval) { sum = amount }
    }

    var value: Total
    var duty: Total
    var tax: Total
    var fee: Total
    var total: Total
    var payable: Total
    var postponed: Total
    var deposits: Total
    var landed: Total
    private let places: Int

    init(explained: Bool, places: Int) {
        let none = Total(explained: explained)
        (value, duty, tax, fee, total) = (none, none, none, none, none)
        (payable, postponed, deposits, landed) = (none, none, none, none)
        self.places = places
    }

    /// Takes charges, which stand at a pointer into the answer.
    mutating func take(_ charges: [Charge], at pointer: @autoclosure () -> String) throws(QuantityError) {
        for position in charges.indices { try take(charges, position, at: "\(pointer())/\(position)") }
    }

    private mutating func take(
        _ charges: [Charge], _ position: Int, at pointer: @autoclosure () -> String
    ) throws(QuantityError) {
        // Member by member: a copy of the whole charge would be made otherwise.
        let assessed = charges[position].assessed ?? .unknown
        switch charges[position].kind {
        case .duty: try duty.add(charges[position].program, assessed, from: .figure("\(pointer())/assessed"))
        case .tax: try tax.add(charges[position].program, assessed, from: .figure("\(pointer())/assessed"))
        case .fee: try fee.add(charges[position].program, assessed, from: .figure("\(pointer())/assessed"))
        }
        switch charges[position].status {
        case .payable:
            try payable.add(
                charges[position].program, charges[position].payable ?? .unknown, from: .figure("\(pointer())/payable"))
        case .postponed: try postponed.add(charges[position].program, assessed, from: .figure("\(pointer())/assessed"))
        case .cashDeposit, .securityProvisional:
            try deposits.add(charges[position].program, assessed, from: .figure("\(pointer())/assessed"))
            try payable.add(
                charges[position].program, charges[position].payable ?? .unknown, from: .figure("\(pointer())/payable"))
        // A refused charge has no amount, and then there are no totals.
        case .suspended, .relieved, nil: break
        }
    }

    var totals: Assessment.Totals {
        Assessment.Totals(
            customsValue: value.sum, duty: duty.sum, tax: tax.sum, fee: fee.sum, total: total.sum,
            payableAtImport: payable.sum, postponed: postponed.sum, deposits: deposits.sum, landedCost: landed.sum)
    }

    /// How the totals came about. Where one is an interval both its ends are sums.
    func steps(_ outcome: Outcome, _ isDateOpen: Bool) -> [Step] {
        let all: [(String, Total)] = [
            ("customs_value", value), ("duty", duty), ("tax", tax), ("fee", fee), ("total", total),
            ("payable_at_import", payable), ("postponed", postponed), ("deposits", deposits), ("landed_cost", landed),
        ]
        var steps: [Step] = []
        for (name, total) in all {
            let rounding = name == "landed_cost" ? Rounding(.halfUp, places: places) : nil
            if outcome == .computed {
                steps.append(Self.step(name, total, \.low, "", rounding, total.sum.low))
                continue
            }
            steps.append(Self.step(name, total, \.low, "/low", rounding, total.sum.low))
            guard let high = total.sum.high else { continue }
            steps.append(Self.step(name, total, { $0.high ?? .zero }, "/high", rounding, high))
        }
        return steps
    }

    private static func step(
        _ name: String, _ total: Total, _ end: (Interval) -> Decimal, _ suffix: String, _ rounding: Rounding?,
        _ result: Decimal
    ) -> Step {
        var operands = total.parts.map { part in
            var source = part.source
            // The total has two ends always, a charge only where they differ.
            if case .figure(let pointer)? = source, !suffix.isEmpty,
                !part.amount.isExact || pointer.hasPrefix("/totals/")
            {
                source = .figure(pointer + suffix)
            }
            return Step.Operand(part.name, end(part.amount), from: source)
        }
        if operands.isEmpty { operands = [.init("nothing", .zero)] }
        return Step(
            .add, operands, rounding: rounding, result: result, name: name, authority: "Tidewaiter, totals of an entry",
            figure: "totals/\(name)\(suffix)")
    }
}

extension Worksheet {
    /// The totals of the entry: what was computed, and unbounded above where a charge has no amount at all.
    func totals(_ valued: Valued?) throws(QuantityError) -> EntryTotals {
        var sums = EntryTotals(explained: explain, places: places)
        // Copies of lines and charges would count references of all their texts.
        for index in lines.indices {
            try sums.value.add(
                "line \(lines[index].id)", lines[index].customsValue ?? .unknown,
                from: .figure("/lines/\(index)/customs_value"))
            try sums.take(lines[index].charges, at: "/lines/\(index)/charges")
        }
        try sums.take(entryCharges, at: "/entry_charges")
        // Without rates nothing was charged, and nothing bounds what would be.
        if asOf == nil {
            for path in [\EntryTotals.duty, \.tax, \.fee, \.payable] {
                sums[keyPath: path] = EntryTotals.Total(explained: explain)
                try sums[keyPath: path].add("nothing yet, as the date that selects rates is open", .unknown)
            }
        }
        try sums.total.add("duty", sums.duty.sum, from: .figure("/totals/duty"))
        try sums.total.add("tax", sums.tax.sum, from: .figure("/totals/tax"))
        try sums.total.add("fee", sums.fee.sum, from: .figure("/totals/fee"))
        try addLandedCost(valued, &sums)
        return sums
    }

    private func addLandedCost(_ valued: Valued?, _ sums: inout EntryTotals) throws(QuantityError) {
        guard let valued else { return sums.landed.replace(.unknown) }
        // Delivered duty paid, the price holds what the seller pays at import.
        if request.incoterm?.coversImportDuty != true {
            try sums.landed.add("total", sums.total.sum, from: .figure("/totals/total"))
        }
        for (index, price) in valued.prices.enumerated() {
            try sums.landed.add(
                "price of line \(lines[index].id)", price,
                from: .line(index, isConverted(line: index) ? "price in \(currency)" : "price"))
        }
        var unexplained = valued.beside
        for part in valued.besideParts {
            try sums.landed.add(part.name, part.amount, from: .entry(part.name))
            let high: Decimal? = if let most = part.amount.high { try unexplained.high?.subtracting(most) } else { nil }
            unexplained = Interval(low: try unexplained.low.subtracting(part.amount.low), high: high)
        }
        if unexplained != .zero { try sums.landed.add("costs that are not stated", unexplained) }
        // Prices in another currency are converted exactly; what it all comes to is money.
        let places = places
        sums.landed.replace(
            try sums.landed.sum.map { amount throws(QuantityError) in try amount.fixed(places: places, .halfUp) })
    }
}
