/// A data element to be written: its components, and further occurrences of it where it repeats.
///
///     try writer.write("UCI", ["R1", ["SENDER", "ZZZ"], ["RECIPIENT", "ZZZ"], "4"])
package struct SegmentElement: Sendable, Hashable, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    /// By occurrence and component; never without an occurrence.
    package var occurrences: [[String]]

    /// An element that stands once.
    package init(_ components: [String]) { occurrences = [components] }

    /// A simple element.
    package init(_ text: String) { occurrences = [[text]] }

    /// An element that repeats (ISO 9735-1 from version 4; X12 from 00402).
    package init(repeating occurrences: [[String]]) { self.occurrences = occurrences.isEmpty ? [[]] : occurrences }

    package init(stringLiteral value: String) { self.init(value) }
    package init(arrayLiteral elements: String...) { self.init(elements) }

    /// The text of a component, from 1, of the first occurrence; empty where there is none.
    package func component(_ number: Int) -> String {
        let components = occurrences.first ?? []
        return number > 0 && number <= components.count ? components[number - 1] : ""
    }

    /// Whether nothing stands in it.
    package var isEmpty: Bool { occurrences.allSatisfy { $0.allSatisfy(\.isEmpty) } }
}
