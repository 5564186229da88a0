package import TidewaiterDocuments

/// One thing about a rule that its tests should have seen.
package struct CoverageItem: Sendable {
    /// What kind of thing.
    package enum Kind: String, Sendable, CaseIterable {
        /// A rule passing, failing, not applicable, with facts missing.
        case outcome
        /// A condition, or a part of one, true or false.
        case condition
        /// One of the ways in which a rule can fail.
        case branch
        /// The day on which a rule or a dated value begins or ends, or the day beside it.
        case date
        /// A row of a table that answers.
        case row

        var plural: String { self == .branch ? "branches" : "\(rawValue)s" }
    }

    package let kind: Kind
    /// nil: it is the book's.
    package let rule: String?
    /// What is missing where it was not seen: `never fails`.
    package let what: String
    /// Where it is written, with its length.
    package let place: Place
    package let isSeen: Bool
}
