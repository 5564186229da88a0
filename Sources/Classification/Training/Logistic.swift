/// Logistic regression by Newton's method, held back a little from zero, so that it ends also where one signal parts right
/// and wrong wholly.
enum Logistic {
    /// The weights of signals.
    ///
    /// - Parameter trials: Signals, all of one length; whether it was so; and how much the trial counts.
    static func fit(_ trials: [(signals: [Double], isRight: Bool, weight: Double)]) -> [Double] {
        let count = trials.first?.signals.count ?? 0
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<30 {
            var slope = weights.map { -$0 }
            var curve = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0 } }
            for trial in trials {
                let position = zip(weights, trial.signals).reduce(0) { $0 + $1.0 * $1.1 }
                let probability = 1 / (1 + Exactly.exp(-position))
                let part = trial.weight * probability * (1 - probability)
                for row in 0..<count {
                    slope[row] += trial.weight * trial.signals[row] * ((trial.isRight ? 1 : 0) - probability)
                    for column in 0..<count { curve[row][column] += trial.signals[row] * trial.signals[column] * part }
                }
            }
            let step = solve(curve, slope)
            for at in 0..<count { weights[at] += step[at] }
        }
        return weights
    }

    /// Solves linear equations whose matrix is positive definite.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var matrix = matrix
        var right = right
        for pivot in right.indices {
            for row in right.indices.dropFirst(pivot + 1) {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in right.indices.dropFirst(pivot) { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        for row in right.indices.reversed() {
            for column in right.indices.dropFirst(row + 1) { right[row] -= matrix[row][column] * right[column] }
            right[row] /= matrix[row][row]
        }
        return right
    }
}
