/// VAT number of any country, as a field of a declaration holds it: checked where the rule is known.
///
/// The member states of the EU, Northern Ireland and the United Kingdom are told by their prefix; numbers of other
/// countries, which have many forms and often no prefix, are let through with a note. Authority: the scheme that the
/// prefix leads to.
package struct AnyVATNumber: IdentifierScheme {
    package let kind = "vat"
    package let aliases = ["vatin", "vat-number"]
    package let title = "VAT number"
    package let authority = "Directive 2006/112/EC, article 215; HMRC"
    package let example = "DE136695976"
    package let telling = 0
    package let separators: Separators = [.space, .hyphen, .dot, .slash]

    package init() {}

    /// The scheme of the prefix; nil where no rule is known.
    private func scheme(_ value: [UInt8]) -> (any IdentifierScheme)? {
        if value.starts(with: "GB".utf8) { return BritishVAT() }
        return EUVATNumber.isPrefix(value.prefix(2).text) ? EUVATNumber() : nil
    }

    package func normalise(_ text: [UInt8]) -> [UInt8] {
        let value = separators.removed(from: text)
        return scheme(value)?.normalise(value) ?? value
    }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        if let scheme = scheme(value) { return scheme.structure(value) }
        return value.isEmpty ? .length(value, expected: "a country prefix and the number") : nil
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { scheme(value)?.checkDigit(value) }
    package func format(_ value: [UInt8]) -> String { scheme(value)?.format(value) ?? value.text }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        scheme(value)?.explain(value) ?? [.init("number", value.text)]
    }

    package func notes(_ value: [UInt8]) -> [String] {
        scheme(value)?.notes(value) ?? [
            "Without the prefix of an EU member state, XI or GB no rule is known for it, so only its characters were looked at."
        ]
    }
}
