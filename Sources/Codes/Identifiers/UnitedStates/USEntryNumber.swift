/// Entry number of the United States: filer code (3 letters or digits), number (7 digits), check digit.
///
/// The check digit: letters count A to I and J to R as 1 to 9, S to Z as 2 to 9; of the ten digits every other one from
/// the right is doubled and its digits added; the sum is filled up to a multiple of ten. CBP's own example:
/// B76-0324527 has 8. Authority: 19 CFR 142.3a; ACE CATAIR, appendix E.
package struct USEntryNumber: IdentifierScheme {
    package let kind = "us-entry"
    package let aliases = ["us-entry-number", "entry-number", "cbp-entry"]
    package let title = "US entry number"
    package let authority = "19 CFR 142.3a; ACE CATAIR appendix E"
    package let example = "B76-0324527-8"
    package let telling = 50
    package let separators: Separators = [.space, .hyphen]

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        let expected = "11 characters (filer code of 3, 7 digits and the check digit)"
        if let flaw = IdentifierFlaw.misfit(value, "xxxdddddddd", expected: expected) { return flaw }
        return value[..<3].elementsEqual("000".utf8)
            ? .init(.component, "No filer has the code 000; begin with the filer code that CBP assigned.") : nil
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? {
        let digits = value[..<10].map { $0.isLetter ? UInt8(digit: Self.number(of: $0)) : $0 }
        return CheckDigit(last: value, Checksum.luhn(digits))
    }

    /// The low digit of the letter's EBCDIC code, which is what the rule comes from.
    private static func number(of letter: UInt8) -> Int {
        let position = letter.letter
        return position < 18 ? position % 9 + 1 : position - 16
    }

    package func format(_ value: [UInt8]) -> String {
        "\(value[..<3].text)-\(value[3..<10].text)-\(value[10...].text)"
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [
            .init("filer_code", value[..<3].text), .init("entry", value[3..<10].text),
            .init("check_digit", value[10...].text),
        ]
    }
}
