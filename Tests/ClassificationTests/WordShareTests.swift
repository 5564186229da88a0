import Testing

@testable import TidewaiterClassification

@Suite("Shares by the words of trade")
struct WordShareTests {
    let model: Model

    init() throws { model = try #require(Model.builtIn) }

    /// What a description scores on subheadings.
    private func scores(_ text: String) -> [Float] {
        var scores = [Float](repeating: 0, count: model.codes.count)
        for range in model.postings(of: Terms(text).terms.map(\.hash)) { model.add(range, to: &scores) }
        for index in model.longer { scores[index] = 0 }
        return scores
    }

    @Test(
        "They are what scores come to, lifted by what their heading and chapter have",
        arguments: ["knitted cotton shirt for men", "steel screw", "frozen fish fillets", "zorbulator"])
    func shares(text: String) throws {
        let scores = scores(text)
        let best = scores.max() ?? 0
        let found = WordShares(scores, best: best, model)
        guard best > 0 else {
            #expect(found.best == nil && found.codes.indexes.isEmpty && found.shares.allSatisfy { $0 == 0 })
            return
        }
        var parts = [Double](repeating: 0, count: scores.count)
        for (index, score) in scores.enumerated() where score > max(best - 42, 0) {
            parts[index] = Exactly.exp(Double(score - best) / 3)
        }
        func lift(_ nodeOf: [Int], _ power: Double) -> [Double] {
            var sums: [Int: Double] = [:]
            for (index, part) in parts.enumerated() { sums[nodeOf[index], default: 0] += part }
            return nodeOf.map { Exactly.exp(power * Exactly.log(sums[$0] ?? 0)) }
        }
        let (headings, chapters) = (lift(model.headingOf, 0.3), lift(model.chapterOf, 0.2))
        let lifted = parts.indices.map { parts[$0] == 0 ? 0 : parts[$0] * headings[$0] * chapters[$0] }
        let total = lifted.reduce(0, +)
        #expect(found.best == scores.firstIndex(of: best))
        #expect(zip(found.shares, lifted).allSatisfy { abs(Double($0) - $1 / total) < 1e-4 })
        #expect(found.codes.indexes == parts.indices.filter { parts[$0] > 0 })
        let bar = found.shares[found.codes.indexes[0]]
        #expect(found.reaching(bar) == found.shares.indices.filter { found.shares[$0] >= bar })
    }
}
