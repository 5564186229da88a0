/// Slovenian VAT number (DDV): eight digits, the first not 0; weights 8 to 2, filled up to a multiple of 11, where 10
/// counts as 0 and 11 is not issued.
struct SlovenianVAT: VATNumber {
    let prefix = "SI"
    let adjective = "Slovenian"
    let example = "SI50223054"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddd", "8 digits") { return flaw }
        return number[0] == UInt8(ascii: "0") ? .init(.component, "The number does not begin with 0.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        let rest = 11 - Checksum.weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 11
        return CheckDigit(last: number, rest < 11 ? rest % 10 : nil)
    }
}
