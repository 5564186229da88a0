public import TidewaiterQuantities

/// Something that the request states and a pack has declared as a fact it looks at.
public struct Fact: Sendable, Hashable {
    /// What a fact can be.
    public enum Value: Sendable, Hashable {
        /// A word or a sentence.
        case text(String)
        /// A number, exactly as written.
        case number(Decimal)
        /// Yes or no.
        case flag(Bool)

        /// The value as one would write it.
        public var text: String {
            switch self {
            case .text(let text): text
            case .number(let number): number.description
            case .flag(let flag): flag ? "true" : "false"
            }
        }

        /// The value as a number, also where one was stated as text.
        var number: Decimal? {
            switch self {
            case .number(let number): number
            case .text(let text): try? Decimal(text)
            case .flag: nil
            }
        }
    }

    /// The declared name.
    public var name: String
    /// What is stated.
    public var value: Value

    /// A fact.
    public init(name: String, value: Value) {
        self.name = name
        self.value = value
    }

    /// Whether a name is that of a fact, which is of ASCII: names of other lengths, as most are, need not be compared.
    @inline(__always)
    static func isName(_ name: String, _ declared: String) -> Bool {
        name.utf8.count == declared.utf8.count && name == declared
    }
}
