/// Serial Shipping Container Code: extension digit, GS1 company prefix and serial reference (16 digits), check digit.
///
/// The check digit is that of all GS1 numbers. Authority: GS1 General Specifications, sections 3.2 and 7.9
/// (ISO/IEC 15459). The application identifier (00) of a label is taken off.
package struct SSCC: IdentifierScheme {
    package let kind = "sscc"
    package let aliases = ["sscc-18", "serial-shipping-container-code"]
    package let title = "Serial Shipping Container Code (SSCC)"
    package let authority = "GS1 General Specifications"
    package let example = "340123450000000000"
    package let telling = 75

    package init() {}

    package func normalise(_ text: [UInt8]) -> [UInt8] {
        let value = separators.removed(from: text)
        if value.starts(with: "(00)".utf8) { return Array(value.dropFirst(4)) }
        return value.count == 20 && value.starts(with: "00".utf8) ? Array(value.dropFirst(2)) : value
    }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        .misfit(value, "dddddddddddddddddd", expected: "18 digits")
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { CheckDigit(last: value, Checksum.gs1(value.dropLast())) }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [
            .init("extension_digit", value[..<1].text), .init("company_prefix_and_serial", value[1..<17].text),
            .init("check_digit", value[17...].text),
        ]
    }
}
