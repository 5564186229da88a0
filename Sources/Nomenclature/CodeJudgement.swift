/// What can be said about a goods code that somebody declared.
public struct CodeJudgement: Sendable, Hashable {
    /// The verdicts.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The code exists and has the digits asked for.
        case valid
        /// Nothing was declared.
        case empty
        /// There is something else than digits, dots, spaces and hyphens.
        case notDigits = "not_digits"
        /// It is the beginning of codes that exist, and more digits are needed.
        case tooShort = "too_short"
        /// It has more digits than there are.
        case tooLong = "too_long"
        /// It does not exist at the date asked for, but before or after.
        case notInForce = "not_in_force"
        /// It exists at no time that the pack knows.
        case unknown
        /// The pack cannot tell: its coverage says why.
        case notCovered = "not_covered"
    }

    /// The code as declared.
    public let declared: String
    /// Its digits.
    public let code: String
    /// The verdict.
    public var verdict: Verdict
    /// For people: what is wrong and what to do; empty when nothing is.
    public var message = ""
    /// The level of the code; `nil` for a number of digits that no level has.
    public var level: CodeLevel? { CodeLevel(digits: code.utf8.count) }
    /// The edition it was judged by.
    public var edition: HSEdition?
    /// The editions that have its first six digits (or fewer, where it has fewer), oldest first.
    public var editions: [HSEdition] = []
    /// Numbers of digits that would be right, ascending; empty where none is asked for.
    public var acceptedDigits: [Int] = []
    /// The longest beginning of the code that exists; `nil` when not even its chapter does.
    public var nearest: String?
    /// Codes that exist next below `nearest`, the first ones when there are many.
    public var candidates: [String] = []
    /// Of a code of other editions, the codes that its goods have in this one by the published tables.
    public var became: [String] = []
    /// The code with a leading zero, when that would be right: spreadsheets drop it.
    public var withLeadingZero: String?
    /// The law or table that says so.
    public var authority = ""

    /// At most so many candidates are listed.
    static let mostCandidates = 12

    init(_ declared: DeclaredCode, _ verdict: Verdict) {
        self.declared = declared.text
        code = declared.digits
        self.verdict = verdict
    }

    /// The code and how long it is: `847 has 3 digits`.
    var measured: String { "\(code) has \(code.utf8.count) \(code.utf8.count == 1 ? "digit" : "digits")" }

    /// The candidates as the end of a sentence; empty when there are none.
    static func list(_ candidates: [String]) -> String {
        switch candidates.count {
        case 0: ""
        case 1: " There is \(candidates[0])."
        case mostCandidates...: " There are, among others, \(candidates.joined(separator: ", "))."
        default: " There are \(candidates.joined(separator: ", "))."
        }
    }
}
