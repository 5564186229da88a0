/// Shares of both judgements together: a mean of logarithms, in which the second judgement counts twice as much,
/// or as one's own rows have it.
enum Fusion {
    /// How much the second judgement counts without one's own rows; from 1 to 2 it hardly matters.
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
    ///   - secondWeight: How much it counts.
    ///   - partPenalty: What is taken off subheadings of parts.
    ///   - construction: How the goods are made, where they are cloth and it is stated.
    static func shares(
        _ words: WordShares, _ linear: LinearScores, _ model: Model, secondWeight: Float, partPenalty: Float,
        stated construction: Construction?
    ) -> CodeShares {
        /// - Parameters:
        ///   - indexes: Of codes.
        ///   - second: What the second judgement has for each.
        func logarithms(_ indexes: [Int], _ second: [Float]) -> [Float] {
            var logarithms = [Float](repeating: leastShare, count: indexes.count)
            var all = logarithms.mutableSpan
            let (indexes, shares) = (indexes.span, words.shares.span)
            // All indexes are of codes of the model, here and below, and each has its number.
            for at in indexes.indices {
                let share = unsafe shares[unchecked: indexes[unchecked: at]]
                if share > leastShare { unsafe all[unchecked: at] = share + leastShare }
            }
            Eights.log(each: &logarithms)
            let areParts = model.areParts
            let (parts, second) = (areParts.span, second.span)
            all = logarithms.mutableSpan
            for at in indexes.indices {
                let sum = unsafe all[unchecked: at] + secondWeight * second[unchecked: at]
                let isPart = unsafe parts[unchecked: indexes[unchecked: at]]
                unsafe all[unchecked: at] = isPart ? sum - partPenalty : sum
            }
            Eights.change(&logarithms) { $0 / (1 + secondWeight) }
            guard let construction else { return logarithms }
            for at in indexes.indices {
                let made = Construction.ofClothing(model.codes[indexes[at]])
                if made != nil, made != construction { logarithms[at] -= madeOtherwise / (1 + secondWeight) }
            }
            return logarithms
        }
        func logarithms(_ indexes: [Int]) -> [Float] {
            logarithms(
                indexes,
                indexes.map { index in
                    let node = model.linearNodes[index]
                    return node < 0 ? LinearModel.least : linear.logarithm(of: node)
                })
        }
        // Most have next to nothing in either judgement: what the second one followed is looked at first.
        var (indexes, found) = followed(linear, model)
        found = logarithms(indexes, found)
        if !model.untaught.isEmpty {
            (indexes, found) = merged((indexes, found), (model.untaught, logarithms(model.untaught)))
        }
        let best = CodeShares.greatest(found)
        // Of the others only what has such a share of words can come within reach.
        var needed: [Float] = [(1 + secondWeight) * (best - reach) - secondWeight * LinearModel.greatestUnfollowed]
        Eights.exp(each: &needed)
        if needed[0] < 2 * leastShare {
            indexes = model.subheadings
            found = logarithms(indexes)
        } else {
            let others = difference(words.reaching(needed[0] * 0.999), indexes)
            (indexes, found) = merged((indexes, found), (others, logarithms(others)))
        }
        return CodeShares(indexes, powersOf: found, within: reach)
    }

    /// The codes that the second judgement followed, ascending, and what it has for each.
    private static func followed(_ linear: LinearScores, _ model: Model) -> ([Int], [Float]) {
        let most = linear.followed.reduce(0) { $0 + $1.count }
        var (indexes, logarithms) = ([Int](repeating: 0, count: most), [Float](repeating: 0, count: most))
        var count = 0
        do {
            let (leafIndexes, second) = (model.leafIndexes, linear.logarithms)
            let (leaves, known) = (leafIndexes.span, second.span)
            var indexes = indexes.mutableSpan
            var logarithms = logarithms.mutableSpan
            for range in linear.followed {
                for node in range where leaves[node - model.firstLeaf] >= 0 {
                    indexes[count] = leaves[node - model.firstLeaf]
                    logarithms[count] = known[node]
                    count += 1
                }
            }
        }
        return (Array(indexes.prefix(count)), Array(logarithms.prefix(count)))
    }

    /// What is in the first of two ascending lists only.
    private static func difference(_ first: [Int], _ second: [Int]) -> [Int] {
        var at = 0
        return first.filter { index in
            while at < second.count, second[at] < index { at += 1 }
            return at == second.count || second[at] != index
        }
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
