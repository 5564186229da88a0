/// Swedish VAT number: the organisation or personal number of ten digits, the last by Luhn's formula, and two digits
/// from 01 to 94.
///
/// The Tax Agency gives 01 to nearly all; others occur for further registrations of the same person.
struct SwedishVAT: VATNumber {
    let prefix = "SE"
    let adjective = "Swedish"
    let example = "SE556188840401"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddddddd", "12 digits") { return flaw }
        return 1...94 ~= Checksum.number(number[10...])
            ? nil : .init(.component, "The last two digits run from 01 to 94; nearly all numbers have 01.")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        CheckDigit(at: 9..<10, expected: [String(Checksum.luhn(number[..<9]))])
    }

    package func notes(_ value: [UInt8]) -> [String] {
        value.suffix(2).elementsEqual("01".utf8)
            ? [] : ["Nearly all Swedish VAT numbers end in 01; compare the last two digits."]
    }
}
