extension ModelEvaluation {
    /// What can be answered where each description is answered as deep as is likely enough: six digits, else four, else two,
    /// else not; what is too vague never.
    public struct DeepestAnswers: Sendable, Hashable {
        /// The least floor at which nine of ten answers are right; `nil` where there is none.
        public internal(set) var floor: Double?
        /// The part of all descriptions that is answered at that floor.
        public internal(set) var coverageAtNinety = 0.0
        /// How many of these answers have six, four and two digits.
        public internal(set) var counts: [Int: Int] = [:]
        /// For floors from the highest on the part that is answered, and the part of the answers that is right.
        public internal(set) var coverage: [Point] = []
    }
}

extension ModelEvaluation.DeepestAnswers {
    init(_ rows: [JudgedRow]) {
        /// That a floor at or below a probability gives a description a deeper answer.
        struct Step {
            let probability: Double
            let row: Int
            let digits: Int
            let isRight: Bool
        }
        var steps: [Step] = []
        for (at, row) in rows.enumerated() where row.depth != .tooVague {
            for (digits, trial) in zip(JudgedRow.digits, row.trials) {
                steps.append(
                    Step(probability: trial.probability, row: at, digits: digits, isRight: trial.isRight))
            }
        }
        // A heading is no less likely than its subheadings, so that answers only become deeper.
        steps.sort { ($1.probability, $0.digits, $0.row) < ($0.probability, $1.digits, $1.row) }
        var answers: [Int: (digits: Int, isRight: Bool)] = [:]
        var right = 0
        for (at, step) in steps.enumerated() {
            if answers[step.row]?.isRight == true { right -= 1 }
            if step.isRight { right += 1 }
            answers[step.row] = (step.digits, step.isRight)
            let isLastOfItsKind = at + 1 == steps.count || steps[at + 1].probability < step.probability
            guard isLastOfItsKind else { continue }
            let answered = Double(answers.count)
            coverage.append(.init(position: answered / Double(rows.count), right: Double(right) / answered))
            guard Double(right) >= 0.9 * answered else { continue }
            floor = step.probability
            coverageAtNinety = answered / Double(rows.count)
            counts = answers.values.reduce(into: [:]) { $0[$1.digits, default: 0] += 1 }
        }
    }
}
