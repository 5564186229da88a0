import TidewaiterDocuments
import TidewaiterPacks
import TidewaiterQuantities

/// Imports into the customs territory of the United States: Harmonized Tariff Schedule and user fees.
///
/// Order of work: customs values (19 U.S.C. 1401a), date that selects rates (19 CFR 141.69), rate of each line
/// (HTS general note 3), entered values in whole dollars (19 CFR 159.3), duties, merchandise processing fee
/// (19 CFR 24.23), harbor maintenance fee (19 CFR 24.24).
struct UnitedStates: Regime {
    static let jurisdiction = "US"
    static let currency = "USD"
    static let schedule = "HTS"
    static let codeForm = "8 or 10 digits"

    let tables: TariffTables
    let statistical: PackTable?
    let columnTwo: DatedCountries
    let embargoes: DatedCountries
    let fees: Fees

    init(_ pack: Pack) throws(TidewaiterError) {
        tables = try TariffTables(pack)
        statistical = pack.table("statistical")
        columnTwo = DatedCountries(pack.table("column2_countries"))
        embargoes = DatedCountries(pack.table("embargoes"))
        fees = Fees(pack.table("fees"))
    }

    func assess(_ sheet: consuming Worksheet) throws(QuantityError) -> Assessment {
        var sheet = sheet
        let valued = try sheet.value(by: TransactionValue())
        let date = dateOfEntry(&sheet)
        let isCovered = checkEntry(&sheet)
        guard let date, isCovered else {
            try enterValues(valued, [], on: &sheet)
            return try sheet.finish(valued)
        }
        let rates = sheet.lines.indices.map { rate(ofLine: $0, on: date, &sheet) }
        try enterValues(valued, rates, on: &sheet)
        try checkInformalValue(&sheet)
        checkOrders(&sheet)
        checkEmbargoes(on: date, &sheet)
        for index in sheet.lines.indices { try charge(line: index, rates[index], on: date, &sheet) }
        try chargeProcessingFee(on: date, &sheet)
        try chargeHarborFee(on: date, &sheet)
        return try sheet.finish(valued)
    }

    /// All charges of one line.
    private func charge(
        line index: Int, _ rate: LineRate, on date: CivilDate, _ sheet: inout Worksheet
    ) throws(QuantityError) {
        let code = sheet.lines[index].code ?? ""
        if sheet.refuseClaims(line: index, authority: "HTS general notes 3 to 37") {
            try chargeBase(line: index, rate, on: date, &sheet)
        }
        sheet.apply(tables.uncovered, line: index, code: code, on: date)
        sheet.applyAntidumping(line: index, code: code, tables.facts)
    }
}
