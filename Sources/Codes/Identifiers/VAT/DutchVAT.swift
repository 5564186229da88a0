/// Dutch VAT number: nine digits, B, and two digits from 01.
///
/// Companies: the nine digits are an RSIN, whose last is the others with weights 9 to 2 modulo 11. Sole traders have
/// since 2020 a number without personal data: NL and the whole, letters counting 10 to 35, leave 1 modulo 97
/// (ISO/IEC 7064 MOD 97-10).
struct DutchVAT: VATNumber {
    let prefix = "NL"
    let adjective = "Dutch"
    let example = "NL004495445B01"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddddBdd", "9 digits, B and 2 digits") { return flaw }
        if Checksum.number(number[..<9]) == 0 { return .init(.component, "The nine digits cannot all be 0.") }
        return Checksum.number(number[10...]) == 0 ? .init(.component, "After B the numbers begin with 01.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        if Self.isSoleTrader(number) { return CheckDigit(at: 8..<9, expected: [number[8...8].text]) }
        let digit = Checksum.weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
        return CheckDigit(at: 8..<9, expected: digit < 10 ? [String(digit)] : [])
    }

    private static func isSoleTrader(_ number: [UInt8]) -> Bool {
        var rest = 2321  // N is 23, L is 21.
        for byte in number {
            rest = byte.isDigit ? (rest * 10 + byte.digit) % 97 : (rest * 100 + byte.letter + 10) % 97
        }
        return rest == 1
    }
}
