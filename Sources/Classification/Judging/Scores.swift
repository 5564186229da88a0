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
    /// Headings and chapters of these, best first.
    let headings: [Share]
    let chapters: [Share]
    /// The best score of any code by words that say what goods are; 0 where there are none.
    let identifying: Double
    /// What the nearest of one's own rows say, and how much they count beside the words of trade, 0 to 1.
    let votes: Votes
    let gate: Double
    /// Logarithm of the odds that the words of trade alone give their best code.
    let wordLead: Double
    /// The second judgement, where the model has one.
    let linear: LinearScores?
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
    private static let partPenalty: Float = 3
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
        var postings: [Range<Int>] = []
        postings.reserveCapacity(terms.terms.count)
        var ideal = 0.0
        for term in terms.terms {
            let range = model.postings(of: term.hash)
            postings.append(range)
            let greatest = model.add(range, to: &scores)
            if term.isAttribute, !range.isEmpty {
                if attributes.isEmpty { attributes = [Float](repeating: 0, count: scores.count) }
                model.add(range, to: &attributes)
            }
            if !term.isPair { ideal += range.isEmpty ? Self.unknownWord : Double(greatest) }
        }
        self.postings = postings
        self.scores = scores
        self.ideal = ideal

        var best: Float = 0
        var identifying: Float = 0
        for at in model.subheadings {
            best = max(best, scores[at])
            identifying = max(identifying, attributes.isEmpty ? scores[at] : scores[at] - attributes[at])
        }
        self.best = Double(best)
        self.identifying = Double(identifying)
        var found: [(index: Int, share: Double)] = []
        if best > 0 {
            let bar = max(best - Float(Self.temperature) * 14, 0)
            for at in model.subheadings where scores[at] > bar {
                found.append((at, Exactly.exp(Double(scores[at] - best) / Self.temperature)))
            }
        }
        // The lift is the same for all subheadings of a heading.
        let chapters = Self.sums(found, model.chapterOf, model.chapters.count)
        var lifts = Self.sums(found, model.headingOf, model.headings.count)
        for (index, _) in found where lifts[model.headingOf[index]] > 0 {
            let heading = model.headingOf[index]
            let lift =
                Self.headingPower * Exactly.log(lifts[heading])
                + Self.chapterPower * Exactly.log(chapters[model.chapterOf[index]])
            // Below zero it is known to be done already.
            lifts[heading] = -Exactly.exp(lift)
        }
        for at in found.indices { found[at].share *= -lifts[model.headingOf[found[at].index]] }
        let total = found.reduce(0) { $0 + $1.share }
        for at in found.indices { found[at].share /= total }
        linear = model.linear.map { LinearScores(terms, $0) }
        if let linear, linear.knowsAny { found = Self.fuse(found, linear, model, namesPart: PartWords.isIn(terms)) }
        wordLead = Self.lead(found.reduce(0) { max($0, $1.share) })
        votes = Votes(model.precedents?.nearest(terms, leavingOut: row) ?? [], model)
        if votes.subheadings.isEmpty {
            gate = 0
        } else {
            let gate = other ?? model.precedents?.gate ?? Gate()
            self.gate = found.isEmpty ? 1 : gate.share(.init(similarity: votes.similarity, lead: wordLead))
        }
        found = votes.mixed(into: found, gate: gate)
        self.headings = Self.ranked(Self.sums(found, model.headingOf, model.headings.count), model.headings)
        self.chapters = Self.ranked(Self.sums(found, model.chapterOf, model.chapters.count), model.chapters)
        subheadings = Self.order(found.map(\.share)).map { found[$0] }
    }

    /// Shares of both judgements together: the second counts twice as much, as a mean of logarithms.
    private static func fuse(
        _ found: [(index: Int, share: Double)], _ linear: LinearScores, _ model: Model, namesPart: Bool
    ) -> [(index: Int, share: Double)] {
        var logarithms = [Float](repeating: Float(Exactly.log(leastShare)), count: model.codes.count)
        for (index, share) in found where share > leastShare {
            logarithms[index] = Float(Exactly.log(share + leastShare))
        }
        let scale = 1 / (1 + secondWeight)
        var best = -Float.infinity
        for index in model.subheadings {
            let second = model.linearNodes[index].map { linear.logarithms[$0] } ?? LinearModel.least
            var sum = logarithms[index] + secondWeight * second
            if !namesPart, model.areParts[index] { sum -= partPenalty }
            logarithms[index] = sum * scale
            best = max(best, logarithms[index])
        }
        var fused: [(index: Int, share: Double)] = []
        var total = 0.0
        for index in model.subheadings where logarithms[index] > best - reach {
            fused.append((index, Exactly.exp(Double(logarithms[index] - best))))
            total += fused[fused.count - 1].share
        }
        for at in fused.indices { fused[at].share /= total }
        return fused
    }

    /// The best node of each level, deepest first, its share, and how likely the second judgement holds it, as odds.
    ///
    /// Where there is a second judgement, its odds say more truly whether an answer is right than the shares of both: on
    /// titles, which no calibration has seen, shares promise too much.
    func answers(_ model: Model) -> [(code: ModelCode, share: Double, lead: Double)] {
        guard let best = subheadings.first, let heading = headings.first, let chapter = chapters.first else {
            return []
        }
        let nodes = [
            (model.codes[best.index], best.share), (heading.code, heading.share), (chapter.code, chapter.share),
        ]
        return nodes.map { code, share in
            guard let linear, linear.knowsAny, let node = model.linear?.tree.node(of: code) else {
                return (code, share, Self.lead(share))
            }
            let own = gate > 0 ? votes.share(of: code, model) : 0
            let learnt = Exactly.exp(Double(linear.logarithms[node]))
            return (code, share, Self.lead(learnt * (1 - gate) + own * gate))
        }
    }

    /// What is seen of whether the description tells any goods.
    func telling(_ model: Model) -> Calibration.Telling {
        let chapters = model.linear?.tree.chapters ?? 0..<0
        let words = terms.terms.filter { !$0.isPair }
        return Calibration.Telling(
            certainty: linear.map { Double($0.logarithms[chapters].max() ?? 0) } ?? 0,
            identifying: Exactly.log(1 + identifying), words: Exactly.log(1 + Double(terms.words.count)),
            attributes: words.isEmpty ? 1 : Double(words.count { $0.isAttribute }) / Double(words.count))
    }

    /// What the words say of the best answer, as a part of what they could say; or how alike the nearest own row is.
    var covered: Double {
        max(ideal > 0 ? best / ideal : 0, gate > 0 ? votes.similarity : 0)
    }

    /// Whether the description says too little of what the goods are. What own rows decide is not too vague.
    func isVague(_ model: Model) -> Bool {
        subheadings.isEmpty || gate < 0.5 && !model.calibration.tells(telling(model))
    }

    /// The odds of a share, as a logarithm that neither share 0 nor 1 makes infinite.
    static func lead(_ share: Double) -> Double { Exactly.log((share + 1e-4) / (1 - share + 1e-4)) }

    /// The share of a subheading, heading or chapter; 0 where it has none.
    func share(of code: ModelCode, _ model: Model) -> Double {
        switch code.digits {
        case 2: chapters.first { $0.code == code }?.share ?? 0
        case 4: headings.first { $0.code == code }?.share ?? 0
        default: subheadings.first { model.codes[$0.index] == code }?.share ?? 0
        }
    }

    /// The parts that shares have by node of a level. Codes ascend, so that shares are added in the same order always.
    private static func sums(
        _ found: [(index: Int, share: Double)], _ nodeOf: [Int], _ count: Int
    ) -> [Double] {
        var total = 0.0
        for (_, share) in found { total += share }
        var sums = [Double](repeating: 0, count: count)
        for (index, share) in found { sums[nodeOf[index]] += share / total }
        return sums
    }

    private static func ranked(_ sums: [Double], _ nodes: [ModelCode]) -> [Share] {
        order(sums).filter { sums[$0] > 0 }.map { Share(code: nodes[$0], share: sums[$0]) }
    }

    /// Positions of shares, the greatest first, of equal ones the first first.
    ///
    /// Of thousands most are next to nothing: shares are parted by their exponents first, and each part, few at the top,
    /// is sorted by itself. Beyond the first hundred, more than are ever shown, a part stays in the order of its codes.
    private static func order(_ shares: [Double]) -> [Int] {
        var parts = [[Int]](repeating: [], count: 64)
        for (at, share) in shares.enumerated() {
            let exponent = share > 0 ? min(max(Int(-share.exponent), 0), 62) : 63
            parts[exponent].append(at)
        }
        var sorted = 0
        for at in parts.indices where sorted < 100 {
            parts[at].sort { (shares[$1], $0) < (shares[$0], $1) }
            sorted += parts[at].count
        }
        return Array(parts.joined())
    }
}
