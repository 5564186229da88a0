internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Dates.
    static let dateChecks: [Check] = [
        Check(
            "tw.date.order", .error, .reject, "Goods arrive after they have left", authority: "WCO Data Model 172",
            each: [.declaration, .consignment]
        ) { run, node in
            let left = [Field.loadingDate, .departureDate, .exportDate].map { node[$0] }
            guard let day = arrival(at: node, left) else { return run.skip() }
            for value in left {
                guard let leaving = value.date else {
                    run.skip()
                    continue
                }
                let days = leaving.days(since: day)
                if days <= 0 {
                    run.pass()
                    continue
                }
                // Eastward over the date line one may arrive the day before.
                let isLine = days == 1 && run.here.mode != .sea
                run.fail(
                    value, "\(value.field.info.label) \(leaving) is after the arrival on \(day). Correct one of them.",
                    parameters: ["arrival": day.description], severity: isLine ? .warning : nil,
                    effect: isLine ? .hold : nil)
            }
        },
        Check(
            "tw.date.loading", .warning, .hold, "Goods are loaded before the departure",
            authority: "FAL Convention, IMO Cargo Declaration", each: [.declaration, .consignment],
            needs: [.loadingDate, .departureDate]
        ) { run, node in
            let value = node[.loadingDate]
            guard let loading = value.date, let departure = node[.departureDate].date else { return run.skip() }
            if loading <= departure { return run.pass() }
            run.fail(
                value, "The goods are loaded on \(loading), after the departure on \(departure). Correct one of them.")
        },
        Check(
            "tw.date.transit-time", .warning, .hold, "Goods are not under way for half a year",
            authority: "WCO Data Model 172", each: [.declaration, .consignment], needs: [.arrivalDate, .departureDate]
        ) { run, node in
            let value = node[.arrivalDate]
            guard let arrival = value.date, let departure = node[.departureDate].date else { return run.skip() }
            let days = arrival.days(since: departure)
            if days <= 183 { return run.pass() }
            run.fail(
                value, "From departure on \(departure) to arrival on \(arrival) are \(days) days. Is a year wrong?")
        },
        Check(
            "tw.date.plausible", .warning, .hold, "Dates are near the day of the check", authority: "ISO 8601",
            values: [
                .issueDate, .loadingDate, .departureDate, .arrivalDate, .exportDate, .importDate, .entryDate, .billDate,
            ], of: [.declaration, .consignment]
        ) { run, text in
            guard let day = CivilDate(iso: String(text.prefix(10))) else { return .skipped }
            if day.year < 1990 || day.year > 2099 {
                return .flaw("The date \(day) cannot be meant. Correct the year.")
            }
            guard let today = run.options.asOf, abs(day.days(since: today)) > 731 else { return .passed }
            return .flaw(
                "The date \(day) is more than two years from \(today), the day of this check. Is a year wrong?",
                effect: .advice, parameters: ["as_of": today.description])
        },
    ]

    /// The arrival of a node; of a consignment that says when it left, also that of its message.
    private static func arrival(at node: Node, _ left: [FieldValue]) -> CivilDate? {
        if let own = node[.arrivalDate].date { return own }
        guard node.kind == .consignment, left.contains(where: { !$0.isMissing }) else { return nil }
        return node.declaration?[.arrivalDate].date
    }
}
