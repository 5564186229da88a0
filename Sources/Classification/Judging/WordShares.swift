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
        let indexes = best > 0 ? Eights.places(in: scores, above: max(best - Self.temperature * Self.reach, 0)) : []
        self.best = indexes.first { scores[$0] == best }
        var parts = [Float](repeating: 0, count: indexes.count)
        var all = parts.mutableSpan
        for (at, index) in indexes.enumerated() { all[at] = (scores[index] - best) / Self.temperature }
        Eights.exp(each: &parts)
        // What a heading and its chapter have lifts all subheadings of the heading.
        let headings = LevelSums(indexes, parts, model.headingOf)
        let chapters = LevelSums(headings.ranges.map { indexes[$0.lowerBound] }, headings.sums, model.chapterOf)
        var (lifts, chapterLifts) = (headings.sums, chapters.sums)
        Eights.log(each: &lifts)
        Eights.log(each: &chapterLifts)
        for (chapter, range) in chapters.ranges.enumerated() {
            let lift = Self.chapterPower * chapterLifts[chapter]
            for heading in range { lifts[heading] = Self.headingPower * lifts[heading] + lift }
        }
        Eights.exp(each: &lifts)
        let lifted = zip(headings.sums, lifts).reduce(0) { $0 + $1.0 * $1.1 }
        all = parts.mutableSpan
        for (heading, range) in headings.ranges.enumerated() where lifted > 0 {
            let factor = lifts[heading] / lifted
            for at in range { all[at] *= factor }
        }
        var shares = [Float](repeating: 0, count: scores.count)
        all = shares.mutableSpan
        for (index, part) in zip(indexes, parts) { all[index] = part }
        (self.indexes, self.parts, self.shares) = (indexes, parts, shares)
    }

    /// What belongs to each node of a level, of nodes that anything belongs to, in their order.
    private struct LevelSums {
        let sums: [Float]
        /// The places of what belongs to each.
        let ranges: [Range<Int>]

        init(_ indexes: [Int], _ parts: [Float], _ nodeOf: [Int]) {
            var ranges: [Range<Int>] = []
            var start = 0
            while start < indexes.count {
                let node = nodeOf[indexes[start]]
                var end = start
                while end < indexes.count, nodeOf[indexes[end]] == node { end &+= 1 }
                ranges.append(start..<end)
                start = end
            }
            self.ranges = ranges
            sums = ranges.map { range in
                var sum: Float = 0
                for at in range { sum += parts[at] }
                return sum
            }
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
