import TidewaiterQuantities

/// Latvian VAT number (PVN): eleven digits; for companies the first is above 3.
///
/// Companies: weights 9, 1, 4, 8, 3, 10, 2, 5, 7, 6 and 1 leave 3 modulo 11. Persons: day, month, year and century of
/// birth, and a check digit with weights 10, 5, 8, 4, 2, 1, 6, 3, 7, 9; since July 2017 numbers beginning with 32
/// carry no date, and the Commission's rules give no check digit for them.
struct LatvianVAT: VATNumber {
    let prefix = "LV"
    let adjective = "Latvian"
    let example = "LV40003521600"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "ddddddddddd", "11 digits") { return flaw }
        if Self.isCompany(number) || Self.isUndated(number) { return nil }
        let date = CivilDate(
            year: 1800 + 100 * number[6].digit + Checksum.number(number[4..<6]), month: Checksum.number(number[2..<4]),
            day: Checksum.number(number[..<2]))
        return date != nil ? nil : .init(.component, "The first six digits are no date of birth (day, month, year).")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        if Self.isCompany(number) {
            let rest = (14 - Checksum.weighted(number, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11) % 11
            return CheckDigit(last: number, rest < 10 ? rest : nil)
        }
        if Self.isUndated(number) { return nil }
        return CheckDigit(last: number, (1 + Checksum.weighted(number, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10)
    }

    private static func isCompany(_ number: [UInt8]) -> Bool { number[0] > UInt8(ascii: "3") }
    private static func isUndated(_ number: [UInt8]) -> Bool { number.starts(with: "32".utf8) }
}
