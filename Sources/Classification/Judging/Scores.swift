/// What a description scores on every code of a model, and what the codes' scores come to as shares of one.
struct Scores {
    /// A node of the tree and its share.
    struct Share: Hashable {
        /// Six, four or two digits.
        let code: ModelCode
        let share: Double
    }

    /// As they are read, and what is read otherwise than written.
    let terms: Terms
    let readings: [Classification.Reading]
    /// What the codes have that are called by the description as a whole, and how much that counts, 0 to 1.
    private let called: (parts: [(code: Int, part: Double)], share: Double)
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
    /// The code of own rows of the same goods, where these have one alone.
    let again: ModelCode?
    /// Logarithm of the odds that the words of trade alone give their best code.
    let wordLead: Double
    /// The second judgement, where the model has one.
    let linear: LinearScores?
    /// How much the second judgement counts beside the words of trade.
    private let secondWeight: Float
    /// What is taken off subheadings of parts.
    private let partPenalty: Float
    /// How the goods are made, where they are cloth and it is stated.
    let construction: Construction?
    /// What the goods are not, where that is said.
    private let excluded: Excluded?
    /// What figures with units state of what parts codes.
    let measures: [FigureBounds.Measure]
    /// What they take from subheadings and give to others of the heading.
    private let moves: FigureMoves?
    /// The best score of any subheading, the first subheading that has it, and what the words could say at most.
    private let best: Double
    private let wordBest: ModelCode?
    private let ideal: Double

    /// What is taken off subheadings of parts where the description does not say that the goods are parts.
    /// Twice as much off a name of one word: `laptop` is a laptop.
    private static func partPenalty(_ terms: Terms) -> Float {
        PartWords.isIn(terms) ? 0 : terms.words.count == 1 ? 6 : 3
    }
    /// Where it states nothing, the odds between clothing that is knitted and that is not are less sure than the second
    /// judgement has them: this power of them. Chosen on subjects of rulings and search terms.
    private static let untoldPower = 0.6
    /// Where nearly all that the second judgement holds likely is held back, what it has for the rest says little of it: of a
    /// T-shirt that is not knitted hardly what it is instead.
    private static let leastLeft = 0.1
    /// A lesser share counts as this.
    private static let leastShare = 1e-6
    /// What the codes have of the share of one that are called by all words of a description, or by those that say what
    /// the goods are.
    private static let wholeShares = [0.8, 0.7]
    /// What a word that the model does not know could have said.
    private static let unknownWord = 8.0

    /// - Parameters:
    ///   - written: The description.
    ///   - model: What has been learnt.
    ///   - left: Own rows to leave out, for one of them is judged.
    ///   - other: How much own rows count, where not as the model says.
    ///   - taught: What own rows have taught, where not what the model says.
    init(
        _ written: Terms, _ model: Model, leavingOut left: Precedents.LeftOut? = nil, gate other: Gate? = nil,
        own taught: OwnJudgement? = nil
    ) {
        let own = taught ?? model.own
        let reading = Reading(written, model)
        let (terms, postings) = (reading.terms, reading.postings)
        // One's own rows have abbreviations of their own: where they know a word, it is compared as it is written.
        votes = Votes(
            model.precedents.map { $0.nearest($0.knows(reading.changed) ? written : terms, leavingOut: left) } ?? [],
            model)
        secondWeight = own?.secondWeight ?? Fusion.secondWeight
        self.terms = terms
        readings = reading.readings
        var scores = [Float](repeating: 0, count: model.codes.count)
        var attributes: [Float] = []
        var ideal = 0.0
        var telling: (sum: Double, count: Double) = (0, 0)
        for (term, range) in zip(terms.terms, postings) {
            let greatest = model.add(range, to: &scores)
            if term.isAttribute, !range.isEmpty {
                if attributes.isEmpty { attributes = [Float](repeating: 0, count: scores.count) }
                model.add(range, to: &attributes)
            }
            // What the goods are not need not be known.
            guard !term.isPair, !term.isAttribute, !term.isNegated else { continue }
            ideal += range.isEmpty ? Self.unknownWord : Double(greatest)
            telling = (telling.sum + Double(greatest), telling.count + 1)
        }
        rarity = telling.sum / max(telling.count, 1)
        self.postings = postings
        self.scores = scores
        self.ideal = ideal

        // What is longer than a subheading is only ranked below it.
        var ranked = scores
        for index in model.longer { ranked[index] = 0 }
        best = Double(Eights.greatest(ranked))
        identifying = attributes.isEmpty ? best : Double(Eights.greatest(ranked, less: attributes))
        let words = WordShares(ranked, best: Float(best), model)
        linear = model.linear.map { LinearScores(terms, $0, adding: own) }
        partPenalty = Self.partPenalty(terms)
        construction = Construction.stated(terms)
        var found: CodeShares
        if let linear, linear.knowsAny {
            found = Fusion.shares(
                words, linear, model, secondWeight: secondWeight, partPenalty: partPenalty, stated: construction)
        } else {
            found = words.codes
        }
        excluded = Excluded(terms, model)
        if let excluded { found = found.lessened(by: excluded.taken) }
        called = Self.called(terms, model, stated: construction, excluded)
        if called.share > 0 {
            found = found.mixed(with: called.parts, called.share)
        }
        measures = terms.figures.isEmpty ? [] : FigureBounds.measures(terms)
        let moves = FigureMoves(measures, &found, model)
        self.moves = moves
        wordBest = words.best.map { model.codes[moves?.instead(of: $0) ?? $0] }
        wordLead = Self.lead(found.shares.reduce(0, max))
        if votes.subheadings.isEmpty {
            gate = 0
        } else {
            let gate = other ?? model.precedents?.gate ?? Gate()
            self.gate = found.shares.isEmpty ? 1 : gate.share(.init(similarity: votes.similarity, lead: wordLead))
        }
        if gate > 0 { found = votes.joined(with: found, weight: own?.votes ?? OwnJudgement.usualVotes) }
        // Where rows are judged, what stays of the same goods are rows with other codes.
        again = other == nil ? votes.again(terms, model) : nil
        if let again, let own, let index = model.index(of: again) {
            found = found.mixed(with: [(index, 1)], own.again[0])
        }
        let parts = found.parts
        headingShares = found.sums(parts, model.headingOf, model.headings.count)
        chapterShares = found.sums(parts, model.chapterOf, model.chapters.count)
        heading = Self.best(headingShares, model.headings)
        chapter = Self.best(chapterShares, model.chapters)
        subheadings = CodeShares.order(found.shares).map { (found.indexes[$0], found.shares[$0]) }
    }

