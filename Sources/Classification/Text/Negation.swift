internal import TidewaiterNomenclature

/// Words that say what the goods are not: `not roasted`, `without handle`, `sugar free`, `other than of wool`, `unroasted`.
///
/// Such a word is another one than the plain word: descriptions and the texts of the nomenclature are read alike.
enum Negation {
    private enum Role {
        /// Negates the next word that says anything; the words before it in the text; the word before, a substance.
        case before, behind, free
        /// Negates all words up to the next mark: what is excluded.
        case scope
        /// Excludes behind a certain word only: `other than`.
        case than
        /// Makes the word before `not` as likely as not: `whether or not sweetened`.
        case either
        /// Says only that what follows is there: `not containing sugar`.
        case having
        /// Ends what is excluded.
        case end
    }

    private static let roles: [[UInt8]: Role] = {
        let words: [(Role, String)] = [
            (.before, DenyingWords.ofNext), (.scope, DenyingWords.ofAll), (.free, "free"),
            (.behind, "excepted excluded"),
            (.than, DenyingWords.comparing + " que als"), (.either, "or"), (.having, "containing including having"),
            (.end, "with in for but whether which if put presented suitable"),
        ]
        let pairs = words.flatMap { role, list in list.split(separator: " ").map { (Array($0.utf8), role) } }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    private static let others = HashPlaces(
        Stem.hashes(of: "other others autres autre andere anderes anderer otros otras outros outras"))

    /// What goods are free of: `duty free` and `free standing` say nothing of them.
    private static let substances = HashPlaces(
        Stem.hashes(
            of: """
                sugar alcohol gluten lactose dairy milk fat oil caffeine salt sodium cholesterol lead nickel cadmium mercury
                bpa phosphate phosphorus phthalate paraben sulphate sulfate sulphite sulfite sulphur sulfur silicone
                silicon acid latex rubber powder dust lint oxygen nitrogen chlorine chloride fluoride fluorine iron tin zinc
                copper aluminium aluminum metal hafnium tenacity hex halogen pvc pcb plastic wood pulp fragrance perfume
                scent soy soya nut peanut egg wheat grain meat bone seed pit stone rind skin shell gmo ammonia solvent
                asbestos formaldehyde chemical mineral wire needle yeast carb fibre fiber wool cotton viscose tobacco
                nicotine spangle sand serum nuclease permanganate acetone pfos pfas hazardous water moisture preservative
                colorant dye toxin talc cruelty animal pork beef sweetener additive antibiotic aerosol gas flame cfc
                """))

    /// Participles behind `un`: so many letters at least, for `united` is none.
    private static let shortestParticiple = 8
    private static let un = Array("un".utf8)
    private static let noNegations = HashPlaces(Stem.hashes(of: "uniformed undercoated underlined undervalued"))

    /// What is not new is used.
    private static let opposites: [UInt64: UInt64] = [
        Stem(Array("new".utf8)).hash: Stem(Array("used".utf8)).hash
    ]

    /// At most so many words are excluded at once.
    private static let longestScope = 8

    /// What stands for each word, and for a negated one also the stem of the plain word.
    static func found(
        in words: [[UInt8]], _ stems: [UInt64], _ areAttributes: [Bool], _ areMarked: [Bool]
    ) -> [(stem: UInt64, plain: UInt64?)] {
        var found: [(stem: UInt64, plain: UInt64?)] = stems.map { ($0, nil) }
        func negate(_ at: Int) {
            if found[at].plain == nil { found[at] = (stem(found[at].stem), found[at].stem) }
        }
        var last: Role?
        for at in words.indices {
            if let plain = participle(words[at]) {
                found[at].stem = plain
                negate(at)
            }
            let role = roles[words[at]]
            switch role {
            case .before where last != .either:
                guard let next = next(behind: at, words, areAttributes) else { break }
                if let used = opposites[stems[next]] {
                    found[next].stem = used
                } else if next > at + 1, roles[words[next - 1]] == .having {
                    scope(from: next - 1, words, areMarked).filter { !areAttributes[$0] }.forEach(negate)
                } else {
                    negate(next)
                }
            case .scope: scope(from: at, words, areMarked).filter { !areAttributes[$0] }.forEach(negate)
            case .than where at > 0 && others.contains(stems[at - 1]):
                scope(from: at, words, areMarked).filter { !areAttributes[$0] }.forEach(negate)
            case .behind:
                for before in stride(from: at - 1, through: 0, by: -1) {
                    if !areAttributes[before] { negate(before) }
                    if areMarked[before] { break }
                }
            case .free:
                let isOf = at + 2 < words.count && ["of", "from"].contains { words[at + 1] == Array($0.utf8) }
                if at > 0, substances.contains(stems[at - 1]) {
                    negate(at - 1)
                } else if isOf, substances.contains(stems[at + 2]) {
                    negate(at + 2)
                }
            default: break
            }
            last = role
        }
        return found
    }

    /// The next word that says anything, or that has an opposite.
    private static func next(
        behind at: Int, _ words: [[UInt8]], _ areAttributes: [Bool]
    ) -> Int? {
        words.indices[(at + 1)...].prefix(3).first { next in
            roles[words[next]] != .having && !areAttributes[next]
                || next == at + 1 && opposites[Stem(words[next]).hash] != nil
        }
    }

    /// The words that are excluded behind one.
    private static func scope(from at: Int, _ words: [[UInt8]], _ areMarked: [Bool]) -> Range<Int> {
        let most = min(at + 1 + longestScope, words.count)
        // What stands before a meal in French: `hors d'oeuvre`.
        if words[at] == Array("hors".utf8), at + 1 < most, words[at + 1] == Array("d".utf8) { return at..<at }
        var end = at + 1
        // Directly behind the word that excludes: `except for`.
        while end < most, !areMarked[end], end == at + 1 || roles[words[end]] != .end { end += 1 }
        return at + 1..<end
    }

    /// Of `unroasted` the stem of `roasted`.
    private static func participle(_ word: [UInt8]) -> UInt64? {
        guard word.count >= shortestParticiple, word.starts(with: un), word.suffix(2).elementsEqual("ed".utf8),
            !noNegations.contains(Stem(word).hash)
        else { return nil }
        return Stem(Array(word.dropFirst(2))).hash
    }

    /// Whether a word, folded, negates what is behind it.
    static func negates(_ word: [UInt8]) -> Bool { denying.contains(word) }

    private static let denying = Set(DenyingWords.all.map { Array($0.utf8) })

    /// What stands for the negated word of a stem.
    static func stem(_ stem: UInt64) -> UInt64 { stem ^ 0x6E6F_7420_6E6F_7420 }
}
