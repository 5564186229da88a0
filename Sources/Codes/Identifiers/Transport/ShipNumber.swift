/// IMO ship identification number: seven digits, the last a check digit; stays with the hull for life.
///
/// The check digit is the last digit of the sum of the first six, weighing 7 down to 2. Authority: IMO Assembly
/// Resolution A.1117(30); SOLAS regulation XI-1/3. The letters IMO before it are part of the marking, not of the
/// number, and are taken off.
package struct ShipNumber: IdentifierScheme {
    package let kind = "imo"
    package let aliases = ["imo-number", "imo-ship", "vessel", "ship"]
    package let title = "IMO ship identification number"
    package let authority = "IMO Resolution A.1117(30)"
    package let example = "IMO 9074729"
    package let telling = 70

    package init() {}

    package func normalise(_ text: [UInt8]) -> [UInt8] {
        let value = separators.removed(from: text)
        return value.starts(with: "IMO".utf8) ? Array(value.dropFirst(3)) : value
    }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if let flaw = IdentifierFlaw.misfit(value, "ddddddd", expected: "7 digits after IMO") { return flaw }
        return value.allSatisfy { $0 == UInt8(ascii: "0") }
            ? .init(.component, "Seven zeros are a placeholder; give the ship's own number.") : nil
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? {
        CheckDigit(last: value, Checksum.weighted(value, [7, 6, 5, 4, 3, 2]) % 10)
    }

    package func format(_ value: [UInt8]) -> String { "IMO \(value.text)" }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("number", value[..<6].text), .init("check_digit", value[6...].text)]
    }
}
