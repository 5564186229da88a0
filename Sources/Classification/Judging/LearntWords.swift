/// Which words of a description speak for some codes in the second judgement, each with what its pairs and parts add.
struct LearntWords {
    /// By index of a code what each term adds.
    private var sums: [Int: [Float]] = [:]

    init(_ scores: Scores, _ model: Model, codes: [Int]) {
        guard !codes.isEmpty, let linear = model.linear, let found = scores.linear else { return }
        let tree = linear.tree
        var paths: [(code: Int, nodes: [Int])] = []
        for code in codes where model.linearNodes[code] >= 0 {
            var path = [model.linearNodes[code]]
            while tree.parents[path[0]] != path[0] { path.insert(tree.parents[path[0]], at: 0) }
            paths.append((code, path))
        }
        let nodes = Set(paths.flatMap(\.nodes)).sorted()
        let count = scores.terms.terms.count
        var weights = linear.weights(found.known, terms: count, for: nodes)
        if let own = model.own, let added = own.linear, !found.own.isEmpty {
            let unit =
                own.part * LinearModel.unit(max(found.own.count, found.known.count))
                / LinearModel.unit(found.known.count)
            for (at, weight) in added.weights(found.own, terms: count, for: nodes).enumerated() {
                weights[at] += weight * unit
            }
        }
        for (code, path) in paths {
            var sum = [Float](repeating: 0, count: count)
            for node in path {
                guard let row = nodes.firstIndex(of: node) else { continue }
                for term in 0..<count { sum[term] += weights[row * count + term] }
            }
            sums[code] = sum
        }
    }

    /// Whether any term speaks for one of the codes.
    func speak(for code: Int) -> Bool { sums[code]?.contains { $0 > 0 } ?? false }

    /// The terms that speak for one of the codes, strongest first, and the part of each.
    func terms(for code: Int) -> [(term: Int, share: Double)] {
        var weights = (sums[code] ?? []).enumerated().filter { $1 > 0 }.map { (term: $0, weight: $1) }
        let total = weights.reduce(0) { $0 + $1.weight }
        // Of equal weight the first in the text comes first: sorting is stable.
        weights.sort { $0.weight > $1.weight }
        return weights.map { ($0.term, Double($0.weight / total)) }
    }
}
