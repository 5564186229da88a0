/// Slovak VAT number (IČ DPH): ten digits, a multiple of 11; the first is not 0, the third one of 2, 3, 4, 7, 8, 9.
struct SlovakVAT: VATNumber {
    let prefix = "SK"
    let adjective = "Slovak"
    let example = "SK2022749619"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddddd", "10 digits") { return flaw }
        if number[0] == UInt8(ascii: "0") { return .init(.component, "The number does not begin with 0.") }
        return "234789".utf8.contains(number[2])
            ? nil
            : .init(.component, "The third digit is one of 2, 3, 4, 7, 8 and 9; a birth number is not a VAT number.")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        let rest = (11 - Checksum.remainder(number[..<9] + [UInt8(ascii: "0")], by: 11)) % 11
        return CheckDigit(last: number, rest < 10 ? rest : nil)
    }
}
