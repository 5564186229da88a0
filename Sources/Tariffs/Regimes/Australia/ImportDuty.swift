import TidewaiterDocuments
import TidewaiterQuantities

// Customs Tariff Act 1995 s 15 (imposition), s 16 (calculation: the general rate of Schedule 3 unless a preference
// applies). Preferences are claims, and the pack does not hold them.

extension Australia {
    private static let program = "general_rate"

    func chargeDuty(line index: Int, on date: CivilDate, _ sheet: inout Worksheet) throws(QuantityError) {
        let value = sheet.lines[index].customsValue ?? .unknown
        guard let code = sheet.lines[index].code, !code.isEmpty else {
            sheet.ask(
                "code", line: index, "Which tariff classification (eight digits) do the goods have?",
                authority: Self.schedule)
            sheet.charge(Worksheet.openCharge(.duty, Self.program, code: nil, authority: Self.schedule), line: index)
            return
        }
        askOrigin(index, &sheet)
        var row: Int?
        switch tables.lines.match(code, on: date) {
        case .row(let match): row = match
        case .incomplete(let options):
            sheet.ask(
                "code", line: index,
                "Which of the classifications that begin with \(code) do the goods have?", options: options,
                authority: Self.schedule)
            let rates = options.map { option in
                if case .row(let row) = tables.lines.match(option, on: date) { return tables.lines.generalRate(row) }
                return Rate.unstated
            }
            let charge = try sheet.openCharge(
                .duty, Self.program, oneOf: rates, value: value, line: index, code: code,
                rounding: AustralianRounding(), authority: Self.schedule)
            return sheet.charge(charge, line: index)
        case .notInForce: refuseDate(date, line: index, &sheet)
        case .unknown(let options): refuseUnknown(code, nearest: options, line: index, on: date, &sheet)
        case .malformed: refuseMalformed(code, line: index, &sheet)
        }
        let stated = sheet.statedRate("duty_rate", line: index) ?? sheet.statedRate("column1_rate", line: index)
        guard let rate = stated ?? row.map(tables.lines.generalRate), !rate.components.isEmpty else {
            if let row { refuseRate(tables.lines.generalRate(row), index, &sheet) }
            var charge = Worksheet.refusedCharge(.duty, Self.program, code: code, authority: Self.schedule)
            charge.rate = row.map(tables.lines.generalRate)
            return sheet.charge(charge, line: index)
        }
        let charge = try sheet.charge(
            .duty, Self.program, rate, value: value, line: index, code: String(code.prefix(tables.lines.digits)),
            rounding: AustralianRounding(), authority: Self.schedule)
        sheet.charge(charge, line: index)
    }

    /// The general rate is the same for all origins, yet additional duties are not.
    private func askOrigin(_ index: Int, _ sheet: inout Worksheet) {
        guard sheet.lines[index].origin == nil else { return }
        sheet.ask(
            "origin", line: index, "Of which country are the goods the produce or manufacture?",
            authority: "Customs Tariff Act 1995 ss 13, 18A")
    }

    private func refuseRate(_ rate: Rate, _ index: Int, _ sheet: inout Worksheet) {
        sheet.refuse(
            Self.program, line: index,
            "The rate reads \"\(rate.text)\" and cannot be reckoned from value and quantity alone. "
                + "State it as the fact duty_rate.",
            authority: Self.schedule)
    }
}
