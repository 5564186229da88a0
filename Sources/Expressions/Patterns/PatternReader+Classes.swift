extension PatternReader {
    /// What a backslash means outside of brackets.
    mutating func escape() throws(Pattern.Flaw) -> PatternTree {
        switch next {
        case "A": return simple(.check(.textStart))
        case "z": return simple(.check(.textEnd))
        case "b": return simple(.check(.boundary))
        case "B": return simple(.check(.notBoundary))
        default: break
        }
        var set = CharacterSet()
        if try !classEscape(&set) { return literal(try characterEscape()) }
        set.ignoresCase = flags.ignoresCase
        set.close()
        return .one(set)
    }

    private mutating func simple(_ tree: PatternTree) -> PatternTree {
        position += 1
        return tree
    }

    /// `\d`, `\W`, `\pL`, `\P{Lu}`; false when it is none of these.
    private mutating func classEscape(_ set: inout CharacterSet) throws(Pattern.Flaw) -> Bool {
        guard let letter = next else { throw Pattern.Flaw(message: "it ends with a backslash") }
        let classes: [Unicode.Scalar: CharacterSet] = ["d": .digit, "w": .word, "s": .space]
        if letter == "p" || letter == "P" {
            position += 1
            try category(isNegated: letter == "P", &set)
            return true
        }
        guard let lower = letter.properties.lowercaseMapping.unicodeScalars.first, let found = classes[lower] else {
            return false
        }
        position += 1
        set.insert(found, isNegated: lower != letter)
        return true
    }

    private mutating func category(isNegated: Bool, _ set: inout CharacterSet) throws(Pattern.Flaw) {
        var name = ""
        var isNegated = isNegated
        if take("{") {
            if take("^") { isNegated.toggle() }
            while let scalar = next, scalar != "}" {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            guard take("}") else { throw Pattern.Flaw(message: "'\\p{' is not closed") }
        } else if let scalar = next {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard set.insertCategory(name, isNegated: isNegated) else {
            throw Pattern.Flaw(
                message: "'\(name)' is neither a category of Unicode, such as Lu, nor a script, such as Greek")
        }
    }

    /// A single character behind a backslash.
    private mutating func characterEscape() throws(Pattern.Flaw) -> Unicode.Scalar {
        guard let letter = next else { throw Pattern.Flaw(message: "it ends with a backslash") }
        position += 1
        switch letter {
        case "a": return "\u{7}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{B}"
        case "x": return try hexadecimal()
        case "0"..."7": return try octal(letter)
        default:
            guard letter.isASCII, !CharacterSet.word.contains(letter) || letter == "_" else {
                throw Pattern.Flaw(message: "'\\\(letter)' has no meaning")
            }
            return letter
        }
    }

    private mutating func hexadecimal() throws(Pattern.Flaw) -> Unicode.Scalar {
        var value: UInt32 = 0
        var digits = 0
        let isBraced = take("{")
        while let scalar = next, digits < (isBraced ? 8 : 2), scalar.isASCII,
            let digit = Lexer.hexDigit(UInt8(truncatingIfNeeded: scalar.value)), value < 1 << 24
        {
            value = value * 16 + digit
            digits += 1
            position += 1
        }
        guard isBraced ? digits > 0 && take("}") : digits == 2, let scalar = Unicode.Scalar(value) else {
            throw Pattern.Flaw(message: "'\\x' needs two digits, or some in braces")
        }
        return scalar
    }

    private mutating func octal(_ first: Unicode.Scalar) throws(Pattern.Flaw) -> Unicode.Scalar {
        var value = first.value - 48
        var digits = 1
        while digits < 3, let scalar = next, ("0"..."7").contains(scalar) {
            value = value * 8 + scalar.value - 48
            digits += 1
            position += 1
        }
        // One digit other than 0 would be a reference to a group, which no linear matcher has.
        guard digits > 1 || first == "0", let scalar = Unicode.Scalar(value) else {
            throw Pattern.Flaw(message: "'\\\(first)' would refer back to a group, which is not linear")
        }
        return scalar
    }

    /// `[a-z\d[:alpha:]]`, its opening bracket already taken.
    mutating func bracketed() throws(Pattern.Flaw) -> CharacterSet {
        var set = CharacterSet()
        let isNegated = take("^")
        var isFirst = true
        while true {
            guard let scalar = next else { throw Pattern.Flaw(message: "a '[' is not closed") }
            if scalar == "]", !isFirst { break }
            isFirst = false
            if try named(&set) { continue }
            position += 1
            if scalar == "\\", try classEscape(&set) { continue }
            let low = scalar == "\\" ? try characterEscape() : scalar
            var high = low
            if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                position += 1
                guard let end = next else { throw Pattern.Flaw(message: "a '[' is not closed") }
                position += 1
                high = end == "\\" ? try characterEscape() : end
            }
            guard low <= high else { throw Pattern.Flaw(message: "the range '\(low)-\(high)' is backwards") }
            set.insert(low...high)
        }
        position += 1
        set.isNegated = isNegated
        return set
    }

    private static let names: [String: [ClosedRange<Unicode.Scalar>]] = [
        "alnum": ["0"..."9", "A"..."Z", "a"..."z"], "alpha": ["A"..."Z", "a"..."z"], "ascii": ["\0"..."\u{7F}"],
        "blank": ["\t"..."\t", " "..." "], "cntrl": ["\0"..."\u{1F}", "\u{7F}"..."\u{7F}"], "digit": ["0"..."9"],
        "graph": ["!"..."~"], "lower": ["a"..."z"], "print": [" "..."~"],
        "punct": ["!"..."/", ":"..."@", "["..."`", "{"..."~"], "space": ["\t"..."\r", " "..." "],
        "upper": ["A"..."Z"], "word": ["0"..."9", "A"..."Z", "_"..."_", "a"..."z"],
        "xdigit": ["0"..."9", "A"..."F", "a"..."f"],
    ]

    /// `[:alpha:]`; false when there is none here.
    private mutating func named(_ set: inout CharacterSet) throws(Pattern.Flaw) -> Bool {
        guard next == "[", position + 1 < scalars.count, scalars[position + 1] == ":" else { return false }
        var index = position + 2
        var name = ""
        while index < scalars.count, scalars[index] != ":", name.utf8.count < 16 {
            name.unicodeScalars.append(scalars[index])
            index += 1
        }
        guard index + 1 < scalars.count, scalars[index] == ":", scalars[index + 1] == "]" else { return false }
        let isNegated = name.hasPrefix("^")
        guard let ranges = Self.names[isNegated ? String(name.dropFirst()) : name] else {
            throw Pattern.Flaw(message: "'[:\(name):]' is no class")
        }
        position = index + 2
        set.insert(CharacterSet(ranges), isNegated: isNegated)
        return true
    }
}
