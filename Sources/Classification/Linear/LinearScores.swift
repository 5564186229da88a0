/// What a linear model makes of a text: how likely each node of the tree is.
struct LinearScores {
    /// The features of the text that the model knows: the term of each and its postings.
    let known: [(term: Int, postings: Range<Int>)]
    /// The same of what one's own rows add.
    let own: [(term: Int, postings: Range<Int>)]
    /// The subheadings whose headings were likely enough to be looked below, ascending.
    let followed: [Range<Int>]
    /// Logarithms of probabilities by node, never below ``LinearModel/least``; of subheadings only those that are followed
    /// (``logarithm(of:)``).
    let logarithms: [Float]
    private let tree: LinearTree

    /// Whether there are any.
    var knowsAny: Bool { !known.isEmpty || !own.isEmpty }

    /// - Parameters:
    ///   - model: What was learnt of the packs.
    ///   - judgement: What one's own rows add to it.
    init(_ terms: Terms, _ model: LinearModel, adding judgement: OwnJudgement? = nil) {
        let features = LinearFeatures(terms)
        known = Self.known(features, model)
        let added = judgement?.part == 0 ? nil : judgement?.linear
        own = added.map { Self.known(features, $0) } ?? []
        tree = model.tree
        var logarithms = [Float](repeating: LinearModel.least, count: tree.codes.count)
        let (unit, sums) = (LinearModel.unit(known.count), model.sums(known.map(\.postings)))
        var biases = model.biases
        if let added, let part = judgement?.part, !own.isEmpty {
            // Of a text that has little in common with the rows their weights say little.
            let (unit, sums) = (LinearModel.unit(max(own.count, known.count)), added.sums(own.map(\.postings)))
            for node in biases.indices { biases[node] += part * (Float(sums[node]) * unit + added.biases[node]) }
        }
        let values = Values(sums: sums, unit: unit, biases: biases)
        values.share(among: [Group(above: 0, nodes: tree.chapters)], &logarithms)
        let headings = tree.likely(tree.chapters, logarithms)
        for chapter in tree.chapters where logarithms[chapter] <= LinearModel.followed {
            for heading in tree.children[chapter] { logarithms[heading] = Self.unfollowed(logarithms[chapter]) }
        }
        values.share(among: headings, &logarithms)
        let subheadings = tree.likely(tree.headings, logarithms)
        values.share(among: subheadings, &logarithms)
        followed = subheadings.map(\.nodes)
        self.logarithms = logarithms
    }

    private static func known(_ features: LinearFeatures, _ model: LinearModel) -> [(term: Int, postings: Range<Int>)] {
        var known: [(term: Int, postings: Range<Int>)] = []
        known.reserveCapacity(features.hashes.count)
        for (term, range) in zip(features.terms, model.postings(ofEach: features.hashes)) {
            if let range { known.append((term, range)) }
        }
        return known
    }

    /// The logarithm of how likely any node is.
    func logarithm(of node: Int) -> Float {
        guard node >= tree.subheadings.lowerBound else { return logarithms[node] }
        let above = logarithms[tree.parents[node]]
        return above > LinearModel.followed ? logarithms[node] : Self.unfollowed(above)
    }

    /// That of the likeliest heading.
    var bestHeading: Float {
        let logarithms = logarithms.span
        var best = LinearModel.least
        for heading in tree.headings where logarithms[heading] > best { best = logarithms[heading] }
        return best
    }

    /// What stands below what is not followed.
    private static func unfollowed(_ above: Float) -> Float { max(above - LinearModel.unfollowed, LinearModel.least) }
}

/// What stands below one node, and the logarithm of how likely that is.
private struct Group {
    let above: Float
    let nodes: Range<Int>
}

extension LinearTree {
    /// What stands below those nodes of a level that are likely enough to be looked below.
    fileprivate func likely(_ level: Range<Int>, _ logarithms: [Float]) -> [Group] {
        var groups: [Group] = []
        for node in level where logarithms[node] > LinearModel.followed && !children[node].isEmpty {
            groups.append(Group(above: logarithms[node], nodes: children[node]))
        }
        return groups
    }
}

/// What a text has for each node, its bias included.
private struct Values {
    let sums: [Int32]
    let unit: Float
    let biases: [Float]

    /// Shares the probability of the node above each group among the group; all groups of a level at once, for what their
    /// exponentials take.
    func share(among groups: [Group], _ logarithms: inout [Float]) {
        var differences = [Float](repeating: 0, count: groups.reduce(0) { $0 + $1.nodes.count })
        var all = differences.mutableSpan
        let (sums, biases) = (self.sums.span, self.biases.span)
        var at = 0
        // All nodes are of the tree, and there is a difference for each.
        for group in groups {
            let first = at
            var best = -Float.infinity
            for node in group.nodes {
                let value = unsafe Float(sums[unchecked: node]) * unit + biases[unchecked: node]
                // A branch that is seldom taken does not wait for the comparison before, as a maximum would.
                if value > best { best = value }
                unsafe all[unchecked: at] = value
                at &+= 1
            }
            for place in first..<at { unsafe all[unchecked: place] -= best }
        }
        var powers = differences
        Eights.exp(each: &powers)
        var totals: [Float] = []
        totals.reserveCapacity(groups.count)
        at = 0
        let known = powers.span
        for group in groups {
            var total: Float = 0
            for place in at..<at + group.nodes.count { unsafe total += known[unchecked: place] }
            totals.append(total)
            at += group.nodes.count
        }
        Eights.log(each: &totals)
        at = 0
        var logarithms = logarithms.mutableSpan
        let own = differences.span
        for (group, total) in zip(groups, totals) {
            let whole = group.above - total
            for node in group.nodes {
                unsafe logarithms[unchecked: node] = max(whole + own[unchecked: at], LinearModel.least)
                at &+= 1
            }
        }
    }
}
