extension PatternReader {
    /// `\d`, `\W`, `\pL`, `\P{Lu}` behind the backslash; nil when it is none of these.
    mutating func classEscape(ignoresCase: Bool) -> PatternSet? {
        guard let letter = next else { return nil }
        var set: PatternSet
        switch letter {
        case "p", "P":
            position += 1
            if take("{") { while let scalar = next, scalar != "}" { position += 1 } }
            position += 1
            return .unicode
        case "d", "D": set = .digit
        case "w", "W": set = .word
        case "s", "S": set = .space
        default: return nil
        }
        position += 1
        if ignoresCase { set = set.folded }
        return ("A"..."Z").contains(letter) ? set.negated : set
    }

    /// A single character behind a backslash.
    mutating func characterEscape() throws(Unknown) -> UInt32 {
        guard let letter = next else { throw Unknown() }
        position += 1
        switch letter {
        case "a": return 0x07
        case "f": return 0x0C
        case "n": return 0x0A
        case "r": return 0x0D
        case "t": return 0x09
        case "v": return 0x0B
        case "x": return take("{") ? try digits(radix: 16, most: 8, closedBy: "}") : try digits(radix: 16, most: 2)
        case "0"..."7":
            position -= 1
            return try digits(radix: 8, most: 3)
        case "A"..."Z", "a"..."z": throw Unknown()
        default: return letter.value
        }
    }

    private mutating func digits(radix: UInt32, most: Int, closedBy end: Unicode.Scalar? = nil) throws(Unknown)
        -> UInt32
    {
        var value: UInt32 = 0
        var count = 0
        while count < most, let scalar = next, scalar.isASCII,
            let digit = Lexer.hexDigit(UInt8(truncatingIfNeeded: scalar.value)), digit < radix, value < 1 << 24
        {
            value = value * radix + digit
            count += 1
            position += 1
        }
        if let end, !take(end) { throw Unknown() }
        return value
    }

    /// `[a-z\d[:alpha:]]`, its opening bracket already taken.
    mutating func bracketed(ignoresCase: Bool) throws(Unknown) -> PatternSet {
        var set = PatternSet()
        let isNegated = take("^")
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            if let named = named() {
                let own = ignoresCase ? named.set.folded : named.set
                set.insert(named.isNegated ? own.negated : own)
                continue
            }
            position += 1
            if scalar == "\\", let escaped = classEscape(ignoresCase: ignoresCase) {
                set.insert(escaped)
                continue
            }
            let low = scalar == "\\" ? try characterEscape() : scalar.value
            var high = low
            if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                position += 2
                let end = scalars[position - 1]
                high = end == "\\" ? try characterEscape() : end.value
            }
            guard low <= high else { throw Unknown() }
            let range = PatternSet(low...high)
            set.insert(ignoresCase ? range.folded : range)
        }
        guard take("]") else { throw Unknown() }
        return isNegated ? set.negated : set
    }

    private static let names: [String: PatternSet] = [
        "alnum": PatternSet(0x30...0x39, 0x41...0x5A, 0x61...0x7A), "alpha": PatternSet(0x41...0x5A, 0x61...0x7A),
        "ascii": PatternSet(0x00...0x7F), "blank": PatternSet(0x09...0x09, 0x20...0x20),
        "cntrl": PatternSet(0x00...0x1F, 0x7F...0x7F), "digit": .digit, "graph": PatternSet(0x21...0x7E),
        "lower": PatternSet(0x61...0x7A), "print": PatternSet(0x20...0x7E),
        "punct": PatternSet(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E),
        "space": PatternSet(0x09...0x0D, 0x20...0x20), "upper": PatternSet(0x41...0x5A), "word": .word,
        "xdigit": PatternSet(0x30...0x39, 0x41...0x46, 0x61...0x66),
    ]

    /// `[:alpha:]`, `[:^alpha:]`; nil when there is none here.
    private mutating func named() -> (set: PatternSet, isNegated: Bool)? {
        guard next == "[", position + 1 < scalars.count, scalars[position + 1] == ":" else { return nil }
        var index = position + 2
        var name = ""
        while index < scalars.count, scalars[index] != ":", name.utf8.count < 16 {
            name.unicodeScalars.append(scalars[index])
            index += 1
        }
        guard index + 1 < scalars.count, scalars[index] == ":", scalars[index + 1] == "]" else { return nil }
        let isNegated = name.hasPrefix("^")
        guard let set = Self.names[isNegated ? String(name.dropFirst()) : name] else { return nil }
        position = index + 2
        return (set, isNegated)
    }
}
