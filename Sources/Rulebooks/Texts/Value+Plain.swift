internal import TidewaiterExpressions

extension Value {
    /// The value for people, a text without quotes and whole.
    var plain: String {
        if case .string(let text) = self { return text.string }
        return written
    }
}
