import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// A jurisdiction whose law is all in the tables of its pack: `regime`, `valuation`, `rounding`, and those of measures.
///
/// Order of work: customs values, date that selects rates, base duty of each line, measures beside or instead of it in
/// the order of filing, taxes on them; before and after the lines what is charged on the entry.
struct TabledRegime: Regime {
    let currency: String
    let schedule: String
    let codeForm: String
    let tables: TariffTables
    /// The name of the base duty.
    let duty: String
    let ratesDate: RequestDate
    let ratesDateAuthority: String
    let exchange: ExchangeRule
    /// The kinds of entry there are rates for; all where empty.
    let entryTypes: [String]
    let entryTypesAuthority: String
    let valuation: TabledValuation
    let rounding: TabledRounding
    let fees: TabledFees
    /// What sums of the entry are rounded to.
    let entryRounding: EntryRounding
    /// The claim that stands for no preference, where the law has one.
    let noPreference: String?
    /// Measures that stand under the codes that they are for.
    let lineMeasures: LineMeasures?
    /// Whether the pack names anti-dumping only as a fact, without rates.
    let asksAntidumping: Bool
    /// Which goods pay another tariff; `nil` where the law has no such choice.
    let choice: TariffChoice?
    /// The tariff of that other jurisdiction, where a pack of it is loaded. In an array, as a regime cannot hold another.
    private(set) var others: [TabledRegime] = []

    /// The other tariff.
    var other: TabledRegime? { others.first }

    init(_ pack: Pack) throws(TidewaiterError) {
        tables = try TariffTables(pack)
        guard let table = pack.table("regime") else { throw .lackingTable("regime", pack) }
        let words = RegimeWords(table)
        let publishers = ExchangePublishers(pack.table("publishers"))
        for row in table.rows {
            let name = table.text(row, "name")
            if let reason = RegimeWords.flaw(of: name, table.text(row, "value"), publishers) {
                throw .flawedRegime(pack, "regime", name, reason)
            }
        }
        func needed(_ name: String) throws(TidewaiterError) -> String {
            guard let word = words[name] else { throw .flawedRegime(pack, "regime", name, "it is missing") }
            return word
        }
        currency = try needed("currency")
        schedule = try needed("schedule")
        duty = try needed("duty")
        ratesDate = RequestDate(rawValue: try needed("date")) ?? .entry
        ratesDateAuthority = words.authority(of: "date")
        exchange = ExchangeRule(pack)
        entryTypes = words.list("entry_types")
        entryTypesAuthority = words.authority(of: "entry_types")
        noPreference = words["no_preference"]
        lineMeasures = try LineMeasures(pack, tables.facts)
        codeForm = "\(tables.lines.digits) digits"
        valuation = try TabledValuation(pack, schedule: schedule)
        rounding = try TabledRounding(pack)
        fees = try TabledFees(pack, tables.facts)
        entryRounding = EntryRounding(pack.table("entry_rounding"))
        choice = try TariffChoice(pack, tables.facts, other: words["other_tariff"])
        let tradeRemedies = ["anti_dumping", "countervailing"]
        asksAntidumping =
            tables.facts["adcvd"] != nil
            && tables.measures?.programs.contains { tradeRemedies.contains($0.name) } != true
    }

    /// The same with the tariff that its goods may pay instead.
    func linked(to other: TabledRegime, _ pack: Pack) throws(TidewaiterError) -> TabledRegime {
        guard other.currency == currency else {
            throw .flawedRegime(
                pack, "regime", "other_tariff",
                "it reckons in \(other.currency) and this pack in \(currency); import one in the currency of the other")
        }
        var linked = self
        linked.others = [other]
        return linked
    }

    /// The same where no other tariff is loaded.
    func alone() -> TabledRegime {
        var alone = self
        alone.others = []
        return alone
    }

