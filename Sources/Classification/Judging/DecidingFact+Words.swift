internal import TidewaiterNomenclature

/// Reading what a description or a label states of the facts.
extension DecidingFact {
    /// Some options of all facts together: one bit each, in their order.
    typealias Options = UInt64

    /// Two words that together mean something else than the second, or the first, alone.
    private static let pairs: [(words: String, answer: String?)] = [
        ("man made", "synthetic or artificial fibres"), ("manmade fibres", "synthetic or artificial fibres"),
        ("bamboo viscose", "synthetic or artificial fibres"), ("bamboo rayon", "synthetic or artificial fibres"),
        ("bed linen", nil), ("table linen", nil), ("toilet linen", nil), ("kitchen linen", nil),
        ("household linen", nil), ("fine hair", "wool or fine hair"), ("animal hair", "wool or fine hair"),
        ("steel wool", "iron or steel"), ("glass wool", "glass"), ("rock wool", nil), ("mineral wool", nil),
        ("slag wool", nil), ("wood wool", "wood"), ("liquid crystal", nil), ("stainless steel", "stainless steel"),
        ("alloy steel", "iron or steel"), ("copper alloy", "brass, bronze or other copper alloys"),
        ("copper alloys", "brass, bronze or other copper alloys"), ("copper zinc", "brass, bronze or other copper alloys"), ("base metal", "base metal"), ("base metals", "base metal"),
        ("gold plated", nil), ("silver plated", nil), ("gold tone", nil), ("silver tone", nil), ("dry cleaning", nil),
        ("imitation leather", "plastics"), ("artificial leather", "plastics"), ("synthetic leather", "plastics"),
        ("faux leather", "plastics"), ("vegan leather", "plastics"), ("pu leather", "plastics"),
        ("faux fur", "synthetic or artificial fibres"), ("artificial fur", "synthetic or artificial fibres"),
        ("dry cell", nil), ("fresh water", nil), ("baby carrots", nil), ("diesel fuel", nil), ("diesel oil", nil),
        ("spark ignition", "petrol engine"),
        ("compression ignition", "diesel engine"),
    ]
    /// What stands between a word that denies and one that it denies, and between that and a second one.
    private static let links = "of containing made a the"
    private static let joints = "or and"

    /// What a word or pair means: the options that it stands for, or what it does to the words behind it.
    private enum Meaning {
        case options(Options)
        case negator
        case link
        case joint
    }

    private struct Words {
        var places: HashPlaces
        var meanings: [Meaning] = []

        init(most: Int) { places = HashPlaces(most: most) }

        mutating func add(_ hash: UInt64, _ meaning: Meaning) {
            let place = places.place(adding: hash)
            if place == meanings.count { return meanings.append(meaning) }
            // A word of two facts stands for both.
            if case (.options(let known), .options(let more)) = (meanings[place], meaning) {
                meanings[place] = .options(known | more)
            }
        }

        subscript(_ hash: UInt64) -> Meaning? { places.place(of: hash).map { meanings[$0] } }
    }

    private static let words: Words = {
        let answers = all.flatMap(\.options)
        var words = Words(most: 400)
        for (number, option) in answers.enumerated() {
            for word in option.words { words.add(hash(Array(word.utf8)[...]), .options(1 << Options(number))) }
        }
        for word in DenyingWords.all { words.add(hash(Array(word.utf8)[...]), .negator) }
        for word in split(links) { words.add(hash(word), .link) }
        for word in split(joints) { words.add(hash(word), .joint) }
        for (pair, answer) in pairs {
            let parts = split(pair)
            let number = answer.flatMap { answer in answers.firstIndex { $0.answer == answer } }
            words.add(hash(parts[1], behind: hash(parts[0])), .options(number.map { 1 << Options($0) } ?? 0))
        }
        return words
    }()

    private static func split(_ words: String) -> [ArraySlice<UInt8>] {
        words.utf8.split(separator: UInt8(ascii: " ")).map { Array($0)[...] }
    }

    private static func hash(_ word: ArraySlice<UInt8>, behind first: UInt64? = nil) -> UInt64 {
        word.reduce(first.map { Stem.feed($0, UInt8(ascii: " ")) } ?? Stem.start, Stem.feed)
    }

    /// The options of each fact together.
    static let masks: [Options] = {
        var first = 0
        return all.map { fact in
            let numbers = first..<first + fact.options.count
            first = numbers.upperBound
            return numbers.reduce(0) { $0 | 1 << Options($1) }
        }
    }()

    /// Whether of two lots of options of a fact none is in the other: what is of cotton is a textile.
    static func contradict(_ first: Options, _ second: Options) -> Bool {
        func widened(_ options: Options) -> Options { options & textile == 0 ? options : options | fibres }
        return widened(first) & widened(second) == 0
    }

    private static let textile = option("textile")
    private static let fibres = ["cotton", "wool", "silk", "flax", "synthetic"].reduce(0) { $0 | option($1) }

    /// The option that a word stands for.
    static func option(_ word: String) -> Options {
        guard case .options(let options)? = words[hash(Array(word.utf8)[...])] else { return 0 }
        return options
    }

    /// The options that words, folded, state; of what is negated none.
    static func options(of list: some Sequence<ArraySlice<UInt8>>) -> Options {
        var stated: Options = 0
        // What the word before stands for, for a pair may mean something else.
        var last: (hash: UInt64, options: Options) = (0, 0)
        var (isNegated, wasNegated) = (false, false)
        for word in list {
            let hash = hash(word)
            let pair = last.hash == 0 ? nil : words[Self.hash(word, behind: last.hash)]
            if case .options(let options)? = pair {
                stated &= ~last.options
                if !wasNegated { stated |= options }
                last = (hash, 0)
                continue
            }
            switch words[hash] {
            case .options(let options)?:
                let isNew = stated & options == 0
                if !isNegated { stated |= options }
                last = (hash, isNegated || !isNew ? 0 : options)
                (wasNegated, isNegated) = (isNegated, false)
            case .link?:
                wasNegated = false
                last = (hash, 0)
            case .joint?:
                isNegated = isNegated || wasNegated
                last = (hash, 0)
            case .negator?:
                (isNegated, wasNegated) = (true, false)
                last = (hash, 0)
            case nil:
                (isNegated, wasNegated) = (false, false)
                last = (hash, 0)
            }
        }
        return stated
    }

    /// The options that a description states.
    static func options(in description: Terms) -> Options { options(of: description.words.lazy.map { $0[...] }) }

    /// The options that the words of a label state.
    static func options(ofLabel label: String) -> Options {
        var splitter = WordSplitter(FoldedText(label).bytes)
        return options(of: AnyIterator { splitter.next() })
    }
}
