internal import TidewaiterDocuments

/// What a check makes of one value.
enum Verdict: Sendable {
    /// It holds.
    case passed
    /// It cannot be told: another list may be meant, or a fact is absent.
    case skipped
    /// It does not hold.
    case failed(Flaw)

    /// A flaw in words, with the text to write instead where there is one.
    static func flaw(
        _ message: String, write text: String? = nil, because why: String = "", severity: Severity? = nil,
        effect: Effect? = nil, parameters: [String: String] = [:]
    ) -> Verdict {
        .failed(
            Flaw(
                message: message, replacement: text, why: why, severity: severity, effect: effect,
                parameters: parameters))
    }
}

/// What is wrong with a value and how to mend it.
struct Flaw: Sendable {
    let message: String
    /// What to write instead.
    let replacement: String?
    /// Why that.
    let why: String
    /// The check's own unless given.
    let severity: Severity?
    let effect: Effect?
    let parameters: [String: String]
}
