/// The characters that one place of a pattern takes.
struct CharacterSet: Sendable, Hashable {
    /// Ranges of code points, sorted and apart once `close` was called.
    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: [Category] = []

    private struct Category: Sendable, Hashable {
        let name: String
        let isNegated: Bool
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
        guard isNegated else {
            ranges += other.ranges
            return
        }
        var next: UInt32 = 0
        for range in other.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { ranges.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { ranges.append(next...0x10FFFF) }
    }

    /// A Unicode category by its short name (`L`, `Lu`); false when there is none.
    mutating func insertCategory(_ name: String, isNegated: Bool) -> Bool {
        guard name == "Any" || Self.categoryNames.contains(where: { $0.hasPrefix(name) }), !name.isEmpty else {
            return false
        }
        categories.append(Category(name: name, isNegated: isNegated))
        return true
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
        let isIn = has(scalar) || ignoresCase && CaseForms.contains(scalar) { has($0) }
        return isIn != isNegated
    }

    private func has(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        if low < ranges.count, ranges[low].lowerBound <= value { return true }
        guard !categories.isEmpty else { return false }
        let category = Self.name(of: scalar.properties.generalCategory)
        return categories.contains { ($0.name == "Any" || category.hasPrefix($0.name)) != $0.isNegated }
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
