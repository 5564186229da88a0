internal import TidewaiterNomenclature

/// How well a model finds the codes of descriptions that it was not made of.
public struct ModelEvaluation: Sendable, Hashable {
    /// Name of the JSON.
    public static let schema = "tidewaiter.model-evaluation/1"

    /// What was found for codes of one length.
    public struct Level: Sendable, Hashable {
        /// Digits that were compared: 2, 4, 6, 8, 10.
        public let digits: Int
        /// Descriptions whose code has so many digits.
        public internal(set) var count = 0
        /// Where the right code was first, among the first three, among the first five.
        public internal(set) var first = 0
        public internal(set) var firstThree = 0
        public internal(set) var firstFive = 0
        /// Mean distance between probability and share of right answers over ten groups of equal size.
        public internal(set) var calibrationError = 0.0
        /// The groups, least likely first: mean probability and share that was right.
        public internal(set) var reliability: [Point] = []
        /// Part of all descriptions that can be answered when only answers above a probability are given, and the part
        /// of these answers that is right; from the most likely on.
        public internal(set) var coverage: [Point] = []
        /// The greatest part that can be answered with nine of ten answers right.
        public internal(set) var coverageAtNinety = 0.0
    }

    /// A point of a curve.
    public struct Point: Sendable, Hashable {
        /// Probability, or part answered.
        public let position: Double
        /// Part that was right.
        public let right: Double
    }

    /// Descriptions whose chapter was taken for another.
    public struct Confusion: Sendable, Hashable {
        /// The right chapter.
        public let chapter: String
        /// The chapter that was answered; empty for none.
        public let answered: String
        /// How many.
        public let count: Int
    }

    /// Rows with a text and a code of at least two digits.
    public private(set) var count = 0
    /// Rows left out for want of one of them.
    public private(set) var leftOut = 0
    /// Descriptions that were called too vague.
    public private(set) var tooVague = 0
    /// How often each depth was answered, and how often rightly.
    public private(set) var depths: [Classification.Depth: Int] = [:]
    public private(set) var rightDepths: [Classification.Depth: Int] = [:]
    /// By digits.
    public private(set) var levels = [2, 4, 6, 8, 10].map { Level(digits: $0) }
    /// Chapters taken for others, most often first.
    public private(set) var confusions: [Confusion] = []
    /// SHA-256 of the model's content.
    public let model: String

    package init(_ rows: [TrainingRow], _ classifier: Classifier) {
        model = classifier.model.sha256
        var trials: [Int: [(probability: Double, isRight: Bool)]] = [:]
        var mistaken: [[String]: Int] = [:]
        for row in rows {
            guard let right = ModelCode(row.code.utf8.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
                !row.text.isEmpty
            else {
                leftOut += 1
                continue
            }
            count += 1
            let scores = Scores(Terms(row.text), classifier.model)
            let probabilities = classifier.probabilities(scores)
            note(classifier.classify(row.text), right)
            for at in levels.indices where right.digits >= levels[at].digits {
                let digits = levels[at].digits
                let ranked = classifier.ranking(scores, digits: digits, top: 5)
                let place = ranked.firstIndex { $0 == right.prefix(digits) }
                levels[at].count += 1
                levels[at].first += place == 0 ? 1 : 0
                levels[at].firstThree += place.map { $0 < 3 } ?? false ? 1 : 0
                levels[at].firstFive += place == nil ? 0 : 1
                if let best = probabilities.first(where: { $0.code.digits == digits }) {
                    trials[digits, default: []].append((best.value, best.code == right.prefix(digits)))
                } else {
                    trials[digits, default: []].append((0, false))
                }
                if digits == 2, place != 0 {
                    mistaken[[right.prefix(2).text, ranked.first?.text ?? ""], default: 0] += 1
                }
            }
        }
        for at in levels.indices { levels[at].weigh(trials[levels[at].digits] ?? []) }
        confusions = mistaken.map { Confusion(chapter: $0.key[0], answered: $0.key[1], count: $0.value) }
            .sorted { ($1.count, $0.chapter, $0.answered) < ($0.count, $1.chapter, $1.answered) }
    }

    private mutating func note(_ classification: Classification, _ right: ModelCode) {
        depths[classification.depth, default: 0] += 1
        if classification.depth == .tooVague { tooVague += 1 }
        if let answer = classification.answer, right.prefix(answer.code.utf8.count).text == answer.code {
            rightDepths[classification.depth, default: 0] += 1
        }
    }
}

extension ModelEvaluation.Level {
    /// Computes what depends on all answers together.
    fileprivate mutating func weigh(_ trials: [(probability: Double, isRight: Bool)]) {
        let ranked = trials.sorted { $0.probability > $1.probability }
        guard !ranked.isEmpty, digits <= 6 else { return }
        let total = Double(ranked.count)
        var right = 0.0
        for (at, trial) in ranked.enumerated() {
            right += trial.isRight ? 1 : 0
            let isLastOfItsKind = at + 1 == ranked.count || ranked[at + 1].probability < trial.probability
            let answered = Double(at + 1)
            guard isLastOfItsKind else { continue }
            if right >= 0.9 * answered { coverageAtNinety = answered / total }
            coverage.append(.init(position: answered / total, right: right / answered))
        }
        let ascending = Array(ranked.reversed())
        for group in 0..<10 {
            let members = ascending[(group * ascending.count / 10)..<((group + 1) * ascending.count / 10)]
            guard !members.isEmpty else { continue }
            let size = Double(members.count)
            let mean = members.reduce(0) { $0 + $1.probability } / size
            let share = Double(members.count { $0.isRight }) / size
            reliability.append(.init(position: mean, right: share))
            calibrationError += abs(mean - share) * size / total
        }
    }
}
