import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// Imports into the customs territory of the United States: Harmonized Tariff Schedule and user fees.
///
/// Order of work: customs values (19 U.S.C. 1401a), date that selects rates (19 CFR 141.69), rate of each line
/// (HTS general note 3), entered values in whole dollars (19 CFR 159.3), duties, merchandise processing fee
/// (19 CFR 24.23), harbor maintenance fee (19 CFR 24.24).
final class UnitedStates: NationalRegime {
    static let jurisdiction = "US"
    static let currency = "USD"
    static let schedule = "HTS"
    static let codeForm = "8 or 10 digits"

    let tables: TariffTables
    /// 31 U.S.C. 5151; 19 CFR 159.32, 159.34: the rate certified for the date of exportation.
    let exchange: ExchangeRule
    let statistical: PackTable?
    let columnTwo: DatedCountries
    let embargoes: DatedCountries
    let fees: Fees
    let preferences: Preferences
    /// Origins whose goods pay no merchandise processing fee.
    let feeFreeOrigins: DatedCountries
    let harborPorts: HarborFeePorts
    let returned: ReturnedArticles
    let smallShipments: SmallShipments
    let quotas: QuotaLines
    /// What was found for the goods of entries so far.
    let goods = Memo<ScheduledGoods.Key, LineRate>(most: ScheduledGoods.most)

    init(_ pack: Pack) throws(TidewaiterError) {
        tables = try TariffTables(pack)
        exchange = ExchangeRule(pack, unstated: .export)
        statistical = pack.table("statistical")
        columnTwo = DatedCountries(pack.table("column2_countries"))
        embargoes = DatedCountries(pack.table("embargoes"))
        fees = Fees(pack.table("fees"))
        preferences = Preferences(pack.table("preference"))
        feeFreeOrigins = DatedCountries(pack.table("mpf_origins"))
        harborPorts = HarborFeePorts(pack.table("hmf_ports"))
        returned = ReturnedArticles(pack.table("chapter98"))
        smallShipments = SmallShipments(
            pack.table("de_minimis"), exclusions: pack.table("de_minimis_exclusions"))
        quotas = QuotaLines(pack.table("quota_lines"))
    }

    func assess(_ sheet: inout Worksheet) throws(QuantityError) -> Assessment {
        let valued = try sheet.value(by: TransactionValue())
        let date = dateOfEntry(&sheet)
        let isCovered = checkEntry(&sheet)
        guard let date, isCovered else {
            try enterValues(valued, [], on: &sheet)
            return try sheet.finish(valued)
        }
        let book = book(on: date, of: sheet.request)
        let rates = rates(on: date, book, &sheet)
        try enterValues(valued, rates, on: &sheet)
        try sheet.checkParts(of: valued.values)
        try enterParts(of: valued.values, &sheet)
        let worth = try valued.worth()
        if try relieveSmallShipment(rates, worth: worth, on: date, &sheet) { return try sheet.finish(valued) }
        warnOfCarriedRates(rates, on: date, &sheet)
        checkInformalValue(worth, &sheet)
        checkOrders(&sheet)
        checkEmbargoes(on: date, &sheet)
        for index in sheet.lines.indices { try charge(line: index, rates[index], book, on: date, &sheet) }
        try chargeProcessingFee(rates, worth: worth, on: date, &sheet)
        sheet.dropFeeFreeOffersOfNothing()
        try chargeHarborFee(on: date, &sheet)
        try offerSmallShipment(worth: worth, on: date, &sheet)
        return try sheet.finish(valued)
    }

    /// The measures in force on a date.
    func book(on date: CivilDate, of request: AssessmentRequest) -> MeasureBook? {
        tables.measures.map { MeasureBook($0, tables.facts, on: date, of: request) }
    }

    /// The number of the country whose goods those of an origin are to chapter 99. Puerto Rico is in the customs
    /// territory (HTS general note 2), so that its products are American.
    static func originNumber(_ origin: String) -> Int? { CountryScope.number(origin == "PR" ? "US" : origin) }

    /// All charges of one line, in the order in which an entry states them: headings of chapter 99 (and 98) first.
    private func charge(
        line index: Int, _ rate: LineRate, _ book: MeasureBook?, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let code = sheet.lines[index].code ?? ""
        let claims: [Worksheet.Claim] =
            book == nil || preferences.isEmpty ? Worksheet.Claim.allCases : [.quota]
        if sheet.contradictedParts.contains(index) || refuseSeveralProvisions(line: index, on: date, &sheet) {
            // Why has been said; nothing that is taken of a part can be right.
            sheet.charge(
                Worksheet.refusedCharge(.duty, rate.program, code: code, authority: Self.authority(of: rate.program)),
                line: index)
        } else if sheet.refuse(claims, line: index, authority: "HTS general notes 3 to 37") {
            try charge(try dutiable(line: index, on: date, &sheet), rate, book, line: index, on: date, &sheet)
        }
        if let goods = rate.goods {
            // Of most goods there are none, and to hand on the table would count references of all that is in it.
            if !goods.uncovered.isEmpty { sheet.apply(tables.uncovered, goods.uncovered, line: index, code: code) }
        } else if !returned.isProvision(String(code.prefix(8))) {
            // The heading of a provision is asked for in another place, which has been said.
            sheet.apply(tables.uncovered, line: index, code: code, on: date)
        }
        try chargeOrders(line: index, code: code, &sheet)
    }

