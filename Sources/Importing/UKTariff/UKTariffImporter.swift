import TidewaiterDocuments
import TidewaiterQuantities

/// Makes a pack of commodities from documents of the United Kingdom's tariff API.
struct UKTariffImporter {
    private let options: ImportOptions
    private let limits: Limits

    init(_ options: ImportOptions, _ limits: Limits) {
        self.options = options
        self.limits = limits
    }

    func read(_ files: [ImportSource]) throws(TidewaiterError) -> ImportedPack {
        var report = ImportReport()
        var reader = UKTariffReader(limits)
        for file in files { try reader.read(file, &report) }
        guard !reader.tariff.goods.isEmpty else {
            throw .importing(
                "uk-api", "None of the files is a commodity of the tariff API. Fetch /api/v2/commodities/CODE.")
        }
        let isNorthern = reader.service == "xi"
        let jurisdiction = options.jurisdiction ?? (isNorthern ? "XI" : "GB")
        var draft = PackDraft(
            "\(jurisdiction.lowercased())-tariff",
            .init(
                id: "uk-tariff-api", title: "Trade Tariff API, commodities with their measures",
                authority: "HM Revenue and Customs", licence: "Open Government Licence v3.0"),
            jurisdiction: jurisdiction,
            title: isNorthern ? "Northern Ireland tariff, some commodities" : "United Kingdom tariff, some commodities",
            options)
        let currency = options.currency ?? "GBP"
        let regime: RegimeDraft = isNorthern ? .union(currency) : .unitedKingdom(currency)
        regime.put(into: &draft)
        var projection = BorderProjection(reader.tariff, regime, options, draft, report)
        if isNorthern { NorthernIreland.put(into: &projection.draft, &projection.facts) }
        let lines = projection.project()
        draft = projection.draft
        report = projection.report
        draft.coverage =
            "\(lines) commodities as the API gave them on \(options.retrieved), with the measures that were in force or "
            + "announced then: third country duty, preferences by area, suspensions and quotas by claim, safeguard, "
            + "anti-dumping and countervailing duties by additional code, excise where its notation allows, value added tax. "
            + "What was in force on other days, and other commodities, is not covered. Amounts are in \(currency), but for "
            + "those that name another currency. Prohibitions and controls are kept in the table controls and not assessed. "
            + "Whether a quota is open is not known: its claim is taken at its word."
            + (isNorthern
                ? " Goods that are not at risk of moving on into the Union pay the tariff of the United Kingdom: a pack of GB "
                    + "has to be loaded beside this one. Reliefs of small state aid (waivers) are not known." : "")
        return ImportedPack(draft, report)
    }
}
