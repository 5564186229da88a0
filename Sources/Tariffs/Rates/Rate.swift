/// A rate as the law states it, taken apart.
public struct Rate: Sendable, Hashable {
    /// Where a rate comes from.
    public enum Source: String, Sendable, Hashable, CaseIterable {
        /// A row of a loaded pack.
        case schedule
        /// The request itself, as a fact.
        case stated
    }

    /// The rate as printed in its source: `46.3¢/kg + 14.9%`.
    public var text: String
    /// Its parts, to be added up; empty where the text cannot be reckoned from value and quantity alone.
    public var components: [RateComponent]
    /// Where it comes from.
    public var source: Source

    /// A rate with its text and its parts.
    public init(text: String, components: [RateComponent], source: Source = .schedule) {
        self.text = text
        self.components = components
        self.source = source
    }
}
