package import TidewaiterDocuments
package import TidewaiterNomenclature
package import TidewaiterPacks

/// What a model gains from so many rows of one's own: each fifth of the rows is found by models of the other four.
public struct LearningCurve: Sendable, Hashable {
    /// Name of the JSON.
    public static let schema = "tidewaiter.learning-curve/1"

    /// What models of so many rows find, at six digits.
    public struct Step: Sendable, Hashable {
        /// Rows that each model was given.
        public let rows: Int
        /// Descriptions of the other fifths, and where the right code was first and among the first five.
        public internal(set) var count = 0
        public internal(set) var first = 0
        public internal(set) var firstFive = 0
        /// The same of those that are not nearly the same as a row that the model was given.
        public internal(set) var countWithoutDuplicates = 0
        public internal(set) var firstWithoutDuplicates = 0
        public internal(set) var firstFiveWithoutDuplicates = 0
        /// Mean distance between probability and share of right answers.
        public internal(set) var calibrationError = 0.0
        /// The part that can be answered with nine of ten right.
        public internal(set) var coverageAtNinety = 0.0
    }

    /// Rows with a text and a code of six digits, each text with each code once.
    public let count: Int
    /// The steps that there are enough rows for, ascending, and the last with all rows of four fifths.
    public let steps: [Step]

    /// Sizes that are looked at where none are named.
    public static let usualSizes = [0, 300, 1000, 10_000]
    private static let folds = 5
    /// Of each fifth at most so many descriptions are looked for.
    private static let mostTests = 2000

    package init(
        _ rows: [TrainingRow], sizes: [Int], packs: [Pack], nomenclature: Nomenclature,
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(TidewaiterError) {
        let usable = Set(rows.filter { row in ModelCode(row.code.utf8).map { $0.digits >= 6 } ?? false })
        // By a hash of the text, so that rows of the same text are in the same fifth, whatever their order.
        let placed = usable.map { (place: Self.place($0.text), row: $0) }
            .sorted { ($0.place, $0.row.text, $0.row.code) < ($1.place, $1.row.text, $1.row.code) }
        count = placed.count
        guard count >= 10 * Self.folds else {
            throw TidewaiterError(
                .data, "model.curve",
                "There are \(count) different rows with a text and a code of six digits; a learning curve takes "
                    + "\(10 * Self.folds) at least. Give more.")
        }
        let parts = (0..<Self.folds).map { fold in
            (
                tests: placed.filter { $0.place % UInt64(Self.folds) == fold }.prefix(Self.mostTests).map(\.row),
                rows: placed.filter { $0.place % UInt64(Self.folds) != fold }.map(\.row)
            )
        }
        let most = parts.map(\.rows.count).min() ?? 0
        let chosen = Set(sizes.filter { 0...most ~= $0 }).union([most]).sorted()
        var steps: [Step] = []
        for (at, size) in chosen.enumerated() {
            var step = Step(rows: size)
            var judged: [JudgedRow] = []
            for (fold, part) in parts.enumerated() {
                progress(at * Self.folds + fold, chosen.count * Self.folds)
                let given = Array(part.rows.prefix(size))
                let model = try Model.open(Training.train(packs: packs, nomenclature: nomenclature, rows: given).bytes)
                let classifier = Classifier(model: model, nomenclature: nomenclature)
                let near = NearDuplicates(given.map(\.text))
                for row in part.tests {
                    guard let one = JudgedRow(row, classifier) else { continue }
                    judged.append(one)
                    step.note(one.places[2], isDuplicate: near.best(for: row.text) != nil)
                }
            }
            let level = ModelEvaluation.Level.all(judged)[2]
            step.calibrationError = level.calibrationError
            step.coverageAtNinety = level.coverageAtNinety
            steps.append(step)
        }
        self.steps = steps
    }

    private static func place(_ text: String) -> UInt64 {
        let hash = text.utf8.reduce(Stem.start, Stem.feed)
        return (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15 >> 8
    }
}

extension LearningCurve.Step {
    fileprivate mutating func note(_ place: Int?, isDuplicate: Bool) {
        count += 1
        first += place == 0 ? 1 : 0
        firstFive += place == nil ? 0 : 1
        guard !isDuplicate else { return }
        countWithoutDuplicates += 1
        firstWithoutDuplicates += place == 0 ? 1 : 0
        firstFiveWithoutDuplicates += place == nil ? 0 : 1
    }
}
