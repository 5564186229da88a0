/// What a code of one edition is in another, by the tables that were published: all candidates, never a choice among them.
public struct CodeConversion: Sendable, Hashable {
    /// How the goods of the code and those of a candidate lie to each other.
    public enum Relation: String, Sendable, Hashable, CaseIterable {
        /// They are the same.
        case oneToOne = "one_to_one"
        /// The candidate has some of the code's goods and nothing else.
        case split
        /// The candidate has all of the code's goods, and others.
        case merged
        /// The candidate has some of the code's goods, and others.
        case partial
    }

    /// A code that has goods of the one converted.
    public struct Candidate: Sendable, Hashable {
        /// Its digits, as many as the code's.
        public let code: String
        /// How its goods lie to the code's.
        public let relation: Relation
        /// The relation in words.
        public let reason: String
    }

    /// The code that is converted, six digits at most.
    public let code: String
    /// The edition it is of.
    public let from: HSEdition
    /// The edition it is converted to.
    public let to: HSEdition
    /// The editions whose tables were gone through, first and last included; empty where no published tables lead there.
    public let route: [HSEdition]
    /// The codes that have its goods, in order.
    public let candidates: [Candidate]
    /// Codes for its goods as electrical waste (heading 8549), or, of a code of that heading, what its goods were before
    /// they were waste. No candidates for anything else.
    public let asWaste: [String]
    /// For people: what is to be decided, and how far the tables can be trusted; empty when there is nothing to say.
    public let message: String

    /// The one candidate there is; `nil` where somebody has to decide.
    public var only: String? { candidates.count == 1 ? candidates.first?.code : nil }

    /// Whether an edition on the way is known at second hand only.
    public var isSecondHand: Bool { route.count > 1 && route.contains(where: \.isSecondHand) }
}
