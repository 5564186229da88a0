/// Spanish VAT number (NIF): nine characters; the first or the last or both are letters.
///
/// Persons: eight digits (DNI), or X, Y or Z and seven digits (NIE), or K, L or M and seven digits, and a letter that
/// the number modulo 23 names. Companies: a letter for the legal form, seven digits, and a check digit by Luhn's
/// formula that is written as a digit or as a letter (J for 0, A to I for 1 to 9). Authority also: Royal Decree
/// 1065/2007, articles 18 to 28; Order EHA/451/2008.
struct SpanishVAT: VATNumber {
    let prefix = "ES"
    let adjective = "Spanish"
    let example = "ES54362315K"

    private static let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE")
    private static let companyLetters = Array("JABCDEFGHI")

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        let what = "9 characters (a letter and 8 characters, or 8 digits and a letter)"
        if let flaw = misfit(number, "xdddddddx", what) { return flaw }
        if number[0].isDigit || "KLMXYZ".utf8.contains(number[0]) {
            return number[8].isLetter
                ? nil : .structure("A person's number ends in a letter; “\(Unicode.Scalar(number[8]))” stands there.")
        }
        return "ABCDEFGHJNPQRSUVW".utf8.contains(number[0])
            ? nil : .init(.component, "“\(Unicode.Scalar(number[0]))” names no legal form in a Spanish NIF.")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        switch number[0] {
        case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"): return person(number, number[1..<8])
        case UInt8(ascii: "X"): return person(number, number[1..<8])
        case UInt8(ascii: "Y"), UInt8(ascii: "Z"):
            return person(number, [number[0] - UInt8(ascii: "X") + UInt8(ascii: "0")] + number[1..<8])
        case let first where first.isDigit: return person(number, number[..<8])
        default:
            let digit = Checksum.luhn(number[1..<8])
            let both = [String(digit), String(Self.companyLetters[digit])]
            // The form that the number already has is the one to correct it to.
            return CheckDigit(at: 8..<9, expected: number[8].isLetter ? both.reversed() : both)
        }
    }

    private func person(_ number: [UInt8], _ digits: ArraySlice<UInt8>) -> CheckDigit {
        CheckDigit(at: 8..<9, expected: [String(Self.letters[Checksum.remainder(digits, by: 23)])])
    }
}
