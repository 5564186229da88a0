/// German VAT number (USt-IdNr.): nine digits, the first not 0, the last a check digit by ISO/IEC 7064 MOD 11,10.
struct GermanVAT: VATNumber {
    let prefix = "DE"
    let adjective = "German"
    let example = "DE136695976"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "ddddddddd", "9 digits") { return flaw }
        return number[0] == UInt8(ascii: "0")
            ? .init(.component, "The number does not begin with 0. A tax number (Steuernummer) is not a VAT number.")
            : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? { CheckDigit(last: number, Checksum.mod11Comma10(number[..<8])) }
}
