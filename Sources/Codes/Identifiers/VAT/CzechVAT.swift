import TidewaiterQuantities

/// Czech VAT number (DIČ): eight digits for companies, nine or ten for persons.
///
/// Eight digits: weights 8 to 2 modulo 11, not beginning with 9. Nine digits beginning with 6: a special number with
/// a check digit of its own. Otherwise a birth number (year, month, day, serial): nine digits until 1953 without a
/// check digit, ten since, the first nine modulo 11 giving the last. Women's months are 50 higher; since 2004 months
/// may be 20 higher (Act 133/2000, section 13).
struct CzechVAT: VATNumber {
    let prefix = "CZ"
    let adjective = "Czech"
    let example = "CZ25123891"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        switch number.count {
        case 8:
            if let flaw = misfit(number, "dddddddd", "8 digits") { return flaw }
            return number[0] == UInt8(ascii: "9")
                ? .init(.component, "Company numbers do not begin with 9; check whether a digit is missing.") : nil
        case 9, 10:
            let shape: Shape = number.count == 9 ? "ddddddddd" : "dddddddddd"
            if let flaw = misfit(number, shape, "8, 9 or 10 digits") { return flaw }
            if Self.isSpecial(number) || Self.hasBirthDate(number) { return nil }
            return .init(.component, "The first six digits are no date of birth (year, month, day), as they must be.")
        default:
            return .length(number, expected: "8, 9 or 10 digits after CZ")
        }
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        if number.count == 8 {
            let rest = (11 - Checksum.weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 11) % 11
            return CheckDigit(last: number, rest == 0 ? 1 : rest % 10)
        }
        if Self.isSpecial(number) {
            let rest = Checksum.weighted(number[1..<8], [8, 7, 6, 5, 4, 3, 2]) % 11
            return CheckDigit(last: number, (18 - (10 - rest) % 11) % 10)
        }
        if number.count == 9 { return nil }
        return CheckDigit(last: number, Checksum.remainder(number[..<9], by: 11) % 10)
    }

    private static func isSpecial(_ number: [UInt8]) -> Bool { number.count == 9 && number[0] == UInt8(ascii: "6") }

    private static func hasBirthDate(_ number: [UInt8]) -> Bool {
        let two = Checksum.number(number[..<2])
        var year = 1900 + two
        if number.count == 9 {
            // Nine digits ended with 1953; the oldest were given to people born from 1880.
            if 54..<80 ~= two { return false }
            if two >= 80 { year = 1800 + two }
        } else if two < 54 {
            year = 2000 + two
        }
        var month = Checksum.number(number[2..<4])
        if month > 50 { month -= 50 }
        if month > 20, year >= 2004 { month -= 20 }
        return CivilDate(year: year, month: month, day: Checksum.number(number[4..<6])) != nil
    }
}
