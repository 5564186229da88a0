internal import TidewaiterCodes

/// Countries by their English names, and by some that others have for them.
enum CountryNames {
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
}
