/// What a description says that the goods are not speaks against the codes whose texts say that they are: `coffee, not
/// roasted`, `coats other than of wool`.
struct Excluded {
    /// What is taken off the logarithm of a share at most for a word. With half or twice as much fewer of what is meant come
    /// first.
    private static let most: Float = 2
    /// So much of the greatest weight that a word has for any code takes all of it off.
    private static let full: Float = 0.5

    /// What is taken off, by index of the code.
    let taken: [Float]

    /// `nil` where nothing is excluded.
    init?(_ terms: Terms, _ model: Model) {
        let excluded = terms.terms.filter { $0.negates != nil }
        guard !excluded.isEmpty else { return nil }
        let plain = model.postings(of: excluded.compactMap(\.negates))
        let denied = model.postings(of: excluded.map(\.hash))
        var taken = [Float](repeating: 0, count: model.codes.count)
        for (plain, denied) in zip(plain, denied) where !plain.isEmpty {
            var weights = [Float](repeating: 0, count: taken.count)
            var denials = weights
            let greatest = model.add(plain, to: &weights)
            model.add(denied, to: &denials)
            // A text of the code may say itself that they are not.
            for code in taken.indices where weights[code] > 0 && denials[code] == 0 {
                taken[code] += Self.most * min(weights[code] / (Self.full * greatest), 1)
            }
        }
        self.taken = taken
    }

    /// The codes of which something is taken off.
    var codes: [Int] { taken.indices.filter { taken[$0] > 0 } }

    /// Whether a code is what the goods are not.
    func holds(_ code: Int) -> Bool { taken[code] >= Self.most / 2 }

    /// What is taken off a share is taken off it as off ``Fusion/shares``, of which the second judgement is a part.
    ///
    /// - Parameter secondWeight: How much that counts.
    func penalty(_ code: Int, _ secondWeight: Float) -> Float { taken[code] * (1 + secondWeight) }
}
