/// Words that say what the goods are not: `not roasted`, `without handle`, `sugar free`.
///
/// Such a word is another one than the plain word: descriptions and the texts of the nomenclature are read alike.
enum Negation {
    private enum Role { case before, lacking, behind, either }

    /// What a negated word says of the goods.
    enum Kind {
        /// They are not of it, or not so: `not roasted`.
        case excluded
        /// They are without it: `without handle`, `sugar free`.
        case absent
    }

    /// `or` makes the word before `not` as likely as not: `whether or not sweetened`.
    private static let roles: [[UInt8]: Role] = {
        let words: [(Role, String)] = [
            (.before, "not non nicht"), (.lacking, "without no excluding ohne sans sin"), (.behind, "free"),
            (.either, "or"),
        ]
        let pairs = words.flatMap { role, list in list.split(separator: " ").map { (Array($0.utf8), role) } }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// Which words are negated, and how.
    static func found(in words: [[UInt8]], _ areAttributes: [Bool]) -> [Kind?] {
        var found = [Kind?](repeating: nil, count: words.count)
        var last: Role?
        for at in words.indices {
            let role = roles[words[at]]
            if role == .behind, at > 0, !areAttributes[at - 1] { found[at - 1] = .absent }
            if role == .before || role == .lacking, last != .either,
                let next = words.indices[(at + 1)...].prefix(3).first(where: { !areAttributes[$0] })
            {
                found[next] = role == .before ? .excluded : .absent
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
