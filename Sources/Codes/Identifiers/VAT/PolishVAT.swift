/// Polish VAT number (NIP): ten digits; weights 6, 5, 7, 2, 3, 4, 5, 6, 7 modulo 11.
struct PolishVAT: VATNumber {
    let prefix = "PL"
    let adjective = "Polish"
    let example = "PL8567346215"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "dddddddddd", "10 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? {
        let digit = Checksum.weighted(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
        return CheckDigit(last: number, digit < 10 ? digit : nil)
    }
}
