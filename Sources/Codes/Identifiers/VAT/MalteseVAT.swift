/// Maltese VAT number: six digits, the first not 0, and two check digits.
///
/// The check digits are 37 less the sum with weights 3, 4, 6, 7, 8, 9 modulo 37.
struct MalteseVAT: VATNumber {
    let prefix = "MT"
    let adjective = "Maltese"
    let example = "MT11679112"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddd", "8 digits") { return flaw }
        return number[0] == UInt8(ascii: "0") ? .init(.component, "The number does not begin with 0.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(at: 6..<8, twoDigits: 37 - Checksum.weighted(number, [3, 4, 6, 7, 8, 9]) % 37)
    }
}
