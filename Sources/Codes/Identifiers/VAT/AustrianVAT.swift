/// Austrian VAT number (UID): U and eight digits, the last a check digit.
///
/// Of the first seven digits the second, fourth and sixth are doubled and their digits added; the sum and 4 are
/// filled up to a multiple of ten.
struct AustrianVAT: VATNumber {
    let prefix = "AT"
    let adjective = "Austrian"
    let example = "ATU13585627"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { misfit(number, "Udddddddd", "U and 8 digits") }

    func check(_ number: [UInt8]) -> CheckDigit? {
        var sum = 4
        for (position, byte) in number[1..<8].enumerated() {
            let product = byte.digit * (position % 2 == 0 ? 1 : 2)
            sum += product > 9 ? product - 9 : product
        }
        return CheckDigit(last: number, (10 - sum % 10) % 10)
    }
}
