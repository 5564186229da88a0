/// How deep a goods code goes.
public enum CodeLevel: String, Sendable, Hashable, CaseIterable {
    /// Two digits.
    case chapter
    /// Four digits.
    case heading
    /// Six digits, the deepest the world agrees on.
    case subheading
    /// More than six digits: a country's or union's own.
    case national

    /// The level of a code with so many digits; `nil` for 0, 1, 3 and 5.
    public init?(digits: Int) {
        switch digits {
        case 2: self = .chapter
        case 4: self = .heading
        case 6: self = .subheading
        case 7...: self = .national
        default: return nil
        }
    }
}