    /// The duties of a line on what a provision of chapter 98 leaves of it, which is all where none is claimed.
    private func charge(
        _ dutiable: Dutiable, _ rate: LineRate, _ book: MeasureBook?, line index: Int, on date: CivilDate,
        _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let (charges, offers, feeFreeOffers) = (
            sheet.lines[index].charges.count, sheet.unclaimed.count, sheet.feeFreeOffers.count
        )
        switch dutiable {
        case .nothing(let law):
            if case .known = rate.state {
                return sheet.charge(freeCharge(line: index, rate, by: law, sheet), line: index)
            }
            let base = try quotaCharge(line: index, rate, .zero, nil, on: date, &sheet)
            try charge(base, rate, .zero, nil, book, line: index, on: date, &sheet)
        case .value(let value, let part):
            let base = try quotaCharge(line: index, rate, value, part, on: date, &sheet)
            try charge(base, rate, value, part, book, line: index, on: date, &sheet)
        case .nothingOrAll(let value):
            let base = try quotaCharge(line: index, rate, value, nil, on: date, &sheet)
            try charge(base, rate, value, nil, book, line: index, on: date, &sheet)
            sheet.mayBeNothing(line: index, from: charges)
            // What a claim would save beside the provision hangs on the same facts.
            sheet.unclaimed.removeSubrange(offers...)
            sheet.feeFreeOffers.removeSubrange(feeFreeOffers...)
        }
    }

    /// The base duty of a line and the measures beside it.
    private func charge(
        _ base: consuming Charge, _ rate: LineRate, _ value: Interval, _ part: DutiablePart?, _ book: MeasureBook?,
        line index: Int, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        guard let book, base.outcome != .refused else { return sheet.charge(base, line: index) }
        let time = KnownTime(date: date, knownOn: sheet.request.knownOn)
        let goods = rate.goods
        guard case .known = rate.state, let origin = rate.origin,
            let number = goods?.origin ?? Self.originNumber(origin),
            let code = goods?.code ?? CodePrefix(sheet.lines[index].code ?? "")
        else {
            // Until code and origin are known, nothing bounds what stands beside the base duty.
            sheet.charge(base, line: index)
            return sheet.charge(
                Worksheet.openCharge(.duty, "chapter_99", code: nil, authority: "HTS chapter 99"), line: index)
        }
        let line = book.line(
            sheet, index,
            goods?.measures ?? book.goods(code, origin: number, time) { reportingNumbers(for: $0, time) },
            column: rate.program == LineRate.columnTwo ? 2 : 1, value: value,
            fullValue: fullValue(line: index, on: date, sheet))
        sheet.sayIdleStatements(of: line, book, line: index)
        var claims: [SpecialRateCell.Claim] = []
        if sheet.request.lines[index].preference == nil, let row = rate.row {
            claims = goods?.claims ?? specialClaims(row: row, origin: origin, time)
        }
        let (rounding, duty) = (RoundingOfFractions(), base.assessed)
        let decision = book.decision(of: line, asking: claims.map(\.entitlement.symbol), rounding)
        let hangsOnDigits = try sheet.hangsOnDigits(line, decision, base, book, index, rounding)
        if hangsOnDigits { askReportingNumber(code, line: index, time, &sheet) }
        try sheet.charge(
            base, with: book, line, decision, hangsOnDigits: hangsOnDigits, line: index, rounding: rounding)
        if !hangsOnDigits {
            try offerSpecialRates(claims, decision, index: index, base: duty, part, line, book, &sheet)
        }
        checkHeadings(index, &sheet)
    }

    /// Says which headings are stated on a line and do not apply to it.
    private func checkHeadings(_ index: Int, _ sheet: inout Worksheet) {
        for code in sheet.request.lines[index].additionalCodes {
            let heading = returned.isProvision(code) ? String(code.prefix(8)) : code
            if sheet.lines[index].charges.contains(where: { $0.code == heading }) { continue }
            var finding = Finding(
                rule: "tw.us.heading", severity: .error, effect: .reject,
                message: "The heading \(code) is stated and does not apply to this line on this date, as far as this "
                    + "pack goes. Take it out, or state the facts that it needs.",
                path: "/lines/\(index)/additional_codes", value: code, authority: "HTS chapters 98 and 99")
            finding.item = sheet.lines[index].id
            sheet.findings.append(finding)
        }
    }
}
