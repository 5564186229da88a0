/// VAT number of any member state of the European Union, or of Northern Ireland (XI); the prefix is needed.
///
/// Each state has its own scheme beside this file; this one only looks at the prefix. Greece writes EL. Authority:
/// Directive 2006/112/EC, article 215; for XI the Windsor Framework, article 8.
package struct EUVATNumber: IdentifierScheme {
    package let kind = "eu-vat"
    package let aliases = ["vies", "eu-vat-number"]
    package let title = "EU VAT number"
    package let authority = "Directive 2006/112/EC, article 215"
    package let example = "DE136695976"
    package let telling = 80
    package let separators: Separators = [.space, .hyphen, .dot, .slash]

    package init() {}

    /// Every state's scheme; a new member is a file in this folder and a line here.
    static let states: [any VATNumber] = [
        AustrianVAT(), BelgianVAT(), BulgarianVAT(), CypriotVAT(), CzechVAT(), GermanVAT(), DanishVAT(), EstonianVAT(),
        GreekVAT(), SpanishVAT(), FinnishVAT(), FrenchVAT(), CroatianVAT(), HungarianVAT(), IrishVAT(), ItalianVAT(),
        LithuanianVAT(), LuxembourgishVAT(), LatvianVAT(), MalteseVAT(), DutchVAT(), PolishVAT(), PortugueseVAT(),
        RomanianVAT(), SwedishVAT(), SlovenianVAT(), SlovakVAT(), NorthernIrishVAT(),
    ]

    private static let byPrefix: [String: any VATNumber] = Dictionary(
        states.map { ($0.prefix, $0) }, uniquingKeysWith: { first, _ in first })

    /// Whether a member state or Northern Ireland has the prefix, or it is Greece's country code.
    static func isPrefix(_ prefix: String) -> Bool { byPrefix[prefix] != nil || prefix == "GR" }

    private func state(_ value: [UInt8]) -> (any VATNumber)? { Self.byPrefix[value.prefix(2).text] }

    package func normalise(_ text: [UInt8]) -> [UInt8] {
        let value = separators.removed(from: text)
        if value.starts(with: "GR".utf8) { return normalise(Array("EL".utf8) + value.dropFirst(2)) }
        return state(value)?.normalise(value) ?? value
    }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if let state = state(value) { return state.structure(value) }
        if value.isEmpty { return .length(value, expected: "a two-letter prefix and the number") }
        switch value.prefix(2).text {
        case "GB":
            return .init(
                .component,
                "Numbers with GB are not EU VAT numbers since 2021; goods of Northern Ireland use XI. Check it "
                    + "as a VAT number of the United Kingdom (gb-vat).")
        case "EU", "IM":
            return .init(
                .component,
                "A number with \(value.prefix(2).text) is an identification in the one-stop shops, not a VAT "
                    + "number of a state.")
        default:
            return .init(
                .component,
                "“\(value.prefix(2).text)” is no prefix of an EU VAT number; begin with the member state's two "
                    + "letters (EL for Greece, XI for Northern Ireland).")
        }
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { state(value)?.checkDigit(value) }
    package func format(_ value: [UInt8]) -> String { state(value)?.format(value) ?? value.text }
    package func explain(_ value: [UInt8]) -> [Identification.Part] { state(value)?.explain(value) ?? [] }
    package func notes(_ value: [UInt8]) -> [String] { state(value)?.notes(value) ?? [] }
}
