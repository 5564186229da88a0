import TidewaiterPacks

/// One of the General Rules for the interpretation of the Harmonized System, in our own words: for orientation, the legal
/// text decides.
public struct HSRule: Sendable, Hashable {
    /// `1`, `2(a)` to `6`.
    public let number: String
    /// What it says, in a sentence or two.
    public let text: String

    static func read(_ table: PackTable) -> [HSRule] {
        table.rows.map { HSRule(number: table.text($0, 0), text: table.text($0, 1)) }
    }
}
