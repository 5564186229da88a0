/// Estonian VAT number (KMKR): nine digits; weights 3, 7, 1 in turn, filled up to a multiple of ten.
struct EstonianVAT: VATNumber {
    let prefix = "EE"
    let adjective = "Estonian"
    let example = "EE100931558"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "ddddddddd", "9 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(last: number, (10 - Checksum.weighted(number, [3, 7, 1, 3, 7, 1, 3, 7]) % 10) % 10)
    }
}
