/// Words that say what the goods are not: `not roasted`, `without handle`, `sugar free`.
///
/// Such a word is another one than the plain word: descriptions and the texts of the nomenclature are read alike.
enum Negation {
    private enum Role { case before, behind, either }

    /// `or` makes the word before `not` as likely as not: `whether or not sweetened`.
    private static let roles: [[UInt8]: Role] = {
        let words: [(Role, String)] = [
            (.before, "not non without no excluding ohne nicht sans sin"), (.behind, "free"), (.either, "or"),
        ]
        let pairs = words.flatMap { role, list in list.split(separator: " ").map { (Array($0.utf8), role) } }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// Which words are negated.
    static func found(in words: [[UInt8]], _ areAttributes: [Bool]) -> [Bool] {
        var found = [Bool](repeating: false, count: words.count)
        var last: Role?
        for at in words.indices {
            let role = roles[words[at]]
            if role == .behind, at > 0, !areAttributes[at - 1] { found[at - 1] = true }
            if role == .before, last != .either,
                let next = words.indices[(at + 1)...].prefix(3).first(where: { !areAttributes[$0] })
            {
                found[next] = true
            }
            last = role
        }
        return found
    }

    /// Whether a word, folded, negates what is behind it.
    static func negates(_ word: [UInt8]) -> Bool { roles[word] == .before }

    /// What stands for the negated word of a stem.
    static func stem(_ stem: UInt64) -> UInt64 { stem ^ 0x6E6F_7420_6E6F_7420 }
}
