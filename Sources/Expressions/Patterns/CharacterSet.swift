internal import CICU

/// The characters that one place of a pattern takes.
struct CharacterSet: Sendable, Hashable {
    /// Ranges of code points, sorted and apart once `close` was called.
    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: [Category] = []
    /// Sets of which all but the characters of each are taken: `\\W`, `[:^digit:]`.
    private var excluded: [[ClosedRange<UInt32>]] = []

    private struct Category: Sendable, Hashable {
        let name: String
        /// ICU's number of it, where it is a script.
        var script: Int32?
        let isNegated: Bool

        func has(_ scalar: Unicode.Scalar) -> Bool {
            if let script { return twicu_script_of(scalar.value) == script }
            return name == "Any" || CharacterSet.name(of: scalar.properties.generalCategory).hasPrefix(name)
        }
    }

    var isNegated = false
    var ignoresCase = false

    static let word = CharacterSet(["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])
    static let digit = CharacterSet(["0"..."9"])
    static let space = CharacterSet(["\t"..."\n", "\u{C}"..."\r", " "..." "])

    init(_ ranges: [ClosedRange<Unicode.Scalar>] = []) {
        self.ranges = ranges.map { $0.lowerBound.value...$0.upperBound.value }
    }

    static func one(_ scalar: Unicode.Scalar) -> CharacterSet { CharacterSet([scalar...scalar]) }

    static func all(newline: Bool) -> CharacterSet {
        CharacterSet(newline ? ["\0"..."\u{10FFFF}"] : ["\0"..."\t", "\u{B}"..."\u{10FFFF}"])
    }

    mutating func insert(_ range: ClosedRange<Unicode.Scalar>) {
        ranges.append(range.lowerBound.value...range.upperBound.value)
    }

    mutating func insert(_ other: CharacterSet, isNegated: Bool) {
        if isNegated {
            excluded.append(other.ranges)
        } else {
            ranges += other.ranges
        }
    }

    /// A Unicode category by its short name (`L`, `Lu`), or a script by its long one (`Greek`); false when there is none.
    mutating func insertCategory(_ name: String, isNegated: Bool) -> Bool {
        if name.isEmpty { return false }
        if name == "Any" || Self.categoryNames.contains(where: { $0.hasPrefix(name) }) {
            categories.append(Category(name: name, isNegated: isNegated))
            return true
        }
        let script = unsafe twicu_script(name)
        if script >= 0 { categories.append(Category(name: name, script: script, isNegated: isNegated)) }
        return script >= 0
    }

    /// Sorts the ranges and joins those that touch.
    mutating func close() {
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges {
            if let last = joined.last, range.lowerBound <= last.upperBound &+ 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        ranges = joined
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isIn =
            isAny(scalar) { Self.has($0, in: ranges) }
            || categories.contains { category in isAny(scalar) { category.has($0) } != category.isNegated }
            // Where case does not matter, neither form of a letter may be in what is left out.
            || excluded.contains { ranges in !isAny(scalar) { Self.has($0, in: ranges) } }
        return isIn != isNegated
    }

    /// Whether a character passes, or another form of it where case does not matter.
    private func isAny(_ scalar: Unicode.Scalar, _ passes: (Unicode.Scalar) -> Bool) -> Bool {
        passes(scalar) || ignoresCase && CaseForms.contains(scalar, passes)
    }

    private static func has(_ scalar: Unicode.Scalar, in ranges: [ClosedRange<UInt32>]) -> Bool {
        // The few ranges of a class that is left out are not sorted.
        ranges.count < 5 ? ranges.contains { $0.contains(scalar.value) } : search(scalar.value, ranges)
    }

    private static func search(_ value: UInt32, _ ranges: [ClosedRange<UInt32>]) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }

    private static let categoryNames = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    ]

    private static func name(of category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
