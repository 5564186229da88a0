/// What is asked for of a classification.
public struct ClassifyOptions: Sendable, Hashable {
    /// At most so many candidates, 1 to 100.
    public var top: Int
    /// How likely a code must be to be the answer, 0.5 to 1.
    public var floor: Double
    /// A code that somebody declared for the goods, to be judged.
    public var declared: String?

    /// Options; out of range, the nearest value in it is taken.
    public init(top: Int = 5, floor: Double = 0.7, declared: String? = nil) {
        self.top = min(max(top, 1), 100)
        self.floor = floor.isNaN ? 0.7 : min(max(floor, 0.5), 1)
        self.declared = declared
    }
}
