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
    /// The best score of any subheading, and what the words could say at most.
    private let best: Double
    private let ideal: Double

    /// How many points of score make a share e times as great, and how much the shares of its heading and of its chapter
    /// count for a subheading. Chosen on descriptions of goods; flat around these values.
    private static let temperature = 3.0
    private static let headingPower = 0.3
    private static let chapterPower = 0.2
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

    /// What the words say of the best answer, as a part of what they could say; or how alike the nearest own row is.
    var covered: Double {
        max(ideal > 0 ? best / ideal : 0, gate > 0 ? votes.similarity : 0)
    }

    /// Whether the description says too little of what the goods are. What own rows decide is not too vague.
    func isVague(_ calibration: Calibration) -> Bool {
        identifying < max(calibration.vagueBelow, 1e-3) && gate < 0.5
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
