import TidewaiterQuantities

/// Bulgarian VAT number: nine digits for companies, ten for persons and others; the last is a check digit.
///
/// Nine digits (EIK): weights 1 to 8 modulo 11; where that gives 10, weights 3 to 10. Ten digits are a citizen's
/// number (EGN, with a date of birth), a foreigner's (weights 21, 19, ... modulo 10) or another's (weights
/// 4, 3, 2, 7, 6, ... modulo 11).
struct BulgarianVAT: VATNumber {
    let prefix = "BG"
    let adjective = "Bulgarian"
    let example = "BG175074752"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        number.count == 10 ? misfit(number, "dddddddddd", "10 digits") : misfit(number, "ddddddddd", "9 or 10 digits")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        if number.count == 9 { return CheckDigit(last: number, Self.company(number)) }
        var digits: [Int] = []
        if Self.hasBirthDate(number) {
            digits.append(Checksum.weighted(number, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10)
        }
        digits.append(Checksum.weighted(number, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10)
        let other = (11 - Checksum.weighted(number, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
        if other < 10 { digits.append(other) }
        return CheckDigit(at: 9..<10, expected: digits.map(String.init))
    }

    private static func company(_ number: [UInt8]) -> Int {
        let first = Checksum.weighted(number, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
        return first < 10 ? first : Checksum.weighted(number, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10
    }

    /// Months are 21 to 32 for the 19th century and 41 to 52 for the 21st.
    private static func hasBirthDate(_ number: [UInt8]) -> Bool {
        let month = Checksum.number(number[2..<4])
        let century = month > 40 ? 2000 : month > 20 ? 1800 : 1900
        return CivilDate(
            year: century + Checksum.number(number[..<2]),
            month: month > 40 ? month - 40 : month > 20 ? month - 20 : month,
            day: Checksum.number(number[4..<6])) != nil
    }
}
