import TidewaiterPacks

/// A note of a section or chapter in our own words: for orientation, the legal text decides.
public struct HSNote: Sendable, Hashable {
    /// What a note does.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Sends goods elsewhere.
        case exclusion
        /// Says what a word means.
        case definition
        /// Says which of several headings goes first.
        case preference
        /// Says where parts go.
        case parts
        /// Says how sets are taken.
        case set
        /// Says how materials are weighed against each other.
        case material
        /// Gives a bound in figures.
        case measure
        /// Is no note: how the words of headings are commonly told apart.
        case practice
    }

    /// Where it stands: `Chapter 17 Note 1(a)`.
    public let reference: String
    /// What it does.
    public let kind: Kind
    /// The chapters, headings or subheadings it is about, first and last of each span.
    public let appliesTo: [ClosedRange<String>]
    /// Where it sends goods; empty where it sends none.
    public let sendsTo: [ClosedRange<String>]
    /// Words of trade by which goods it matters for are known.
    public let about: [String]
    /// What it says, in a sentence or two.
    public let text: String

    static func read(_ table: PackTable) -> [HSNote] {
        table.rows.map { row in
            HSNote(
                reference: table.text(row, 0), kind: Kind(rawValue: table.text(row, 1)) ?? .definition,
                appliesTo: spans(table.text(row, 2)), sendsTo: spans(table.text(row, 3)),
                about: table.text(row, 4).split(separator: ";").map { String($0.drop { $0 == " " }) },
                text: table.text(row, 5))
        }
    }

    /// `8501-8504 9001` as spans of codes.
    private static func spans(_ text: String) -> [ClosedRange<String>] {
        text.split(separator: " ").compactMap { part in
            let ends = part.split(separator: "-").map(String.init)
            guard let first = ends.first, let last = ends.last, first <= last else { return nil }
            return first...last
        }
    }

    /// Whether the note is about a code.
    public func applies(to code: String) -> Bool { Self.length(of: appliesTo, covering: code) > 0 }

    /// Whether the note sends goods to a code.
    public func sends(to code: String) -> Bool { Self.length(of: sendsTo, covering: code) > 0 }

    /// Whether the note is about the code's own heading or subheading, rather than a whole chapter or section.
    package func names(_ code: String) -> Bool { Self.length(of: appliesTo, covering: code) >= 4 }

    /// Whether the note sends goods to the code's own heading or subheading.
    package func names(sentTo code: String) -> Bool { Self.length(of: sendsTo, covering: code) >= 4 }

    /// What the note stands in and its number there: `Chapter 17` and `1(a)`.
    package var numbered: (whole: String, number: String) {
        let words = reference.split(separator: " ")
        guard let note = words.firstIndex(of: "Note"), note > 0 else { return (reference, "") }
        guard let to = words.firstIndex(of: "to") else {
            return (words[..<note].joined(separator: " "), words[(note + 1)...].joined(separator: " "))
        }
        // Subheading Note 1 to Chapter 85.
        let number = words[..<to].joined(separator: " ").lowercased()
        return (words[(to + 1)...].joined(separator: " "), number)
    }

    /// The digits of the closest span that covers a code; 0 where none does. A span below the code counts too: what
    /// matters for 8471.30 matters for who asks about 8471.
    static func length(of spans: [ClosedRange<String>], covering code: String) -> Int {
        var longest = 0
        for span in spans {
            let (lower, upper) = (span.lowerBound.utf8, span.upperBound.utf8)
            let length = min(code.utf8.count, lower.count)
            let stem = code.utf8.prefix(length)
            if !stem.lexicographicallyPrecedes(lower.prefix(length)),
                !upper.prefix(length).lexicographicallyPrecedes(stem)
            {
                longest = max(longest, lower.count)
            }
        }
        return longest
    }

    /// Where it sends goods, as text: `8542, 8501-8504`.
    package var destinations: String {
        sendsTo.map { $0.lowerBound == $0.upperBound ? $0.lowerBound : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}
