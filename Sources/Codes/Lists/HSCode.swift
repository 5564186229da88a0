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

    /// Why a text is what a spreadsheet leaves of a code that it took for a number, and what to do; nil where it
    /// is not.
    ///
    /// Digits that are lost cannot be guessed: `9.5E9` may be any of ten million codes, `8471.3` has lost a zero, and
    /// `950300.0` may have lost a leading one. Codes grouped in pairs, as tariffs print them, are left alone.
    package static func spreadsheetDamage(in text: String) -> String? {
        guard case .success(let bytes) = IdentifierText.clean(text) else { return nil }
        let isExponent = Self.isExponent(bytes)
        guard isExponent || hasDecimalPart(bytes) else { return nil }
        return "“\(bytes.text)” is a number, as a spreadsheet writes a code that it took for one; "
            + (isExponent ? "digits of the code are lost. " : "zeros of the code may be lost. ")
            + "Take the code from where it came from, and keep it as text."
    }

    /// `9.5E9`, `9,503E+09`.
    private static func isExponent(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "E"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let sign = parts[1].first else { return false }
        let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        let exponent = isSigned ? parts[1].dropFirst() : parts[1]
        let numbers = parts[0].split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: isPoint)
        return !exponent.isEmpty && exponent.allSatisfy(\.isDigit)
            && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
    }

    /// One point, and behind it what no tariff prints: a single digit, or zeros that follow ten digits.
    private static func hasDecimalPart(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(omittingEmptySubsequences: false, whereSeparator: isPoint)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else { return false }
        return parts[1].count == 1 || (parts[0].count >= 9 && parts[1].allSatisfy { $0 == UInt8(ascii: "0") })
    }

    private static func isPoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }

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
