import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// Imports into Australia for home consumption: general rates of Schedule 3, goods and services tax.
///
/// Order of work: customs values (Customs Act 1901 Part VIII Division 2), date that selects rates (s 132), duty at the
/// general rate (Customs Tariff Act 1995 s 16), goods and services tax on the value of the taxable importation (GST Act
/// s 13-20).
struct Australia: NationalRegime {
    static let jurisdiction = "AU"
    static let currency = "AUD"
    static let schedule = "Customs Tariff Act 1995 ss 15, 16 and Schedule 3"
    static let codeForm = "8 digits"

    let tables: TariffTables
    let taxes: PackTable?

    init(_ pack: Pack) throws(TidewaiterError) {
        tables = try TariffTables(pack)
        taxes = pack.table("taxes")
    }

    func assess(_ sheet: consuming Worksheet) throws(QuantityError) -> Assessment {
        var sheet = sheet
        let valued = try sheet.value(by: PriceAndCosts())
        try sheet.setCustomsValues(valued, rounding: .cents, authority: "cents, half up")
        let date = dateOfEntry(&sheet)
        let isCovered = checkEntry(&sheet)
        guard let date, isCovered else { return try sheet.finish(valued) }
        for index in sheet.lines.indices {
            if sheet.refuse(line: index, authority: "Customs Tariff Act 1995 ss 13 to 18") {
                try chargeDuty(line: index, on: date, &sheet)
            }
            let code = sheet.lines[index].code ?? ""
            sheet.apply(tables.uncovered, line: index, code: code, on: date)
            sheet.applyAntidumping(line: index, code: code, tables.facts)
            try chargeGoodsAndServicesTax(line: index, valued.taxed[index], on: date, &sheet)
        }
        offerLowValue(&sheet)
        return try sheet.finish(valued)
    }

    /// Whether the declaration can be assessed at all; says so when not.
    private func checkEntry(_ sheet: inout Worksheet) -> Bool {
        var isCovered = true
        if let type = sheet.request.entry.type, type != "N10", type != "10" {
            sheet.refuse(
                "entry_type",
                "Declarations of nature \(type) are not covered, only import declarations for home consumption (N10).",
                authority: "Customs Act 1901 ss 68, 71A")
            isCovered = false
        }
        if sheet.request.entry.status != .direct {
            sheet.refuse(
                "entry_status",
                "Goods in status \(sheet.request.entry.status.rawValue) are not covered, only goods entered for home "
                    + "consumption straight from abroad.",
                authority: "Customs Act 1901 s 68")
            isCovered = false
        }
        return isCovered
    }

    /// Goods of low value can be cleared without an import declaration, duty and tax at the border. That is a relief,
    /// so it is named and not applied.
    private func offerLowValue(_ sheet: inout Worksheet) {
        var total = Decimal.zero
        for line in sheet.lines {
            guard let value = line.customsValue, value.isExact, let sum = try? total.adding(value.low) else { return }
            total = sum
        }
        guard !sheet.lines.isEmpty, total <= Decimal(1000) else { return }
        sheet.offer(
            "low_value_goods",
            "Goods of a customs value of at most AUD 1,000 (not tobacco, not alcoholic beverages) need no import "
                + "declaration, and duty and tax are then not collected at the border.",
            saves: nil, authority: "Customs Act 1901 s 68(1)(e), (f)")
    }
}

/// Rounding in Australia: every charge in cents, a half up; quantities as stated.
struct AustralianRounding: RoundingPolicy {
    let chargeAuthority = "cents, half up"
    let quantityAuthority = ""

    func quantity(for component: RateComponent, of kind: Charge.Kind, code: String) -> Rounding? { nil }
}
