/// Portuguese VAT number (NIF): nine digits, the first not 0; weights 9 to 2, filled up to a multiple of 11, where 10
/// and 11 count as 0.
struct PortugueseVAT: VATNumber {
    let prefix = "PT"
    let adjective = "Portuguese"
    let example = "PT501964843"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "ddddddddd", "9 digits") { return flaw }
        return number[0] == UInt8(ascii: "0") ? .init(.component, "The number does not begin with 0.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(last: number, (11 - Checksum.weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10)
    }
}
