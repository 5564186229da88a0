/// What a description scores on every code of a model, and what the codes' scores come to as shares of one.
struct Scores {
    /// A node of the tree and its share.
    struct Share: Hashable {
        /// Six, four or two digits.
        let code: ModelCode
        let share: Double
    }

    let terms: Terms
    /// For each term its postings; empty for one that the model does not know.
    let postings: [Range<Int>]
    /// By index of the code.
    let scores: [Float]
    /// Subheadings that have any score within reach of the best, best first.
    let subheadings: [(index: Int, share: Double)]
    /// The best heading and chapter of these.
    let heading: Share?
    let chapter: Share?
    /// The shares of headings and chapters as the model has them.
    private let headingShares: [Double]
    private let chapterShares: [Double]
    /// The best score of any code by words that say what goods are; 0 where there are none.
    let identifying: Double
    /// How much a word that says what goods are could say at most, on average.
    private let rarity: Double
    /// What the nearest of one's own rows say, and how much they count beside the words of trade, 0 to 1.
    let votes: Votes
    let gate: Double
    /// Logarithm of the odds that the words of trade alone give their best code.
    let wordLead: Double
    /// The second judgement, where the model has one.
    let linear: LinearScores?
    /// What is taken off subheadings of parts.
    private let partPenalty: Float
    /// How the goods are made, where they are cloth and it is stated.
    private let construction: Construction?
    /// The best score of any subheading, and what the words could say at most.
    private let best: Double
    private let ideal: Double

    /// How many points of score make a share e times as great, and how much the shares of its heading and of its chapter
    /// count for a subheading. Chosen on descriptions of goods; flat around these values.
    private static let temperature = 3.0
    private static let headingPower = 0.3
    private static let chapterPower = 0.2
    /// How much the second judgement counts; from 1 to 2 it hardly matters.
    private static let secondWeight: Float = 2
    /// What is taken off subheadings of parts where the description does not say that the goods are parts.
    /// Twice as much off a name of one word: `laptop` is a laptop.
    private static func partPenalty(_ terms: Terms) -> Float {
        PartWords.isIn(terms) ? 0 : terms.words.count == 1 ? 6 : 3
    }
    /// What is taken off clothing that is made otherwise than the description states: next to all.
    private static let madeOtherwise: Float = 12
    /// Where it states nothing, the odds between clothing that is knitted and that is not are less sure than the second
    /// judgement has them: this power of them. Chosen on subjects of rulings and search terms.
    private static let untoldPower = 0.6
    /// A lesser share of words counts as this.
    private static let leastShare = 1e-6
    /// What is less likely than the best by e to the power of this has no share.
    private static let reach: Float = 8
    /// What a word that the model does not know could have said.
    private static let unknownWord = 8.0

    /// - Parameters:
    ///   - terms: The description.
    ///   - model: What has been learnt.
    ///   - row: One of the model's own rows to leave out, for it is the one that is judged.
    ///   - other: How much own rows count, where not as the model says.
    init(_ terms: Terms, _ model: Model, leavingOut row: Int? = nil, gate other: Gate? = nil) {
        self.terms = terms
        var scores = [Float](repeating: 0, count: model.codes.count)
        var attributes: [Float] = []
        let postings = model.postings(of: terms.terms.map(\.hash))
        var ideal = 0.0
        var telling: (sum: Double, count: Double) = (0, 0)
        for (term, range) in zip(terms.terms, postings) {
            let greatest = model.add(range, to: &scores)
            if term.isAttribute, !range.isEmpty {
                if attributes.isEmpty { attributes = [Float](repeating: 0, count: scores.count) }
                model.add(range, to: &attributes)
            }
            guard !term.isPair else { continue }
            ideal += range.isEmpty ? Self.unknownWord : Double(greatest)
            if !term.isAttribute { telling = (telling.sum + Double(greatest), telling.count + 1) }
        }
        rarity = telling.sum / max(telling.count, 1)
        self.postings = postings
        self.scores = scores
        self.ideal = ideal

        (best, identifying) = Self.best(scores, attributes, model)
        var found = Self.byWords(scores, best: Float(best), model)
        linear = model.linear.map { LinearScores(terms, $0) }
        partPenalty = Self.partPenalty(terms)
        construction = Construction.stated(terms)
        if let linear, linear.knowsAny {
            found = Self.fuse(
                found, linear, model, partPenalty: partPenalty, without: model.clothing(otherThan: construction))
        }
        wordLead = Self.lead(found.shares.reduce(0, max))
        votes = Votes(model.precedents?.nearest(terms, leavingOut: row) ?? [], model)
        if votes.subheadings.isEmpty {
            gate = 0
        } else {
            let gate = other ?? model.precedents?.gate ?? Gate()
            self.gate = found.shares.isEmpty ? 1 : gate.share(.init(similarity: votes.similarity, lead: wordLead))
        }
        found = votes.mixed(into: found, gate: gate)
        let parts = found.parts
        headingShares = found.sums(parts, model.headingOf, model.headings.count)
        chapterShares = found.sums(parts, model.chapterOf, model.chapters.count)
        heading = Self.best(headingShares, model.headings)
        chapter = Self.best(chapterShares, model.chapters)
        subheadings = CodeShares.order(found.shares).map { (found.indexes[$0], found.shares[$0]) }
    }

