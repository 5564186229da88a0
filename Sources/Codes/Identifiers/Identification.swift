/// What an identifier is, whether it holds, and if not, why and what to do.
///
/// Valid means that the form is right and the check digit, where the kind has one, agrees. Whether a number was
/// ever issued, and to whom, only its register can say.
public struct Identification: Sendable, Hashable {
    /// What a value's being valid rests on.
    public enum Basis: String, Sendable, Hashable {
        /// The form alone: nobody looked whether it exists.
        case form
        /// The form and the check digit.
        case checkDigit = "check_digit"
        /// The list that the authority publishes has it.
        case list
    }

    /// One part of the value.
    public struct Part: Sendable, Hashable {
        /// What the part is, in snake case: `owner_code`.
        public let name: String
        /// The characters.
        public let value: String
        /// What they mean, for people, when that is known.
        public let meaning: String?

        init(_ name: String, _ value: String, _ meaning: String? = nil) {
            self.name = name
            self.value = value
            self.meaning = meaning
        }
    }

    /// Why a value is not valid.
    public struct Reason: Sendable, Hashable {
        /// For programs, stable: `empty`, `too_long`, `character`, `length`, `structure`, `component`,
        /// `check_digit` or `unlisted`.
        public let code: String
        /// For people: what is wrong and what to do.
        public let message: String
    }

    /// A check digit (or letters) as computed and as found.
    public struct Check: Sendable, Hashable {
        /// What belongs there; nil when the rule gives none for the rest of the number.
        public let expected: String?
        /// What stands there.
        public let found: String
    }

    /// The kind, for programs: `container`; `unknown` when none was named and none fits.
    public let kind: String
    /// The kind, for people.
    public let title: String
    /// The standard or law that fixes it.
    public let authority: String
    /// The value as given, cut after 100 characters.
    public let input: String
    /// Without separators, in upper case; empty when the value could not be read at all.
    public internal(set) var normalised = ""
    /// As the authority writes it; nil when the form is wrong.
    public internal(set) var formatted: String?
    /// Why it is not valid; nil when it is.
    public internal(set) var reason: Reason?
    /// What its being valid rests on; nil when it is not.
    public internal(set) var basis: Basis?
    /// The check digit, where the kind has one and the form is right.
    public internal(set) var checkDigit: Check?
    /// The parts, in order; empty when the form is wrong.
    public internal(set) var parts: [Part] = []
    /// The value with the computed check digit, when that alone is wrong. Any other character may be the wrong
    /// one: compare with the original before using it.
    public internal(set) var fix: String?
    /// What is unusual about a value that may yet be correct; worth a second look.
    public internal(set) var notes: [String] = []
    /// Other kinds that the value would be valid as, when the kind was guessed; likeliest first.
    public internal(set) var alternatives: [String] = []

    /// Whether the form is right and the check digit agrees.
    public var valid: Bool { reason == nil }

    init(of scheme: some IdentifierScheme, input: String, flaw: IdentifierFlaw?) {
        kind = scheme.kind
        title = scheme.title
        authority = scheme.authority
        self.input = Self.cut(input)
        reason = flaw?.reason
    }

    /// A value that no kind fits.
    init(unknown input: String, reason: Reason) {
        kind = "unknown"
        title = "Unknown kind of identifier"
        authority = ""
        self.input = Self.cut(input)
        self.reason = reason
    }

    private static func cut(_ text: String) -> String {
        var scalars = text.unicodeScalars.prefix(IdentifierText.limit + 1)
        guard scalars.count > IdentifierText.limit else { return text }
        scalars.removeLast()
        return String(String.UnicodeScalarView(scalars)) + "…"
    }
}
