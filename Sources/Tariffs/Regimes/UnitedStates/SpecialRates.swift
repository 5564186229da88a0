import TidewaiterDocuments
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
        guard !columnTwo.contains(origin, on: date) else {
            sheet.refuse(
                "preference", line: index,
                "Goods of \(origin) pay the rates of column 2, which no claim under \(symbol) lowers. Take the claim out.",
                authority: "HTS general note 3(b), (c)")
            return nil
        }
        guard
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
            if general.components.allSatisfy({ $0.kind == .free }), !general.components.isEmpty {
                if entitlement.country == "*" { warnOfIdleClaim(entitlement, index, &sheet) }
                return general
            }
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

    /// Says that goods are not among those that a symbol is for: it is open to every origin, and to the goods of the lines
    /// that name it.
    private func warnOfIdleClaim(_ entitlement: Preferences.Entitlement, _ index: Int, _ sheet: inout Worksheet) {
        var finding = Finding(
            rule: "tw.us.preference", severity: .warning, effect: .reject,
            message:
                "The symbol \(entitlement.symbol) (\(entitlement.title)) is for goods of tariff lines that name it, "
                + "and \(sheet.lines[index].code ?? "this line") does not; its rate is free without a claim. Take the claim "
                + "out.",
            path: "/lines/\(index)/preference", place: sheet.request.source.place(of: "/lines/\(index)/preference"),
            value: entitlement.symbol, authority: entitlement.authority)
        finding.item = sheet.lines[index].id
        sheet.findings.append(finding)
    }

    /// What a line could claim of the special rates of its row.
    func specialClaims(
        row: Int, origin: String, _ time: KnownTime
    ) -> [SpecialRateCell.Claim] {
        // Column 1 is not for goods of countries of column 2 (general note 3(b)).
        if columnTwo.contains(origin, on: time.date) { return [] }
        return tables.lines.specialRates(row).claims(origin, preferences, at: time)
    }

    /// Offers the special rates that a line could claim, each with what it would save.
    func offerSpecialRates(
        _ claims: [SpecialRateCell.Claim], _ decision: MeasureDecision, index: Int, base: Interval?,
        _ part: DutiablePart?, _ line: MeasureLine, _ book: MeasureBook, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        guard !claims.isEmpty, let now = base, now.isExact else { return }
        let code = sheet.lines[index].code ?? ""
        let rounding = RoundingOfFractions()
        var before: Interval?
        for (position, claim) in claims.enumerated() {
            let claimed = try sheet.reckon(
                claim.rate, LineRate.special, value: line.value, part: part, line: index, code: code,
                rounding: rounding)
            guard claimed.isExact else { continue }
            if !decision.now.stacking.open.isEmpty {
                // As long as something is asked of the line, what a claim saves hangs on the answer.
                guard claimed.low <= now.low else { continue }
                let results = decision.now.stacking.results
                let isSame = decision.preferences[position].allSatisfy { $0.stacking.results == results }
                offer(claim, saves: isSame && claimed.low == now.low ? .zero : nil, index, &sheet)
                continue
            }
            let unclaimed: Interval
            if let before {
                unclaimed = before
            } else {
                let amounts = try decision.amounts(on: line, base: now, in: &sheet.room)
                unclaimed = try sheet.total(decision.now, amounts, base: now, book, line, index, rounding)
                if let amounts { sheet.room = amounts }
            }
            before = unclaimed
            guard unclaimed.isExact else { return }
            let amounts = try decision.amounts(on: line, base: claimed, in: &sheet.room)
            var least: Decimal?
            var mayBeLess = false
            for then in decision.preferences[position] {
                let sum = try sheet.total(then, amounts, base: claimed, book, line, index, rounding)
                if sum.isExact { least = min(least ?? sum.low, sum.low) }
                mayBeLess = mayBeLess || then.mayBeLess(sum, than: unclaimed.low)
            }
            if let amounts { sheet.room = amounts }
            if let least, least <= unclaimed.low {
                offer(claim, saves: try unclaimed.low.subtracting(least), index, &sheet)
            } else if mayBeLess {
                offer(claim, saves: nil, index, &sheet)
            }
        }
    }

    /// - Parameter saved: `nil` where that hangs on what the claim leads to.
    private func offer(_ claim: SpecialRateCell.Claim, saves saved: Decimal?, _ index: Int, _ sheet: inout Worksheet) {
        if claim.entitlement.isFeeExempt {
            // What it saves of the fee shows when the fee is known.
            sheet.feeFreeOffers.append((sheet.unclaimed.count, index))
        } else if saved?.isZero == true {
            return
        }
        sheet.offer(claim.terms, line: index, saves: saved)
    }
}

extension Worksheet {
    /// Takes back offers that would have freed their line of a fee, and save nothing after all.
    mutating func dropFeeFreeOffersOfNothing() {
        for (offer, _) in feeFreeOffers.reversed() where unclaimed[offer].saves?.isZero == true {
            unclaimed.remove(at: offer)
        }
        feeFreeOffers = []
    }
}
