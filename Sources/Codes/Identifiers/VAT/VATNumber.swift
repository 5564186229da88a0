import TidewaiterDocuments

/// A VAT number of one state: a two-letter prefix and a national number with its own check.
///
/// The schemes of the member states conform to this instead of ``IdentifierScheme``: they see the national number
/// only, and the prefix may be written or left out. Normalised values have the prefix, as VIES wants them.
/// Authority for all: Directive 2006/112/EC, articles 214 and 215; the forms and check digits are those that the
/// Commission publishes for VIES, where a state has published them.
protocol VATNumber: IdentifierScheme {
    /// The two letters before the number.
    var prefix: String { get }
    /// The state's adjective, for the title.
    var adjective: String { get }

    /// The national number as the rule wants it (zeros of an older, shorter form put back).
    func complete(_ number: [UInt8]) -> [UInt8]
    /// What is wrong with the form of the national number.
    func flaw(in number: [UInt8]) -> IdentifierFlaw?
    /// The check digit of a national number whose form is right.
    func check(_ number: [UInt8]) -> CheckDigit?
    /// The national number's parts.
    func parts(of number: [UInt8]) -> [Identification.Part]
}

extension VATNumber {
    package var kind: String { "vat-\(prefix.lowercased())" }
    package var aliases: [String] { ["\(prefix.lowercased())-vat"] }
    package var title: String { "\(adjective) VAT number" }
    package var authority: String { "Directive 2006/112/EC, article 215" }
    package var telling: Int { 0 }
    package var separators: Separators { [.space, .hyphen, .dot, .slash] }

    func complete(_ number: [UInt8]) -> [UInt8] { number }
    func check(_ number: [UInt8]) -> CheckDigit? { nil }
    func parts(of number: [UInt8]) -> [Identification.Part] { [.init("number", number.text)] }

    package func normalise(_ text: [UInt8]) -> [UInt8] {
        let value = separators.removed(from: text)
        let number = value.starts(with: prefix.utf8) ? Array(value.dropFirst(2)) : value
        return number.isEmpty ? [] : Array(prefix.utf8) + complete(number)
    }

    package func structure(_ value: [UInt8]) -> IdentifierFlaw? {
        value.isEmpty ? .length([], expected: "the number after \(prefix)") : flaw(in: national(value))
    }

    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { check(national(value))?.moved(by: 2) }

    package func explain(_ value: [UInt8]) -> [Identification.Part] {
        [.init("country", prefix, Country(alpha2: prefix == "EL" ? "GR" : prefix)?.name)] + parts(of: national(value))
    }

    private func national(_ value: [UInt8]) -> [UInt8] { Array(value.dropFirst(2)) }

    /// The flaw of a number that must have the shape; `what` says it in words ("9 digits").
    func misfit(_ number: [UInt8], _ shape: Shape, _ what: String) -> IdentifierFlaw? {
        .misfit(number, shape, expected: "\(what) after \(prefix)")
    }
}
