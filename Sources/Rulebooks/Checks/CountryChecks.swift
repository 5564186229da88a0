internal import TidewaiterCodes
internal import TidewaiterDocuments
internal import TidewaiterManifests

extension Check {
    /// Countries.
    static let countryChecks: [Check] = [
        country("tw.country.origin", "The country of origin is a code in use", [.origin], [.goodsItem, .consignment]),
        country(
            "tw.country.route", "Countries of export and destination are codes in use",
            [.exportCountry, .destinationCountry], [.declaration, .consignment, .goodsItem]),
        country(
            "tw.country.party", "A party's country is a code in use", [.country], NodeKind.allCases.filter(\.isParty)),
        country(
            "tw.country.flag", "The flag of a vessel is a code in use", [.vesselNationality],
            [.declaration, .consignment, .transportMeans]),
    ]

    private static func country(_ id: String, _ title: String, _ fields: [Field], _ kinds: [NodeKind]) -> Check {
        Check(id, .error, .reject, title, authority: "ISO 3166-1", values: fields, of: kinds) { _, text in
            judgeCountry(text, isOrigin: fields == [.origin])
        }
    }

    private static func judgeCountry(_ text: String, isOrigin: Bool) -> Verdict {
        if Country(alpha2: text) != nil { return .passed }
        let plain = text.uppercased()
        if let right = CountryMistakes.successors[plain] {
            let why = Country.advice(for: plain) ?? "\(right) is the code of ISO 3166-1"
            return .flaw("\(text) is not a country code that customs use. Write \(right).", write: right, because: why)
        }
        if let country = Country(code: text) {
            return .flaw(
                "Customs take the two letters of a country. Write \(country.alpha2) for \(text).",
                write: country.alpha2, because: "\(country.alpha2) is \(country.name)", severity: .warning)
        }
        if let country = CountryMistakes.named(plain) {
            return .flaw(
                "The country is given by its name. Write \(country.alpha2).", write: country.alpha2,
                because: "\(country.alpha2) is \(country.name)", severity: .warning)
        }
        // The Union is an origin of its own in some declarations.
        if plain == "EU", isOrigin { return .skipped }
        if let advice = Country.advice(for: plain) { return .flaw(advice) }
        if CountryMistakes.isLeftToUsers(plain) {
            return .flaw(
                "\(text) is not a country: ISO 3166-1 leaves it to users. Keep it only where your authority has given "
                    + "it a meaning; else write the country.", severity: .warning, effect: .hold)
        }
        return .flaw("“\(text)” is not a country of ISO 3166-1. Write the two letters of the country.")
    }
}

/// What is written for countries by mistake.
enum CountryMistakes {
    /// Codes with one right code in their place; others (`YU`) need a decision.
    static let successors = [
        "UK": "GB", "EL": "GR", "BU": "MM", "DD": "DE", "FX": "FR", "TP": "TL", "XS": "RS", "ZR": "CD",
    ]

    /// The country of that English name, in capitals.
    static func named(_ name: String) -> Country? { byName[name] }

    private static let byName: [String: Country] = {
        var table: [String: Country] = [:]
        for country in Country.all { table[country.name.uppercased()] = country }
        for (name, code) in others { table[name] = Country(alpha2: code) }
        return table
    }()

    private static let others = [
        "USA": "US", "UNITED STATES": "US", "UNITED STATES OF AMERICA": "US", "VIETNAM": "VN", "VIET NAM": "VN",
        "SOUTH KOREA": "KR", "REPUBLIC OF KOREA": "KR", "TAIWAN": "TW", "GREAT BRITAIN": "GB", "ENGLAND": "GB",
        "UNITED KINGDOM": "GB", "HOLLAND": "NL", "THE NETHERLANDS": "NL", "UAE": "AE", "RUSSIA": "RU",
        "RUSSIAN FEDERATION": "RU", "CZECH REPUBLIC": "CZ", "TURKEY": "TR", "TÜRKIYE": "TR", "IVORY COAST": "CI",
        "P.R. CHINA": "CN", "PR CHINA": "CN", "PEOPLE'S REPUBLIC OF CHINA": "CN", "DEUTSCHLAND": "DE",
        "ESPAÑA": "ES", "ITALIA": "IT", "BRASIL": "BR", "MÉXICO": "MX",
    ]

    /// ISO 3166-1 clause 8.1.3: AA, QM to QZ, XA to XZ and ZZ mean what users agree on.
    static func isLeftToUsers(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        guard bytes.count == 2, (0x41...0x5A).contains(bytes[1]) else { return false }
        switch bytes[0] {
        case UInt8(ascii: "X"): return true
        case UInt8(ascii: "Q"): return bytes[1] >= UInt8(ascii: "M")
        default: return code == "AA" || code == "ZZ"
        }
    }
}
