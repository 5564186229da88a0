/// Danish VAT number: the CVR number of eight digits, the first not 0; weights 2, 7, 6, 5, 4, 3, 2, 1 give a multiple
/// of 11.
struct DanishVAT: VATNumber {
    let prefix = "DK"
    let adjective = "Danish"
    let example = "DK13585628"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddd", "8 digits") { return flaw }
        return number[0] == UInt8(ascii: "0") ? .init(.component, "CVR numbers do not begin with 0.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(last: number, fillingTo11: Checksum.weighted(number, [2, 7, 6, 5, 4, 3, 2]))
    }
}
