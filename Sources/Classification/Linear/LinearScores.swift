/// What a linear model makes of a text: how likely each node of the tree is.
struct LinearScores {
    /// Logarithms of probabilities, by node; never below ``LinearModel/least``.
    let logarithms: [Float]
    /// The features of the text that the model knows: the term of each and its postings.
    let known: [(term: Int, postings: Range<Int>)]
    /// Whether there are any.
    var knowsAny: Bool { !known.isEmpty }

    init(_ terms: Terms, _ model: LinearModel) {
        var known: [(term: Int, postings: Range<Int>)] = []
        let features = LinearFeatures.features(of: terms)
        known.reserveCapacity(features.count)
        for (feature, range) in zip(features, model.postings(ofEach: features.map(\.hash))) {
            if let range { known.append((feature.term, range)) }
        }
        self.known = known
        let tree = model.tree
        let values = model.values(known.map(\.postings))
        var logarithms = [Float](repeating: LinearModel.least, count: tree.codes.count)
        Self.share(among: [Group(above: 0, nodes: tree.chapters)], values, &logarithms)
        for level in [tree.chapters, tree.headings] {
            var likely: [Group] = []
            for node in level {
                let below = tree.children[node]
                if logarithms[node] > LinearModel.followed {
                    if !below.isEmpty { likely.append(Group(above: logarithms[node], nodes: below)) }
                } else {
                    let unlikely = max(logarithms[node] - LinearModel.unfollowed, LinearModel.least)
                    for child in below { logarithms[child] = unlikely }
                }
            }
            Self.share(among: likely, values, &logarithms)
        }
        self.logarithms = logarithms
    }

    /// What stands below one node, and the logarithm of how likely that is.
    private struct Group {
        let above: Float
        let nodes: Range<Int>
        var greatest = -Float.infinity
    }

    /// Shares the probability of the node above each group among the group; all groups of a level at once, for what their
    /// exponentials take.
    private static func share(among groups: [Group], _ values: [Float], _ logarithms: inout [Float]) {
        var groups = groups
        var powers = [Double](repeating: 0, count: groups.reduce(0) { $0 + $1.nodes.count })
        var differences = powers.mutableSpan
        var at = 0
        for group in groups.indices {
            let values = values.span.extracting(groups[group].nodes)
            var best = -Float.infinity
            // A branch that is seldom taken does not wait for the comparison before, as a maximum would.
            for node in values.indices where values[node] > best { best = values[node] }
            groups[group].greatest = best
            for node in values.indices { differences[at + node] = Double(values[node] - best) }
            at += values.count
        }
        Exactly.exp(each: &powers)
        at = 0
        var totals = [Double](repeating: 0, count: groups.count)
        let shares = powers.span
        for group in groups.indices {
            var total = 0.0
            for share in at..<at + groups[group].nodes.count { total += shares[share] }
            totals[group] = total
            at += groups[group].nodes.count
        }
        Exactly.log(each: &totals)
        var logarithms = logarithms.mutableSpan
        for (group, total) in zip(groups, totals) {
            let values = values.span.extracting(group.nodes)
            let whole = group.greatest + Float(total)
            for node in values.indices {
                logarithms[group.nodes.lowerBound + node] = max(group.above + values[node] - whole, LinearModel.least)
            }
        }
    }
}
