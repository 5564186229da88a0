import TidewaiterDocuments
import TidewaiterQuantities

// Additional U.S. notes of the chapters, general note 15; 19 CFR part 132: goods enter at the rates of a line "described in"
// such a note only within its quantity, with the licence or certificate that it asks for; what is beyond pays the rates of
// another line. Which lines are which: table `quota_lines`. Whether there is any quantity left is not in the pack, so that
// the importer says whether the goods enter within it: fact `in_quota`.

extension UnitedStates {
    private static let inQuota = "in_quota"

    /// The charge of the base rate, also of goods that may be beyond the quota of their line.
    func quotaCharge(
        line index: Int, _ rate: LineRate, _ value: Interval, _ part: DutiablePart?, on date: CivilDate,
        _ sheet: inout Worksheet
    ) throws(QuantityError) -> Charge {
        let found = rate.goods.map(\.quota) ?? rate.code.flatMap { quotas.quota($0, on: date) }
        // Of a code that is not whole, the lines of both kinds are among those that begin with it.
        guard let quota = found, rate.code != nil else {
            return try baseCharge(line: index, rate, value, part, &sheet)
        }
        let line = rate.code ?? sheet.lines[index].code ?? ""
        switch sheet.fact(Self.inQuota, line: index) {
        case .flag(true)?:
            var finding = Finding(
                rule: "tw.us.quota", severity: .information, effect: .advice,
                message:
                    "Computed as entered within the quota of line \(line): that takes what the note of the schedule "
                    + "asks for (quantity left at the time of entry, a licence or certificate where it says so).",
                path: sheet.place(of: Self.inQuota, line: index)?.path ?? "/lines/\(index)", value: "true",
                authority: "\(quota.authority); 19 CFR part 132")
            finding.item = sheet.lines[index].id
            sheet.findings.append(finding)
            return try baseCharge(line: index, rate, value, part, &sheet)
        case .flag(false)?:
            sheet.refuse(
                Self.inQuota, line: index,
                "Goods that do not enter within the quota do not belong in line \(line).\(Self.others(quota)) "
                    + "State that code.", authority: quota.authority)
            return Worksheet.refusedCharge(.duty, rate.program, code: line, authority: quota.authority)
        default: return try openQuotaCharge(line: index, rate, quota, value, part, on: date, &sheet)
        }
    }

    /// The charge of goods of which it is not stated whether they enter within the quota: between the rate of the line and
    /// those of the lines beyond.
    private func openQuotaCharge(
        line index: Int, _ rate: LineRate, _ quota: QuotaLines.Quota, _ value: Interval, _ part: DutiablePart?,
        on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Charge {
        let question = tables.facts[Self.inQuota]?.question ?? "Are the goods entered within the quota?"
        sheet.ask(
            Self.inQuota, line: index, question + Self.others(quota), options: [.flag(true), .flag(false)],
            authority: "\(quota.authority); 19 CFR part 132")
        var options: [Rate]
        switch rate.state {
        case .known: options = rate.rate.map { [$0] } ?? []
        case .oneOf(let rates): options = rates
        case .none: return try baseCharge(line: index, rate, value, part, &sheet)
        }
        // A preference has its own rates beyond, and without other lines nothing says what goods beyond pay.
        if rate.program == LineRate.special || quota.beyond.isEmpty { options.append(.unstated) }
        for code in quota.beyond {
            options += rates(of: code, rate.origin, rate.program == LineRate.columnTwo, on: date)
            for position in tables.uncovered.concerning(code, origin: rate.origin, on: date) {
                let program = tables.uncovered.programs[position]
                guard program.effect == .refuse, !program.isGeneral,
                    !sheet.lines[index].charges.contains(where: { $0.program == program.name })
                else { continue }
                sheet.charge(
                    Worksheet.openCharge(program.kind, program.name, code: nil, authority: program.authority),
                    line: index)
            }
        }
        return try openBaseCharge(line: index, rate, oneOf: options, value, part, &sheet)
    }

    private static func others(_ quota: QuotaLines.Quota) -> String {
        switch quota.beyond.count {
        case 0: ""
        case 1: " Beyond it the line is \(quota.beyond[0])."
        default: " Beyond it the line is one of \(quota.beyond.joined(separator: ", "))."
        }
    }
}
