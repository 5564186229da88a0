package import TidewaiterDocuments

/// The official exports that can become the source of a pack.
package enum Importer: String, Sendable, CaseIterable {
    /// The Harmonized Tariff Schedule of the United States as JSON.
    case hts
    /// Commodities of the United Kingdom's tariff API.
    case ukTariff = "uk-api"
    /// Records of TARIC, or extracts of the United Kingdom's declaration service.
    case taric
    /// Schedule 3 of the Australian customs tariff.
    case australia = "au-schedule"
    /// Any table with a row for each tariff line.
    case table = "csv"

    /// What it reads, in a line.
    package var summary: String {
        switch self {
        case .hts: "USITC, Harmonized Tariff Schedule, JSON export (all fields, or condensed by code)"
        case .ukTariff: "HMRC, Trade Tariff API: commodities (JSON:API or nested), and areas"
        case .australia: "Australia, Customs Tariff Act 1995 Schedule 3, JSON form"
        case .table: "a table: code, general; perhaps title, unit1, from, until, program NAME, tax NAME"
        case .taric: "TARIC 3 envelopes, or CDS tariff extracts (XML, also in gzip or ZIP), in their order"
        }
    }

    /// Makes the source of a pack from files of one export.
    ///
    /// Throws a ``TidewaiterError`` with the place of what makes the files unreadable as such an export; what can be
    /// read and not be carried is in the report.
    package func read(
        _ files: [ImportSource], _ options: ImportOptions, limits: Limits = .standard
    ) throws(TidewaiterError) -> ImportedPack {
        switch self {
        case .hts: try HTSImporter(options, limits).read(files)
        case .ukTariff: try UKTariffImporter(options, limits).read(files)
        case .australia: try AustralianSchedule(options, limits).read(files)
        case .table: try TableImporter(options, limits).read(files)
        case .taric: try TARICImporter(options, limits).read(files)
        }
    }
}

extension TidewaiterError {
    /// An export that is none of its kind.
    static func importing(_ code: String, _ message: String, _ place: Place? = nil) -> TidewaiterError {
        TidewaiterError(.data, "import.\(code)", message, place: place)
    }
}
