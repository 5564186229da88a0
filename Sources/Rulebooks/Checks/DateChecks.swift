internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests
internal import TidewaiterQuantities

extension Check {
    /// Dates.
    static let dateChecks: [Check] = [
        Check(
            "tw.date.order", .error, .reject, "Goods arrive after they have left", authority: "WCO Data Model 172"
        ) { run in
            for node in run.messages + run.consignments {
                let arrival = node[.arrivalDate]
                guard let day = arrival.date ?? inherited(.arrivalDate, by: node) else {
                    run.skip()
                    continue
                }
                for field in [Field.loadingDate, .departureDate, .exportDate] {
                    let value = node[field]
                    guard let left = value.date else {
                        run.skip()
                        continue
                    }
                    let days = left.days(since: day)
                    if days <= 0 {
                        run.pass()
                        continue
                    }
                    // Eastward over the date line one may arrive the day before.
                    let isLine = days == 1 && run.circumstances(of: node).mode != .sea
                    run.fail(
                        value, "\(field.info.label) \(left) is after the arrival on \(day). Correct one of them.",
                        parameters: ["arrival": day.description], severity: isLine ? .warning : nil,
                        effect: isLine ? .hold : nil)
                }
            }
        },
        Check(
            "tw.date.loading", .warning, .hold, "A vessel leaves after loading", authority: "WCO Data Model"
        ) { run in
            for node in run.messages + run.consignments {
                guard let loading = node[.loadingDate].date, let departure = node[.departureDate].date else {
                    run.skip()
                    continue
                }
                if loading <= departure {
                    run.pass()
                    continue
                }
                run.fail(
                    node[.loadingDate],
                    "The goods are loaded on \(loading), after the departure on \(departure). Correct one of them.")
            }
        },
        Check(
            "tw.date.transit-time", .warning, .hold, "Goods are not under way for half a year",
            authority: "WCO Data Model 172"
        ) { run in
            for node in run.messages + run.consignments {
                guard let arrival = node[.arrivalDate].date, let departure = node[.departureDate].date else {
                    run.skip()
                    continue
                }
                let days = arrival.days(since: departure)
                if days <= 183 {
                    run.pass()
                    continue
                }
                run.fail(
                    node[.arrivalDate],
                    "From departure on \(departure) to arrival on \(arrival) are \(days) days. Is a year wrong?")
            }
        },
        Check(
            "tw.date.plausible", .warning, .hold, "Dates are near the day of the check", authority: "ISO 8601"
        ) { run in
            let fields: [Field] = [
                .issueDate, .loadingDate, .departureDate, .arrivalDate, .exportDate, .importDate, .entryDate, .billDate,
            ]
            for node in run.messages + run.consignments {
                for field in fields {
                    let value = node[field]
                    guard let day = value.date else {
                        run.skip()
                        continue
                    }
                    let label = field.info.label
                    if day.year < 1990 || day.year > 2099 {
                        run.fail(value, "\(label) \(day) cannot be meant. Correct the year.")
                    } else if let today = run.options.asOf, abs(day.days(since: today)) > 731 {
                        run.fail(
                            value,
                            "\(label) \(day) is more than two years from \(today), the day of this check. Is a year "
                                + "wrong?", parameters: ["as_of": today.description], effect: .advice)
                    } else {
                        run.pass()
                    }
                }
            }
        },
    ]

    private static func inherited(_ field: Field, by node: Node) -> CivilDate? {
        node.kind == .consignment ? node.declaration?[field].date : nil
    }
}
