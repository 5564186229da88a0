/// What the nearest of one's own rows say of codes: each votes for its own with its similarity, raised so that near ones
/// count for far more.
struct Votes {
    /// The most alike first.
    let neighbours: [Precedents.Neighbour]
    /// By index of the code as the rows have it; together one, or none at all.
    private(set) var codes: [Int: Double] = [:]
    /// By ascending index of the subheading.
    private(set) var subheadings: [(code: Int, part: Double)] = []

    /// Chosen on search terms and goods of an authority's list; flat around these values.
    private static func weight(_ similarity: Double) -> Double { similarity * similarity * similarity }

    init(_ neighbours: [Precedents.Neighbour], _ model: Model) {
        self.neighbours = neighbours
        let total = neighbours.reduce(0) { $0 + Self.weight($1.similarity) }
        guard total > 0 else { return }
        var subheadings: [Int: Double] = [:]
        for neighbour in neighbours {
            let part = Self.weight(neighbour.similarity) / total
            codes[neighbour.code, default: 0] += part
            guard let subheading = model.index(of: model.codes[neighbour.code].prefix(6)) else { continue }
            subheadings[subheading, default: 0] += part
        }
        self.subheadings = subheadings.sorted { $0.key < $1.key }.map { (code: $0.key, part: $0.value) }
    }

    /// What they give to a chapter, heading or subheading.
    func share(of code: ModelCode, _ model: Model) -> Double {
        subheadings.reduce(0) { model.codes[$1.code].prefix(code.digits) == code ? $0 + $1.part : $0 }
    }

    /// The subheading of the nearest rows of the same goods as a description (``GoodsWords``), where they have one alone.
    func again(_ terms: Terms, _ model: Model) -> ModelCode? {
        guard let own = model.precedents, !neighbours.isEmpty else { return nil }
        let words = GoodsWords(terms)
        let same = neighbours.prefix(Self.mostCompared).first {
            $0.similarity >= Self.leastCompared
                && ($0.similarity > Self.identical || GoodsWords(Terms(own.text(of: $0.row))) == words)
        }
        guard let goods = same.map({ own.goods(of: $0.row) }) else { return nil }
        let codes = Set(
            neighbours.filter { own.goods(of: $0.row) == goods }.map { model.codes[$0.code].prefix(6) })
        return codes.count == 1 ? codes.first : nil
    }

    /// Rows of the same goods have most words in common, so that one is among the first; the longest texts, of which a row
    /// has the beginning only, are the same where all of their words are.
    private static let mostCompared = 4
    private static let leastCompared = 0.2
    private static let identical = 0.9995

    /// How alike the nearest row is; 0 where there is none.
    var similarity: Double { neighbours.first?.similarity ?? 0 }

    /// The shares by the words of trade, each times what the code's votes are worth: the more, the nearer the nearest row.
    /// Where words say nothing, the votes alone.
    ///
    /// Of two judgements that know different things a product finds more right codes than a mixture does: what one holds
    /// for impossible the other does not bring back.
    ///
    /// - Parameter weight: How much votes are worth where rows are near; 0 to leave them out.
    func joined(with shares: CodeShares, weight: Double) -> CodeShares {
        guard !subheadings.isEmpty else { return shares }
        if shares.shares.isEmpty { return shares.mixed(with: subheadings, 1) }
        let power = weight * nearness
        let factors = subheadings.map { code, part in
            (code: code, part: Exactly.exp(power * Exactly.log(1 + part / Self.leastVote)))
        }
        return shares.times(factors, least: Self.leastShare)
    }

    /// How near the nearest row is: far from all rows what they taught of probabilities does not count.
    var nearness: Double { min(Self.nearForSimilarity * similarity, 1) }

    /// From half a similarity on rows are near.
    private static let nearForSimilarity = 2.0
    /// A vote that hardly speaks for a code, and the share that it finds one with of which words say nothing.
    private static let leastVote = 0.01
    private static let leastShare = 1e-5
}
