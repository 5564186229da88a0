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
        let (places, known) = (indexes.span, scores.span)
        var all = parts.mutableSpan
        // All places are among the scores, here and below.
        for at in places.indices {
            unsafe all[unchecked: at] = known[unchecked: places[unchecked: at]]
        }
        Eights.change(&parts) { ($0 - best) / Self.temperature }
        Eights.exp(each: &parts)
        // What a heading and its chapter have lifts all subheadings of the heading.
        let headings = LevelSums(indexes, parts, model.headingOf)
        let chapters = LevelSums(headings.members, headings.sums, model.chapterOf)
        var (lifts, chapterLifts) = (headings.sums, chapters.sums)
        Eights.log(each: &lifts)
        Eights.log(each: &chapterLifts)
        for (heading, chapter) in chapters.numbers.enumerated() {
            lifts[heading] = Self.headingPower * lifts[heading] + Self.chapterPower * chapterLifts[chapter]
        }
        Eights.exp(each: &lifts)
        let lifted = zip(headings.sums, lifts).reduce(0) { $0 + $1.0 * $1.1 }
        for heading in lifts.indices { lifts[heading] /= lifted }
        var shares = [Float](repeating: 0, count: scores.count)
        var dense = shares.mutableSpan
        let (factors, numbers) = (lifts.span, headings.numbers.span)
        all = parts.mutableSpan
        for at in places.indices {
            let share = unsafe all[unchecked: at] * factors[unchecked: numbers[unchecked: at]]
            unsafe all[unchecked: at] = share
            unsafe dense[unchecked: places[unchecked: at]] = share
        }
        (self.indexes, self.parts, self.shares) = (indexes, parts, shares)
    }

    /// What belongs to each node of a level, of nodes that anything belongs to, in their order.
    private struct LevelSums {
        let sums: [Float]
        /// The number of the node, among these, that each part belongs to; what belongs to one stands together.
        let numbers: [Int]
        /// The index of one that belongs to each.
        let members: [Int]

        /// - Parameters:
        ///   - indexes: The codes that the parts are of, all of the model.
        ///   - nodeOf: By index of a code its node.
        init(_ indexes: [Int], _ parts: [Float], _ nodeOf: [Int]) {
            var numbers = [Int](repeating: 0, count: indexes.count)
            var members = numbers
            var sums = [Float](repeating: 0, count: indexes.count)
            var (node, last) = (-1, -1)
            do {
                let (places, values, nodes) = (indexes.span, parts.span, nodeOf.span)
                var numbers = numbers.mutableSpan
                var members = members.mutableSpan
                var sums = sums.mutableSpan
                // No branch tells where a node begins: it would be taken now and then.
                for at in places.indices {
                    let own = unsafe nodes[unchecked: places[unchecked: at]]
                    last &+= own == node ? 0 : 1
                    node = own
                    unsafe numbers[unchecked: at] = last
                    unsafe members[unchecked: last] = places[unchecked: at]
                    unsafe sums[unchecked: last] += values[unchecked: at]
                }
            }
            sums.removeLast(indexes.count - last - 1)
            members.removeLast(indexes.count - last - 1)
            (self.sums, self.numbers, self.members) = (sums, numbers, members)
        }
    }

    /// The indexes of those that have at least such a share, which is above zero.
    func reaching(_ bar: Float) -> [Int] {
        var found: [Int] = []
        for at in parts.indices where parts[at] >= bar { found.append(indexes[at]) }
        return found
    }

    /// Those that have a share.
    var codes: CodeShares {
        var codes = CodeShares()
        for (index, part) in zip(indexes, parts) { codes.add(index, Double(part)) }
        return codes
    }
}
