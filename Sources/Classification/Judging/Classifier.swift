internal import TidewaiterDocuments
package import TidewaiterNomenclature

/// Finds codes for descriptions. Immutable; any number of threads may use one.
package struct Classifier: Sendable {
    /// What has been learnt.
    package let model: Model
    let nomenclature: Nomenclature

    package init(model: Model, nomenclature: Nomenclature) {
        self.model = model
        self.nomenclature = nomenclature
    }

    /// The code of a description, as deep as it leads, with what speaks for it.
    package func classify(_ text: String, options: ClassifyOptions = ClassifyOptions()) -> Classification {
        let scores = Scores(Terms(text), model)
        let text = scores.readings.isEmpty ? text : scores.terms.text
        let nodes = Self.holdingFirst(probabilities(scores))
        // What is as likely of a heading as an answer has to be is told well enough.
        let isVague =
            scores.tellsNothing || scores.isVague(model) && !Self.isTold(nodes, floor: options.floor)
        // What names no goods at all has no candidates to ask about either.
        let hasCandidates = !scores.tellsNothing || !scores.votes.neighbours.isEmpty
        // One's own rows were decided knowing the goods.
        let notes = scores.isOfRows || !hasCandidates ? nil : DescribedNotes(nomenclature, text)
        let candidates = hasCandidates ? self.candidates(scores, text, nodes, notes, options) : []
        let likely = isVague ? nil : self.answer(scores, nodes, options, candidates)
        let caution = likely.flatMap { self.caution($0.code, scores, candidates, notes) }
        let answer = caution == nil ? likely : nil
        let depth: Classification.Depth =
            isVague
            ? .tooVague
            : answer.flatMap { [2: .chapter, 4: .heading][$0.code.utf8.count] ?? .subheading } ?? .uncertain
        let questions = candidates.isEmpty || depth == .subheading ? [] : questions(scores, within: answer?.code)
        return Classification(
            depth: depth, answer: answer, candidates: candidates,
            notes: options.explains ? self.notes(text, scores, among: candidates) : [], questions: questions,
            readings: scores.readings, unknownWords: unknownWords(scores), isCut: scores.terms.isCut,
            declared: options.declared.map {
                fit($0, text, scores, nodes, candidates, notes, answer: answer, isVague: isVague)
            }, model: model.sha256,
            message: Self.message(
                depth, caution, hasWords: !scores.terms.words.isEmpty, first: candidates.first, floor: options.floor,
                unknown: untoldGoods(scores)))
    }

    /// The best node of each level and how likely it is right, deepest first.
    func probabilities(_ scores: Scores) -> [Node] { Self.probabilities(scores, model, model.calibration) }

    /// A node and how likely it is right.
    typealias Node = (code: ModelCode, share: Double, value: Double)

    static func probabilities(_ scores: Scores, _ model: Model, _ calibration: Calibration) -> [Node] {
        var least = 0.0
        return scores.answers(model).enumerated().map { level, answer in
            let (code, share, signals) = answer
            let probability = probability(code, signals, level: level, scores, model, calibration)
            // A heading holds its subheadings, so that it is no less likely than one of them.
            least = max(least, probability)
            return (code, share, least)
        }
    }

    /// How likely an answer is right: as entries that were made again had it, or as its signals say, of goods that are like own
    /// rows by what these taught of it.
    private static func probability(
        _ code: ModelCode, _ signals: Calibration.Signals, level: Int, _ scores: Scores, _ model: Model,
        _ calibration: Calibration
    ) -> Double {
        if let again = scores.again, again.prefix(code.digits) == code, let own = model.own { return own.again[level] }
        let usual = calibration.level(code.digits).probability(signals)
        guard let own = model.own?.calibration else { return usual }
        return usual + scores.votes.nearness * (own.level(code.digits).probability(signals) - usual)
    }

    /// Of these the best subheading and what it lies in: a heading that it is not of is held by others together, each less
    /// likely.
    static func holdingFirst(_ nodes: [Node]) -> [Node] {
        nodes.filter { nodes[0].code.prefix($0.code.digits) == $0.code }
    }

    /// Whether a heading, or more, is so likely that what is called so is told well enough: half of the doubt that an
    /// answer may leave.
    static func isTold(_ nodes: [Node], floor: Double) -> Bool {
        nodes.contains { $0.code.digits >= 4 && 1 - $0.value <= doubtOfVague(floor: floor) }
    }

    private static func doubtOfVague(floor: Double) -> Double { (1 - floor) / 2 }

    private func answer(
        _ scores: Scores, _ nodes: [Node], _ options: ClassifyOptions,
        _ candidates: [Classification.Candidate]
    ) -> Classification.Candidate? {
        guard let node = nodes.first(where: { $0.value >= options.floor }), let best = scores.subheadings.first?.index
        else { return nil }
        let code = model.codes[best].text
        // What speaks for the best subheading has mostly been found with the candidates.
        let known =
            candidates.first { $0.code == code }
            ?? candidate(scores, best, LearntWords(scores, model, codes: [best]), options)
        return Classification.Candidate(
            code: node.code.text, label: nomenclature.label(of: node.code.text), probability: node.value,
            evidence: known.evidence, learnt: known.learnt, below: node.code.digits < 6 ? [] : known.below,
            precedents: known.precedents, nearest: known.nearest)
    }

    /// The best subheadings. The first has the probability that calibration gives it, where no note speaks against it.
    private func candidates(
        _ scores: Scores, _ text: String, _ nodes: [Node], _ notes: DescribedNotes?,
        _ options: ClassifyOptions
    ) -> [Classification.Candidate] {
        let shown = shown(scores, notes, top: options.top)
        // Where nothing is explained, only what no word of trade speaks for has to be looked at more closely.
        let words = LearntWords(
            scores, model, codes: shown.map(\.index).filter { options.explains || scores.scores[$0] == 0 })
        let others = OtherShares(nodes: nodes)
        var phrases = options.explains ? NearestPhrases(PhraseWords(scores.terms, text), nomenclature) : nil
        var candidates: [Classification.Candidate] = []
        for found in shown {
            let isFirst = found.index == scores.subheadings.first?.index
            // What only is common, and nothing speaks for, is no candidate.
            guard scores.scores[found.index] > 0 || words.speak(for: found.index) || hasPrecedents(scores, found.index)
            else { continue }
            var candidate = candidate(scores, found.index, words, options)
            candidate.probability = others.probability(of: model.codes[found.index], found.share, isFirst: isFirst)
            if found.isContradicted {
                let last = candidates.map(\.probability).min() ?? 1
                candidate.probability = min(candidate.probability * Self.contradictedPart, last)
            }
            if candidate.precedents.isEmpty, candidates.count < Self.mostNearest {
                candidate.nearest = phrases?.nearest(to: candidate.code)
            }
            candidates.append(candidate)
        }
        return candidates.sorted { $0.probability > $1.probability }
    }

    /// A subheading with what speaks for it, as far as that is asked for; without a probability.
    private func candidate(
        _ scores: Scores, _ index: Int, _ words: LearntWords, _ options: ClassifyOptions
    ) -> Classification.Candidate {
        let code = model.codes[index].text
        return Classification.Candidate(
            code: code, label: nomenclature.label(of: code), probability: 0,
            evidence: options.explains ? evidence(scores, index) : [],
            learnt: options.explains ? learnt(scores, index, words) : [],
            below: national(scores, below: index, top: 3).map(\.text),
            precedents: options.explains ? precedents(scores, index) : [], nearest: nil)
    }

    private func hasPrecedents(_ scores: Scores, _ index: Int) -> Bool {
        let code = model.codes[index]
        return scores.votes.neighbours.contains { model.codes[$0.code].prefix(code.digits) == code }
    }

    /// At most so many of one's own rows are shown for a candidate.
    private static let mostPrecedents = 3

    private func precedents(_ scores: Scores, _ index: Int) -> [Classification.Precedent] {
        guard let own = model.precedents else { return [] }
        let code = model.codes[index]
        return scores.votes.neighbours.filter { model.codes[$0.code].prefix(code.digits) == code }
            .prefix(Self.mostPrecedents)
            .map {
                Classification.Precedent(
                    text: own.text(of: $0.row), code: model.codes[$0.code].text, similarity: $0.similarity)
            }
    }

    /// At most so many words are shown for a candidate.
    private static let mostEvidence = 6

    private func evidence(_ scores: Scores, _ code: Int) -> [Classification.Evidence] {
        let total = scores.scores[code]
        guard total > 0 else { return [] }
        var found: [(term: Terms.Term, weight: Float)] = []
        for (term, range) in zip(scores.terms.terms, scores.postings) {
            let weight = range.isEmpty ? 0 : model.weight(of: code, in: range)
            if weight > 0 { found.append((term, weight)) }
        }
        // Of equal weight the first in the text comes first: sorting is stable.
        found.sort { $0.weight > $1.weight }
        return found.prefix(Self.mostEvidence).map {
            Classification.Evidence(words: words($0.term, scores.terms), share: Double($0.weight / total))
        }
    }

    private func learnt(_ scores: Scores, _ code: Int, _ words: LearntWords) -> [Classification.Evidence] {
        words.terms(for: code).prefix(Self.mostEvidence).map {
            Classification.Evidence(words: self.words(scores.terms.terms[$0.term], scores.terms), share: $0.share)
        }
    }

    private func words(_ term: Terms.Term, _ terms: Terms) -> String {
        String(
            decoding: term.isPair
                ? terms[term] + [UInt8(ascii: " ")] + terms.words[term.words.upperBound] : terms[term], as: UTF8.self)
    }

    private func unknownWords(_ scores: Scores) -> [String] {
        zip(scores.terms.terms, scores.postings)
            .filter { term, postings in
                !term.isPair && !term.isNegated && postings.isEmpty && model.precedents?.knows([term.hash]) != true
            }.prefix(20)
            .map { words($0.0, scores.terms) }
    }

    /// The words that could tell what the goods are, where the model knows none of them and no own row is like them.
    private func untoldGoods(_ scores: Scores) -> [String] {
        guard scores.votes.neighbours.isEmpty else { return [] }
        let telling = zip(scores.terms.terms, scores.postings).filter { !$0.0.isPair && !$0.0.isAttribute }
        guard telling.allSatisfy({ $0.1.isEmpty }) else { return [] }
        return telling.map { words($0.0, scores.terms) }
    }

    private static func message(
        _ depth: Classification.Depth, _ caution: String?, hasWords: Bool, first: Classification.Candidate?,
        floor: Double, unknown: [String]
    ) -> String {
        switch depth {
        case .subheading: "Verify that the goods are as the label says before declaring the code."
        case .heading: "The heading is likely; which of its subheadings is open. Answer the questions, or choose."
        case .chapter:
            "The chapter is likely; which of its headings is open. Answer the questions, or say more of the goods."
        case .uncertain where caution != nil:
            (caution ?? "") + " Therefore no code is answered: verify, or say more of the goods."
        case .uncertain: "No code is likely enough. Answer the questions, or say more of the goods."
        case .tooVague where !unknown.isEmpty:
            "No word that could tell the goods is known: "
                + unknown.prefix(5).map { $0.count > 40 ? $0.prefix(40) + "..." : $0 }.joined(separator: ", ")
                + (unknown.count > 5 ? " and others" : "") + ". Use other words, or another language."
        case .tooVague where (first?.probability ?? 0) >= floor:
            "Too vague, though \(first?.code ?? "") has \(Classification.percent(first?.probability ?? 0)): the words are few, or "
                + "such as texts have that tell no goods, and of these a heading has to have "
                + "\(Classification.percent(1 - doubtOfVague(floor: floor))) to be answered. Answer the questions, or say what "
                + "the goods are, of what, and for what."
        case .tooVague:
            first != nil
                ? "Too vague: goods of several headings are called by words like these. Answer the questions, or say what "
                    + "the goods are, of what, and for what."
                : hasWords
                    ? "Too vague: the words fit goods of every kind. Say what the goods are, of what, and for what."
                    : "There are no words to go by. Describe the goods: what they are, of what, and for what."
        }
    }
}

