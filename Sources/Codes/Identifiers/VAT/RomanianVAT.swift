/// Romanian VAT number (CUI): two to ten digits, the first not 0, the last a check digit.
///
/// Weights 7, 5, 3, 2, 1, 7, 5, 3, 2 for the digits put right, ten times the sum modulo 11, and 10 counts as 0.
struct RomanianVAT: VATNumber {
    let prefix = "RO"
    let adjective = "Romanian"
    let example = "RO18547290"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        guard 2...10 ~= number.count else { return .length(number, expected: "2 to 10 digits after RO") }
        if let odd = number.first(where: { !$0.isDigit }) {
            return .structure("“\(Unicode.Scalar(odd))” is not a digit; 2 to 10 digits are needed after RO.")
        }
        return number[0] == UInt8(ascii: "0")
            ? .init(.component, "The number does not begin with 0; leave out zeros that only fill it up.") : nil
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        let weights = [7, 5, 3, 2, 1, 7, 5, 3, 2].suffix(number.count - 1)
        return CheckDigit(last: number, Checksum.weighted(number, Array(weights)) * 10 % 11 % 10)
    }
}