    private static func called(
        _ terms: Terms, _ model: Model, stated construction: Construction?, _ excluded: Excluded?
    ) -> (parts: [(code: Int, part: Double)], share: Double) {
        var (wholes, shares) = (terms.wholes, Array(wholeShares.prefix(terms.wholes.count)))
        // What is called by the words beside those that say what the goods are not: `bread other than crispbread`.
        if let affirmed = terms.affirmed {
            wholes.append(affirmed)
            shares.append(wholeShares[1])
        }
        for (postings, share) in zip(model.postings(of: wholes), shares) where !postings.isEmpty {
            let parts = model.parts(postings) { index, code in
                if excluded?.holds(index) == true { return false }
                guard let construction, let made = Construction.ofClothing(code) else { return true }
                return made == construction
            }
            if !parts.isEmpty { return (parts, share) }
        }
        return ([], 0)
    }

    /// The best node of each level, deepest first, its share, and what is seen of whether it is right.
    ///
    /// Where there is a second judgement, its odds say more truly whether an answer is right than the shares of both: on
    /// titles, which no calibration has seen, shares promise too much.
    func answers(_ model: Model) -> [(code: ModelCode, share: Double, signals: Calibration.Signals)] {
        guard let best = subheadings.first, let heading, let chapter else { return [] }
        let nodes = [
            (model.codes[best.index], subheadings.prefix(2).map(\.share)), (heading.code, Self.firstTwo(headingShares)),
            (chapter.code, Self.firstTwo(chapterShares)),
        ]
        let parts = heldBack(model)
        let left = max(1 - parts.shares.reduce(0, +), Self.leastLeft)
        let phrases = LongestPhrases(in: terms, model)
        return nodes.map { code, shares in
            let range = model.range(below: code)
            let lead = lead(of: code, shares[0], heldBack: parts, left: left, model)
            // What clothing is called seldom says whether it is knitted: where nothing does, no words part the chapters.
            let isUntold = construction == nil && Construction.ofClothing(code) != nil
            let gap = Exactly.log(shares[0] + 1e-4) - Exactly.log((shares.count > 1 ? shares[1] : 0) + 1e-4)
            return (
                code, shares[0],
                Calibration.Signals(
                    lead: lead, spoken: isUntold ? 0 : spoken(for: range, model),
                    agrees: wordBest?.prefix(code.digits) == code ? 1 : 0,
                    phrase: isUntold ? 0 : phrases.share(of: range),
                    gap: min(gap, Calibration.Signals.farthest))
            )
        }
    }

    /// How likely the second judgement holds a node, as odds; where there is none, its share.
    private func lead(
        of code: ModelCode, _ share: Double, heldBack parts: CodeShares, left: Double, _ model: Model
    ) -> Double {
        guard let linear, linear.knowsAny, let node = model.linear?.tree.node(of: code) else { return Self.lead(share) }
        let own = gate > 0 ? votes.share(of: code, model) : 0
        let range = model.range(below: code)
        let taken = zip(parts.indexes, parts.shares).reduce(0) { range.contains($1.0) ? $0 + $1.1 : $0 }
        let moved =
            moves?.gain(of: range) { code in
                model.linearNodes[code] < 0 ? 0 : Exactly.exp(Double(linear.logarithm(of: model.linearNodes[code])))
            } ?? 0
        let learnt = min(max(Exactly.exp(Double(linear.logarithm(of: node))) - taken + moved, 0) / left, 1)
        let whole = self.called.parts
        let called =
            whole.reduce(0) { range.contains($1.code) ? $0 + $1.part : $0 }
            + (moves?.gain(of: range) { code in whole.first { $0.code == code }?.part ?? 0 } ?? 0)
        let told = learnt * surety(of: code, model) * (1 - self.called.share) + called * self.called.share
        return Self.lead(told * (1 - gate) + own * gate)
    }

