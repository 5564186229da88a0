/// Croatian VAT number: the OIB of eleven digits, the last a check digit by ISO/IEC 7064 MOD 11,10.
struct CroatianVAT: VATNumber {
    let prefix = "HR"
    let adjective = "Croatian"
    let example = "HR33392005961"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "ddddddddddd", "11 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? { CheckDigit(last: number, Checksum.mod11Comma10(number[..<10])) }
}
