import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

// HTS general note 3(a)(i) and (b): the rates of column 1, general, apply to the products of all countries but those of
// note 3(b), whose products pay the rates of column 2. The legal rate stands at the eight-digit level; the last two
// digits are statistical (general statistical note 3). Countries of column 2: table `column2_countries`.

/// The base rate of a line, before anything is charged; one object for all lines of the same goods.
final class LineRate: Sendable {
    /// What is known of it.
    enum State: Sendable {
        /// One rate.
        case known
        /// One of several: the code or the origin is not known well enough.
        case oneOf([Rate])
        /// None, and why has been said.
        case none
    }

    let state: State
    let rate: Rate?
    let program: String
    /// Where the code stands, digits of the legal level.
    let code: String?
    /// The row of the line, where there is one.
    let row: Int?
    /// The country of origin.
    let origin: String?
    /// The goods, where the rate is theirs.
    let goods: ScheduledGoods?

    init(
        _ state: State, _ rate: Rate? = nil, program: String, code: String? = nil, row: Int? = nil, origin: String?,
        goods: ScheduledGoods? = nil
    ) {
        self.state = state
        self.rate = rate
        self.program = program
        self.code = code
        self.row = row
        self.origin = origin
        self.goods = goods
    }

    static let general = "column_1_general"
    static let special = "column_1_special"
    static let columnTwo = "column_2"
}

extension UnitedStates {
    private static let general = "HTS general note 3(a)(i)"
    private static let columnTwoNote = "HTS general note 3(b)"

    /// Finds the rates of all lines.
    func rates(on date: CivilDate, _ book: MeasureBook?, _ sheet: inout Worksheet) -> [LineRate] {
        var rates: [LineRate] = []
        rates.reserveCapacity(sheet.lines.count)
        // Of lines without facts of their own that of the entry holds.
        let isStated = sheet.fact("duty_rate") != nil || sheet.fact("column1_rate") != nil
        for index in sheet.lines.indices {
            let isOwn = isStated || !sheet.request.lines[index].facts.isEmpty && statesRate(line: index, sheet)
            guard !isOwn, let rate = scheduledRate(ofLine: index, on: date, book, sheet) else {
                rates.append(rate(ofLine: index, on: date, &sheet))
                continue
            }
            if rate.goods?.isStatistical == false, let code = sheet.lines[index].code {
                sayUnknownNumber(code, index, KnownTime(date: date, knownOn: sheet.request.knownOn), &sheet)
            }
            rates.append(rate)
        }
        sayUnusedRates(rates, &sheet)
        return rates
    }

    private func statesRate(line index: Int, _ sheet: borrowing Worksheet) -> Bool {
        sheet.fact("duty_rate", line: index) != nil || sheet.fact("column1_rate", line: index) != nil
    }

    /// The law of a base rate.
    static func authority(of program: String) -> String {
        switch program {
        case LineRate.columnTwo: columnTwoNote
        case LineRate.special: "HTS general note 3(c)"
        default: general
        }
    }

