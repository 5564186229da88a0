internal import TidewaiterNomenclature

/// What notes send elsewhere by their words, or a figure speaks against, is no answer, and not the first candidate.
extension Classifier {
    /// What the first note says that sends goods so described elsewhere than to an answer, or than to the only subheadings of
    /// it that they may have; or what figure they have otherwise.
    func caution(
        _ answer: String, _ scores: Scores, _ candidates: [Classification.Candidate], _ notes: DescribedNotes?
    ) -> String? {
        guard let notes, let best = scores.subheadings.first.map({ model.codes[$0.index].text }) else { return nil }
        let note =
            notes.cautions(about: answer, like: best).first
            ?? (candidates.first?.code.hasPrefix(answer) == false
                ? notes.cautions(about: best, like: best).first : nil)
        return note?.message ?? ModelCode(answer.utf8).flatMap { measuredOtherwise(than: $0, scores) }
    }

    /// The best subheadings as they are shown: those that a note sends goods away from by their words, or a figure speaks
    /// against, behind those that none does, if the best is one of them.
    func shown(
        _ scores: Scores, _ notes: DescribedNotes?, top: Int
    ) -> [(index: Int, share: Double, isContradicted: Bool)] {
        func isContradicted(_ index: Int) -> Bool {
            let code = model.codes[index]
            guard let notes else { return false }
            return !notes.cautions(about: code.text, like: code.text).isEmpty
                || measuredOtherwise(than: code, scores) != nil
        }
        guard let best = scores.subheadings.first, isContradicted(best.index) else {
            return scores.subheadings.prefix(top).map { ($0.index, $0.share, false) }
        }
        let all = scores.subheadings.prefix(max(top, Self.fewestShown))
            .map { (index: $0.index, share: $0.share, isContradicted: isContradicted($0.index)) }
        let left = all.filter { !$0.isContradicted }
        if left.isEmpty { return all.prefix(top).map { ($0.index, $0.share, false) } }
        return Array((left + all.filter { $0.isContradicted }).prefix(top))
    }

    /// So many are looked at for one that no note speaks against.
    private static let fewestShown = 5
    /// How much less likely a subheading is that a note speaks against: of the first candidates, of which these are few in a
    /// thousand, one in ten is right.
    static let contradictedPart = 0.1
}
