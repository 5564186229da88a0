/// Why a value is not a valid identifier of its kind, and what to do about it.
package struct IdentifierFlaw: Error, Sendable, Hashable {
    /// What sort of flaw; the raw value is the stable code in JSON.
    package enum Code: String, Sendable {
        /// Nothing but separators.
        case empty
        /// More characters than any identifier has.
        case tooLong = "too_long"
        /// A character that cannot occur.
        case character
        /// Too few or too many characters.
        case length
        /// The right length, but letters, digits or fixed parts are not where they belong.
        case structure
        /// A part that must come from a list does not: a country, a category, a date.
        case component
        /// Everything fits but the check digit.
        case checkDigit = "check_digit"
        /// A well-formed code that is not in its list.
        case unlisted
    }

    package let code: Code
    /// One or two sentences for people.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    var reason: Identification.Reason { .init(code: code.rawValue, message: message) }

    /// A value of the wrong length; `expected` says what belongs there ("11 characters: 4 letters and 7 digits").
    static func length(_ value: [UInt8], expected: String) -> IdentifierFlaw {
        if value.isEmpty { return .init(.empty, "There is no value; give \(expected).") }
        let found = value.count == 1 ? "1 character" : "\(value.count) characters"
        return .init(.length, "It has \(found) and needs \(expected). Check that nothing is cut off or added.")
    }

    /// A value with something in the wrong place.
    static func structure(_ message: String) -> IdentifierFlaw { .init(.structure, message) }

    /// The flaw of a value that does not fit a shape: its length first, then the first byte that does not belong.
    static func misfit(_ value: [UInt8], _ shape: Shape, expected: String) -> IdentifierFlaw? {
        if value.count != shape.count { return length(value, expected: expected) }
        guard let position = shape.firstMisfit(in: value) else { return nil }
        let found = Unicode.Scalar(value[position])
        return .init(
            .structure,
            "Character \(position + 1) is “\(found)”, where \(shape.wanted(at: position)) belongs; "
                + "it needs \(expected).")
    }
}
