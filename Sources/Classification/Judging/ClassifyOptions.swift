public import TidewaiterQuantities

/// What is asked for of a classification.
public struct ClassifyOptions: Sendable, Hashable {
    /// At most so many candidates, 1 to 100.
    public var top: Int
    /// How likely a code must be to be the answer, 0.5 to 1.
    public var floor: Double
    /// A code that somebody declared for the goods, to be judged.
    public var declared: String?
    /// Country of import, ISO 3166-1 alpha-2, or `EU`: its lines below the best subheading are listed.
    public var into: String?
    /// The day whose lines these are; the last that the tariff covers where `nil`.
    public var asOf: CivilDate?
    /// Whether what speaks for each candidate is looked for: words, own rows, the nearest phrase, notes. Without that, as
    /// where only codes are wanted of many descriptions, it takes half the time; codes and probabilities are the same.
    public var explains: Bool

    /// Options; out of range, the nearest value in it is taken.
    public init(
        top: Int = 5, floor: Double = 0.7, declared: String? = nil, into: String? = nil, asOf: CivilDate? = nil,
        explains: Bool = true
    ) {
        self.into = into
        self.asOf = asOf
        self.explains = explains
        self.top = min(max(top, 1), 100)
        self.floor = floor.isNaN ? 0.7 : min(max(floor, 0.5), 1)
        self.declared = declared
    }
}
