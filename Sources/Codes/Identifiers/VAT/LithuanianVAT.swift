/// Lithuanian VAT number (PVM): nine digits for companies, twelve for others; the last but one is 1, the last a check
/// digit.
///
/// Weights 1 to 9 in turn modulo 11; where that gives 10, weights beginning with 3, and 10 then counts as 0.
struct LithuanianVAT: VATNumber {
    let prefix = "LT"
    let adjective = "Lithuanian"
    let example = "LT119511515"

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        let flaw =
            number.count == 12
            ? misfit(number, "dddddddddddd", "12 digits") : misfit(number, "ddddddddd", "9 or 12 digits")
        if let flaw { return flaw }
        return number[number.count - 2] == UInt8(ascii: "1")
            ? nil : .init(.component, "The last digit but one is always 1.")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        let first = sum(number.dropLast(), from: 0) % 11
        return CheckDigit(last: number, first < 10 ? first : sum(number.dropLast(), from: 2) % 11 % 10)
    }

    private func sum(_ digits: ArraySlice<UInt8>, from start: Int) -> Int {
        digits.enumerated().reduce(0) { $0 + (1 + ($1.offset + start) % 9) * $1.element.digit }
    }
}