    /// Finds the rate of a line.
    private func rate(ofLine index: Int, on date: CivilDate, _ sheet: inout Worksheet) -> LineRate {
        let origin = checkedOrigin(index, &sheet)
        let isColumnTwo = origin.map { columnTwo.contains($0, on: date) } ?? false
        let program = isColumnTwo ? LineRate.columnTwo : LineRate.general
        guard let code = sheet.lines[index].code, !code.isEmpty else {
            sheet.ask(
                "code", line: index, "Which tariff code (eight or ten digits) do the goods have?",
                authority: "HTS general note 1; 19 U.S.C. 1484")
            return LineRate(.oneOf([]), program: program, origin: origin)
        }
        var row: Int?
        switch tables.lines.match(code, on: date) {
        case .row(let match):
            row = match
            checkReportingNumber(code, index, KnownTime(date: date, knownOn: sheet.request.knownOn), &sheet)
        case .incomplete(let options):
            sheet.ask(
                "code", line: index,
                "Which of the tariff lines that begin with \(code) do the goods belong to?",
                options: options.map(Fact.Value.text),
                authority: "HTS general note 1")
            return LineRate(
                .oneOf(options.flatMap { rates(of: $0, origin, isColumnTwo, on: date) }), program: program,
                origin: origin)
        case .notInForce: refuseDate(date, line: index, &sheet)
        case .unknown where returned.isProvision(String(code.prefix(8))):
            sheet.refuse(
                "tariff_code", line: index,
                "\(code) is a heading for goods that have a tariff line of their own. State that line as code, and "
                    + "\(code.prefix(8)) in additional_codes.", authority: "HTS chapter 98")
        case .unknown(let options): refuseUnknown(code, nearest: options, line: index, on: date, &sheet)
        case .malformed: refuseMalformed(code, line: index, &sheet)
        }
        let legal = row.map { _ in String(code.prefix(tables.lines.digits)) }
        // A claim takes the goods out of the general column, whatever its rate.
        let isGeneral = !isColumnTwo && (row == nil || sheet.request.lines[index].preference == nil)
        if let stated = sheet.statedRate("duty_rate", line: index)
            ?? (isGeneral ? sheet.statedRate("column1_rate", line: index) : nil)
        {
            return LineRate(.known, stated, program: program, code: legal, row: row, origin: origin)
        }
        guard let row else { return LineRate(.none, program: program, origin: origin) }
        if let symbol = sheet.request.lines[index].preference, !preferences.isEmpty {
            guard let origin else { return LineRate(.oneOf([]), program: LineRate.special, origin: nil) }
            let rate = specialRate(symbol, row: row, index: index, origin: origin, on: date, &sheet)
            return LineRate(
                rate == nil ? .none : .known, rate, program: LineRate.special, code: legal, row: row, origin: origin)
        }
        guard origin != nil else {
            let rates = [tables.lines.generalRate(row), tables.lines.otherRate(row) ?? Rate.unstated]
            return LineRate(.oneOf(rates), program: program, code: legal, row: row, origin: nil)
        }
        let rate = statedRate(row, program, index, &sheet)
        return LineRate(
            rate?.components.isEmpty == false ? .known : .none, rate, program: program, code: legal, row: row,
            origin: origin)
    }

    /// The rate that the schedule states in a column; says so where there is none, or none that can be reckoned.
    private func statedRate(_ row: Int, _ program: String, _ index: Int, _ sheet: inout Worksheet) -> Rate? {
        let rate = program == LineRate.columnTwo ? tables.lines.otherRate(row) : tables.lines.generalRate(row)
        guard let rate else {
            sheet.refuse(
                LineRate.columnTwo, line: index,
                "The edition of this date does not state the rate of column 2. State it as the fact duty_rate.",
                authority: Self.columnTwoNote)
            return nil
        }
        if rate.components.isEmpty {
            sheet.refuse(
                program, line: index,
                "The rate reads \"\(rate.text)\" and cannot be reckoned from value and quantity alone. "
                    + "State it as the fact \(program == LineRate.general ? "column1_rate" : "duty_rate").",
                authority: program == LineRate.general ? Self.general : Self.columnTwoNote)
        }
        return rate
    }

    /// The rates that a tariff line may have for goods of an origin, unknown or not.
    func rates(of code: String, _ origin: String?, _ isColumnTwo: Bool, on date: CivilDate) -> [Rate] {
        guard case .row(let row) = tables.lines.match(code, on: date) else { return [.unstated] }
        let other = tables.lines.otherRate(row) ?? .unstated
        if origin == nil { return [tables.lines.generalRate(row), other] }
        return [isColumnTwo ? other : tables.lines.generalRate(row)]
    }

    /// The charge of a rate that is not known, but one of several.
    func openBaseCharge(
        line index: Int, _ rate: LineRate, oneOf rates: [Rate], _ value: Interval, _ part: DutiablePart?,
        _ sheet: inout Worksheet
    ) throws(QuantityError) -> Charge {
        try sheet.openCharge(
            .duty, rate.program, oneOf: rates, value: value, part: part, line: index,
            code: rate.code ?? sheet.lines[index].code ?? "", rounding: RoundingOfFractions(),
            authority: Self.authority(of: rate.program))
    }

