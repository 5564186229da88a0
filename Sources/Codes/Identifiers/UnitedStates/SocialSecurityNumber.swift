/// Social Security number of the United States: area (3 digits), group (2) and serial number (4).
///
/// Not assigned: areas 000, 666 and 900 to 999, group 00, serial 0000, and the two numbers that were printed in
/// wallets and advertisements. Authority: 20 CFR 422.103; Social Security Administration, randomisation of 2011.
package struct SocialSecurityNumber: IdentifierScheme {
    package let kind = "us-ssn"
    package let aliases = ["ssn", "social-security-number"]
    package let title = "US Social Security number"
    package let authority = "20 CFR 422.103"
    package let example = "536-90-4399"
    package let telling = 20
    package let separators: Separators = [.space, .hyphen]

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if let flaw = IdentifierFlaw.misfit(value, "ddddddddd", expected: "9 digits") { return flaw }
        let area = Checksum.number(value[..<3])
        if area == 0 || area == 666 || area >= 900 {
            return .init(.component, "No Social Security number begins with \(value[..<3].text).")
        }
        if Checksum.number(value[3..<5]) == 0 || Checksum.number(value[5...]) == 0 {
            return .init(.component, "Neither the two digits in the middle nor the last four can all be 0.")
        }
        return ["078051120", "219099999"].contains { $0.utf8.elementsEqual(value) }
            ? .init(
                .component, "This number was printed as a sample and belongs to nobody; ask for the importer's own.")
            : nil
    }

    package func format(_ value: [UInt8]) -> String { "\(value[..<3].text)-\(value[3..<5].text)-\(value[5...].text)" }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("area", value[..<3].text), .init("group", value[3..<5].text), .init("serial_number", value[5...].text)]
    }
}
