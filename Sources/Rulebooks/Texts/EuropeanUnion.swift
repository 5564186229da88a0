/// The countries of the customs union of the European Union.
enum EuropeanUnion {
    /// Member states (Treaty on European Union, article 52), and Monaco, whose territory is part of the customs territory
    /// (Regulation (EU) No 952/2013, article 4(2)(a)).
    private static let members: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV",
        "MC", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ]

    /// Whether goods into a country, ISO 3166-1 alpha-2, come into the union.
    static func has(_ country: String) -> Bool { members.contains(country) }

    /// Whether a jurisdiction, a country or EU, is that of goods into a country.
    static func isJurisdiction(_ jurisdiction: String, of country: String) -> Bool {
        jurisdiction == country || jurisdiction == "EU" && has(country)
    }
}
