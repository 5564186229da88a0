/// What a linear model makes of a text: how likely each node of the tree is.
struct LinearScores {
    /// Logarithms of probabilities, by node; never below ``LinearModel/least``.
    let logarithms: [Float]
    /// The features of the text that the model knows: the term of each and its postings.
    let known: [(term: Int, postings: Range<Int>)]
    /// The subheadings whose headings were likely enough to be looked below, ascending.
    let followed: [Range<Int>]
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
        var followed: [Range<Int>] = []
        for level in [tree.chapters, tree.headings] {
            var likely: [Group] = []
            for node in level {
                let below = tree.children[node]
                if logarithms[node] > LinearModel.followed {
                    if !below.isEmpty { likely.append(Group(above: logarithms[node], nodes: below)) }
                } else {
                    let unlikely = max(logarithms[node] - LinearModel.unfollowed, LinearModel.least)
                    // What is as unlikely as can be says so already.
                    if unlikely > LinearModel.least { for child in below { logarithms[child] = unlikely } }
                }
            }
            Self.share(among: likely, values, &logarithms)
            followed = likely.map(\.nodes)
        }
        self.logarithms = logarithms
        self.followed = followed
    }

    /// What stands below one node, and the logarithm of how likely that is.
    private struct Group {
        let above: Float
        let nodes: Range<Int>
    }

    /// Shares the probability of the node above each group among the group; all groups of a level at once, for what their
    /// exponentials take.
    private static func share(among groups: [Group], _ values: [Float], _ logarithms: inout [Float]) {
        var differences: [Float] = []
        differences.reserveCapacity(groups.reduce(0) { $0 + $1.nodes.count })
        let values = values.span
        for group in groups {
            var best = -Float.infinity
            // A branch that is seldom taken does not wait for the comparison before, as a maximum would.
            for node in group.nodes where values[node] > best { best = values[node] }
            for node in group.nodes { differences.append(values[node] - best) }
        }
        var powers = differences
        Eights.exp(each: &powers)
        var totals: [Float] = []
        totals.reserveCapacity(groups.count)
        var at = 0
        for group in groups {
            var total: Float = 0
            for place in at..<at + group.nodes.count { total += powers[place] }
            totals.append(total)
            at += group.nodes.count
        }
        Eights.log(each: &totals)
        at = 0
        var logarithms = logarithms.mutableSpan
        for (group, total) in zip(groups, totals) {
            let whole = group.above - total
            for node in group.nodes {
                logarithms[node] = max(whole + differences[at], LinearModel.least)
                at += 1
            }
        }
    }
}
