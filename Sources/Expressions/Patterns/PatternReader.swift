/// Reads a pattern in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax).
struct PatternReader {
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotTakesNewline = false
    }

    let scalars: [Unicode.Scalar]
    var position = 0
    var flags = Flags()
    private var depth = 0

    /// What one repetition may multiply to, as in RE2.
    private static let mostRepeats = 1000

    init(_ text: Text) { scalars = text.scalars }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    mutating func read() throws(Pattern.Flaw) -> PatternTree {
        let tree = try choice()
        guard next == nil else { throw Pattern.Flaw(message: "there is a ')' without '('") }
        return tree
    }

    private mutating func choice() throws(Pattern.Flaw) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 64 else { throw Pattern.Flaw(message: "it nests deeper than 64 levels") }
        var choices = [try sequence()]
        while take("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() throws(Pattern.Flaw) -> PatternTree {
        var parts: [PatternTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if try quotesLiterally(&parts) { continue }
            guard let atom = try atom() else { continue }
            parts.append(try repeated(atom))
        }
        return .sequence(parts)
    }

    /// `\Q…\E`.
    private mutating func quotesLiterally(_ parts: inout [PatternTree]) throws(Pattern.Flaw) -> Bool {
        guard next == "\\", position + 1 < scalars.count, scalars[position + 1] == "Q" else { return false }
        position += 2
        var quoted: [PatternTree] = []
        while let scalar = next {
            position += 1
            if scalar == "\\", take("E") { break }
            quoted.append(literal(scalar))
        }
        // What is repeated is the last character alone.
        if let last = quoted.popLast() { parts += quoted + [try repeated(last)] }
        return true
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternTree { .one(folded(.one(scalar))) }

    private func folded(_ set: CharacterSet) -> CharacterSet {
        var set = set
        set.ignoresCase = flags.ignoresCase
        set.close()
        return set
    }

    /// One part; nil for what only changes flags.
    private mutating func atom() throws(Pattern.Flaw) -> PatternTree? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .one(folded(try bracketed()))
        case ".": return .one(folded(.all(newline: flags.dotTakesNewline)))
        case "^": return .check(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .check(flags.isMultiline ? .lineEnd : .textEnd)
        case "*", "+", "?": throw Pattern.Flaw(message: "there is nothing before '\(scalar)' to repeat")
        case "\\": return try escape()
        default: return literal(scalar)
        }
    }

    private mutating func group() throws(Pattern.Flaw) -> PatternTree? {
        let outer = flags
        if take("?") {
            if take("P") || next == "<" {
                guard take("<") else { throw Pattern.Flaw(message: "a named group begins with '(?P<'") }
                var name = ""
                while let scalar = next, scalar != ">" {
                    guard CharacterSet.word.contains(scalar) else { break }
                    name.unicodeScalars.append(scalar)
                    position += 1
                }
                guard take(">"), !name.isEmpty else { throw Pattern.Flaw(message: "the name of a group is not right") }
            } else if try readFlags() {
                return nil
            }
        }
        let inner = try choice()
        guard take(")") else { throw Pattern.Flaw(message: "a '(' is not closed") }
        flags = outer
        return inner
    }

    /// `i-s:`; true when the group ends with its flags, which then hold to the end of the group around.
    private mutating func readFlags() throws(Pattern.Flaw) -> Bool {
        var value = true
        while let scalar = next {
            position += 1
            switch scalar {
            case "i": flags.ignoresCase = value
            case "m": flags.isMultiline = value
            case "s": flags.dotTakesNewline = value
            // Whether the shortest way is preferred makes no difference to whether there is one.
            case "U": break
            case "-" where value: value = false
            case ":": return false
            case ")": return true
            default: throw Pattern.Flaw(message: "'(?\(scalar)' has no meaning; looking around is not linear")
            }
        }
        throw Pattern.Flaw(message: "a '(' is not closed")
    }

    private mutating func repeated(_ part: PatternTree) throws(Pattern.Flaw) -> PatternTree {
        var tree = part
        var isRepeated = false
        while let scalar = next {
            let bounds: (Int, Int?)
            switch scalar {
            case "*": bounds = (0, nil)
            case "+": bounds = (1, nil)
            case "?": bounds = (0, 1)
            case "{":
                guard let counted = try counted() else { return tree }
                bounds = counted
            default: return tree
            }
            if scalar != "{" { position += 1 }
            guard !isRepeated else { throw Pattern.Flaw(message: "'\(scalar)' repeats a repetition; use brackets") }
            _ = take("?")
            isRepeated = true
            tree = .repeated(tree, least: bounds.0, most: bounds.1)
        }
        return tree
    }

    /// `{2}`, `{2,}`, `{2,5}`; nil when the brace is only a brace.
    private mutating func counted() throws(Pattern.Flaw) -> (Int, Int?)? {
        let start = position
        position += 1
        guard let least = number() else { return plainBrace(start) }
        var most: Int? = least
        if take(",") { most = number() ?? (next == "}" ? nil : -1) }
        guard take("}"), most != -1 else { return plainBrace(start) }
        guard least <= Self.mostRepeats, most ?? 0 <= Self.mostRepeats, least <= most ?? least else {
            throw Pattern.Flaw(message: "a count is at most \(Self.mostRepeats), and the first not above the second")
        }
        return (least, most)
    }

    private mutating func plainBrace(_ start: Int) -> (Int, Int?)? {
        position = start
        return nil
    }

    private mutating func number() -> Int? {
        let start = position
        while let scalar = next, CharacterSet.digit.contains(scalar) { position += 1 }
        guard position > start else { return nil }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[start..<position])
        return Int(text) ?? .max
    }
}
