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

    /// The rate, without these goods themselves.
    let rate: LineRate
    let row: Int
    let code: CodePrefix
    /// The number of the origin.
    let origin: Int
    /// What base duties on such goods have in common.
    let terms: ChargeTerms
    /// The special rates that could be claimed.
    let claims: [SpecialRateCell.Claim]
    /// Programmes that the pack does not compute and that concern them.
    let uncovered: [Int]
    let measures: GoodsMeasures?
    /// Whether the rate is that of an earlier edition.
    let isCarried: Bool
    /// Whether the schedule has the last two digits of the code, where there are such.
    let isStatistical: Bool
    /// Equal for equal rates, so that most that differ are told apart by a number.
    let rateNumber: Int

    init(
        _ key: Key, _ rate: LineRate, row: Int, _ scheduled: Rate, isStatistical: Bool, of regime: UnitedStates,
        _ book: MeasureBook?
    ) {
        self.rate = rate
        self.row = row
        code = key.code
        origin = key.origin
        terms = ChargeTerms(
            .duty, rate.program, code: rate.code, taxType: nil, rate: scheduled,
            authority: UnitedStates.authority(of: rate.program), isWritten: true)
        let country = rate.origin ?? ""
        claims = regime.specialClaims(row: row, origin: country, key.time)
        uncovered = regime.tables.uncovered.concerning(key.code, origin: rate.origin, on: key.time.date)
        measures = book?.goods(key.code, origin: key.origin, key.time)
        isCarried = regime.isCarried(row)
        self.isStatistical = isStatistical
        rateNumber = scheduled.hashValue
    }

    /// How many goods are remembered: an importer has some hundreds, and each takes some kilobytes.
    static let most = 1_024
}

extension UnitedStates {
    /// The goods of a line, where the schedule has a rate for its code and origin and the line states and claims no other.
    func scheduledGoods(
        ofLine index: Int, on date: CivilDate, _ book: MeasureBook?, _ sheet: borrowing Worksheet
    ) -> ScheduledGoods? {
        guard sheet.request.lines[index].preference == nil, let text = sheet.lines[index].code,
            let code = CodePrefix(text), let origin = sheet.lines[index].origin,
            let number = CountryScope.number(origin), sheet.fact("duty_rate", line: index) == nil,
            sheet.fact("column1_rate", line: index) == nil
        else { return nil }
        let key = ScheduledGoods.Key(
            code: code, origin: number, time: KnownTime(date: date, knownOn: sheet.request.knownOn))
        return goods.value(key) {
            guard case .row(let row) = tables.lines.match(text, on: date) else { return nil }
            let isColumnTwo = columnTwo.contains(origin, on: date)
            let rate = isColumnTwo ? tables.lines.otherRate(row) : tables.lines.generalRate(row)
            guard let rate, !rate.components.isEmpty else { return nil }
            let found = LineRate(
                state: .known, rate: rate, program: isColumnTwo ? LineRate.columnTwo : LineRate.general,
                code: String(text.prefix(tables.lines.digits)), row: row, origin: origin)
            return ScheduledGoods(
                key, found, row: row, rate, isStatistical: hasStatisticalNumber(text, on: date), of: self, book)
        }
    }
}
