/// One kind of identifier: how it is written, checked and explained.
///
/// A scheme is one small file beside this one and one line in ``Identifiers/schemes``. It speaks in bytes of the
/// normalised value (upper-case ASCII without separators), so that none needs an expression engine. The verbs:
/// `normalise`, `structure`, `checkDigit`, `format`, `explain` and `notes`; `validate` and `identify` follow from them.
package protocol IdentifierScheme: Sendable {
    /// Stable name for programs, lower case with hyphens: `container`.
    var kind: String { get }
    /// Other names people use for it, lower case with hyphens.
    var aliases: [String] { get }
    /// What it is called, for people.
    var title: String { get }
    /// The standard or law that fixes it.
    var authority: String { get }
    /// A valid value, written as people write it.
    var example: String { get }
    /// How much a value that fits says about its kind, 0...100, for guessing; 0 is never guessed.
    var telling: Int { get }
    /// The same for one value, where some forms of the kind say more than others.
    func telling(_ value: [UInt8]) -> Int
    /// Whether a value whose form is right has been found in the list that the authority publishes, in all its parts.
    var isListed: Bool { get }
    /// What may stand between the parts and is not part of the value.
    var separators: Separators { get }

    /// The value without what people add to it; `text` is upper case ASCII already.
    func normalise(_ text: [UInt8]) -> [UInt8]
    /// What is wrong with the value's form, if anything; the check digit is not looked at.
    func structure(_ value: [UInt8]) -> IdentifierFlaw?
    /// The check digit of a value whose form is right; nil where there is none.
    func checkDigit(_ value: [UInt8]) -> CheckDigit?
    /// A value whose form is right, as the authority writes it.
    func format(_ value: [UInt8]) -> String
    /// The parts of a value whose form is right.
    func explain(_ value: [UInt8]) -> [Identification.Part]
    /// What is unusual about a value whose form is right, though it may be correct: for a warning, never an error.
    func notes(_ value: [UInt8]) -> [String]
}

extension IdentifierScheme {
    package var aliases: [String] { [] }
    package func telling(_ value: [UInt8]) -> Int { telling }
    package var isListed: Bool { false }
    package var separators: Separators { [.space, .hyphen, .dot] }

    package func normalise(_ text: [UInt8]) -> [UInt8] { separators.removed(from: text) }
    package func checkDigit(_ value: [UInt8]) -> CheckDigit? { nil }
    package func format(_ value: [UInt8]) -> String { value.text }
    package func explain(_ value: [UInt8]) -> [Identification.Part] { [] }
    package func notes(_ value: [UInt8]) -> [String] { [] }

    /// What is wrong with a normalised value: its form first, then its check digit.
    package func validate(normalised value: [UInt8]) -> IdentifierFlaw? {
        if let flaw = structure(value) { return flaw }
        guard let digit = checkDigit(value), !digit.isRight(in: value) else { return nil }
        return digit.flaw(in: value)
    }

    /// What is wrong with a value as somebody wrote it; nil when it is valid. Cheaper than ``identify(_:)``.
    package func validate(_ text: String) -> IdentifierFlaw? {
        switch IdentifierText.clean(text) {
        case .success(let cleaned): validate(normalised: normalise(cleaned))
        case .failure(let flaw): flaw
        }
    }

    /// Validates and explains a value as somebody wrote it.
    package func identify(_ text: String) -> Identification {
        switch IdentifierText.clean(text) {
        case .success(let cleaned): identify(cleaned: cleaned, input: text)
        case .failure(let flaw): Identification(of: self, input: text, flaw: flaw)
        }
    }

    /// The same for a value that ``IdentifierText/clean(_:)`` has been through.
    func identify(cleaned: [UInt8], input: String) -> Identification {
        let value = normalise(cleaned)
        var result = Identification(of: self, input: input, flaw: structure(value))
        result.normalised = value.text
        guard result.reason == nil else { return result }
        result.formatted = format(value)
        result.parts = explain(value)
        result.notes = notes(value)
        guard let digit = checkDigit(value) else {
            result.basis = isListed ? .list : .form
            return result
        }
        result.checkDigit = .init(expected: digit.expected.first, found: digit.found(in: value))
        if !digit.isRight(in: value) {
            result.reason = digit.flaw(in: value).reason
            // A number can have a second check that a new digit does not satisfy.
            if let fix = digit.corrected(value), validate(normalised: fix) == nil { result.fix = format(fix) }
        } else {
            result.basis = .checkDigit
        }
        return result
    }
}

/// Characters that people put between the parts of an identifier.
package struct Separators: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let space = Separators(rawValue: 1)
    package static let hyphen = Separators(rawValue: 2)
    package static let dot = Separators(rawValue: 4)
    package static let slash = Separators(rawValue: 8)

    func removed(from text: [UInt8]) -> [UInt8] {
        guard text.contains(where: holds) else { return text }
        return text.filter { !holds($0) }
    }

    private func holds(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "): contains(.space)
        case UInt8(ascii: "-"): contains(.hyphen)
        case UInt8(ascii: "."): contains(.dot)
        case UInt8(ascii: "/"): contains(.slash)
        default: false
        }
    }
}