    /// The charge of the base rate.
    func baseCharge(
        line index: Int, _ rate: LineRate, _ value: Interval, _ part: DutiablePart?, _ sheet: inout Worksheet
    ) throws(QuantityError) -> Charge {
        let code = rate.code ?? sheet.lines[index].code ?? ""
        if let goods = rate.goods, let known = goods.terms.rate {
            guard !sheet.explain, value.isExact, let percent = goods.percent else {
                return try sheet.charge(
                    goods.terms, known, value: value, part: part, line: index, code: code,
                    rounding: RoundingOfFractions())
            }
            let amount = Interval(
                try RoundingOfFractions().charge(.duty, rate.program)(Worksheet.percent(percent, of: value.low)))
            return Charge(goods.terms, basis: goods.isFree ? nil : value, assessed: amount, payable: amount)
        }
        let authority = Self.authority(of: rate.program)
        switch rate.state {
        case .known:
            guard let known = rate.rate else { break }
            return try sheet.charge(
                .duty, rate.program, known, value: value, part: part, line: index, code: code,
                rounding: RoundingOfFractions(), authority: authority)
        case .oneOf(let rates):
            return try openBaseCharge(line: index, rate, oneOf: rates, value, part, &sheet)
        case .none: break
        }
        var charge = Worksheet.refusedCharge(.duty, rate.program, code: code, authority: authority)
        charge.rate = rate.rate
        return charge
    }

    // MARK: Findings and refusals

    /// Says of general rates that are stated of goods that pay another that they were not used.
    private func sayUnusedRates(_ rates: [LineRate], _ sheet: inout Worksheet) {
        var isUsed = false
        var unused: (reason: String, line: Int)?
        for index in rates.indices {
            guard rates[index].goods == nil, case .known = rates[index].state,
                let (path, line) = sheet.place(of: "column1_rate", line: index)
            else { continue }
            let reason: String
            if sheet.fact("duty_rate", line: index) != nil {
                reason = "the fact duty_rate is stated too, and was used"
            } else if let preference = sheet.request.lines[index].preference {
                reason = "goods for which \(preference) is claimed do not pay the general rate"
            } else if rates[index].program == LineRate.columnTwo {
                reason = "goods of this origin pay the rates of column 2"
            } else {
                isUsed = isUsed || line == nil
                continue
            }
            if line == nil {
                unused = unused ?? (reason, index)
            } else {
                sayUnusedRate(reason, at: path, line: index, line, &sheet)
            }
        }
        // A rate that is stated of the whole entry may be meant for some of its lines.
        if !isUsed, let unused {
            sayUnusedRate(unused.reason, at: "/facts/column1_rate", line: unused.line, nil, &sheet)
        }
    }

    private func sayUnusedRate(
        _ reason: String, at path: String, line index: Int, _ line: Int?, _ sheet: inout Worksheet
    ) {
        let rate = sheet.fact("column1_rate", line: index)?.text
        sheet.doubt(
            "idle-fact", .warning, at: path, value: rate, line: line,
            "The general rate \(rate ?? "") that column1_rate states was not used: \(reason). Take it out, or state the "
                + "rate that the goods pay as duty_rate.", authority: Self.general)
    }

    /// Warns where rates are those of an edition that was current some time before the date.
    func warnOfCarriedRates(_ rates: [LineRate], on date: CivilDate, _ sheet: inout Worksheet) {
        for rate in rates {
            guard rate.goods?.isCarried ?? rate.row.map(isCarried) ?? false else { continue }
            return sheet.findings.append(
                Finding(
                    rule: "tw.us.edition", severity: .warning, effect: .money,
                    message:
                        "The base rates are those of the last edition in this pack that has them, taken as still in "
                        + "force on \(date). Check them against the schedule of that day.",
                    path: sheet.request.asOf != nil
                        ? "/as_of" : sheet.request.dates.entry == date ? "/dates/entry" : "/dates/arrival",
                    value: date.description, authority: "HTS"))
        }
    }

    /// Whether a row is taken from an edition before that of its dates.
    func isCarried(_ row: Int) -> Bool { tables.lines.table.text(row, "source").hasSuffix("-carried") }

    /// The origin, where it is one; otherwise asks for it.
    private func checkedOrigin(_ index: Int, _ sheet: inout Worksheet) -> String? {
        if let origin = sheet.lines[index].origin { return origin }
        sheet.ask(
            "origin", line: index, "Of which country are the goods a product (ISO 3166-1, two letters)?",
            authority: "19 U.S.C. 1304; 19 CFR 134.1(b); HTS general note 3")
        return nil
    }
}
