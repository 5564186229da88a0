/// Luxembourgish VAT number: eight digits, the last two the first six modulo 89.
struct LuxembourgishVAT: VATNumber {
    let prefix = "LU"
    let adjective = "Luxembourgish"
    let example = "LU15027442"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "dddddddd", "8 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(at: 6..<8, twoDigits: Checksum.remainder(number[..<6], by: 89))
    }
}
