/// How likely the candidates behind the first are: what its heading has beyond it is shared out among the others of the
/// heading as their shares say, what its chapter has beyond the heading among the others of the chapter, and the rest
/// among all others. So candidates of a heading are never more likely together than the heading.
struct OtherShares {
    /// The first candidate, then what it lies in as far as that is the best of its level; deepest first.
    let nodes: [(code: ModelCode, share: Double, value: Double)]

    /// How likely a subheading is that has such a share of one.
    func probability(of code: ModelCode, _ share: Double, isFirst: Bool) -> Double {
        guard let first = nodes.first else { return 0 }
        if isFirst { return first.value }
        let outer = nodes.firstIndex { code.prefix($0.code.digits) == $0.code }
        let inner = nodes[(outer ?? nodes.count) - 1]
        let left = (outer.map { nodes[$0].value } ?? 1) - inner.value
        let shares = (outer.map { nodes[$0].share } ?? 1) - inner.share
        return min(first.value, left * min(share / max(shares, 1e-9), 1))
    }
}
