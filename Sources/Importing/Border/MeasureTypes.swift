import TidewaiterTariffs

/// What the types of measures of TARIC and of the United Kingdom's tariff mean for the duty (European Commission, TARIC,
/// measure types; HM Revenue and Customs, preference codes of data element 4/17).
enum MeasureKind {
    /// The base rate.
    case base
    /// Stands in for the base rate where it is claimed by one of these codes of preference.
    case instead(claims: [String])
    /// Charged beside it.
    case beside(MeasureGroup)
    /// A supplementary unit.
    case unit
    /// What a part of other duties comes to by the composition of the goods.
    case component(PrintedRate.Composition.Kind)
    /// No duty: prohibitions, restrictions, controls.
    case control
    /// A duty that nothing here can carry, and why.
    case unknown(String)

    /// The kind of a measure.
    static func of(_ measure: BorderMeasure) -> MeasureKind {
        guard measure.isImport else { return .control }
        // A type of the series of controls may have the number of a duty.
        if ["A", "B"].contains(measure.series) { return .control }
        if let claims = claims[measure.type] {
            return .instead(claims: claims.flatMap { isGeneralised(measure.area) ? [generalised[$0] ?? $0] : [$0] })
        }
        if let group = MeasureGroup.all.first(where: { $0.types.contains(measure.type) }) { return .beside(group) }
        switch measure.type {
        case "103": return .base
        case "109", "110": return .unit
        case "672": return .component(.sugar)
        case "673": return .component(.flour)
        case "674": return .component(.agricultural)
        default: break
        }
        if measure.duty.isEmpty, measure.conditions.allSatisfy({ $0.duty.isEmpty }) { return .control }
        return .unknown("no rule is known for duties of type \(measure.type)")
    }

    /// Codes of preference by type of measure.
    private static let claims = [
        "105": ["140"], "106": ["400"], "112": ["110"], "115": ["115"], "117": ["140"], "119": ["119"],
        "122": ["120", "125"], "123": ["123"], "141": ["310"], "142": ["300"], "143": ["320", "325"], "144": ["300"],
        "145": ["340"], "146": ["323"], "147": ["420"],
    ]

    /// The same for areas of the generalised scheme of preferences.
    private static let generalised = [
        "300": "200", "310": "218", "320": "220", "323": "223", "325": "225", "340": "240",
    ]

    /// The areas of that scheme: TARIC 2005, 2020, 2027; the United Kingdom's developing countries 1060 to 1062.
    private static func isGeneralised(_ area: String) -> Bool {
        ["2005", "2020", "2027", "1060", "1061", "1062"].contains(area)
    }

    /// The claims of a tariff quota, beside which the safeguard duty is not charged.
    static let quotaClaims = ["120", "123", "125", "220", "223", "225", "320", "323", "325", "420"]
}

/// A programme of charges beside the base rate.
struct MeasureGroup: Equatable {
    let name: String
    let types: [String]
    let title: String
    /// `duty` or `tax`.
    var kind = "duty"
    /// Why its amounts are not charged; `nil` where they are.
    var refusal: String?
    /// Conditions that hold for all its rows.
    var when = ""
    /// What its rates are taken of, where that is not the customs value.
    var basis = ""
    /// What becomes of its charges, where they are not paid: a provisional duty is secured.
    var status = ""

    static let all = [
        MeasureGroup(
            name: "safeguard", types: ["696"], title: "Additional duties (safeguard)",
            when: "!claim=\(MeasureKind.quotaClaims.joined(separator: "|"))"),
        MeasureGroup(name: "additional_duty", types: ["695"], title: "Additional duties"),
        MeasureGroup(name: "anti_dumping", types: ["552"], title: "Definitive anti-dumping duty"),
        MeasureGroup(name: "countervailing", types: ["554"], title: "Definitive countervailing duty"),
        MeasureGroup(
            name: "provisional_anti_dumping", types: ["551"], title: "Provisional anti-dumping duty",
            status: "security_provisional"),
        MeasureGroup(
            name: "provisional_countervailing", types: ["553"], title: "Provisional countervailing duty",
            status: "security_provisional"),
        MeasureGroup(name: "excise", types: ["306"], title: "Excises", kind: "tax"),
        MeasureGroup(
            name: "vat", types: ["305", "VTS", "VTZ", "VTA", "VTE"], title: "Value added tax", kind: "tax",
            basis: "customs_value + transport + duty + tax"),
    ]

    /// The programme of what takes the place of the base rate.
    static let duty = MeasureGroup(
        name: "customs_duty", types: [], title: "Preferences, suspensions, quotas and entry prices")
}
