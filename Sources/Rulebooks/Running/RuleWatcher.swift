internal import TidewaiterExpressions

/// What became of a rule at one part.
enum RuleEvent: Sendable {
    case passed
    case notApplicable
    case needsFacts(String)
    case failed(path: String, failure: Failure)
    case brokeOff(String)
}

/// Looks on while rules are evaluated, for tests, coverage and explanations. It costs time, so a plain check has none.
protocol RuleWatcher: AnyObject {
    /// A rule has come to something at a part; rules by their number in the book.
    func note(_ rule: Int, _ event: RuleEvent)
    /// Works out a condition.
    func test(_ condition: Condition, _ evaluation: inout Evaluation) -> Expression.Verdict
}
