/// Fitting the calibration on descriptions that the model has not seen.
extension Calibration {
    /// An answer of one level, and whether it was right.
    struct Trial: Hashable {
        let signals: Signals
        /// What the words say of what the goods are, and how many words there are.
        let identifying: Double
        let words: Int
        let isRight: Bool
    }

    /// Fewer trials than this tell too little; the defaults stay.
    static let fewestTrials = 100
    /// What part of real descriptions may be called too vague. A trade name or a single word often is, so that only
    /// descriptions of several words are asked.
    private static let falseCalls = 0.05
    private static let fewestWords = 5

    /// The calibration that fits trials of the levels (6, 4 and 2 digits), which also set the bar for what is too vague.
    static func fit(_ trials: [[Trial]]) -> Calibration {
        var calibration = Calibration()
        for (at, trials) in trials.enumerated() where at < digits.count && trials.count >= fewestTrials {
            calibration.levels[at] = Level.fit(trials)
        }
        let said = (trials.first ?? []).filter { $0.words >= fewestWords }.map(\.identifying).sorted()
        if said.count >= fewestTrials { calibration.vagueBelow = said[Int(Double(said.count) * falseCalls)] }
        return calibration
    }
}

extension Calibration.Level {
    static func fit(_ trials: [Calibration.Trial]) -> Calibration.Level {
        var level = logistic(trials)
        level.steps = level.stairs(trials)
        return level
    }

    /// Logistic regression by Newton's method, held back a little from zero, so that it ends also where one signal
    /// parts right and wrong wholly.
    private static func logistic(_ trials: [Calibration.Trial]) -> Calibration.Level {
        var weights = [0.0, 0.0, 0.0]
        for _ in 0..<30 {
            var slope = weights.map { -$0 }
            var curve = [[1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0]]
            for trial in trials {
                let signals = [1, trial.signals.lead, trial.signals.covered]
                let position = zip(weights, signals).reduce(0) { $0 + $1.0 * $1.1 }
                let probability = 1 / (1 + Exactly.exp(-position))
                for row in 0..<3 {
                    slope[row] += signals[row] * ((trial.isRight ? 1 : 0) - probability)
                    for column in 0..<3 {
                        curve[row][column] += signals[row] * signals[column] * probability * (1 - probability)
                    }
                }
            }
            let step = solve(curve, slope)
            for at in 0..<3 { weights[at] += step[at] }
        }
        // More of a signal must not mean less of a probability.
        return Calibration.Level(bias: weights[0], lead: max(weights[1], 0), covered: max(weights[2], 0))
    }

    /// Solves three linear equations; the matrix is positive definite.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var matrix = matrix
        var right = right
        for pivot in 0..<3 {
            for row in (pivot + 1)..<3 {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<3 { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        for row in [2, 1, 0] {
            for column in (row + 1)..<3 { right[row] -= matrix[row][column] * right[column] }
            right[row] /= matrix[row][row]
        }
        return right
    }

    /// Positions are kept in millionths; nearer ones could become the same.
    private static let leastDistance = 4e-6

    /// Pools adjacent violators: neighbours on the curve are joined until each group was right more often than the one
    /// before. Groups begin with a twentieth of the trials, for the share of a few says little; half a right and half a
    /// wrong answer added keep certainty out.
    private func stairs(_ trials: [Calibration.Trial]) -> [Step] {
        let placed = trials.map { (position: position($0.signals), isRight: $0.isRight) }
            .sorted { $0.position == $1.position ? !$0.isRight && $1.isRight : $0.position < $1.position }
        let size = max(placed.count / 20, 10)
        var groups: [(position: Double, right: Double, count: Double)] = []
        for start in stride(from: 0, to: placed.count, by: size) {
            let group = placed[start..<min(start + size, placed.count)]
            let count = Double(group.count)
            groups.append(
                (
                    group.reduce(0) { $0 + $1.position } / count, Double(group.count { $0.isRight }), count
                ))
            while groups.count > 1, case let last = groups[groups.count - 1],
                case let before = groups[groups.count - 2],
                last.right / last.count <= before.right / before.count
                    || last.position - before.position < Self.leastDistance
            {
                groups.removeLast(2)
                let count = last.count + before.count
                let position = (last.position * last.count + before.position * before.count) / count
                groups.append((position, last.right + before.right, count))
            }
        }
        return groups.map { Step(position: $0.position, probability: ($0.right + 0.5) / ($0.count + 1)) }
    }
}
