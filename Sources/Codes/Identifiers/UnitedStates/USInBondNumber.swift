/// In-bond number of the United States: nine digits as on CBP Form 7512, or V, two characters of the carrier and eight
/// digits for paperless master in-bonds.
///
/// Of the nine digits the last is the first eight modulo 7; for air cargo of high volume CBP adds 1, 2 or 3 to it since
/// 2015, so these are accepted with a note. CBP's own examples: 25770003 has 0, 25770005 has 2. Paperless numbers have
/// no check digit. Authority: 19 CFR 18.1; CBP, computation of the mod-7 check digit; ACE CATAIR, in-bond.
package struct USInBondNumber: IdentifierScheme {
    package let kind = "us-in-bond"
    package let aliases = ["in-bond", "inbond", "us-in-bond-number", "it-number", "cbp-7512"]
    package let title = "US in-bond number"
    package let authority = "19 CFR 18.1; ACE CATAIR in-bond"
    package let example = "257700052"
    package let telling = 26
    package let separators: Separators = [.space, .hyphen]

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if value.first == UInt8(ascii: "V") {
            return .misfit(
                value, "Vxxdddddddd", expected: "11 characters (V, 2 letters or digits of the carrier and 8 digits)")
        }
        return .misfit(value, "ddddddddd", expected: "9 digits, or V and 10 characters")
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? {
        guard value.count == 9 else { return nil }
        let digit = Checksum.remainder(value[..<8], by: 7)
        return CheckDigit(at: 8..<9, expected: (digit...digit + 3).map(String.init))
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        value.count == 9
            ? [.init("serial_number", value[..<8].text), .init("check_digit", value[8...].text)]
            : [.init("carrier_identifier", value[..<3].text), .init("serial_number", value[3...].text)]
    }

    package func notes(_ value: [UInt8]) -> [String] {
        guard value.count == 9 else { return [] }
        let more = value[8].digit - Checksum.remainder(value[..<8], by: 7)
        guard 1...3 ~= more else { return [] }
        return [
            "The check digit is \(more) higher than the rule gives, which CBP allows only for air cargo of high volume."
        ]
    }
}
