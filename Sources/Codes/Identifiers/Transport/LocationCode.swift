/// UN/LOCODE: country (2 letters) and location (3 letters, or the digits 2 to 9).
///
/// The digits 0 and 1 are left out because they look like letters. Country XZ stands for places in international
/// waters. Authority: UNECE Recommendation 16. Only the form is checked; the list itself changes twice a year.
package struct LocationCode: IdentifierScheme {
    package let kind = "unlocode"
    package let aliases = ["un-locode", "locode", "port", "location"]
    package let title = "UN/LOCODE"
    package let authority = "UNECE Recommendation 16"
    package let example = "NLRTM"
    package let telling = 35

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        let expected = "5 characters (2 letters for the country, 3 for the place)"
        if let flaw = IdentifierFlaw.misfit(value, "aaxxx", expected: expected) { return flaw }
        if value[2...].contains(where: { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }) {
            return .structure(
                "A place is written with letters and the digits 2 to 9; 0 and 1 do not occur. Use O or I if those are "
                    + "meant.")
        }
        let country = value[..<2].text
        if country == "XZ" || Country(alpha2: country) != nil { return nil }
        let advice = Country.advice(for: country) ?? "Begin with the country's two-letter code."
        return .init(.component, "\(country) is no country of UN/LOCODE. \(advice)")
    }

    package func format(_ value: [UInt8]) -> String { "\(value[..<2].text) \(value[2...].text)" }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        let country = value[..<2].text
        return [
            .init("country", country, country == "XZ" ? "international waters" : Country(alpha2: country)?.name),
            .init("place", value[2...].text),
        ]
    }
}
