/// Bounds of one expression, so that no rule can exhaust stack, time or memory.
package struct ExpressionLimits: Sendable, Hashable {
    /// Bytes of an expression's text.
    package var sourceBytes = 65_536
    /// Levels of the syntax tree; a chain of `+` is as deep as it is long, `||` and `&&` are one level.
    package var depth = 128
    /// Calls and turns of an evaluation.
    package var steps = 250_000
    /// Bytes that one evaluation may build.
    package var bytes = 8 << 20
    /// Bytes of one pattern.
    package var patternSize = 10_000
    /// Instructions that the patterns of an expression are made into.
    package var patternRoom = 100_000

    package init() {}

    package static let standard = ExpressionLimits()
}
