import TidewaiterQuantities

/// Which date of a request a law looks at, as packs name it.
enum RequestDate: String, CaseIterable {
    case entry, arrival, export, loading
    case taxPoint = "tax_point"

    /// The date; the one that is given as `as_of` stands for that of the entry where this is not stated.
    func of(_ request: AssessmentRequest) -> CivilDate? {
        switch self {
        case .entry: request.dates.entry ?? request.asOf
        case .arrival: request.dates.arrival
        case .export: request.dates.export
        case .loading: request.dates.loading
        case .taxPoint: request.dates.taxPoint ?? request.dates.entry ?? request.asOf
        }
    }

    /// It in words.
    var words: String {
        switch self {
        case .entry: "date of acceptance of the entry"
        case .arrival: "date of arrival"
        case .export: "date of export"
        case .loading: "date of loading"
        case .taxPoint: "date on which the tax becomes chargeable"
        }
    }
}
