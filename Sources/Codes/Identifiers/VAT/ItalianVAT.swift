/// Italian VAT number (partita IVA): seven digits for the company, three for the province, a check digit by Luhn's
/// formula.
///
/// Provinces run from 001 to 100; 120, 121, 888 and 999 are offices for those without one.
struct ItalianVAT: VATNumber {
    let prefix = "IT"
    let adjective = "Italian"
    let example = "IT00743110157"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "ddddddddddd", "11 digits") { return flaw }
        if Checksum.number(number[..<7]) == 0 { return .init(.component, "The first seven digits cannot all be 0.") }
        switch Checksum.number(number[7..<10]) {
        case 1...100, 120, 121, 888, 999: return nil
        default: return .init(.component, "Digits 8 to 10 (\(number[7..<10].text)) name no province's tax office.")
        }
    }

    func check(_ number: [UInt8]) -> CheckDigit? { CheckDigit(last: number, Checksum.luhn(number[..<10])) }

    func parts(of number: [UInt8]) -> [Identification.Part] {
        [
            .init("company", number[..<7].text), .init("tax_office", number[7..<10].text),
            .init("check_digit", number[10...].text),
        ]
    }
}
