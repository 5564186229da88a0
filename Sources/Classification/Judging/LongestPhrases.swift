/// The longest runs of words in a description that are by themselves what goods are called, and the codes of these.
struct LongestPhrases {
    /// Of each run its codes, by their indexes, as parts of one.
    private let phrases: [[(code: Int, part: Double)]]

    /// Phrases are seldom longer.
    private static let mostWords = 4

    init(in terms: Terms, _ model: Model) {
        let words = terms.stems.map(Terms.mix)
        let excluded = terms.terms.compactMap(\.negates)
        var lengths: [Int] = []
        var hashes: [UInt64] = []
        for start in words.indices {
            for end in start..<min(start + Self.mostWords, words.count) {
                // No phrase reaches over a comma, nor is it of what the goods are not.
                if end > start && terms.areMarked[end] || excluded.contains(words[end]) { break }
                lengths.append(end - start + 1)
                hashes.append(Terms.whole(words[start...end]))
            }
        }
        let postings = model.postings(of: hashes)
        let longest = zip(lengths, postings).reduce(0) { $1.1.isEmpty ? $0 : max($0, $1.0) }
        phrases = zip(lengths, postings).filter { $0 == longest && !$1.isEmpty }
            .map { model.parts($0.1) { _, _ in true } }.filter { !$0.isEmpty }
    }

    /// The part of the runs that calls goods of some codes so, 0 to 1.
    func share(of codes: Range<Int>) -> Double {
        guard !phrases.isEmpty else { return 0 }
        let sum = phrases.reduce(0) { sum, phrase in
            phrase.reduce(sum) { codes.contains($1.code) ? $0 + $1.part : $0 }
        }
        return sum / Double(phrases.count)
    }
}
