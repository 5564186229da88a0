/// Shares of both judgements together: a mean of logarithms, in which the second judgement counts twice as much.
enum Fusion {
    /// How much the second judgement counts; from 1 to 2 it hardly matters.
    static let secondWeight: Float = 2
    /// A lesser share of words counts as this.
    private static let leastShare: Float = 1e-6
    /// What is less likely than the best by e to the power of this has no share.
    private static let reach: Float = 8
    /// What is taken off clothing that is made otherwise than the description states: next to all.
    static let madeOtherwise: Float = 12

    /// - Parameters:
    ///   - words: What the words of trade say.
    ///   - linear: The second judgement.
    ///   - partPenalty: What is taken off subheadings of parts.
    ///   - construction: How the goods are made, where they are cloth and it is stated.
    static func shares(
        _ words: WordShares, _ linear: LinearScores, _ model: Model, partPenalty: Float,
        stated construction: Construction?
    ) -> CodeShares {
        func logarithms(_ indexes: [Int]) -> [Float] {
            var logarithms = [Float](repeating: leastShare, count: indexes.count)
            var all = logarithms.mutableSpan
            let (indexes, shares) = (indexes.span, words.shares.span)
            for at in indexes.indices where shares[indexes[at]] > leastShare {
                all[at] = shares[indexes[at]] + leastShare
            }
            Eights.log(each: &logarithms)
            let (nodesOfCodes, learnt, parts) = (model.linearNodes, linear.logarithms, model.areParts)
            let (nodes, second, areParts) = (nodesOfCodes.span, learnt.span, parts.span)
            all = logarithms.mutableSpan
            for at in indexes.indices {
                let node = nodes[indexes[at]]
                let sum = all[at] + secondWeight * (node < 0 ? LinearModel.least : second[node])
                all[at] = (areParts[indexes[at]] ? sum - partPenalty : sum) / (1 + secondWeight)
            }
            guard let construction else { return logarithms }
            for at in indexes.indices {
                let made = Construction.ofClothing(model.codes[indexes[at]])
                if made != nil, made != construction { logarithms[at] -= madeOtherwise / (1 + secondWeight) }
            }
            return logarithms
        }
        // Most have next to nothing in either judgement: what the second one followed is looked at first.
        var indexes = linear.followed.reduce(into: model.untaught) { indexes, range in
            for node in range where model.leafIndexes[node - model.firstLeaf] >= 0 {
                indexes.append(model.leafIndexes[node - model.firstLeaf])
            }
        }
        if !model.untaught.isEmpty { indexes.sort() }
        var found = logarithms(indexes)
        let best = found.max() ?? -.infinity
        // Of the others only what has such a share of words can come within reach.
        var needed: [Float] = [(1 + secondWeight) * (best - reach) - secondWeight * LinearModel.greatestUnfollowed]
        Eights.exp(each: &needed)
        if needed[0] < 2 * leastShare {
            indexes = model.subheadings
            found = logarithms(indexes)
        } else {
            var isKnown = [Bool](repeating: false, count: words.shares.count)
            for index in indexes { isKnown[index] = true }
            let others = words.reaching(needed[0] * 0.999).filter { !isKnown[$0] }
            (indexes, found) = merged((indexes, found), (others, logarithms(others)))
        }
        return CodeShares(indexes, powersOf: found, within: reach)
    }

    /// Two lists of codes, ascending, as one.
    private static func merged(
        _ first: (indexes: [Int], logarithms: [Float]), _ second: (indexes: [Int], logarithms: [Float])
    ) -> ([Int], [Float]) {
        guard !second.indexes.isEmpty else { return first }
        var (indexes, logarithms): ([Int], [Float]) = ([], [])
        indexes.reserveCapacity(first.indexes.count + second.indexes.count)
        logarithms.reserveCapacity(first.indexes.count + second.indexes.count)
        var at = 0
        for (index, logarithm) in zip(second.indexes, second.logarithms) {
            while at < first.indexes.count, first.indexes[at] < index {
                indexes.append(first.indexes[at])
                logarithms.append(first.logarithms[at])
                at += 1
            }
            indexes.append(index)
            logarithms.append(logarithm)
        }
        return (indexes + first.indexes[at...], logarithms + first.logarithms[at...])
    }
}
