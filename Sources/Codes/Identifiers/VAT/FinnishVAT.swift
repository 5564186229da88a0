/// Finnish VAT number: the business identity code of eight digits without its hyphen; weights 7, 9, 10, 5, 8, 4, 2,
/// filled up to a multiple of 11.
struct FinnishVAT: VATNumber {
    let prefix = "FI"
    let adjective = "Finnish"
    let example = "FI20774740"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "dddddddd", "8 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(last: number, fillingTo11: Checksum.weighted(number, [7, 9, 10, 5, 8, 4, 2]))
    }
}