    /// The best score of any subheading, and the best by words that say what goods are.
    private static func best(_ scores: [Float], _ attributes: [Float], _ model: Model) -> (Double, Double) {
        var best: Float = 0
        var identifying: Float = 0
        let codes = model.subheadings
        let (scores, attributes, subheadings) = (scores.span, attributes.span, codes.span)
        for at in subheadings.indices {
            let index = subheadings[at]
            let score = scores[index]
            let telling = attributes.isEmpty ? score : score - attributes[index]
            // Branches that are seldom taken do not wait for the comparison before, as a maximum would.
            if score > best { best = score }
            if telling > identifying { identifying = telling }
        }
        return (Double(best), Double(identifying))
    }

    /// Shares by the words of trade.
    private static func byWords(_ scores: [Float], best: Float, _ model: Model) -> CodeShares {
        var found = CodeShares()
        guard best > 0 else { return found }
        let bar = max(best - Float(temperature) * 14, 0)
        found = CodeShares(model.subheadings, above: bar, of: best, in: scores)
        found.divide(by: temperature)
        Exactly.exp(each: &found.shares)
        let parts = found.parts
        var chapters = found.sums(parts, model.chapterOf, model.chapters.count)
        Exactly.log(each: &chapters)
        let headings = found.sums(parts, model.headingOf, model.headings.count)
        // The lift is the same for all subheadings of a heading.
        let lifted = headings.indices.filter { headings[$0] > 0 }
        var lifts = lifted.map { headings[$0] }
        Exactly.log(each: &lifts)
        for (at, heading) in lifted.enumerated() {
            lifts[at] = headingPower * lifts[at] + chapterPower * chapters[model.chapterOfHeading[heading]]
        }
        Exactly.exp(each: &lifts)
        var liftOf = headings
        for (at, heading) in lifted.enumerated() { liftOf[heading] = lifts[at] }
        found.multiply(by: liftOf, model.headingOf)
        found.divide(by: found.shares.reduce(0, +))
        return found
    }

    /// Shares of both judgements together: the second counts twice as much, as a mean of logarithms.
    private static func fuse(
        _ found: CodeShares, _ linear: LinearScores, _ model: Model, partPenalty: Float, without clothing: [Int]
    ) -> CodeShares {
        var told = CodeShares()
        for (at, share) in found.shares.enumerated() where share > leastShare {
            told.add(found.indexes[at], share + leastShare)
        }
        Exactly.log(each: &told.shares)
        var logarithms = [Float](repeating: Float(Exactly.log(leastShare)), count: model.codes.count)
        for (at, index) in told.indexes.enumerated() { logarithms[index] = Float(told.shares[at]) }
        for index in clothing { logarithms[index] -= madeOtherwise }
        let scale = 1 / (1 + secondWeight)
        var best = -Float.infinity
        var all = logarithms.mutableSpan
        let (codes, nodesOfCodes, parts) = (model.subheadings, model.linearNodes, model.areParts)
        let (subheadings, nodes, areParts) = (codes.span, nodesOfCodes.span, parts.span)
        let learnt = linear.logarithms
        let second = learnt.span
        for at in subheadings.indices {
            let index = subheadings[at]
            let node = nodes[index]
            var sum = all[index] + secondWeight * (node < 0 ? LinearModel.least : second[node])
            if areParts[index] { sum -= partPenalty }
            all[index] = sum * scale
            if all[index] > best { best = all[index] }
        }
        var fused = CodeShares(codes, above: best - reach, of: best, in: logarithms)
        Exactly.exp(each: &fused.shares)
        fused.divide(by: fused.shares.reduce(0, +))
        return fused
    }

    /// The best node of each level, deepest first, its share, and how likely the second judgement holds it, as odds.
    ///
    /// Where there is a second judgement, its odds say more truly whether an answer is right than the shares of both: on
    /// titles, which no calibration has seen, shares promise too much.
    func answers(_ model: Model) -> [(code: ModelCode, share: Double, lead: Double)] {
        guard let best = subheadings.first, let heading, let chapter else { return [] }
        let nodes = [
            (model.codes[best.index], best.share), (heading.code, heading.share), (chapter.code, chapter.share),
        ]
        let parts = heldBack(model)
        let left = max(1 - parts.reduce(0) { $0 + $1.share }, Self.leastShare)
        return nodes.map { code, share in
            guard let linear, linear.knowsAny, let node = model.linear?.tree.node(of: code) else {
                return (code, share, Self.lead(share))
            }
            let own = gate > 0 ? votes.share(of: code, model) : 0
            let taken = parts.reduce(0) { $1.code.prefix(code.digits) == code ? $0 + $1.share : $0 }
            let learnt = min(max(Exactly.exp(Double(linear.logarithms[node])) - taken, 0) / left, 1)
            return (code, share, Self.lead(learnt * surety(of: code, model) * (1 - gate) + own * gate))
        }
    }

