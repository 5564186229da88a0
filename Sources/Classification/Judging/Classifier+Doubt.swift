internal import TidewaiterNomenclature

/// What speaks for another subheading than a declared one, though the answer does not leave it out.
extension Classifier {
    /// So much likelier is another subheading that the declared one is doubted, and so likely at least. Chosen on entries
    /// with right codes and with others of the heading: of the wrong ones that nothing else tells four fifths of plain
    /// goods are found, of the right ones some two in a hundred are doubted; of official texts, which name what is left
    /// over, one in eight.
    private static let farLikelier = 4.0
    private static let likelyEnough = 0.3
    /// So likely at least is one whose label states what the description does, where the declared one's states otherwise.
    private static let likelyStated = 0.1

    /// Why a subheading is doubtful beside others of its heading, or beside any that states as the description does what it
    /// states otherwise itself; `nil` where it is not.
    func doubt(about code: ModelCode, _ scores: Scores, _ nodes: [Node]) -> String? {
        guard code.digits == 6 else { return nil }
        let all = subheadingProbabilities(scores, nodes)
        if let reason = statedOtherwise(than: code, scores, all) { return reason }
        let own = all.first { $0.code == code }?.value ?? 0
        guard let first = all.first(where: { $0.code.prefix(4) == code.prefix(4) }), first.code != code,
            first.value >= Self.likelyEnough, first.value > own * Self.farLikelier
        else { return nil }
        return "Within its heading the description speaks far more for \(first.code.text)\(label(first.code))."
    }

    /// What subheadings are worth beside each other, the likeliest first.
    func subheadingProbabilities(_ scores: Scores, _ nodes: [Node]) -> [(code: ModelCode, value: Double)] {
        let others = OtherShares(nodes: nodes)
        return scores.subheadings.enumerated().map { rank, found in
            let code = model.codes[found.index]
            return (code, others.probability(of: code, found.share, isFirst: rank == 0))
        }
    }

    /// Which fact the description states otherwise than a subheading and as a likelier one does; `nil` where there is none.
    func statedOtherwise(
        than code: ModelCode, _ scores: Scores, _ all: [(code: ModelCode, value: Double)]
    ) -> String? {
        guard code.digits == 6 else { return nil }
        let own = all.first { $0.code == code }?.value ?? 0
        let likelier = all.filter { $0.code != code && $0.value > own }
        let said = DecidingFact.options(in: scores.terms)
        var headings: [(code: ModelCode, options: DecidingFact.Options)] = []
        for (fact, mask) in zip(DecidingFact.all, DecidingFact.masks) where said & mask != 0 {
            // Goods of other headings are told by what they are made of and their state; for whom and for what they are says
            // less than what they are.
            let isTelling = ["material", "state", "working"].contains(fact.name)
            let declared = (isTelling ? options(of: code, &headings) : stated(code)) & mask
            guard declared != 0, DecidingFact.contradict(said & mask, declared),
                let other = likelier.first(where: {
                    $0.value >= Self.likelyStated && (isTelling || $0.code.prefix(4) == code.prefix(4))
                        && stated($0.code) & said & mask != 0
                })
            else { continue }
            return "The description says \(DecidingFact.answers(said & mask)), \(code.text) is "
                + "\(DecidingFact.answers(declared)): nearer is \(other.code.text)\(label(other.code))."
        }
        return nil
    }

    /// That clothing is made otherwise, by the description, than the chapter of a code takes it (note 1 to chapters 61 and 62);
    /// `nil` where it is not.
    func madeOtherwise(than code: ModelCode, _ scores: Scores) -> String? {
        guard let stated = scores.construction, let made = Construction.ofClothing(code), made != stated else {
            return nil
        }
        return made == .knitted
            ? "The description says that the goods are not knitted: chapter 61 takes only what is knitted or crocheted."
            : "The description says knitted or crocheted: chapter 62 takes only what is not."
    }

    /// Which figure the description states otherwise than a heading or subheading has it; `nil` where there is none.
    func measuredOtherwise(than code: ModelCode, _ scores: Scores) -> String? {
        let heading = FigureBounds.heading(code)
        for (chain, span, written) in scores.measures where chain.headings.contains(heading) {
            func holds(_ link: FigureBounds.Link) -> Bool { link.codes.contains { code.prefix($0.digits) == $0 } }
            guard let own = chain.links.first(where: holds), !own.span.meets(span),
                let other = chain.links.first(where: { $0.span.meets(span) })
            else { continue }
            let nearer = other.codes.map { $0.text + label($0) }.joined(separator: " or ")
            return "The description says \(written), \(code.text) is \(own.bounds): nearer is \(nearer)."
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
