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
    /// What the words could say at most.
    private let ideal: Double

    /// How many points of score make a share e times as great, and how much the shares of its heading and of its chapter
    /// count for a subheading. Chosen on descriptions of goods; flat around these values.
    private static let temperature = 3.0
    private static let headingPower = 0.3
    private static let chapterPower = 0.2
    /// What a word that the model does not know could have said.
    private static let unknownWord = 8.0

    init(_ terms: Terms, _ model: Model) {
        self.terms = terms
        var scores = [Float](repeating: 0, count: model.codes.count)
        var attributes: [Float]?
        var postings: [Range<Int>] = []
        postings.reserveCapacity(terms.terms.count)
        var ideal = 0.0
        for term in terms.terms {
            let range = model.postings(of: term.hash)
            postings.append(range)
            if !range.isEmpty {
                model.add(range, times: 1 / Float(ModelFormat.weightScale), to: &scores)
                if term.isAttribute {
                    var weights = attributes ?? [Float](repeating: 0, count: scores.count)
                    attributes = nil
                    model.add(range, times: 1 / Float(ModelFormat.weightScale), to: &weights)
                    attributes = weights
                }
            }
            if !term.isPair { ideal += range.isEmpty ? Self.unknownWord : Double(model.greatest(range)) }
        }
        self.postings = postings
        self.scores = scores
        self.ideal = ideal

        var best: Float = 0
        var identifying: Float = 0
        for at in scores.indices where model.codes[at].digits == 6 {
            best = max(best, scores[at])
            identifying = max(identifying, scores[at] - (attributes?[at] ?? 0))
        }
        self.identifying = Double(identifying)
        var found: [(index: Int, share: Double)] = []
        if best > 0 {
            let bar = best - Float(Self.temperature) * 14
            for at in scores.indices where scores[at] > max(bar, 0) && model.codes[at].digits == 6 {
                found.append((at, Exactly.exp(Double(scores[at] - best) / Self.temperature)))
            }
        }
        let headings = Self.sums(found, model, digits: 4)
        let chapters = Self.sums(found, model, digits: 2)
        for at in found.indices {
            let code = model.codes[found[at].index]
            let lift =
                Self.headingPower * Exactly.log(headings[code.prefix(4)] ?? 1)
                + Self.chapterPower * Exactly.log(chapters[code.prefix(2)] ?? 1)
            found[at].share *= Exactly.exp(lift)
        }
        let total = found.reduce(0) { $0 + $1.share }
        for at in found.indices { found[at].share /= total }
        self.headings = Self.ranked(Self.sums(found, model, digits: 4))
        self.chapters = Self.ranked(Self.sums(found, model, digits: 2))
        found.sort { ($1.share, $0.index) < ($0.share, $1.index) }
        subheadings = found
    }

    /// What the words say of the best answer, as a part of what they could say.
    var covered: Double {
        guard ideal > 0, let best = subheadings.map({ Double(scores[$0.index]) }).max() else { return 0 }
        return best / ideal
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

    private static func sums(
        _ found: [(index: Int, share: Double)], _ model: Model, digits: Int
    ) -> [ModelCode: Double] {
        // Codes ascend, so that each node's are neighbours; shares of nodes far apart are added in the same order.
        var sums: [ModelCode: Double] = [:]
        var total = 0.0
        for (_, share) in found { total += share }
        for (index, share) in found.sorted(by: { $0.index < $1.index }) {
            sums[model.codes[index].prefix(digits), default: 0] += share / total
        }
        return sums
    }

    private static func ranked(_ sums: [ModelCode: Double]) -> [Share] {
        sums.map { Share(code: $0.key, share: $0.value) }
            .sorted { $0.share == $1.share ? $0.code < $1.code : $0.share > $1.share }
    }
}