    /// The part of the words saying what the goods are that speak for codes; as far as own rows count, how alike the
    /// nearest is.
    private func spoken(for codes: Range<Int>, _ model: Model) -> Double {
        var (telling, speaking) = (0.0, 0.0)
        for (term, range) in zip(terms.terms, postings) where !term.isPair && !term.isAttribute && !term.isNegated {
            telling += 1
            if model.has(codes, in: range) { speaking += 1 }
        }
        return speaking / max(telling, 1) * (1 - gate) + (gate > 0 ? votes.similarity * gate : 0)
    }

    private static func firstTwo(_ shares: [Double]) -> [Double] {
        var (first, second) = (0.0, 0.0)
        for share in shares where share > second {
            if share > first { (first, second) = (share, first) } else { second = share }
        }
        return [first, second]
    }

    /// What is left of a probability where nothing is said of what parts clothing first: knitted or not.
    private func surety(of code: ModelCode, _ model: Model) -> Double {
        guard construction == nil, let made = Construction.ofClothing(code), let linear, let tree = model.linear?.tree
        else { return 1 }
        func share(_ made: Construction) -> Double {
            ModelCode((made == .knitted ? "61" : "62").utf8).flatMap { tree.node(of: $0) }
                .map { Exactly.exp(Double(linear.logarithm(of: $0))) } ?? 0
        }
        let (own, other) = (share(made), share(made == .knitted ? .woven : .knitted))
        guard own > 0, other > 0 else { return 1 }
        let odds = Exactly.exp(Self.untoldPower * Exactly.log(own / other))
        return min(odds / (1 + odds) / (own / (own + other)), 1)
    }

    /// Subheadings of parts, where the description does not say that the goods are parts, of clothing that is made
    /// otherwise than it says, and of what it says that they are not; and how much less likely the second judgement holds
    /// them for that: as much as is taken off their shares.
    private func heldBack(_ model: Model) -> CodeShares {
        var held = CodeShares()
        guard let linear else { return held }
        func hold(_ nodes: [(index: Int, node: Int)], _ penalty: Float) {
            let taken = 1 - Exactly.exp(-Double(penalty / secondWeight))
            var powers = nodes.map { linear.logarithm(of: $0.node) }
            Eights.exp(each: &powers)
            held.add(nodes.map(\.index), powers.map { taken * Double($0) })
        }
        if partPenalty > 0 { hold(model.partNodes, partPenalty) }
        hold(model.clothing(otherThan: construction), Fusion.madeOtherwise)
        for index in excluded?.codes ?? [] where model.linearNodes[index] >= 0 {
            hold([(index, model.linearNodes[index])], excluded?.penalty(index, secondWeight) ?? 0)
        }
        return held
    }

    /// What is seen of whether the description tells any goods.
    func telling(_ model: Model) -> Telling.Signals {
        let words = terms.terms.filter { !$0.isPair }
        let (spread, heading) = spread(model)
        return Telling.Signals(
            spread: spread, heading: heading, identifying: Exactly.log(1 + identifying),
            words: Exactly.log(1 + Double(words.count { !$0.isAttribute && !$0.isNegated })),
            rarity: rarity, covered: covered, called: called.share == 0 ? 0 : words.count == 1 ? 1 : 2)
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
        let logarithms = Array(linear.logarithms[tree.chapters])
        var powers = logarithms
        Eights.exp(each: &powers)
        return (
            Double(zip(powers, logarithms).reduce(0) { $0 - $1.0 * $1.1 }),
            Double(linear.bestHeading)
        )
    }

    /// What the words say of the best answer, as a part of what they could say; or how alike the nearest own row is.
    var covered: Double {
        max(ideal > 0 ? identifying / ideal : 0, gate > 0 ? votes.similarity : 0)
    }

    /// Whether no word says what the goods are.
    var tellsNothing: Bool { subheadings.isEmpty || !isOfRows && identifying == 0 }

    /// Whether the description says too little of what the goods are. What own rows decide is not too vague.
    func isVague(_ model: Model) -> Bool { !isOfRows && !model.calibration.telling.tells(telling(model)) }

    /// Whether own rows decide.
    var isOfRows: Bool { gate >= 0.5 || again != nil }

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
        var best: (at: Int, sum: Double) = (0, 0)
        for at in sums.indices where sums[at] > best.sum { best = (at, sums[at]) }
        return best.sum > 0 ? Share(code: nodes[best.at], share: best.sum) : nil
    }

    private static func share(of code: ModelCode, _ sums: [Double], _ nodes: [ModelCode]) -> Double {
        nodes.firstIndex(of: code).map { sums[$0] } ?? 0
    }
}
