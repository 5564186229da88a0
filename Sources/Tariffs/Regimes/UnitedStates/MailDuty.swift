import TidewaiterDocuments
import TidewaiterQuantities

// Executive Orders 14256, 14324 and those that amend them; HTS ch. 99 subch. III U.S. note 2: mail of little value pays one
// rate in place of all other duties, table `de_minimis`, regime `postal`.

extension UnitedStates {
    /// Charges mail that has a regime of its own, or refuses it. Gives whether the entry is done with.
    ///
    /// Where the law lets the carrier choose between a percentage and an amount an item, the choice is the fact `postal_duty`.
    func chargeMail(
        worth: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Bool {
        guard sheet.mode == .post, worth.isExact, !sheet.lines.contains(where: { $0.origin == nil }) else {
            return false
        }
        var rows: [SmallShipments.Row] = []
        for line in sheet.lines {
            guard let row = smallShipments.row("postal", country: line.origin ?? "", on: date), row.effect != "free",
                row.limit.map({ worth.low <= $0 }) ?? true
            else { continue }
            rows.append(row)
        }
        guard let first = rows.first else { return false }
        let method = sheet.fact("postal_duty").map(\.text)
        guard rows.count == sheet.lines.count, rows.allSatisfy({ $0.rate != nil }), method != "per_item" else {
            sheet.refuse(
                "postal",
                "Mail of this value has a regime of its own on \(date), which is not computed: \(first.statement).",
                authority: first.authority)
            return true
        }
        for (index, row) in rows.enumerated() {
            guard let rate = row.rate else { continue }
            let code = sheet.lines[index].code ?? ""
            guard method != nil || row.perItem == nil else {
                sheet.ask(
                    "postal_duty",
                    "Does the carrier pay the percentage or the amount an item on mail (\(row.statement))?",
                    options: tables.facts["postal_duty"]?.options ?? [], authority: row.authority)
                sheet.charge(
                    Worksheet.openCharge(.duty, "postal", code: code, authority: row.authority), line: index)
                continue
            }
            let charge = try sheet.charge(
                .duty, "postal", rate, value: sheet.lines[index].customsValue ?? .unknown, line: index, code: code,
                rounding: RoundingOfFractions(), authority: row.authority)
            sheet.charge(charge, line: index)
        }
        sheet.exclude(
            "mail_fee",
            "a fee on dutiable mail may be collected where Customs prepares the entry; it is not in the totals",
            authority: "19 U.S.C. 58c(a)(6)")
        return true
    }
}
