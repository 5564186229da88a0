/// Shares of subheadings by the words of trade.
struct WordShares {
    /// Indexes of the codes that have one, ascending, and their shares.
    private let indexes: [Int]
    private let parts: [Float]
    /// The first code of those with the greatest score.
    let best: Int?
    /// The shares by index of the code; 0 for what has none.
    let shares: [Float]

    /// How many points of score make a share e times as great, and how much the shares of its heading and of its chapter
    /// count for a subheading. Chosen on descriptions of goods; flat around these values.
    private static let temperature: Float = 3
    private static let headingPower: Float = 0.3
    private static let chapterPower: Float = 0.2
    /// What has so many temperatures less of score than the best has no share.
    private static let reach: Float = 14

    /// - Parameters:
    ///   - scores: By index of the code; 0 for codes that are no subheadings.
    ///   - best: The best of them.
    init(_ scores: [Float], best: Float, _ model: Model) {
        indexes = best > 0 ? Eights.places(in: scores, above: max(best - Self.temperature * Self.reach, 0)) : []
        self.best = indexes.first { scores[$0] == best }
        var parts = [Float](repeating: 0, count: indexes.count)
        for (at, index) in indexes.enumerated() { parts[at] = (scores[index] - best) / Self.temperature }
        Eights.exp(each: &parts)
        // What a heading and its chapter have lifts all subheadings of the heading.
        let headings = LevelSums(indexes, parts, model.headingOf)
        let chapters = LevelSums(headings.firsts, headings.sums, model.chapterOf)
        var (lifts, chapterLifts) = (headings.sums, chapters.sums)
        Eights.log(each: &lifts)
        Eights.log(each: &chapterLifts)
        for at in lifts.indices {
            lifts[at] = Self.headingPower * lifts[at] + Self.chapterPower * chapterLifts[chapters.places[at]]
        }
        Eights.exp(each: &lifts)
        let lifted = zip(headings.sums, lifts).reduce(0) { $0 + $1.0 * $1.1 }
        if lifted > 0 {
            for at in lifts.indices { lifts[at] /= lifted }
            let (lifts, places) = (lifts.span, headings.places.span)
            var parts = parts.mutableSpan
            for at in parts.indices { parts[at] *= lifts[places[at]] }
        }
        self.parts = parts
        var shares = [Float](repeating: 0, count: scores.count)
        var all = shares.mutableSpan
        for (index, part) in zip(indexes, parts) { all[index] = part }
        self.shares = shares
    }

    /// What belongs to each node of a level, of nodes that anything belongs to, in their order.
    private struct LevelSums {
        let sums: [Float]
        /// The first code of each.
        let firsts: [Int]
        /// The node that each part belongs to, by its place among these.
        let places: [Int]

        init(_ indexes: [Int], _ parts: [Float], _ nodeOf: [Int]) {
            var (sums, firsts, places) = ([Float](repeating: 0, count: indexes.count), indexes, indexes)
            var (count, last) = (0, -1)
            do {
                let (indexes, parts, nodeOf) = (indexes.span, parts.span, nodeOf.span)
                var sums = sums.mutableSpan
                var firsts = firsts.mutableSpan
                var places = places.mutableSpan
                for at in indexes.indices {
                    let node = nodeOf[indexes[at]]
                    if node != last {
                        last = node
                        firsts[count] = indexes[at]
                        count += 1
                    }
                    sums[count - 1] += parts[at]
                    places[at] = count - 1
                }
            }
            (self.sums, self.firsts) = (Array(sums.prefix(count)), Array(firsts.prefix(count)))
            self.places = places
        }
    }

    /// The indexes of those that have at least such a share, which is above zero.
    func reaching(_ bar: Float) -> [Int] {
        var found: [Int] = []
        for (index, part) in zip(indexes, parts) where part >= bar { found.append(index) }
        return found
    }

    /// Those that have a share.
    var codes: CodeShares {
        var codes = CodeShares()
        for (index, part) in zip(indexes, parts) { codes.add(index, Double(part)) }
        return codes
    }
}
