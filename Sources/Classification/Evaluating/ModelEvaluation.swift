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

    /// A description that is nearly the same as one that the model was made of.
    public struct Duplicate: Sendable, Hashable {
        /// The description.
        public let text: String
        /// That of the training.
        public let training: String
        /// The part that their letters have in common, 0.8 to 1; or how alike their words are, 0.7 to 1.
        public let similarity: Double
        /// Whether both have the same code, as far as the shorter goes.
        public let isSameCode: Bool
    }

    /// Rows with a text and a code of at least two digits.
    public internal(set) var count = 0
    /// Rows left out for want of one of them.
    public package(set) var leftOut = 0
    /// Descriptions that were called too vague.
    public internal(set) var tooVague = 0
    /// How often each depth was answered, and how often rightly.
    public internal(set) var depths: [Classification.Depth: Int] = [:]
    public internal(set) var rightDepths: [Classification.Depth: Int] = [:]
    /// By digits.
    public internal(set) var levels: [Level] = []
    /// What can be answered at the deepest level that is likely enough.
    public internal(set) var deepest: DeepestAnswers
    /// Chapters taken for others, most often first.
    public internal(set) var confusions: [Confusion] = []
    /// How many rows of training the descriptions were compared with.
    public internal(set) var trainingCount = 0
    /// Descriptions that are nearly the same as one of the training, in order.
    public internal(set) var duplicates: [Duplicate] = []
    /// The levels of the other descriptions alone; as ``levels`` where there are no duplicates.
    public internal(set) var levelsWithoutDuplicates: [Level] = []
    /// SHA-256 of the model's content.
    public let model: String

    /// - Parameters:
    ///   - rows: What is to be found.
    ///   - training: What the model was made of, beside the rows that it has itself.
    package init(_ rows: [TrainingRow], _ classifier: Classifier, training: [TrainingRow] = []) {
        model = classifier.model.sha256
        deepest = DeepestAnswers([])
        let known = training + (classifier.model.precedents?.rows(classifier.model) ?? [])
        trainingCount = known.count
        let near = NearDuplicates(known.map(\.text))
        var judged: [JudgedRow] = []
        var isDuplicate: [Bool] = []
        for row in rows {
            guard let one = JudgedRow(row, classifier) else {
                leftOut += 1
                continue
            }
            judged.append(one)
            let match = near.best(for: row.text)
            isDuplicate.append(match != nil)
            if let match { note(row, known[match.index], match.similarity) }
            note(one)
        }
        count = judged.count
        deepest = DeepestAnswers(judged)
        levels = Level.all(judged)
        levelsWithoutDuplicates =
            duplicates.isEmpty ? levels : Level.all(zip(judged, isDuplicate).filter { !$0.1 }.map(\.0))
        confusions = Self.confusions(judged)
    }

    private mutating func note(_ row: TrainingRow, _ other: TrainingRow, _ similarity: Double) {
        let first = row.code.utf8.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        let second = other.code.utf8.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        let length = min(first.count, second.count)
        duplicates.append(
            Duplicate(
                text: row.text, training: other.text, similarity: similarity,
                isSameCode: first.prefix(length).elementsEqual(second.prefix(length))))
    }

    private mutating func note(_ row: JudgedRow) {
        depths[row.depth, default: 0] += 1
        if row.depth == .tooVague { tooVague += 1 }
        if row.isRight { rightDepths[row.depth, default: 0] += 1 }
    }

    private static func confusions(_ rows: [JudgedRow]) -> [Confusion] {
        var mistaken: [[String]: Int] = [:]
        for row in rows where row.places[0] != 0 {
            mistaken[[row.right.prefix(2).text, row.chapter?.text ?? ""], default: 0] += 1
        }
        return mistaken.map { Confusion(chapter: $0.key[0], answered: $0.key[1], count: $0.value) }
            .sorted { ($1.count, $0.chapter, $0.answered) < ($0.count, $1.chapter, $1.answered) }
    }
}

/// What a model answered to a description whose code is known.
struct JudgedRow {
    /// The lengths that are compared.
    static let digits = [2, 4, 6, 8, 10]

    let right: ModelCode
    let depth: Classification.Depth
    /// Whether the answer, as deep as it went, is right.
    let isRight: Bool
    /// By length, as far as the right code goes: where it stands among the first five.
    let places: [Int?]
    /// By length, as far as six digits: how likely the best code is, and whether it is right.
    let trials: [(probability: Double, isRight: Bool)]
    /// The chapter that comes first.
    let chapter: ModelCode?

    /// `nil` for a row without a text, or whose code has no two digits.
    init?(_ row: TrainingRow, _ classifier: Classifier) {
        guard let right = ModelCode(row.code.utf8.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            !row.text.isEmpty
        else { return nil }
        self.right = right
        let scores = Scores(Terms(row.text), classifier.model)
        let probabilities = classifier.probabilities(scores)
        let classification = classifier.classify(row.text)
        depth = classification.depth
        isRight = classification.answer.map { right.prefix($0.code.utf8.count).text == $0.code } ?? false
        let lengths = Self.digits.filter { $0 <= right.digits }
        places = lengths.map { digits in
            classifier.ranking(scores, digits: digits, top: 5).firstIndex { $0 == right.prefix(digits) }
        }
        trials = lengths.filter { $0 <= 6 }.map { digits in
            guard let best = probabilities.first(where: { $0.code.digits == digits }) else { return (0, false) }
            return (best.value, best.code == right.prefix(digits))
        }
        chapter = scores.chapter?.code
    }
}

extension ModelEvaluation.Level {
    /// What was found at each length.
    static func all(_ rows: [JudgedRow]) -> [ModelEvaluation.Level] {
        JudgedRow.digits.enumerated().map { at, digits in
            var level = ModelEvaluation.Level(digits: digits)
            for row in rows where row.places.count > at {
                level.count += 1
                level.first += row.places[at] == 0 ? 1 : 0
                level.firstThree += row.places[at].map { $0 < 3 } ?? false ? 1 : 0
                level.firstFive += row.places[at] == nil ? 0 : 1
            }
            level.weigh(rows.compactMap { $0.trials.count > at ? $0.trials[at] : nil })
            return level
        }
    }

    /// Computes what depends on all answers together.
    private mutating func weigh(_ trials: [(probability: Double, isRight: Bool)]) {
        let ranked = trials.sorted { $0.probability > $1.probability }
        guard !ranked.isEmpty else { return }
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
