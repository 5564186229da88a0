/// Hungarian VAT number (közösségi adószám): eight digits; weights 9, 7, 3, 1 in turn, filled up to a multiple of ten.
struct HungarianVAT: VATNumber {
    let prefix = "HU"
    let adjective = "Hungarian"
    let example = "HU12892312"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "dddddddd", "8 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(last: number, (10 - Checksum.weighted(number, [9, 7, 3, 1, 9, 7, 3]) % 10) % 10)
    }
}
