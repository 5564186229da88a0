/// Freight container number: owner code (3 letters), category (U, J or Z), serial (6 digits), check digit.
///
/// The check digit: letters count 10 for A upwards leaving out multiples of 11, each character weighs a power of
/// two from the left, the sum is taken modulo 11, and 10 counts as 0 (a serial giving 10 should not be issued,
/// but some are in service). Authority: ISO 6346:2022, clauses 4.1 and annex A; owner codes: Bureau International
/// des Containers (BIC). Category R, from older markings of refrigeration
/// equipment, is accepted.
package struct ContainerNumber: IdentifierScheme {
    package let kind = "container"
    package let aliases = ["iso6346", "iso-6346", "container-number", "equipment"]
    package let title = "Freight container number"
    package let authority = "ISO 6346"
    package let example = "CSQU3054383"
    package let telling = 95
    package let separators: Separators = [.space, .hyphen, .dot, .slash]

    package init() {}

    private static let shape: Shape = "aaaaddddddd"

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        let expected = "11 characters (4 letters, 6 digits and the check digit)"
        if value.count == 10, Shape("aaaadddddd").matches(value) {
            return .init(
                .length,
                "The check digit is missing; it would be \(Self.digit(value)). Compare with the marking on the "
                    + "container and add the last digit.")
        }
        if let flaw = IdentifierFlaw.misfit(value, Self.shape, expected: expected) { return flaw }
        if Self.category(value[3]) == nil {
            return .init(
                .component,
                "The fourth letter is \(Unicode.Scalar(value[3])); U (freight container), J (detachable "
                    + "equipment) or Z (trailer, chassis) belongs there.")
        }
        return nil
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { CheckDigit(last: value, Self.digit(value.dropLast())) }

    /// The check digit of the first ten characters.
    private static func digit(_ value: some Sequence<UInt8>) -> Int {
        var sum = 0
        for (position, byte) in value.prefix(10).enumerated() {
            let number = byte.isDigit ? byte.digit : byte.letter + 10 + (byte.letter + 9) / 10
            sum += number << position
        }
        return sum % 11 % 10
    }

    package func format(_ value: [UInt8]) -> String {
        "\(value[..<4].text) \(value[4..<10].text) \(value[10...].text)"
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [
            .init("owner_code", value[..<3].text), .init("category", value[3...3].text, Self.category(value[3])),
            .init("serial_number", value[4..<10].text), .init("check_digit", value[10...].text),
        ]
    }

    package func notes(_ value: [UInt8]) -> [String] {
        value[3] == UInt8(ascii: "R")
            ? ["Category R is of an older marking; U, J and Z are in use."] : []
    }

    private static func category(_ letter: UInt8) -> String? {
        switch letter {
        case UInt8(ascii: "U"): "freight container"
        case UInt8(ascii: "J"): "detachable container-related equipment"
        case UInt8(ascii: "R"): "detachable equipment (older marking)"
        case UInt8(ascii: "Z"): "trailer or chassis"
        default: nil
        }
    }
}
