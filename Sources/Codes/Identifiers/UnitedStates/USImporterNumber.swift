/// Importer of record number of the United States, in one of the three forms of CBP Form 5106.
///
/// IRS number NN-NNNNNNNXX (the suffix XX of letters and digits, without I, O and Z among its letters, tells
/// divisions apart and may be left out), Social Security number NNN-NN-NNNN, or number assigned by CBP YYDDPP-NNNNN
/// (year, district and port, serial). Only the hyphens tell some of them apart, so they belong to the value.
/// Authority: 19 CFR 24.5; CBP Form 5106; CATAIR, importer and consignee file.
package struct USImporterNumber: IdentifierScheme {
    package let kind = "us-importer"
    package let aliases = ["importer-of-record", "ior", "us-importer-number", "cbp-5106"]
    package let title = "US importer number"
    package let authority = "19 CFR 24.5; CBP Form 5106"
    package let example = "12-345678900"
    package let telling = 22
    package let separators: Separators = [.space, .dot]

    package init() {}

    enum Form {
        case irs, socialSecurity, assigned
        /// Nine digits or eleven without hyphens, which fit two forms.
        case open
    }

    package func normalise(_ text: [UInt8]) -> [UInt8] {
        let value = separators.removed(from: text)
        // A suffix with a letter in it can only be the IRS form.
        if value.count == 11, Shape("dddddddddxx").matches(value), !value.areDigits {
            return value[..<2] + [UInt8(ascii: "-")] + value[2...]
        }
        return value
    }

    static func form(of value: [UInt8]) -> Form? {
        if Shape("dd-ddddddd").matches(value) || Shape("dd-dddddddxx").matches(value) { return .irs }
        if Shape("ddd-dd-dddd").matches(value) { return .socialSecurity }
        if Shape("dddddd-ddddd").matches(value) { return .assigned }
        return value.areDigits && (value.count == 9 || value.count == 11) ? .open : nil
    }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        let forms = "NN-NNNNNNNXX (IRS), NNN-NN-NNNN (Social Security) or YYDDPP-NNNNN (assigned by CBP)"
        switch Self.form(of: value) {
        case .irs: return suffixFlaw(value)
        case .socialSecurity: return SocialSecurityNumber().structure(value.filter(\.isDigit))
        case .assigned, .open: return nil
        case nil:
            return value.isEmpty
                ? .length(value, expected: forms)
                : .structure("An importer number is \(forms), with its hyphens.")
        }
    }

    private func suffixFlaw(_ value: [UInt8]) -> IdentifierFlaw? {
        value.dropFirst(10).contains { "IOZ".utf8.contains($0) }
            ? .structure("The letters I, O and Z do not occur in the suffix; write 1, 0 or 2 if they are meant.") : nil
    }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        switch Self.form(of: value) {
        case .irs:
            let number = Identification.Part("irs_number", value[..<10].text)
            return value.count > 10 ? [number, .init("suffix", value[10...].text)] : [number]
        case .socialSecurity: return [.init("social_security_number", value.text)]
        case .assigned:
            return [
                .init("year", value[..<2].text), .init("district_port", value[2..<6].text),
                .init("serial_number", value[7...].text),
            ]
        case .open, nil: return [.init("number", value.text)]
        }
    }

    package func notes(_ value: [UInt8]) -> [String] {
        switch Self.form(of: value) {
        case .open:
            let two = value.count == 9 ? "an IRS or a Social Security number" : "an IRS number or one assigned by CBP"
            return ["Without hyphens it could be \(two); write them, as CBP Form 5106 does."]
        case .irs where !EmployerNumber.hasKnownPrefix(value):
            return ["The IRS has published no campus for numbers that begin with \(value[..<2].text); compare it."]
        default: return []
        }
    }
}
