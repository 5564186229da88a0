extension Unit {
    /// The unit of a code of the United States customs system (ACE and the Census export and import schedules).
    ///
    /// Source: the quantity codes of the USITC tariff database (2025), read beside the unit texts of the Harmonized
    /// Tariff Schedule for the same lines. The content codes `CKG`, `CGM` and `CTN` say nothing of the substance.
    public init(ace code: String) throws(QuantityError) {
        guard let common = Self.ace[code] else { throw .unknownUnit(code) }
        try self.init(common)
    }

    /// The unit of a TARIC measurement unit with its qualifier letter.
    ///
    /// Source: European Commission, TARIC measurement units and qualifiers. Codes that state no amount of goods
    /// (retail price, small producer relief) and combinations that are products (alcohol by hectolitre) are unknown.
    public init(taric code: String, qualifier: String? = nil) throws(QuantityError) {
        let letter = qualifier ?? ""
        let whole = letter.isEmpty ? code : "\(code) \(letter)"
        if code == "MTQ", letter == "C" {
            try self.init("R9")
            return
        }
        guard Self.taricCodes.contains(code) else { throw .unknownUnit(whole) }
        let common = Self.taric[code] ?? code
        if letter.isEmpty {
            try self.init(common)
            return
        }
        guard let meaning = Self.taricQualifiers[letter] else { throw .unknownUnit(whole) }
        try self.init("\(common):\(meaning)")
    }

    private static let ace: [String: String] = [
        "BBL": "BLL", "CAR": "CTM", "CGM": "GRM:content", "CKG": "KGM:content", "CM2": "CMK", "CTN": "TNE:content",
        "CYK": "KGM:clean", "DOZ": "DZN", "DPC": "DPC", "DPR": "DPR", "DS": "E27", "FBM": "MTR:fiber", "G": "GRM",
        "GBQ": "GBQ", "GM": "GRM", "GRL": "GRO:lines", "GRS": "GRO", "HUN": "CEN", "JWL": "NMB:jewels", "KG": "KGM",
        "KM": "KMT", "KM3": "R9", "KTS": "KGM:total-sugars", "KWH": "KWH", "L": "LTR", "LNM": "MTR", "M": "MTR",
        "M2": "MTK", "M3": "MTQ", "MWH": "MWH", "NO": "NMB", "PCS": "H87", "PFL": "PFL", "PK": "NMB:packs",
        "PRS": "NPR", "SQ": "SQR", "T": "TNE", "THS": "MIL", "W": "WTT",
    ]

    static var aceCodes: [String] { ace.keys.sorted() }

    /// The codes that Recommendation 20 spells otherwise.
    private static let taric: [String: String] = ["KLT": "K6", "TJO": "D30", "WAT": "WTT"]

    static let taricCodes: Set<String> = [
        "ASV", "CCT", "CEN", "CTM", "DTN", "GFI", "GRM", "HLT", "HMT", "KCC", "KGM", "KLT", "KMA", "KMT", "KNI", "KNS",
        "KPH", "KPO", "KPP", "KSD", "KSH", "KUR", "LPA", "LTR", "MIL", "MPR", "MTK", "MTQ", "MTR", "MWH", "NAR", "NCL",
        "NPR", "TJO", "TNE", "WAT",
    ]

    private static let taricQualifiers: [String: String] = [
        "A": "total-alcohol", "E": "drained", "F": "common-wheat", "G": "gross", "I": "biodiesel", "J": "fuel-content",
        "K": "bioethanol", "L": "live-weight", "M": "dry-matter", "P": "lactic-matter", "R": "standard-quality",
        "S": "raw-sugar", "T": "dry-lactic-matter", "Z": "per-percent-sucrose",
    ]
}
