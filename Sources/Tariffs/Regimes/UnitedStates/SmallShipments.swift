import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// 19 U.S.C. 1321(a)(2); 19 CFR 10.151-10.153: shipments of little value, gifts and personal articles, free of duty and
/// tax; tables `de_minimis` and `de_minimis_exclusions`.
///
/// An exemption is a claim, stated as the fact `exemption` of the entry: `section_321`, `gift` or `personal`. Where it
/// was suspended (Executive Orders 14256 and 14324), the goods are worth too much for it or are of a kind that never
/// has it (taxed goods, goods under a quota or an order), it is refused.
struct SmallShipments: Sendable {
    struct Row: Sendable {
        let regime: String
        let origins: CountryScope
        let limit: Decimal?
        let validity: Validity
        let effect: String
        let statement: String
        /// What is charged in place of all other duties, where the effect is a rate that the pack has.
        let rate: Rate?
        /// What may be paid on each item instead of that rate, where the law leaves the choice.
        let perItem: Decimal?
        /// The facts of which one makes the row that of the goods, before all rows without such; none where it is for all.
        let facts: [String]
        let authority: String
    }

    /// Goods that an exemption is not for.
    struct Exclusion: Sendable {
        let regimes: [String]
        let codes: [String]
        /// Shipments worth no more than this have the exemption all the same.
        let limit: Decimal?
        let goods: String
        let validity: Validity
        let authority: String
    }

    private let rows: [Row]
    private let exclusions: [Exclusion]

    init(_ table: PackTable?, exclusions: PackTable?) {
        rows =
            table.map { table in
                table.rows.map { row in
                    Row(
                        regime: table.text(row, "regime"),
                        origins: CountryScope(naming: table.text(row, "origins")),
                        limit: try? table.cell(row, "limit").decimal(), validity: Validity(table, row),
                        effect: table.text(row, "effect"), statement: table.text(row, "statement"),
                        rate: Self.rate(table.text(row, "rate")),
                        perItem: try? table.cell(row, "per_item").decimal(),
                        facts: table.text(row, "facts").split(separator: " ").map(String.init),
                        authority: table.text(row, "authority"))
                }
            } ?? []
        self.exclusions =
            exclusions.map { table in
                table.rows.map { row in
                    Exclusion(
                        regimes: table.text(row, "regimes").split(separator: " ").map(String.init),
                        codes: table.text(row, "codes").split(separator: " ").map(String.init),
                        limit: try? table.cell(row, "up_to").decimal(), goods: table.text(row, "goods"),
                        validity: Validity(table, row), authority: table.text(row, "authority"))
                }
            } ?? []
    }

    private static func rate(_ notation: String) -> Rate? {
        guard let components = try? RateExpression.parse(notation), !components.isEmpty else { return nil }
        return Rate(text: notation, components: components)
    }

    /// The law on a kind of exemption for goods of a country on a date.
    ///
    /// - Parameter isTrue: Whether a fact is stated of the goods as true.
    func row(
        _ regime: String, country: String, on date: CivilDate, isTrue: (String) -> Bool = { _ in false }
    ) -> Row? {
        guard let number = CountryScope.number(country) else { return nil }
        var found: Row?
        for row in rows
        where row.regime == regime && row.validity.holds(KnownTime(date: date)) && row.origins.contains(number) {
            if row.facts.contains(where: isTrue) { return row }
            if found == nil, row.facts.isEmpty { found = row }
        }
        return found
    }

    /// Whether there ever was an exemption of a kind for shipments that are worth so much.
    func haveRow(_ regime: String, worth: Decimal) -> Bool {
        for index in rows.indices where rows[index].regime == regime {
            if let limit = rows[index].limit, worth <= limit { return true }
        }
        return false
    }

    /// Why an exemption is not for goods of a code in a shipment that is worth so much.
    func exclusion(_ regime: String, code: String, worth: Interval, on date: CivilDate) -> Exclusion? {
        exclusions.first { row in
            row.regimes.contains(regime) && row.validity.holds(KnownTime(date: date))
                && row.codes.contains(where: code.hasPrefix) && row.limit.map { worth.low > $0 } ?? true
        }
    }
}

extension UnitedStates {
    private static let exemption = "exemption"
    private static let law = "19 U.S.C. 1321(a)(2)"

