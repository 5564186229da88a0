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
    /// The same spans to be compared.
    private let aboutSpans: [CodeSpan]
    private let sentSpans: [CodeSpan]

    static func read(_ table: PackTable) -> [HSNote] {
        table.rows.map { row in
            let (appliesTo, sendsTo) = (spans(table.text(row, 2)), spans(table.text(row, 3)))
            return HSNote(
                reference: table.text(row, 0), kind: Kind(rawValue: table.text(row, 1)) ?? .definition,
                appliesTo: appliesTo, sendsTo: sendsTo,
                about: table.text(row, 4).utf8.split(separator: UInt8(ascii: ";")).map {
                    String(Substring($0.drop { $0 == UInt8(ascii: " ") }))
                },
                text: table.text(row, 5), aboutSpans: appliesTo.map(CodeSpan.init),
                sentSpans: sendsTo.map(CodeSpan.init))
        }
    }

    /// `8501-8504 9001` as spans of codes.
    private static func spans(_ text: String) -> [ClosedRange<String>] {
        text.utf8.split(separator: UInt8(ascii: " ")).compactMap { part in
            let ends = part.split(separator: UInt8(ascii: "-")).map { String(Substring($0)) }
            guard let first = ends.first, let last = ends.last, first <= last else { return nil }
            return first...last
        }
    }

    /// Whether the note is about a code.
    public func applies(to code: String) -> Bool { digitsAbout(SpannedCode(code)) > 0 }

    /// Whether the note sends goods to a code.
    public func sends(to code: String) -> Bool { digits(sentTo: SpannedCode(code)) > 0 }

    /// Whether the note is about the code's own heading or subheading, rather than a whole chapter or section.
    package func names(_ code: String) -> Bool { digitsAbout(SpannedCode(code)) >= 4 }

    /// Whether the note sends goods to the code's own heading or subheading.
    package func names(sentTo code: String) -> Bool { digits(sentTo: SpannedCode(code)) >= 4 }

    /// The digits of the closest span that a code lies in, of those that the note is about and of those that it sends
    /// goods to; 0 where it lies in none.
    package func digitsAbout(_ code: SpannedCode) -> Int { Self.digits(aboutSpans, code) }
    package func digits(sentTo code: SpannedCode) -> Int { Self.digits(sentSpans, code) }

    private static func digits(_ spans: [CodeSpan], _ code: SpannedCode) -> Int {
        spans.reduce(0) { $1.covers(code) ? max($0, $1.digits) : $0 }
    }

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

    /// Where it sends goods, as text: `8542, 8501-8504`.
    package var destinations: String {
        sendsTo.map { $0.lowerBound == $0.upperBound ? $0.lowerBound : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}
