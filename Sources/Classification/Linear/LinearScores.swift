/// What a linear model makes of a text: how likely each node of the tree is.
struct LinearScores {
    /// Logarithms of probabilities, by node; never below ``LinearModel/least``.
    let logarithms: [Float]
    /// The features of the text that the model knows: the term of each and its postings.
    let known: [(term: Int, postings: Range<Int>)]
    /// Whether there are any.
    var knowsAny: Bool { !known.isEmpty }

    init(_ terms: Terms, _ model: LinearModel) {
        var sums = [Float](repeating: 0, count: model.tree.codes.count)
        var known: [(term: Int, postings: Range<Int>)] = []
        for (feature, term) in LinearFeatures.features(of: terms) {
            guard let range = model.postings(of: feature) else { continue }
            known.append((term, range))
            model.add(range, to: &sums)
        }
        self.known = known
        // A text counts as one, however long it is.
        let factor = LinearModel.unit / Float(max(known.count, 1)).squareRoot()
        for at in sums.indices { sums[at] = sums[at] * factor + model.biases[at] * LinearModel.unit }

        var logarithms = [Float](repeating: LinearModel.least, count: sums.count)
        Self.share(0, among: model.tree.chapters, sums, &logarithms)
        for node in 0..<model.tree.headings.upperBound {
            let below = model.tree.children[node]
            if logarithms[node] > LinearModel.followed {
                Self.share(logarithms[node], among: below, sums, &logarithms)
            } else {
                let unlikely = max(logarithms[node] - LinearModel.unfollowed, LinearModel.least)
                for child in below { logarithms[child] = unlikely }
            }
        }
        self.logarithms = logarithms
    }

    /// Shares the probability of a node among what stands below it.
    private static func share(
        _ above: Float, among nodes: Range<Int>, _ sums: [Float], _ logarithms: inout [Float]
    ) {
        guard let first = nodes.first else { return }
        var best = sums[first]
        for node in nodes { best = max(best, sums[node]) }
        var total = 0.0
        for node in nodes { total += Exactly.exp(Double(sums[node] - best)) }
        let whole = best + Float(Exactly.log(total))
        for node in nodes { logarithms[node] = max(above + sums[node] - whole, LinearModel.least) }
    }
}
