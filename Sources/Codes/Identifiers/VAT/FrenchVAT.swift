/// French VAT number (TVA): a key of two characters and the SIREN of nine digits, whose last is Luhn's check digit.
///
/// A key of two digits is 12 and three times the SIREN modulo 97, modulo 97. Keys with a letter (O and I do not
/// occur) are of a newer form with a check modulo 11. Numbers whose SIREN begins with 000 are Monaco's and have no
/// Luhn digit.
struct FrenchVAT: VATNumber {
    let prefix = "FR"
    let adjective = "French"
    let example = "FR40303265045"

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "xxddddddddd", "2 characters and 9 digits") { return flaw }
        guard let first = Self.alphabet.firstIndex(of: number[0]), let second = Self.alphabet.firstIndex(of: number[1])
        else {
            return .structure(
                "The letters O and I do not occur in the key; write the digits 0 and 1 if they are meant.")
        }
        if number[..<2].areDigits { return nil }
        let key = number[0].isDigit ? first * 24 + second - 10 : first * 34 + second - 100
        // Only a first digit with a digit behind it could make the key negative, and such keys are numbers.
        if (Checksum.number(number[2...]) + 1 + key / 11) % 11 == key % 11 { return nil }
        return .init(
            .checkDigit,
            "The key \(number[..<2].text) does not belong to \(number[2...].text). Compare every character with "
                + "the original.")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        if !number[2..<5].elementsEqual("000".utf8) {
            let digit = Checksum.luhn(number[2..<10])
            if digit != number[10].digit { return CheckDigit(last: number, digit) }
        }
        if !number[..<2].areDigits { return CheckDigit(at: 0..<2, expected: [number[..<2].text]) }
        return CheckDigit(at: 0..<2, twoDigits: (12 + 3 * Checksum.remainder(number[2...], by: 97)) % 97)
    }

    func parts(of number: [UInt8]) -> [Identification.Part] {
        [.init("key", number[..<2].text), .init("siren", number[2...].text)]
    }

    package func format(_ value: [UInt8]) -> String { "\(value[..<4].text) \(value[4...].text)" }
}