    /// What is left of a probability where nothing is said of what parts clothing first: knitted or not.
    private func surety(of code: ModelCode, _ model: Model) -> Double {
        guard construction == nil, let made = Construction.ofClothing(code), let linear, let tree = model.linear?.tree
        else { return 1 }
        func share(_ made: Construction) -> Double {
            ModelCode((made == .knitted ? "61" : "62").utf8).flatMap { tree.node(of: $0) }
                .map { Exactly.exp(Double(linear.logarithms[$0])) } ?? 0
        }
        let (own, other) = (share(made), share(made == .knitted ? .woven : .knitted))
        guard own > 0, other > 0 else { return 1 }
        let odds = Exactly.exp(Self.untoldPower * Exactly.log(own / other))
        return min(odds / (1 + odds) / (own / (own + other)), 1)
    }

    /// Subheadings of parts, where the description does not say that the goods are parts, and of clothing that is made
    /// otherwise than it says; and how much less likely the second judgement holds them for that: as much as is taken off
    /// their shares.
    private func heldBack(_ model: Model) -> [Share] {
        guard let linear else { return [] }
        func held(_ nodes: some Sequence<(index: Int, node: Int)>, _ penalty: Float) -> [Share] {
            let taken = 1 - Exactly.exp(-Double(penalty / Self.secondWeight))
            return nodes.map { index, node in
                Share(code: model.codes[index], share: taken * Exactly.exp(Double(linear.logarithms[node])))
            }
        }
        let clothing = model.clothing(otherThan: construction).lazy.map { (index: $0, node: model.linearNodes[$0]) }
            .filter { $0.node >= 0 }
        return (partPenalty > 0 ? held(model.partNodes, partPenalty) : []) + held(clothing, Self.madeOtherwise)
    }

    /// What is seen of whether the description tells any goods.
    func telling(_ model: Model) -> Telling.Signals {
        let words = terms.terms.filter { !$0.isPair }
        let (spread, heading) = spread(model)
        return Telling.Signals(
            spread: spread, heading: heading, identifying: Exactly.log(1 + identifying),
            words: Exactly.log(1 + Double(terms.words.count)),
            attributes: words.isEmpty ? 1 : Double(words.count { $0.isAttribute }) / Double(words.count),
            rarity: rarity, covered: covered)
    }

    /// How far the second judgement spreads over chapters (their entropy), and the logarithm of its best heading; where
    /// there is none, what the shares do.
    private func spread(_ model: Model) -> (chapters: Double, heading: Double) {
        guard let linear, let tree = model.linear?.tree else {
            return (
                chapters(model).reduce(0) { $0 - $1.share * Exactly.log($1.share) },
                Exactly.log(heading?.share ?? Self.leastShare)
            )
        }
        return (
            linear.logarithms[tree.chapters].reduce(0) { $0 - Exactly.exp(Double($1)) * Double($1) },
            Double(linear.logarithms[tree.headings].max() ?? LinearModel.least)
        )
    }

    /// What the words say of the best answer, as a part of what they could say; or how alike the nearest own row is.
    var covered: Double {
        max(ideal > 0 ? best / ideal : 0, gate > 0 ? votes.similarity : 0)
    }

    /// Whether the description says too little of what the goods are. What own rows decide is not too vague.
    func isVague(_ model: Model) -> Bool {
        subheadings.isEmpty || gate < 0.5 && !model.calibration.telling.tells(telling(model))
    }

    /// The odds of a share, as a logarithm that neither share 0 nor 1 makes infinite.
    static func lead(_ share: Double) -> Double { Exactly.log((share + 1e-4) / (1 - share + 1e-4)) }

    /// The share of a subheading, heading or chapter; 0 where it has none.
    func share(of code: ModelCode, _ model: Model) -> Double {
        switch code.digits {
        case 2: Self.share(of: code, chapterShares, model.chapters)
        case 4: Self.share(of: code, headingShares, model.headings)
        default: subheadings.first { model.codes[$0.index] == code }?.share ?? 0
        }
    }

    /// Headings and chapters, best first.
    func headings(_ model: Model) -> [Share] { Self.ranked(headingShares, model.headings) }
    func chapters(_ model: Model) -> [Share] { Self.ranked(chapterShares, model.chapters) }

    private static func ranked(_ sums: [Double], _ nodes: [ModelCode]) -> [Share] {
        CodeShares.order(sums).filter { sums[$0] > 0 }.map { Share(code: nodes[$0], share: sums[$0]) }
    }

    /// The node with the greatest share; of equal ones the first.
    private static func best(_ sums: [Double], _ nodes: [ModelCode]) -> Share? {
        var best: Int?
        for at in sums.indices where sums[at] > best.map({ sums[$0] }) ?? 0 { best = at }
        return best.map { Share(code: nodes[$0], share: sums[$0]) }
    }

    private static func share(of code: ModelCode, _ sums: [Double], _ nodes: [ModelCode]) -> Double {
        nodes.firstIndex(of: code).map { sums[$0] } ?? 0
    }
}
