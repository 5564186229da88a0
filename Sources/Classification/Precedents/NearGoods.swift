/// The words of a description that tell the goods: without the numbers, colours, sizes and words of selling in which entries
/// of the same goods differ.
struct GoodsWords: Hashable {
    /// Their hashes, ascending, each once; all words where none tells goods.
    let hashes: [UInt64]

    init(_ terms: Terms) {
        let words = terms.terms.filter { !$0.isPair }
        let telling = words.filter { !$0.isAttribute }
        hashes = (telling.isEmpty ? words : telling).map(\.hash).sorted()
    }
}

/// Goods of many descriptions, by which others are found whose words are nearly the same: one word more or less, one of
/// four exchanged, or only words that half the descriptions have.
///
/// Entries of a trade come in variants. A model that is judged by rows of which near copies were learnt seems far better
/// than it is of goods that it has not seen.
struct NearGoods {
    /// By description the number of its goods: descriptions of the same words have the same, and numbers go by the first
    /// description of each.
    let numbers: [Int]
    /// By number the words, the square of their length as rarities, and the first description that has them.
    private var goods: [(words: GoodsWords, square: Double, first: Int)] = []
    /// By word the goods that have it.
    private var places: [UInt64: [UInt32]] = [:]

    /// From here on goods are nearly the same: the cosine of their words, as they are or by their rarity.
    static let bar = 0.7

    init(_ descriptions: [GoodsWords]) {
        numbers = Self.numbers(descriptions)
        for (description, number) in numbers.enumerated() where number == goods.count {
            goods.append((descriptions[description], 0, description))
            for word in descriptions[description].hashes {
                places[word, default: []].append(UInt32(truncatingIfNeeded: number))
            }
        }
        for number in goods.indices {
            goods[number].square = goods[number].words.hashes.reduce(0) { $0 + weight(places[$1]?.count ?? 0) }
        }
    }

    /// By description the number of its goods.
    static func numbers(_ descriptions: [GoodsWords]) -> [Int] {
        var known: [GoodsWords: Int] = [:]
        return descriptions.map { words in
            if let number = known[words] { return number }
            known[words] = known.count
            return known.count - 1
        }
    }

    private func weight(_ having: Int) -> Double {
        let rarity = Precedents.rarity(having, of: goods.count)
        return rarity * rarity
    }

    /// The goods of a number.
    func words(_ number: Int) -> GoodsWords { goods[number].words }

    /// The goods that are nearly the same, with how alike they are.
    func near(_ words: GoodsWords) -> [(number: Int, similarity: Double)] {
        var sums: [(common: Int, weight: Double)] = Array(repeating: (0, 0), count: goods.count)
        var met: [Int] = []
        var square = 0.0
        var visits = 0
        let found = words.hashes.map { places[$0] ?? [] }.sorted { $0.count < $1.count }
        for having in found {
            let weight = weight(having.count)
            square += weight
            visits += having.count
            // What only very common words would lead to is left: that bounds the time.
            guard visits <= Precedents.mostVisits || met.isEmpty else { continue }
            for number in having {
                let number = Int(number)
                if sums[number].common == 0 { met.append(number) }
                sums[number].common += 1
                sums[number].weight += weight
            }
        }
        return met.sorted().compactMap { number in
            let (common, weight) = sums[number]
            let plain =
                Double(common) / Double(words.hashes.count * goods[number].words.hashes.count).squareRoot()
            let weighed = weight / (square * goods[number].square).squareRoot()
            let similarity = min(max(plain, weighed), 1)
            return similarity >= Self.bar ? (number, similarity) : nil
        }
    }

    /// The first of the descriptions whose goods are most like others, of those that are nearly the same.
    func best(_ words: GoodsWords) -> (description: Int, similarity: Double)? {
        let best = near(words).max { ($0.similarity, $1.number) < ($1.similarity, $0.number) }
        return best.map { (goods[$0.number].first, $0.similarity) }
    }
}
