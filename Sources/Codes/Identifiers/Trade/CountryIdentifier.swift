/// Country code: two letters, three letters or three digits.
///
/// Authority: ISO 3166-1. Codes that customs authorities use beside it (XI, XK, ...) are valid and say so; codes that
/// people write by mistake (UK, EL) or that were withdrawn are refused with the code to use.
package struct CountryIdentifier: IdentifierScheme {
    package let kind = "country"
    package let aliases = ["iso3166", "iso-3166", "iso-3166-1", "country-code"]
    package let title = "Country code"
    package let authority = "ISO 3166-1"
    package let example = "NL"
    package let telling = 50
    package let isListed = true

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        let expected = "2 letters, 3 letters or 3 digits"
        guard value.count == 2 || value.count == 3 else { return .length(value, expected: expected) }
        let letters = value.allSatisfy(\.isLetter)
        if !letters, value.count == 2 || !value.areDigits {
            return .structure("It mixes letters and digits; it needs \(expected).")
        }
        if Country(code: value.text) != nil { return nil }
        if let advice = Country.advice(for: value.text) { return .init(.unlisted, advice) }
        return .init(
            .unlisted, "\(value.text) is no country's code in ISO 3166-1; look up the country's two-letter code.")
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        guard let country = Country(code: value.text) else { return [] }
        var parts = [Identification.Part("alpha_2", country.alpha2, country.name)]
        if let alpha3 = country.alpha3 { parts.append(.init("alpha_3", alpha3)) }
        if let numeric = country.numeric { parts.append(.init("numeric", numeric)) }
        if !country.isISO { parts.append(.init("status", "customs", "not in ISO 3166-1; used by customs authorities")) }
        return parts
    }
}
