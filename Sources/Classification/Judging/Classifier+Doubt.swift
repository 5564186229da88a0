internal import TidewaiterNomenclature

/// What speaks for another subheading of a declared code's own heading.
extension Classifier {
    /// So much likelier is another subheading that the declared one is doubted, and so likely at least. Chosen on entries
    /// with right codes and with others of the heading: of the wrong ones that nothing else tells four fifths of plain
    /// goods are found, of the right ones some two in a hundred are doubted; of official texts, which name what is left
    /// over, one in eight.
    private static let farLikelier = 5.0
    private static let likelyEnough = 0.3
    /// So likely at least is one whose label states what the description does, where the declared one's states otherwise.
    private static let likelyStated = 0.1

    /// Why a subheading is doubtful beside the others of its heading; `nil` where it is not.
    func doubt(about code: ModelCode, _ scores: Scores, _ nodes: [Node]) -> String? {
        guard code.digits == 6 else { return nil }
        let others = OtherShares(nodes: nodes)
        var own = 0.0
        var beside: [(code: ModelCode, value: Double)] = []
        for (rank, found) in scores.subheadings.enumerated() {
            let other = model.codes[found.index]
            guard other.prefix(4) == code.prefix(4) else { continue }
            let value = others.probability(of: other, found.share, isFirst: rank == 0)
            if other == code { own = value } else { beside.append((other, value)) }
        }
        let likelier = beside.filter { $0.value > own }
        let said = DecidingFact.options(in: scores.terms)
        let declared = stated(code)
        for fact in DecidingFact.masks where said & fact != 0 && declared & fact != 0 {
            guard said & declared & fact == 0,
                let other = likelier.first(where: {
                    $0.value >= Self.likelyStated && stated($0.code) & said & fact != 0
                })
            else { continue }
            return "The description says \(DecidingFact.answers(said & fact)), \(code.text) is "
                + "\(DecidingFact.answers(declared & fact)): nearer is \(other.code.text)\(label(other.code))."
        }
        if let first = likelier.first, first.value >= Self.likelyEnough, first.value > own * Self.farLikelier {
            return "Within its heading the description speaks far more for \(first.code.text)\(label(first.code))."
        }
        return nil
    }

    private func label(_ code: ModelCode) -> String { nomenclature.label(of: code.text).map { " (\($0))" } ?? "" }
}

extension DecidingFact {
    /// The answers of some options, for people.
    fileprivate static func answers(_ stated: Options) -> String {
        let answers = all.flatMap(\.options)
        return answers.indices.filter { stated >> Options($0) & 1 == 1 }.map { answers[$0].answer }
            .joined(separator: ", ")
    }
}