    func assess(_ sheet: inout Worksheet) throws(QuantityError) -> Assessment {
        let valued = try sheet.value(by: valuation)
        try sheet.setCustomsValues(
            valued, rounding: rounding.customsValue, authority: rounding.customsValueAuthority)
        let date = dateOfRates(&sheet)
        let isCovered = checkEntry(&sheet)
        guard let date, isCovered else { return try sheet.finish(valued) }
        try sheet.checkParts(of: valued.values)
        checkCases(&sheet)
        var total = Interval.zero
        for line in sheet.lines { total = try total.adding(line.customsValue ?? .unknown) }
        let worth = Worth(value: total, transport: valued.taxed)
        try chargeFees(fees.beforeLines, on: worth, date, &sheet)
        let tariff = DatedTariff(self, on: date, sheet.request)
        let otherTariff = other.map { DatedTariff($0, on: date, sheet.request) }
        for index in sheet.lines.indices {
            if sheet.contradictedParts.contains(index) {
                // Why has been said; nothing that is taken of a part can be right.
                sheet.charge(
                    Worksheet.refusedCharge(.duty, duty, code: sheet.lines[index].code, authority: schedule),
                    line: index)
            } else if let choice {
                try charge(
                    line: index, valued.taxed[index], total, tariff, otherTariff, choosing: choice, &sheet)
            } else {
                try charge(line: index, valued.taxed[index], total, tariff.book, on: date, &sheet)
            }
        }
        // What is taken of a sum is taken of it as it is collected.
        let late = Set(fees.afterLines.map(\.program))
        let isLate = { (row: EntryRounding.Row) in row.kind != nil || late.contains(row.of) }
        try roundSums(entryRounding.rows.filter { !isLate($0) }, on: date, &sheet)
        try chargeFees(fees.afterLines, on: worth, date, &sheet)
        try roundSums(entryRounding.rows.filter(isLate), on: date, &sheet)
        return try sheet.finish(valued)
    }

    /// The date that selects rates; `nil` when it cannot be told, and then it is asked.
    private func dateOfRates(_ sheet: inout Worksheet) -> CivilDate? {
        if let given = sheet.request.asOf {
            sheet.asOf = given
            sheet.asOfRule = "date given as as_of in the request"
            return given
        }
        guard let date = ratesDate.of(sheet.request) else {
            sheet.ask("dates.\(ratesDate.rawValue)", "What is the \(ratesDate.words)?", authority: ratesDateAuthority)
            return nil
        }
        sheet.asOf = date
        sheet.asOfRule = "\(ratesDate.words), \(ratesDateAuthority)"
        return date
    }

    /// Says that cases of anti-dumping duty are not looked at where the tariff's own rows say what goods pay.
    private func checkCases(_ sheet: inout Worksheet) {
        if asksAntidumping { return }
        for index in sheet.lines.indices {
            guard let stated = sheet.request.lines[index].adcvdCases.first else { continue }
            let path = "/lines/\(index)/adcvd"
            var finding = Finding(
                rule: "tw.request.adcvd", severity: .warning, effect: .money,
                message: "The case \(stated.number) was not used: this pack charges what its own rows say of the code, "
                    + "the origin and the additional codes. State those, and take the case out.",
                path: path, place: sheet.request.source.place(of: path), value: stated.number, authority: schedule)
            finding.item = sheet.lines[index].id
            sheet.findings.append(finding)
        }
    }

    /// Whether the declaration can be assessed at all; says so when not.
    private func checkEntry(_ sheet: inout Worksheet) -> Bool {
        var isCovered = true
        if let type = sheet.request.entry.type, !entryTypes.isEmpty, !entryTypes.contains(type) {
            sheet.refuse(
                "entry_type",
                "Entries of type \(type) are not covered, only \(entryTypes.joined(separator: ", ")).",
                authority: entryTypesAuthority)
            isCovered = false
        }
        if sheet.request.entry.status != .direct {
            sheet.refuse(
                "entry_status",
                "Goods in status \(sheet.request.entry.status.rawValue) are not covered, only goods that come straight "
                    + "from abroad.", authority: schedule)
            isCovered = false
        }
        return isCovered
    }
}

extension TidewaiterError {
    /// A row of a regime's tables that cannot be read.
    static func flawedRegime(_ pack: Pack, _ table: String, _ row: String, _ reason: String) -> TidewaiterError {
        TidewaiterError(
            .data, "pack.\(table)",
            "The pack \(pack.id) \(pack.version), \(table).csv, row \"\(row)\": "
                + "\(reason)\(reason.last.map { ".?".contains($0) } == true ? "" : ".") Mend the row and build the pack again."
        )
    }
}
