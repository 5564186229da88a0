import TidewaiterQuantities

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

extension Rate {
    /// A rate that there is and that is not stated anywhere here.
    static let unstated = Rate(text: "", components: [])

    /// Nothing to pay.
    static let free = Rate(text: "Free", components: [RateComponent(kind: .free, amount: .zero)])

    /// Per cent of the value, where the rate is that and nothing else; zero where it is free. Most rates are, and what
    /// they come to takes one multiplication.
    var plainPercent: Decimal? {
        guard components.count == 1 else { return nil }
        switch components[0].kind {
        case .free: return .zero
        case .adValorem where components[0].per == nil && components[0].part == nil: return components[0].amount
        default: return nil
        }
    }

    /// Per cent of the value in its first part that is so, whatever stands beside it.
    var percent: Decimal? {
        // By index: a part would be copied with its texts.
        for index in components.indices where components[index].kind == .adValorem { return components[index].amount }
        return nil
    }

    /// Whether nothing is paid.
    var isFree: Bool { components.count == 1 && components[0].kind == .free }
}
