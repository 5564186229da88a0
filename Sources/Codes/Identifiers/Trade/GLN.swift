/// Global Location Number: GS1 company prefix and location reference (12 digits), check digit.
///
/// Names a party or a place in EDI messages; the check digit is that of all GS1 numbers. Authority: GS1 General
/// Specifications, sections 3.7 and 7.9 (ISO/IEC 6523, scheme 0088).
package struct GLN: IdentifierScheme {
    package let kind = "gln"
    package let aliases = ["global-location-number"]
    package let title = "Global Location Number (GLN)"
    package let authority = "GS1 General Specifications"
    package let example = "4012345000009"
    package let telling = 45

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        .misfit(value, "ddddddddddddd", expected: "13 digits")
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { CheckDigit(last: value, Checksum.gs1(value.dropLast())) }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("company_prefix_and_location", value[..<12].text), .init("check_digit", value[12...].text)]
    }
}
