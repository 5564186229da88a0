import TidewaiterQuantities

/// What the schedule and the measures say of goods of one code and origin on a day, as far as the
/// schedule has a rate for them. It hangs on the pack alone, so that it is found once for many lines and entries.
final class ScheduledGoods: Sendable {
    /// Which goods, and when.
    struct Key: Sendable, Hashable {
        let code: CodePrefix
        let origin: Int
        let time: KnownTime
    }

    let code: CodePrefix
    /// The number of the origin.
    let origin: Int
    /// What base duties on such goods have in common.
    let terms: ChargeTerms
    /// Per cent of the value, where the rate is that and nothing else.
    let percent: Decimal?
    let isFree: Bool
    /// The special rates that could be claimed.
    let claims: [SpecialRateCell.Claim]
    /// Programmes that the pack does not compute and that concern them.
    let uncovered: [Int]
    let measures: GoodsMeasures?
    /// The quota within which such goods enter, where the line is one of a quota.
    let quota: QuotaLines.Quota?
    /// Whether the rate is that of an earlier edition.
    let isCarried: Bool
    /// Whether goods of the origin pay no merchandise processing fee.
    let isFeeFree: Bool
    /// Whether the schedule has the last two digits of the code, where there are such.
    let isStatistical: Bool
    /// Equal for equal rates, so that most that differ are told apart by a number.
    let rateNumber: Int

    init(
        _ key: Key, _ code: String, origin country: String, _ terms: ChargeTerms, _ rate: Rate, row: Int,
        isStatistical: Bool,
        of regime: UnitedStates, _ book: MeasureBook?
    ) {
        self.code = key.code
        origin = key.origin
        self.terms = terms
        percent = rate.plainPercent
        isFree = rate.isFree
        claims = regime.specialClaims(row: row, origin: country, key.time).map(\.kept)
        uncovered = regime.tables.uncovered.concerning(key.code, origin: country, on: key.time.date)
        measures = book?.goods(key.code, origin: UnitedStates.originNumber(country) ?? key.origin, key.time) {
            regime.reportingNumbers(for: $0, key.time)
        }
        quota = regime.quotas.quota(code, on: key.time.date)
        isCarried = regime.isCarried(row)
        isFeeFree = regime.feeFreeOrigins.contains(country, on: key.time.date)
        self.isStatistical = isStatistical
        rateNumber = rate.hashValue
    }

    /// How many goods are remembered: an importer has some hundreds, and each takes some kilobytes.
    static let most = 1_024
}

extension UnitedStates {
    /// The rate of a line that states none with its goods, where the schedule has one for its code and origin and the line
    /// claims no other.
    func scheduledRate(
        ofLine index: Int, on date: CivilDate, _ book: MeasureBook?, _ sheet: borrowing Worksheet
    ) -> LineRate? {
        guard sheet.request.lines[index].preference == nil, let text = sheet.lines[index].code,
            let code = CodePrefix(text), let origin = sheet.lines[index].origin,
            let number = CountryScope.number(origin)
        else { return nil }
        let key = ScheduledGoods.Key(
            code: code, origin: number, time: KnownTime(date: date, knownOn: sheet.request.knownOn))
        return goods.value(key) {
            guard case .row(let row) = tables.lines.match(text, on: date) else { return nil }
            let isColumnTwo = columnTwo.contains(origin, on: date)
            let rate = isColumnTwo ? tables.lines.otherRate(row) : tables.lines.generalRate(row)
            guard let rate, !rate.components.isEmpty else { return nil }
            let program = isColumnTwo ? LineRate.columnTwo : LineRate.general
            let legal = String(text.prefix(tables.lines.digits))
            let terms = ChargeTerms(
                .duty, program, code: legal, taxType: nil, rate: rate, authority: Self.authority(of: program),
                isWritten: true)
            let goods = ScheduledGoods(
                key, text, origin: origin, terms, rate, row: row, isStatistical: hasReportingNumber(text, on: date),
                of: self, book)
            return LineRate(.known, rate, program: program, code: legal, row: row, origin: origin, goods: goods)
        }
    }
}
