/// Irish VAT number: seven digits and a check letter, since 2013 with a second letter; or the older form whose second
/// character is a letter, + or *.
///
/// Weights 8 down to 2, and 9 for the second letter (A is 1, W is 0), modulo 23 names the letter (W for 0). In the
/// older form the first digit counts as the last of seven and a 0 goes before.
struct IrishVAT: VATNumber {
    let prefix = "IE"
    let adjective = "Irish"
    let example = "IE6433435F"

    private static let alphabet = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
    private static let weights = [8, 7, 6, 5, 4, 3, 2]

    func flaw(in number: [UInt8]) -> IdentifierFlaw? {
        let what = "7 digits and 1 or 2 letters"
        if number.count != 8, number.count != 9 { return .length(number, expected: "\(what) after IE") }
        let old = number.count > 1 && !number[1].isDigit
        if old {
            guard number[1].isLetter || number[1] == UInt8(ascii: "+") || number[1] == UInt8(ascii: "*") else {
                return .structure("Character 2 is a digit, or in numbers of the older form a letter, + or *.")
            }
        }
        let shape: Shape = number.count == 8 ? "dddddddx" : "dddddddxx"
        var digits = number
        if old { digits[1] = UInt8(ascii: "0") }
        if let flaw = misfit(digits, shape, what) { return flaw }
        if number[7...].allSatisfy(Self.alphabet.contains) { return nil }
        return .structure("After the digits come letters from A to W.")
    }

    func check(_ number: [UInt8]) -> CheckDigit? {
        var sum: Int
        if number[1].isDigit {
            sum = Checksum.weighted(number, Self.weights)
            if number.count == 9 { sum += 9 * (Self.alphabet.firstIndex(of: number[8]) ?? 0) }
        } else {
            sum = Checksum.weighted([UInt8(ascii: "0")] + number[2..<7] + [number[0]], Self.weights)
        }
        return CheckDigit(at: 7..<8, expected: [[Self.alphabet[sum % 23]].text])
    }
}
