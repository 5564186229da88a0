/// Commodity code: the six digits of the Harmonized System, shorter for a chapter or heading, longer with national
/// digits.
///
/// Chapters run from 01 to 97, where 77 is kept free; 98 and 99 are for national use. Authority: International
/// Convention on the Harmonized Commodity Description and Coding System, articles 1 and 3. That a code of this form
/// exists in an edition is a question for the nomenclature.
package struct CommodityCode: IdentifierScheme {
    package let kind = "hs"
    package let aliases = ["hs-code", "commodity-code", "hts", "taric", "cn-code", "tariff-code"]
    package let title = "Commodity code (Harmonized System)"
    package let authority = "WCO Harmonized System Convention"
    package let example = "9503.00"
    package let telling = 40
    package let separators: Separators = [.space, .hyphen, .dot]

    package init() {}

    /// A number from a spreadsheet keeps its point: without it, it would pass for another code.
    package func normalise(_ text: [UInt8]) -> [UInt8] {
        HSCode.spreadsheetDamage(in: text.text) == nil ? separators.removed(from: text) : text
    }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        HSCode.spreadsheetDamage(in: value.text).map(IdentifierFlaw.structure) ?? HSCode.flaw(in: value)
    }

    package func format(_ value: [UInt8]) -> String { HSCode(unchecked: value).formatted }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        var parts = [Identification.Part("chapter", value[..<2].text)]
        if value.count >= 4 { parts.append(.init("heading", value[..<4].text)) }
        if value.count >= 6 { parts.append(.init("subheading", value[..<6].text)) }
        if value.count > 6 {
            parts.append(.init("national_digits", value[6...].text, HSCode.nationalLevel(value.count)))
        }
        return parts
    }
}