extension Classifier {
    /// The best codes of a length, best first. What stands below subheadings is ranked by its own words, within the
    /// subheadings in their order.
    func ranking(_ scores: Scores, digits: Int, top: Int) -> [ModelCode] {
        switch digits {
        case 2: return scores.chapters(model).prefix(top).map(\.code)
        case 4: return scores.headings(model).prefix(top).map(\.code)
        case 6: return scores.subheadings.prefix(top).map { model.codes[$0.index] }
        default: break
        }
        var ranked: [ModelCode] = []
        for found in scores.subheadings.prefix(top) where ranked.count < top {
            // Nothing else is right where the subheading is wrong: one without codes of this length keeps its place.
            let below = national(scores, below: found.index, digits: digits, top: top - ranked.count)
            ranked += below.isEmpty ? [model.codes[found.index]] : below
        }
        return ranked
    }

    /// The codes below a subheading that the model has learnt, best first.
    func national(_ scores: Scores, below index: Int, digits: Int = 14, top: Int) -> [ModelCode] {
        let parent = model.codes[index]
        var found: [(code: ModelCode, vote: Double, score: Float)] = []
        var at = index + 1
        while at < model.codes.count, model.codes[at].prefix(6) == parent {
            let code = model.codes[at].prefix(digits)
            if digits == 14 || model.codes[at].digits >= digits {
                let vote = scores.votes.codes[at] ?? 0
                if let last = found.last, last.code == code {
                    found[found.count - 1].score = max(last.score, scores.scores[at])
                    found[found.count - 1].vote += vote
                } else {
                    found.append((code, vote, scores.scores[at]))
                }
            }
            at += 1
        }
        return found.filter { $0.score > 0 || $0.vote > 0 }
            .sorted { ($1.vote, $1.score, $0.code) < ($0.vote, $0.score, $1.code) }.prefix(top).map(\.code)
    }
}
