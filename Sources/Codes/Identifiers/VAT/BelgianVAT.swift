/// Belgian VAT number: the enterprise number of ten digits, the first 0 or 1, the last two check digits.
///
/// The check digits are 97 less the first eight digits modulo 97. Older numbers had nine digits: a 0 goes before
/// them. Authority also: Royal Decree of 24 June 2003 on the enterprise number.
struct BelgianVAT: VATNumber {
    let prefix = "BE"
    let adjective = "Belgian"
    let example = "BE0428759497"

    func complete(_ number: [UInt8]) -> [UInt8] { number.count == 9 ? [UInt8(ascii: "0")] + number : number }

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddddd", "10 digits") { return flaw }
        return number[0] > UInt8(ascii: "1") ? .init(.component, "Enterprise numbers begin with 0 or 1.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(at: 8..<10, twoDigits: 97 - Checksum.remainder(number[..<8], by: 97))
    }
}
