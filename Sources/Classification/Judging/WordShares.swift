/// Shares of subheadings by the words of trade, by index of the code: of thousands most have one, next to nothing.
struct WordShares {
    /// 0 for what no word speaks for, else parts of one.
    private(set) var shares: [Float]

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
        shares = scores
        guard best > 0 else { return }
        let bar = max(best - Self.temperature * Self.reach, 0)
        Eights.change(&shares) { scores in
            Eights.exp((scores - best) / Self.temperature).replacing(with: 0, where: scores .<= bar)
        }
        // What a heading and its chapter have lifts all subheadings of the heading.
        let headings = model.headingRanges.map(sum)
        let chapters = model.chapterRanges.map { headings[$0].reduce(0, +) }
        let total = chapters.reduce(0, +)
        var headingLogarithms = headings
        var lifts = chapters
        Eights.log(each: &headingLogarithms)
        Eights.log(each: &lifts)
        var all = headingLogarithms.mutableSpan
        for (chapter, range) in model.chapterRanges.enumerated() {
            let lift = Self.chapterPower * lifts[chapter]
            for heading in range { all[heading] = Self.headingPower * all[heading] + lift }
        }
        lifts = headingLogarithms
        Eights.exp(each: &lifts)
        let lifted = zip(headings, lifts).reduce(0) { $0 + $1.0 * $1.1 }
        guard total > 0, lifted > 0 else { return }
        var shares = shares.mutableSpan
        for (heading, range) in model.headingRanges.enumerated() where headings[heading] > 0 {
            let factor = lifts[heading] / lifted
            for index in range { shares[index] *= factor }
        }
    }

    private func sum(_ range: Range<Int>) -> Float {
        let shares = shares.span
        var sum: Float = 0
        for index in range { sum += shares[index] }
        return sum
    }

    /// The indexes of those that have at least such a share.
    func reaching(_ bar: Float) -> [Int] {
        var found: [Int] = []
        let shares = shares.span
        for index in shares.indices where shares[index] >= bar { found.append(index) }
        return found
    }

    /// Those that have a share.
    var codes: CodeShares {
        var codes = CodeShares()
        for (index, share) in shares.enumerated() where share > 0 { codes.add(index, Double(share)) }
        return codes
    }
}
