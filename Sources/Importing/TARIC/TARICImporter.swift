import TidewaiterDocuments
import TidewaiterQuantities

/// Makes a pack of TARIC: its own envelopes of records, or extracts of the United Kingdom's declaration service, one after
/// the other in the order given.
struct TARICImporter {
    private let options: ImportOptions
    private let limits: Limits

    init(_ options: ImportOptions, _ limits: Limits) {
        self.options = options
        self.limits = limits
    }

    func read(_ files: [ImportSource]) throws(TidewaiterError) -> ImportedPack {
        var report = ImportReport()
        var records = TARICReader(limits)
        var extracts = CDSReader(limits)
        var forms: Set<String> = []
        for file in files {
            let text = XMLRecords(file, limits)
            let root = try text.root()
            switch root {
            case "envelope":
                forms.insert("taric")
                try records.read(text, &report)
            case "TariffHistoryResponse", "TariffFullResponse":
                forms.insert("cds")
                try extracts.read(text, &report)
            default:
                throw .importing(
                    "taric", "\"\(root)\" is no envelope of TARIC and no tariff extract. Give one of these.",
                    Place(input: file.name, offset: 0, address: "/\(root)"))
            }
        }
        guard forms.count == 1 else {
            throw TidewaiterError(
                .argument, "import.files",
                forms.isEmpty
                    ? "Give at least one file." : "The files are of two forms, TARIC and CDS. Import them apart.")
        }
        let isTARIC = forms.contains("taric")
        return pack(isTARIC ? records.store.tariff(&report) : extracts.tariff(), isTARIC, report)
    }

    private func pack(_ tariff: BorderTariff, _ isTARIC: Bool, _ report: ImportReport) -> ImportedPack {
        let jurisdiction = options.jurisdiction ?? (isTARIC ? "EU" : "GB")
        let currency = options.currency ?? (isTARIC ? "EUR" : "GBP")
        var draft = PackDraft(
            "\(jurisdiction.lowercased())-taric",
            isTARIC
                ? .init(
                    id: "taric", title: "TARIC, records of the database", authority: "European Commission",
                    licence: "Reuse under Commission Decision 2011/833/EU")
                : .init(
                    id: "cds", title: "Tariff extracts of the Customs Declaration Service",
                    authority: "HM Revenue and Customs", licence: "Open Government Licence v3.0"),
            jurisdiction: jurisdiction,
            title: isTARIC ? "Integrated tariff of the European Union" : "United Kingdom tariff",
            options)
        let regime: RegimeDraft = isTARIC ? .union(currency) : .unitedKingdom(currency)
        regime.put(into: &draft)
        var projection = BorderProjection(tariff, regime, options, draft, report)
        if jurisdiction == "XI" { NorthernIreland.put(into: &projection.draft, &projection.facts) }
        let lines = projection.project()
        draft = projection.draft
        draft.hasAllCodes = !tariff.goods.isEmpty
        draft.coverage =
            "\(lines) codes under which goods can be declared, with \(tariff.measures.count) measures, as the files have them: "
            + "third country duty, preferences by area, suspensions and quotas by claim, safeguard, anti-dumping and "
            + "countervailing duties by additional code. A measure holds for all codes below its own. Amounts are in "
            + "\(currency), but for those that name another currency. Agricultural components are by the composition of the "
            + "goods. Temporary stops of "
            + "measures are not applied. \(isTARIC ? "Value added tax and excise are national and not in TARIC. " : "")"
            + "Prohibitions and controls are kept in the table controls and not assessed. Whether a quota is open is not known: "
            + "its claim is taken at its word."
        return ImportedPack(draft, projection.report)
    }
}
