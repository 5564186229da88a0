/// Cypriot VAT number: eight digits and a check letter; it does not begin with 12.
///
/// Digits in odd positions count by a table, the others as they are; the sum modulo 26 names the letter.
struct CypriotVAT: VATNumber {
    let prefix = "CY"
    let adjective = "Cypriot"
    let example = "CY10259033P"

    private static let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        if let flaw = misfit(number, "dddddddda", "8 digits and a letter") { return flaw }
        return number.starts(with: "12".utf8) ? .init(.component, "No Cypriot VAT number begins with 12.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        var sum = 0
        for (position, byte) in number[..<8].enumerated() {
            sum += position % 2 == 0 ? Self.odd[byte.digit] : byte.digit
        }
        return CheckDigit(at: 8..<9, letter: sum % 26)
    }
}
