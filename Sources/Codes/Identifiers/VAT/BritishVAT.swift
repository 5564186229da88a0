/// VAT number of the United Kingdom: nine digits, twelve for a branch, or GD or HA and three digits.
///
/// Weights 8 to 2 for seven digits, and the last two as a number, give a multiple of 97; numbers issued since 2009
/// do so with 55 added (9755). GD 000 to 499 are government departments, HA 500 to 999 health authorities, both also
/// written with 8888, the three digits and those modulo 97. Authority: Value Added Tax Act 1994, schedule 1; HMRC's
/// description of the check digits.
struct BritishVAT: VATNumber {
    let prefix = "GB"
    let adjective = "United Kingdom"
    let example = "GB 980 7806 84"

    package var kind: String { "gb-vat" }
    package var aliases: [String] { ["vat-gb", "uk-vat", "vat-uk"] }
    package var authority: String { "HMRC; Value Added Tax Act 1994, schedule 1" }
    package var telling: Int { 78 }

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { BritishVATRule.flaw(in: number, prefix: prefix) }
    func check(_ number: [UInt8]) -> CheckDigit? { BritishVATRule.check(number) }
    package func format(_ value: [UInt8]) -> String { BritishVATRule.format(value) }
}

/// VAT number of a trader in Northern Ireland, for goods moved to and from the EU: XI and the digits of the GB number.
///
/// Authority: Windsor Framework (Protocol on Ireland/Northern Ireland), article 8; Council Directive (EU) 2020/1756.
struct NorthernIrishVAT: VATNumber {
    let prefix = "XI"
    let adjective = "Northern Ireland"
    let example = "XI 980 7806 84"

    package var authority: String { "Directive (EU) 2020/1756" }

    func flaw(in number: [UInt8]) -> IdentifierFlaw? { BritishVATRule.flaw(in: number, prefix: prefix) }
    func check(_ number: [UInt8]) -> CheckDigit? { BritishVATRule.check(number) }
    package func format(_ value: [UInt8]) -> String { BritishVATRule.format(value) }
}

/// The rule that both share.
private enum BritishVATRule {
    static func flaw(in number: [UInt8], prefix: String) -> IdentifierFlaw? {
        let expected = "9 or 12 digits, or GD or HA and 3 digits, after \(prefix)"
        if number.starts(with: "GD".utf8) || number.starts(with: "HA".utf8) { return bodyFlaw(in: number, expected) }
        guard number.count == 9 || number.count == 12 else { return .length(number, expected: expected) }
        return .misfit(number, number.count == 9 ? "ddddddddd" : "dddddddddddd", expected: expected)
    }

    /// A department or health authority.
    private static func bodyFlaw(in number: [UInt8], _ expected: String) -> IdentifierFlaw? {
        let long = number.count == 11
        if !long, number.count != 5 { return .length(number, expected: expected) }
        if let flaw = IdentifierFlaw.misfit(number, long ? "aa8888ddddd" : "aaddd", expected: expected) { return flaw }
        let department = number[0] == UInt8(ascii: "G")
        let serial = Checksum.number(long ? number[6..<9] : number[2..<5])
        if department == (serial < 500) { return nil }
        return .init(
            .component, "GD goes with 000 to 499 (government departments), HA with 500 to 999 (health authorities).")
    }

    static func check(_ number: [UInt8]) -> CheckDigit? {
        if !number[0].isDigit {
            return number.count == 11 ? CheckDigit(at: 9..<11, twoDigits: Checksum.number(number[6..<9]) % 97) : nil
        }
        let sum = Checksum.weighted(number, [8, 7, 6, 5, 4, 3, 2])
        let old = 97 - sum % 97
        var pairs = [old]
        // Numbers below 100 00.. were all issued before the newer rule. A remainder of 0 may be written 00.
        if number[0] != UInt8(ascii: "0") { pairs.append(97 - (sum + 55) % 97) }
        return CheckDigit(at: 7..<9, twoDigits: pairs.flatMap { $0 == 97 ? [97, 0] : [$0] })
    }

    static func format(_ value: [UInt8]) -> String {
        guard value.count >= 11, value[2].isDigit else { return value.text }
        let branch = value.count > 11 ? " \(value[11...].text)" : ""
        return "\(value[..<2].text) \(value[2..<5].text) \(value[5..<9].text) \(value[9..<11].text)\(branch)"
    }
}