    /// Relieves the entry by an exemption that it claims, or refuses that. Gives whether the entry is done with.
    ///
    /// - Parameter worth: What all goods are worth, before it is rounded: limits bind what was paid, not what is entered.
    func relieveSmallShipment(
        _ rates: [LineRate], worth: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Bool {
        guard case .text(let claim)? = sheet.fact(Self.exemption) else {
            return try chargeMail(worth: worth, on: date, &sheet)
        }
        if sheet.lines.contains(where: { $0.origin == nil }) { return false }
        for index in sheet.lines.indices {
            guard try mayRelieve(claim, line: index, rates[index], worth: worth, on: date, &sheet) else { continue }
            relieve(claim, line: index, worth: worth, on: date, &sheet)
        }
        return true
    }

    /// Whether a line is one that the exemption is for; otherwise says why not, or what that hangs on.
    private func mayRelieve(
        _ claim: String, line index: Int, _ rate: LineRate, worth: Interval, on date: CivilDate,
        _ sheet: inout Worksheet
    ) throws(QuantityError) -> Bool {
        let code = sheet.lines[index].code ?? ""
        switch rate.state {
        case .known: break
        case .oneOf:
            sheet.charge(Worksheet.openCharge(.duty, claim, code: code, authority: Self.law), line: index)
            return false
        case .none:
            // Goods that the schedule does not know may be of any kind.
            sheet.apply(tables.uncovered, line: index, code: code, on: date)
            sheet.charge(Worksheet.refusedCharge(.duty, claim, code: code, authority: Self.law), line: index)
            return false
        }
        let excluded: (goods: String, authority: String)?
        if let row = smallShipments.exclusion(claim, code: code, worth: worth, on: date) {
            excluded = (row.goods, row.authority)
        } else if claim != "personal", quotas.concern(code, on: date) {
            excluded = ("goods of a kind that is under a tariff-rate quota", "19 CFR 10.153")
        } else if let order = sheet.antidumping(line: index), order != "none" {
            excluded = (
                "goods under an antidumping or countervailing duty order",
                "19 U.S.C. 1671, 1673; CBP, goods not permitted under Section 321"
            )
        } else {
            excluded = nil
        }
        guard let excluded else {
            if claim == "section_321" { sheet.applyAntidumping(line: index, code: code, tables.facts) }
            return true
        }
        sheet.refuse(
            Self.exemption, line: index,
            "The exemption \(claim) is not for \(excluded.goods). Enter them formally or informally.",
            authority: excluded.authority)
        sheet.charge(Worksheet.refusedCharge(.duty, claim, code: code, authority: excluded.authority), line: index)
        return false
    }

    /// The charge of nothing by which a line is relieved, or why it is not.
    private func relieve(
        _ claim: String, line index: Int, worth: Interval, on date: CivilDate, _ sheet: inout Worksheet
    ) {
        let code = sheet.lines[index].code
        let country = country(of: claim, line: index, sheet)
        let row = smallShipments.row(claim, country: country, on: date) { sheet.isTrue($0, line: index) }
        guard let row, row.effect == "free" else {
            let authority = row?.authority ?? Self.law
            sheet.refuse(
                Self.exemption, line: index,
                "Goods of \(country) were not free of duty as \(claim) on \(date). Enter them formally or informally.",
                authority: authority)
            return sheet.charge(Worksheet.refusedCharge(.duty, claim, code: code, authority: authority), line: index)
        }
        if let limit = row.limit, worth.low > limit {
            if !sheet.refused.contains(where: { $0.program == Self.exemption && $0.line == nil }) {
                sheet.refuse(
                    Self.exemption,
                    "The exemption \(claim) is for shipments of at most \(limit) dollars, and this one is worth "
                        + "\(worth.low)\(worth.isExact ? "" : " or more"). Enter it formally or informally.",
                    authority: row.authority)
            }
            return sheet.charge(
                Worksheet.refusedCharge(.duty, claim, code: code, authority: row.authority), line: index)
        }
        guard row.limit == nil || worth.high.map({ $0 <= row.limit ?? $0 }) ?? false else {
            // Worth too much for the exemption, the goods pay whatever they pay.
            return sheet.charge(
                Worksheet.openCharge(.duty, claim, code: code, authority: row.authority), line: index)
        }
        let steps = [
            Step(
                .take, [.init("nothing", .zero)], result: .zero, name: claim, authority: row.authority,
                figure: "assessed")
        ]
        sheet.charge(
            Charge(
                sequence: 0, kind: .duty, program: claim, code: code, taxType: nil, outcome: .computed, basis: nil,
                rate: nil, assessed: .zero, payable: .zero, status: .relieved, authority: row.authority,
                steps: sheet.explain ? steps : []), line: index)
    }

    /// The country that an exemption looks at: where a gift was sent from, else the origin.
    private func country(of claim: String, line index: Int, _ sheet: borrowing Worksheet) -> String {
        let origin = sheet.lines[index].origin ?? ""
        return claim == "gift" ? sheet.request.lines[index].countryOfExport ?? origin : origin
    }

    /// Offers the exemption to small shipments that could have it, with all that it would save.
    func offerSmallShipment(worth: Interval, on date: CivilDate, _ sheet: inout Worksheet) throws(QuantityError) {
        guard worth.isExact, smallShipments.haveRow("section_321", worth: worth.low),
            sheet.request.entry.type == nil, sheet.fact(Self.exemption) == nil
        else { return }
        var least: (limit: Decimal, authority: String)?
        for (index, line) in sheet.lines.enumerated() {
            guard let origin = line.origin, let code = line.code,
                let row = smallShipments.row(
                    "section_321", country: origin, on: date, isTrue: { sheet.isTrue($0, line: index) }),
                row.effect == "free",
                let limit = row.limit, worth.low <= limit,
                smallShipments.exclusion("section_321", code: code, worth: worth, on: date) == nil,
                !quotas.concern(code, on: date)
            else { return }
            if least.map({ limit < $0.limit }) ?? true { least = (limit, row.authority) }
        }
        for index in sheet.lines.indices {
            if let order = sheet.antidumping(line: index), order != "none" { return }
        }
        guard let least else { return }
        var saved = Interval.zero
        for line in sheet.lines {
            for charge in line.charges { saved = try saved.adding(charge.assessed ?? .unknown) }
        }
        for charge in sheet.entryCharges { saved = try saved.adding(charge.assessed ?? .unknown) }
        sheet.offer(
            "section_321",
            "One person's shipments of a day that are worth at most \(least.limit) dollars may enter free of duty and "
                + "tax, without entry. It is claimed by the fact exemption = section_321.",
            saves: saved.isExact ? saved.low : nil, authority: least.authority)
    }
}
