/// Global Trade Item Number in one of its lengths (GTIN-8, -12, -13, -14), or in any of them.
///
/// The check digit: from the right, digits weigh 3 and 1 in turn, filled up to a multiple of ten. Authority: GS1
/// General Specifications, sections 3.3 and 7.9 (ISO/IEC 15420). A GTIN-12 is a UPC-A number, a GTIN-13 an EAN-13;
/// the first digit of a GTIN-14 says how items are grouped (9: variable measure).
package struct GTIN: IdentifierScheme {
    /// The one length that is allowed; nil for all.
    private let length: Int?

    package init(length: Int? = nil) { self.length = length }

    package var kind: String { length.map { "gtin-\($0)" } ?? "gtin" }
    package var aliases: [String] {
        switch length {
        case nil: ["ean", "barcode"]
        case 8: ["gtin8", "ean-8", "ean8"]
        case 12: ["gtin12", "upc", "upc-a"]
        case 13: ["gtin13", "ean-13", "ean13"]
        default: ["gtin14", "itf-14"]
        }
    }
    package var title: String {
        length.map { "Global Trade Item Number (GTIN-\($0))" } ?? "Global Trade Item Number (GTIN)"
    }
    package let authority = "GS1 General Specifications"
    package var example: String {
        switch length {
        case 8: "96385074"
        case 12: "036000291452"
        case 14: "10012345678902"
        default: "4006381333931"
        }
    }
    /// Only the kind for any length is guessed, so that one value is not several guesses.
    package var telling: Int { length == nil ? 60 : 0 }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        let fits = length.map { $0 == value.count } ?? [8, 12, 13, 14].contains(value.count)
        let expected = length.map { "\($0) digits" } ?? "8, 12, 13 or 14 digits"
        if !fits { return .length(value, expected: expected) }
        guard let odd = value.first(where: { !$0.isDigit }) else { return nil }
        return .structure("“\(Unicode.Scalar(odd))” is not a digit; \(expected) are needed.")
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { CheckDigit(last: value, Checksum.gs1(value.dropLast())) }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        let check = Identification.Part("check_digit", value[(value.count - 1)...].text)
        guard value.count == 14 else { return [.init("item_reference", value.dropLast().text), check] }
        let meaning = value[0] == UInt8(ascii: "9") ? "variable measure" : "grouping level"
        return [.init("indicator", value[..<1].text, meaning), .init("item_reference", value[1..<13].text), check]
    }
}
