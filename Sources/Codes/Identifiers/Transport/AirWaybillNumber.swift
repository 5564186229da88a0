/// Air waybill number: airline prefix (3 digits), serial number (7 digits), check digit.
///
/// The check digit is the serial number modulo 7. Authority: IATA Cargo Services Conference Resolution 600a; the
/// prefix is assigned under Resolution 760.
package struct AirWaybillNumber: IdentifierScheme {
    package let kind = "air-waybill"
    package let aliases = ["awb", "mawb", "airwaybill", "air-waybill-number"]
    package let title = "Air waybill number"
    package let authority = "IATA Resolution 600a"
    package let example = "125-12345675"
    package let telling = 55
    package let separators: Separators = [.space, .hyphen, .dot, .slash]

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        let expected = "11 digits (airline prefix, serial number and check digit)"
        if let flaw = IdentifierFlaw.misfit(value, "ddddddddddd", expected: expected) { return flaw }
        if value[..<3].elementsEqual("000".utf8) {
            return .init(.component, "No airline has the prefix 000; the first three digits name the airline.")
        }
        return nil
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? {
        CheckDigit(last: value, Checksum.remainder(value[3..<10], by: 7))
    }

    package func format(_ value: [UInt8]) -> String { "\(value[..<3].text)-\(value[3...].text)" }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [
            .init("airline_prefix", value[..<3].text), .init("serial_number", value[3..<10].text),
            .init("check_digit", value[10...].text),
        ]
    }
}
