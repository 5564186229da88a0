/// Reads the usual part of RE2's syntax (https://github.com/google/re2/wiki/Syntax): characters, escapes, classes,
/// groups, choices, repetitions, flags, `^`, `$` and their like. It is for what is worth knowing of a pattern beyond
/// whether it matches, and only for patterns that RE2 has accepted; the rest (`\Q`, `\C`) it does not know.
struct PatternReader {
    private struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotTakesNewline = false
    }

    /// What it does not know.
    struct Unknown: Error {}

    let scalars: [Unicode.Scalar]
    var position = 0
    private var flags = Flags()
    private var depth = 0

    init(_ text: Text) { scalars = text.scalars }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// The whole pattern; nil where it has what is not known here.
    mutating func read() -> PatternTree? {
        guard let tree = try? choice(), next == nil else { return nil }
        return tree
    }

    private mutating func choice() throws(Unknown) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 64 else { throw Unknown() }
        var choices = [try sequence()]
        while take("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() throws(Unknown) -> PatternTree {
        var parts: [PatternTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if let atom = try atom() {
                parts.append(repeated(atom))
            } else if bounds() != nil {
                // Behind flags alone RE2 repeats what is before them.
                throw Unknown()
            }
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private func folded(_ set: PatternSet) -> PatternTree { .one(flags.ignoresCase ? set.folded : set) }

    /// One part; nil for what only changes flags.
    private mutating func atom() throws(Unknown) -> PatternTree? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .one(try bracketed(ignoresCase: flags.ignoresCase))
        case ".":
            let newline = PatternSet(0x0A...0x0A)
            return .one(flags.dotTakesNewline ? PatternSet().negated : newline.negated)
        case "^": return .check(flags.isMultiline ? .other : .textStart)
        case "$": return .check(flags.isMultiline ? .other : .textEnd)
        case "\\": return try escape()
        default: return folded(PatternSet(scalar.value...scalar.value))
        }
    }

    /// What a backslash means outside of brackets.
    private mutating func escape() throws(Unknown) -> PatternTree {
        if take("A") { return .check(.textStart) }
        if take("z") { return .check(.textEnd) }
        if take("b") || take("B") { return .check(.other) }
        if let set = classEscape(ignoresCase: flags.ignoresCase) { return .one(set) }
        let scalar = try characterEscape()
        return folded(PatternSet(scalar...scalar))
    }

    private mutating func group() throws(Unknown) -> PatternTree? {
        let outer = flags
        if take("?") {
            if take("P") || next == "<" {
                while let scalar = next, scalar != ">" { position += 1 }
                guard take(">") else { throw Unknown() }
            } else if try readFlags() {
                return nil
            }
        }
        let inner = try choice()
        guard take(")") else { throw Unknown() }
        flags = outer
        return inner
    }

    /// `i-s:`; true when the group ends with its flags, which then hold to the end of the group around.
    private mutating func readFlags() throws(Unknown) -> Bool {
        var value = true
        while let scalar = next {
            position += 1
            switch scalar {
            case "i": flags.ignoresCase = value
            case "m": flags.isMultiline = value
            case "s": flags.dotTakesNewline = value
            // Whether the shortest way is preferred makes no difference to whether there is one.
            case "U": break
            case "-": value = false
            case ":": return false
            case ")": return true
            default: throw Unknown()
            }
        }
        throw Unknown()
    }

    private mutating func repeated(_ part: PatternTree) -> PatternTree {
        var tree = part
        while let (least, most) = bounds() {
            _ = take("?")
            tree = .repeated(tree, least: least, most: most)
        }
        return tree
    }

    private mutating func bounds() -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        return counted()
    }

    /// `{2}`, `{2,}`, `{2,5}`; nil when the brace is only a brace.
    private mutating func counted() -> (Int, Int?)? {
        let start = position
        guard take("{"), let least = number() else { return plainBrace(start) }
        var most: Int? = least
        if take(",") { most = next == "}" ? nil : number() ?? -1 }
        guard take("}"), most != -1 else { return plainBrace(start) }
        return (least, most)
    }

    private mutating func plainBrace(_ start: Int) -> (Int, Int?)? {
        position = start
        return nil
    }

    /// RE2 takes no count above 1,000, and none with a zero before it: those braces are only braces.
    private mutating func number() -> Int? {
        var number: Int?
        if next == "0", position + 1 < scalars.count, ("0"..."9").contains(scalars[position + 1]) { return nil }
        while let scalar = next, ("0"..."9").contains(scalar) {
            number = min((number ?? 0) * 10 + Int(scalar.value - 48), 10_000)
            position += 1
        }
        return number
    }
}
