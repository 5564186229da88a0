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
        ("copper alloys", "brass, bronze or other copper alloys"),
        ("copper zinc", "brass, bronze or other copper alloys"),
        ("base metal", "base metal"), ("base metals", "base metal"),
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
            for word in option.words { words.add(hash(word.utf8.span), .options(1 << Options(number))) }
        }
        for word in DenyingWords.all { words.add(hash(word.utf8.span), .negator) }
        for word in split(links) { words.add(hash(word.span), .link) }
        for word in split(joints) { words.add(hash(word.span), .joint) }
        for (pair, answer) in pairs {
            let parts = split(pair)
            let number = answer.flatMap { answer in answers.firstIndex { $0.answer == answer } }
            let (first, second) = (parts[0], parts[1])
            words.add(hash(second.span, behind: hash(first.span)), .options(number.map { 1 << Options($0) } ?? 0))
        }
        return words
    }()

    /// The words that a pair begins with.
    private static let beginnings = HashPlaces(
        pairs.map { pair in
            let first = split(pair.words)[0]
            return hash(first.span)
        })

    private static func split(_ words: String) -> [ArraySlice<UInt8>] {
        words.utf8.split(separator: UInt8(ascii: " ")).map { Array($0)[...] }
    }

    private static func hash(_ word: Span<UInt8>, behind first: UInt64? = nil) -> UInt64 {
        var hash = first.map { Stem.feed($0, UInt8(ascii: " ")) } ?? Stem.start
        for at in word.indices { hash = Stem.feed(hash, Stem.lower(word[at])) }
        return hash
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
        guard case .options(let options)? = words[hash(word.utf8.span)] else { return 0 }
        return options
    }

    /// What words state, one after the other; of what is negated nothing.
    private struct Statement {
        private(set) var options: Options = 0
        /// What the word before stands for, for a pair may mean something else: its hash where it begins any.
        private var last: (hash: UInt64, options: Options) = (0, 0)
        private var (isNegated, wasNegated) = (false, false)

        mutating func take(_ word: Span<UInt8>) {
            let hash = DecidingFact.hash(word)
            if last.hash != 0, case .options(let options)? = words[DecidingFact.hash(word, behind: last.hash)] {
                self.options &= ~last.options
                if !wasNegated { self.options |= options }
                last = (beginnings.contains(hash) ? hash : 0, 0)
                return
            }
            last = (beginnings.contains(hash) ? hash : 0, 0)
            switch words[hash] {
            case .options(let options)?:
                let isNew = self.options & options == 0
                if !isNegated { self.options |= options }
                if !isNegated, isNew { last.options = options }
                (wasNegated, isNegated) = (isNegated, false)
            case .link?: wasNegated = false
            case .joint?: isNegated = isNegated || wasNegated
            case .negator?: (isNegated, wasNegated) = (true, false)
            case nil: (isNegated, wasNegated) = (false, false)
            }
        }
    }

    /// The options that a description states.
    static func options(in description: Terms) -> Options {
        var statement = Statement()
        for word in description.words { statement.take(word.span) }
        return statement.options
    }

    /// The options that the words of a label state.
    static func options(ofLabel label: String) -> Options {
        var statement = Statement()
        let bytes = label.utf8.span
        guard bytes.count <= FoldedText.longest, !bytes.indices.contains(where: { bytes[$0] >= 0x80 }) else {
            var splitter = WordSplitter(FoldedText(label).bytes)
            while let word = splitter.next() { statement.take(word.span) }
            return statement.options
        }
        // Of plain text the words are where they stand: a dozen labels are read for each description.
        var at = 0
        while at < bytes.count {
            let start = at
            while at < bytes.count, WordSplitter.isPlainLetter(Stem.lower(bytes[at])) { at += 1 }
            if start < at { statement.take(bytes.extracting(start..<at)) }
            at += 1
        }
        return statement.options
    }
}
