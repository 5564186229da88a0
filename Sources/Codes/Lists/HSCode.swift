/// A commodity code by its form: an even number of digits from 2 to 12, in a chapter that can exist.
///
/// Whether it is in an edition or a national tariff is for the nomenclature.
public struct HSCode: Sendable, Hashable {
    /// The digits, without dots.
    public let digits: String

    /// How far down the tree a code goes.
    public enum Level: Int, Sendable, Hashable, Comparable {
        /// Two digits.
        case chapter = 2
        /// Four digits.
        case heading = 4
        /// Six digits: the end of what is common to the world.
        case subheading = 6
        /// More than six.
        case national = 8

        /// Less deep.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// A code from digits that may be grouped with dots, spaces or hyphens; nil where the form is wrong.
    public init?(_ text: String) {
        guard case .success(let cleaned) = IdentifierText.clean(text) else { return nil }
        let bytes = Separators([.dot, .space, .hyphen]).removed(from: cleaned)
        guard Self.flaw(in: bytes) == nil else { return nil }
        self.init(unchecked: bytes)
    }

    /// Digits whose form has been checked.
    init(unchecked bytes: [UInt8]) { digits = bytes.text }

    /// The level of the code.
    public var level: Level {
        switch digits.utf8.count {
        case 2: .chapter
        case 4: .heading
        case 6: .subheading
        default: .national
        }
    }

    /// The chapter, 1 to 99.
    public var chapter: Int { Checksum.number(digits.utf8.prefix(2)) }

    /// The first six digits; nil for a chapter or heading.
    public var subheading: String? { digits.utf8.count >= 6 ? String(digits.prefix(6)) : nil }

    /// With dots as most tariffs print it: `9503.00.00.71`.
    public var formatted: String {
        var text = String(digits.prefix(4))
        var rest = digits.dropFirst(4)
        while !rest.isEmpty {
            text += "." + rest.prefix(2)
            rest = rest.dropFirst(2)
        }
        return text
    }

    /// What is wrong with digits as a commodity code.
    static func flaw(in value: [UInt8]) -> IdentifierFlaw? {
        if let odd = value.first(where: { !$0.isDigit }) {
            return .structure(
                "“\(Unicode.Scalar(odd))” is not a digit; a commodity code is written with digits and dots.")
        }
        guard [2, 4, 6, 8, 10, 12].contains(value.count) else {
            return .length(value, expected: "2, 4, 6, 8 or 10 digits")
        }
        switch Checksum.number(value.prefix(2)) {
        case 0: return .init(.component, "There is no chapter 00; chapters run from 01 to 97.")
        case 77: return .init(.component, "Chapter 77 is kept free in the Harmonized System; no goods are in it.")
        default: break
        }
        guard value.count >= 4, value[2] == UInt8(ascii: "0"), value[3] == UInt8(ascii: "0") else { return nil }
        return .init(
            .component, "Headings are numbered from 01; “\(value.text.prefix(4))” is none. Give the full heading.")
    }

    static func nationalLevel(_ count: Int) -> String {
        count == 8 ? "tariff line of a country or union" : "statistical or tariff digits of a country or union"
    }
}
