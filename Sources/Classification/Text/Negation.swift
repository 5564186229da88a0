/// Words that say what the goods are not: `not roasted`, `without handle`, `sugar free`.
///
/// Such a word is another one than the plain word: descriptions and the texts of the nomenclature are read alike.
enum Negation {
    private static let before = words("not non without no excluding ohne nicht sans sin")
    private static let behind = words("free")
    /// What makes the word before `not` as likely as not: `whether or not sweetened`.
    private static let either = words("or")

    private static func words(_ list: String) -> Set<[UInt8]> { Set(list.split(separator: " ").map { Array($0.utf8) }) }

    /// Which words are negated.
    static func found(in words: [[UInt8]], _ areAttributes: [Bool]) -> [Bool] {
        var found = [Bool](repeating: false, count: words.count)
        for at in words.indices {
            if behind.contains(words[at]), at > 0, !areAttributes[at - 1] { found[at - 1] = true }
            guard before.contains(words[at]), at == 0 || !either.contains(words[at - 1]),
                let next = words.indices[(at + 1)...].prefix(3).first(where: { !areAttributes[$0] })
            else { continue }
            found[next] = true
        }
        return found
    }

    /// What stands for the negated word of a stem.
    static func stem(_ stem: UInt64) -> UInt64 { stem ^ 0x6E6F_7420_6E6F_7420 }
}
