import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// 19 U.S.C. 1321(a)(2): shipments of little value, gifts and personal articles, free of duty and tax; table
/// `de_minimis`.
///
/// An exemption is a claim, stated as the fact `exemption` of the entry: `section_321`, `gift` or `personal`. Where it
/// was suspended (Executive Orders 14256 and 14324), or the goods are worth too much for it, the entry is refused.
struct SmallShipments: Sendable {
    struct Row: Sendable {
        let regime: String
        let origins: CountryScope
        let limit: Decimal?
        let validity: Validity
        let effect: String
        let statement: String
        let authority: String
    }

    private let rows: [Row]

    init(_ table: PackTable?) {
        rows =
            table.map { table in
                table.rows.map { row in
                    Row(
                        regime: table.text(row, "regime"),
                        origins: CountryScope(naming: table.text(row, "origins")),
                        limit: try? table.cell(row, "limit").decimal(), validity: Validity(table, row),
                        effect: table.text(row, "effect"), statement: table.text(row, "statement"),
                        authority: table.text(row, "authority"))
                }
            } ?? []
    }

    /// The law on a kind of exemption for goods of a country on a date.
    func row(_ regime: String, origin: String, on date: CivilDate) -> Row? {
        guard let number = CountryScope.number(origin) else { return nil }
        return rows.first { row in
            row.regime == regime && row.validity.holds(KnownTime(date: date))
                && row.origins.contains(number)
        }
    }
}

extension UnitedStates {
    private static let exemption = "exemption"

    /// Relieves the entry by an exemption that it claims, or refuses that. Gives whether the entry is done with.
    func relieveSmallShipment(on date: CivilDate, _ sheet: inout Worksheet) throws(QuantityError) -> Bool {
        guard case .text(let claim)? = sheet.fact(Self.exemption) else {
            return try offerSmallShipment(on: date, &sheet)
        }
        let value = try sheet.customsValue()
        for index in sheet.lines.indices {
            guard let origin = sheet.lines[index].origin else { return false }
            guard let row = smallShipments.row(claim, origin: origin, on: date), row.effect == "free" else {
                let authority = smallShipments.row(claim, origin: origin, on: date)?.authority ?? "19 U.S.C. 1321(a)(2)"
                sheet.refuse(
                    Self.exemption, line: index,
                    "Goods of \(origin) were not free of duty as \(claim) on \(date). Enter them formally or informally.",
                    authority: authority)
                continue
            }
            if let limit = row.limit, value.low > limit {
                sheet.refuse(
                    Self.exemption,
                    "The exemption \(claim) is for shipments of at most \(limit) dollars, and this one is worth "
                        + "\(value.low). Enter it formally or informally.", authority: row.authority)
                return true
            }
            sheet.charge(
                Charge(
                    sequence: 0, kind: .duty, program: claim, code: sheet.lines[index].code, taxType: nil,
                    outcome: .computed, basis: nil, rate: nil, assessed: .zero, payable: .zero, status: .relieved,
                    authority: row.authority,
                    steps: sheet.explain
                        ? [
                            Step(
                                .take, [.init("nothing", .zero)], result: .zero, name: claim,
                                authority: row.authority, figure: "assessed")
                        ] : []), line: index)
        }
        return true
    }

    /// Refuses mail that has a regime of its own; offers the exemption to small shipments that could have it.
    private func offerSmallShipment(on date: CivilDate, _ sheet: inout Worksheet) throws(QuantityError) -> Bool {
        let value = try sheet.customsValue()
        guard value.isExact, let origin = sheet.lines.first?.origin else { return false }
        if sheet.request.mode == .post, let row = smallShipments.row("postal", origin: origin, on: date),
            row.effect != "free", row.limit.map({ value.low <= $0 }) ?? true
        {
            sheet.refuse(
                "postal",
                "Mail of this value has a regime of its own on \(date), which is not computed: \(row.statement).",
                authority: row.authority)
            return true
        }
        guard sheet.request.entry.type == nil else { return false }
        for line in sheet.lines {
            guard let origin = line.origin, let row = smallShipments.row("section_321", origin: origin, on: date),
                row.effect == "free", let limit = row.limit, value.low <= limit
            else { return false }
        }
        let authority = smallShipments.row("section_321", origin: origin, on: date)?.authority ?? ""
        sheet.offer(
            "section_321",
            "One person's shipments of a day that are worth at most 800 dollars may enter free of duty and tax, without "
                + "entry. It is claimed by the fact exemption = section_321.", saves: nil, authority: authority)
        return false
    }
}
