internal import TidewaiterNomenclature

/// Which facts would decide.
extension Classifier {
    /// At least and at most so many subheadings are asked about, and of more than the least none with less than this part of
    /// the likeliest one's share.
    private static let asked = 4...12
    private static let plausible = 0.02

    /// The facts that part what the goods may be: the subheadings of what is answered, or the likeliest of all. Where no
    /// fact parts them, which one it is.
    func questions(_ scores: Scores, within answer: String?) -> [Classification.Question] {
        let node = answer.flatMap { ModelCode($0.utf8) }
        let least = (scores.subheadings.first?.share ?? 0) * Self.plausible
        var headings: [(code: ModelCode, options: DecidingFact.Options)] = []
        let below = scores.subheadings.lazy.filter { index, _ in
            node.map { model.codes[index].prefix($0.digits) == $0 } ?? true
        }
        let possible = below.prefix(Self.asked.upperBound).enumerated().filter { rank, found in
            rank < Self.asked.lowerBound || found.share >= least
        }.map { _, found in
            let (index, share) = found
            return DecidingFact.Possible(
                code: model.codes[index].text, weight: share, options: options(of: model.codes[index], &headings))
        }
        let said = DecidingFact.options(in: scores.terms)
        let questions = DecidingFact.questions(said: said, among: DecidingFact.asOfMost(possible))
        if !questions.isEmpty || possible.count < 2 { return questions }
        return [
            Classification.Question(
                fact: "goods", text: "Which of these are the goods?",
                options: possible.map { .init(answer: nomenclature.label(of: $0.code) ?? $0.code, codes: [$0.code]) })
        ]
    }

    /// What the label of a code states.
    func stated(_ code: ModelCode) -> DecidingFact.Options {
        (nomenclature.label(of: code.text).map(DecidingFact.options(ofLabel:)) ?? 0)
            & DecidingFact.possible(ofFood: DecidingFact.isOfFood(chapter: code.subheadingNumber / 10_000))
    }

    /// What the label of a subheading states and, of facts that it leaves out, that of its heading.
    func options(
        of code: ModelCode, _ headings: inout [(code: ModelCode, options: DecidingFact.Options)]
    ) -> DecidingFact.Options {
        let (own, above) = (stated(code), code.prefix(4))
        let known = headings.first { $0.code == above }?.options
        let heading = known ?? stated(above)
        if known == nil { headings.append((above, heading)) }
        let made = Construction.ofClothing(code).map { DecidingFact.option($0 == .knitted ? "knitted" : "woven") } ?? 0
        return DecidingFact.masks.reduce(own | made) { known, mask in known & mask == 0 ? known | heading & mask : known
        }
    }
}
