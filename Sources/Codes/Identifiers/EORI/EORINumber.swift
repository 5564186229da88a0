/// EORI number: the two letters of the state that registered the trader, and up to 15 characters of its own.
///
/// Authority: Delegated Regulation (EU) 2015/2446, annex 12-01 (country code and national identifier, an..17 in all);
/// for GB and XI, HMRC: twelve digits, or fifteen with a branch. What the member states put behind their letters is
/// not in the law, so an unusual form gets a note and is not refused; only the register knows who has a number.
package struct EORINumber: IdentifierScheme {
    package let kind = "eori"
    package let aliases = ["eori-number"]
    package let title = "EORI number"
    package let authority = "Delegated Regulation (EU) 2015/2446, annex 12-01"
    package let example = "NL123456782"
    package let telling = 30

    package init() {}

    /// Twelve digits after GB are an EORI number rather than the VAT number of a branch.
    package func telling(_ value: [UInt8]) -> Int { value.starts(with: "GB".utf8) ? 60 : telling }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        guard 3...17 ~= value.count else {
            return .length(value, expected: "2 letters for the country and 1 to 15 characters")
        }
        if let odd = value.first(where: { !$0.isDigit && !$0.isLetter }) {
            return .structure(
                "“\(Unicode.Scalar(odd))” does not occur in an EORI number; write letters and digits only.")
        }
        let country = value[..<2].text
        if country == "GB" || country == "XI" { return britishFlaw(in: Array(value.dropFirst(2)), country) }
        if EORIForm.byCountry[country] != nil { return nil }
        if country == "EL" { return .init(.component, "Greece is GR in EORI numbers; EL is for VAT numbers only.") }
        return .init(
            .component,
            "“\(country)” registers no EORI numbers; the member states of the EU, GB and XI do. A trader of "
                + "another country has the number of the member state that registered it.")
    }

    private func britishFlaw(in number: [UInt8], _ country: String) -> IdentifierFlaw? {
        let expected = "12 digits, or 15 with a branch, after \(country)"
        return .misfit(number, number.count == 15 ? "ddddddddddddddd" : "dddddddddddd", expected: expected)
    }

    package func format(_ value: [UInt8]) -> String {
        // Finland writes the hyphen of the business identity code.
        value.count == 10 && value.starts(with: "FI".utf8) ? "\(value[..<9].text)-\(value[9...].text)" : value.text
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [
            .init("country", value[..<2].text, Country(alpha2: value[..<2].text)?.name),
            .init("number", value[2...].text),
        ]
    }

    package func notes(_ value: [UInt8]) -> [String] {
        let country = value[..<2].text
        guard let form = EORIForm.byCountry[country] else { return [] }
        let number = Array(value.dropFirst(2))
        guard form.fits(number) else {
            return ["Numbers of \(country) usually have \(form.words) after the letters; compare with the certificate."]
        }
        guard let flaw = form.vat?.validate(normalised: Array(form.vat?.prefix.utf8 ?? "".utf8) + number) else {
            return []
        }
        return ["As the national number that \(country) uses here it would be wrong. \(flaw.message)"]
    }
}
