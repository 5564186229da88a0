internal import TidewaiterDocuments

/// What a score is worth: how often an answer like this one was right on descriptions that the model had not seen.
///
/// For each level a logistic curve over the signals of an answer (``Signals``), and a staircase fitted by pooling adjacent
/// violators, so that more of a signal never means less of a probability; the probability is the mean of both. In the file:
/// for each level six coefficients, the number of steps, and the steps as pairs of position and probability; then
/// ``Telling``, which decides whether a description is too vague. All numbers are signed and count millionths, but the
/// numbers of steps.
struct Calibration: Hashable {
    /// What is seen of an answer.
    struct Signals: Hashable {
        /// Logarithm of the odds that the model itself gives the answer (``Scores/answers(_:)``).
        var lead: Double
        /// The part of the words saying what the goods are that speak for this answer, 0 to 1.
        var spoken: Double
        /// 1 where the best code by the words of trade alone is of this answer, else 0.
        var agrees: Double
        /// How much of what the longest phrases of trade in the description call is of this answer, 0 to 1.
        var phrase: Double
        /// Logarithm of how many times the share of the next answer of the level its share is, at most ``farthest``.
        var gap: Double

        static let farthest = 6.0

        /// With what does not depend on them: 1.
        var values: [Double] { [1, lead, spoken, agrees, phrase, gap] }
    }

    /// What was found for one level.
    struct Level: Hashable {
        /// Of ``Signals/values``.
        var weights = [-2, 0.25, 1.5, 0, 0, 0]
        /// Positions on the curve, ascending, and the probability from there on.
        var steps: [Step] = []

        struct Step: Hashable {
            var position: Double
            var probability: Double
        }

        /// The place of an answer on the curve.
        func position(_ signals: Signals) -> Double {
            zip(weights, signals.values).reduce(0) { $0 + $1.0 * $1.1 }
        }

        /// How likely the answer is right.
        func probability(_ signals: Signals) -> Double {
            let position = position(signals)
            let curve = 1 / (1 + Exactly.exp(-position))
            // The staircase has few trials for each step and is flat at its ends, where the curve still tells answers apart.
            return stair(position).map { (curve + $0) / 2 } ?? curve
        }

        /// How likely the staircase holds what has a position; `nil` where there is none.
        private func stair(_ position: Double) -> Double? {
            guard let first = steps.first, let last = steps.last else { return nil }
            if position <= first.position { return first.probability }
            guard let after = steps.firstIndex(where: { $0.position > position }) else { return last.probability }
            // Between two steps the probability rises evenly.
            let (low, high) = (steps[after - 1], steps[after])
            let way = (position - low.position) / (high.position - low.position)
            return low.probability + way * (high.probability - low.probability)
        }
    }

    /// By digits of the level: 6, 4, 2.
    var levels = [Level(), Level(), Level()]
    /// What parts descriptions of goods from vague ones.
    var telling = Telling()

    /// The digits of the levels, in the order in which they are kept.
    static let digits = [6, 4, 2]

    /// The level of codes with so many digits.
    func level(_ digits: Int) -> Level { levels[Self.digits.firstIndex(of: min(digits, 6)) ?? 0] }

    init() {}

    /// Reads what ``numbers`` wrote.
    init(_ numbers: [Int]) throws(TidewaiterError) {
        var rest = numbers[...]
        func damaged() -> TidewaiterError {
            TidewaiterError(
                .data, "model.calibration", "The model cannot be used: its calibration is damaged. Train it anew.")
        }
        func next() throws(TidewaiterError) -> Double {
            guard let number = rest.popFirst() else { throw damaged() }
            return Millionths.value(number)
        }
        /// Pairs whose first numbers ascend.
        func pairs() throws(TidewaiterError) -> [(Double, Double)] {
            guard let count = rest.popFirst(), count >= 0, count <= rest.count / 2 else { throw damaged() }
            var pairs: [(Double, Double)] = []
            for _ in 0..<count { pairs.append((try next(), try next())) }
            guard zip(pairs, pairs.dropFirst()).allSatisfy({ $0.0 < $1.0 }) else { throw damaged() }
            return pairs
        }
        for at in levels.indices {
            for weight in levels[at].weights.indices { levels[at].weights[weight] = try next() }
            levels[at].steps = try pairs().map { .init(position: $0, probability: $1) }
        }
        telling.bias = try next()
        for at in telling.stairs.indices { telling.stairs[at] = try pairs().map { .init(from: $0, says: $1) } }
    }

    /// The calibration as the file has it.
    var numbers: [UInt8] {
        var bytes: [UInt8] = []
        func write(_ value: Double) { bytes.append(number: Millionths.number(value)) }
        func write(_ pairs: [(Double, Double)]) {
            bytes.append(number: UInt32(pairs.count))
            for (first, second) in pairs {
                write(first)
                write(second)
            }
        }
        for level in levels {
            for weight in level.weights { write(weight) }
            write(level.steps.map { ($0.position, $0.probability) })
        }
        write(telling.bias)
        for stairs in telling.stairs { write(stairs.map { ($0.from, $0.says) }) }
        return bytes
    }
}
