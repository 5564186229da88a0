/// Employer identification number (EIN) of the United States: two digits that the IRS assigns by campus or channel, and
/// seven digits.
///
/// Authority: 26 CFR 301.7701-12; the prefixes are those that the IRS publishes as valid.
package struct EmployerNumber: IdentifierScheme {
    package let kind = "us-ein"
    package let aliases = ["ein", "fein", "irs-number"]
    package let title = "US employer identification number (EIN)"
    package let authority = "26 CFR 301.7701-12"
    package let example = "91-1144442"
    package let telling = 21
    package let separators: Separators = [.space, .hyphen]

    package init() {}

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if let flaw = IdentifierFlaw.misfit(value, "ddddddddd", expected: "9 digits") { return flaw }
        return Self.hasKnownPrefix(value)
            ? nil : .init(.component, "No EIN begins with \(value[..<2].text); compare it with the notice of the IRS.")
    }

    package func format(_ value: [UInt8]) -> String { "\(value[..<2].text)-\(value[2...].text)" }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("prefix", value[..<2].text), .init("serial_number", value[2...].text)]
    }

    /// Whether a number begins with a prefix that the IRS uses.
    static func hasKnownPrefix(_ value: [UInt8]) -> Bool {
        let prefix = Checksum.number(value.prefix(2))
        return prefix > 0 && !unused.contains(prefix)
    }

    private static let unused: Set<Int> = [7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97]
}
