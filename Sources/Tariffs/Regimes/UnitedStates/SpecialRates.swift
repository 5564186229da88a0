import TidewaiterPacks
import TidewaiterQuantities

// HTS general note 3(c): the rates of column 1, special, are for goods that an importer claims under a programme, by its
// symbol before the tariff number (19 CFR 10 and the general note of the programme). A claim is the importer's: what is
// not claimed is not applied, and offered with what it would save.

extension UnitedStates {
    private static let note = "HTS general note 3(c)"

    /// The special rate that a line claims, in place of the general one; `nil`, and said why, where it has none.
    func specialRate(
        _ symbol: String, row: Int, index: Int, origin: String, on date: CivilDate, _ sheet: inout Worksheet
    ) -> Rate? {
        let time = KnownTime(date: date, knownOn: sheet.request.knownOn)
        let country = sheet.request.lines[index].originPreferential ?? origin
        guard preferences.isSymbol(symbol) else {
            sheet.refuse(
                "preference", line: index,
                "\"\(symbol)\" is no symbol of a special rate. The symbols are "
                    + "\(preferences.symbols.joined(separator: ", ")).", authority: Self.note)
            return nil
        }
        guard !columnTwo.contains(origin, on: date),
            let entitlement = preferences.entitlement(symbol, country, time)
        else {
            let countries = preferences.countries(symbol, time).sorted()
            sheet.refuse(
                "preference", line: index,
                countries.isEmpty
                    ? "The rates of symbol \(symbol) were not in force on \(date)."
                    : "The rates of symbol \(symbol) are not for goods of \(country). They are for those of "
                        + "\(countries.joined(separator: ", ")).", authority: Self.note)
            return nil
        }
        guard let rate = tables.lines.specialRate(row, symbol: symbol) else {
            // Where the general rate is free there is nothing to reduce, and the claim still counts elsewhere.
            let general = tables.lines.generalRate(row)
            if general.components.allSatisfy({ $0.kind == .free }), !general.components.isEmpty { return general }
            sheet.refuse(
                "preference", line: index,
                "The line has no special rate under \(symbol) (\(entitlement.title)). Leave the claim out, or state "
                    + "the rate as the fact duty_rate.", authority: entitlement.authority)
            return nil
        }
        guard !rate.components.isEmpty else {
            sheet.refuse(
                "preference", line: index,
                "The special rate under \(symbol) reads \"\(rate.text)\" and cannot be reckoned from value and quantity "
                    + "alone. State it as the fact duty_rate.", authority: entitlement.authority)
            return nil
        }
        return rate
    }

    /// Offers the special rates that a line could claim, each with what it would save.
    func offerSpecialRates(
        row: Int, index: Int, origin: String, base: Charge, _ line: MeasureLine, _ book: MeasureBook,
        on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        guard sheet.request.lines[index].preference == nil, let now = base.assessed, now.isExact else { return }
        let time = KnownTime(date: date, knownOn: sheet.request.knownOn)
        let claims = tables.lines.specialRates(row).claims(origin, preferences, at: time)
        if claims.isEmpty { return }
        let value = sheet.lines[index].customsValue ?? .unknown
        let code = sheet.lines[index].code ?? ""
        var before: Interval?
        for claim in claims {
            let symbol = claim.entitlement.symbol
            let claimed = try sheet.reckon(
                Rate(text: claim.rate, components: claim.components), LineRate.special, value: value, line: index,
                code: code, rounding: RoundingOfFractions())
            guard claimed.isExact else { continue }
            let unclaimed: Interval
            if let before {
                unclaimed = before
            } else {
                unclaimed = try sheet.duty(of: line, base: now, book, line: index, rounding: RoundingOfFractions())
            }
            before = unclaimed
            guard unclaimed.isExact else { return }
            let after = try sheet.duty(
                of: line, assuming: [.claim(symbol)], base: claimed, book, line: index, rounding: RoundingOfFractions())
            guard after.isExact, after.low < unclaimed.low else { continue }
            let saves = try unclaimed.low.subtracting(after.low)
            sheet.offer(
                "special_\(symbol)", line: index,
                "Goods that qualify under \(claim.entitlement.title) have the rate \(claim.rate). It is claimed by "
                    + "stating the preference \(symbol).", saves: saves, authority: claim.entitlement.authority)
        }
    }
}
