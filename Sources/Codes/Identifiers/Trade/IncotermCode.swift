/// Incoterms rule: three letters, optionally with the edition (`FOB 2020`).
///
/// Authority: International Chamber of Commerce, Incoterms 2020 and 2010.
package struct IncotermCode: IdentifierScheme {
    package let kind = "incoterm"
    package let aliases = ["incoterms", "delivery-terms"]
    package let title = "Incoterms rule"
    package let authority = "ICC Incoterms 2020 and 2010"
    package let example = "FOB"
    package let telling = 65
    package let isListed = true

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        guard value.count == 3 || value.count == 7 else {
            return .length(value, expected: "3 letters, or 3 letters and the year of the edition")
        }
        let code = value[..<3].text
        guard let rule = Incoterm(code) else {
            return .init(.unlisted, Incoterm.advice(for: code))
        }
        guard value.count == 7 else { return nil }
        let year = Checksum.number(value[3...])
        if value[3...].areDigits, rule.editions.contains(where: { $0.rawValue == year }) { return nil }
        let editions = rule.editions.map { String($0.rawValue) }.joined(separator: " and ")
        return .init(.component, "\(code) is a rule of Incoterms \(editions), not of \(value[3...].text).")
    }

    package func format(_ value: [UInt8]) -> String {
        value.count == 7 ? "\(value[..<3].text) \(value[3...].text)" : value.text
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        guard let rule = Incoterm(value[..<3].text) else { return [] }
        return [
            .init("rule", rule.rawValue, rule.name),
            .init("main_carriage", rule.coversMainCarriage ? "seller" : "buyer"),
            .init("insurance", rule.obligesInsurance ? "seller" : "not agreed"),
            .init("import_duty", rule.coversImportDuty ? "seller" : "buyer"),
        ]
    }
}
