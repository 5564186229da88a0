/// How much one's own rows count beside the words of trade: more the more alike the nearest row is, and the less sure the
/// words are.
///
/// It says how far the rows decide what is answered: how much of a probability's signals is of them, and whether what they say
/// is too vague. The share of a code would be that by the rows times the gate, and that by the words times the rest; codes
/// are ranked otherwise (``Votes/joined(with:weight:)``). The gate is a logistic curve over two signals, fitted on the rows
/// themselves, each judged by those that are no near copies of it, and once more by all: of two sources whose mixture is to
/// make the right codes as likely as can be, expectation and maximisation in turn find the share of each. Whatever is
/// fitted, rows that have hardly a word in common with a description do not outweigh what its words say.
struct Gate: Hashable, Sendable {
    var bias = -2.2
    var similarity = 3.0
    var lead = -0.7

    /// What is seen of a description.
    struct Signals: Hashable {
        /// Of the nearest row.
        var similarity: Double
        /// Logarithm of the odds that the words of trade give their best code.
        var lead: Double
    }

    /// What both sources said of a right code.
    struct Trial: Hashable {
        let signals: Signals
        /// The part that the nearest rows gave to it, and that the words of trade did.
        let byRows: Double
        let byWords: Double
    }

    /// Fewer descriptions than this tell too little of it.
    static let fewestTrials = 20
    /// How much a coefficient is held to what it is without trials, in trials.
    private static let hold = 4.0
    /// So little is given to any code by any source, which may be wrong.
    private static let least = 1e-4

    /// Below this nothing gets through.
    private static let shut = -100.0
    /// One that lets no row count.
    static let closed: Gate = {
        var gate = Gate()
        gate.bias = 2 * shut
        return gate
    }()

    init() {}

    /// Reads what ``numbers`` wrote.
    init(_ numbers: [Int]) {
        let values = numbers.map(Millionths.value)
        guard values.count == 3 else { return }
        (bias, similarity, lead) = (values[0], values[1], values[2])
    }

    /// The gate as the file has it.
    var numbers: [UInt8] {
        var bytes: [UInt8] = []
        for value in [bias, similarity, lead] {
            bytes.append(number: Millionths.number(value))
        }
        return bytes
    }

    /// The part of the rows, 0 to 1.
    func share(_ signals: Signals) -> Double { min(fitted(signals), Self.mostForSimilarity * signals.similarity) }

    /// At most so many times the similarity of the nearest row is their part.
    private static let mostForSimilarity = 2.0

    /// The part of the rows by the curve alone.
    private func fitted(_ signals: Signals) -> Double {
        let position = bias + similarity * signals.similarity + lead * signals.lead
        return position < Self.shut ? 0 : 1 / (1 + Exactly.exp(-position))
    }

    /// The gate that fits trials.
    static func fit(_ trials: [Trial]) -> Gate {
        let start = Gate()
        var gate = start
        for _ in 0..<30 {
            // What is held is a pull of some trials towards the start.
            var slope = [
                hold * (start.bias - gate.bias), hold * (start.similarity - gate.similarity),
                hold * (start.lead - gate.lead),
            ]
            var curve = [[hold, 0, 0], [0, hold, 0], [0, 0, hold]]
            for trial in trials {
                let share = gate.fitted(trial.signals)
                let rows = share * (trial.byRows + least)
                let part = rows / (rows + (1 - share) * (trial.byWords + least))
                let signals = [1, trial.signals.similarity, trial.signals.lead]
                for row in 0..<3 {
                    slope[row] += signals[row] * (part - share)
                    for column in 0..<3 {
                        curve[row][column] += signals[row] * signals[column] * share * (1 - share)
                    }
                }
            }
            let step = Logistic.solve(curve, slope)
            gate.bias += step[0]
            gate.similarity += step[1]
            gate.lead += step[2]
        }
        // Rows that are more alike must not count for less.
        gate.similarity = max(gate.similarity, 0)
        return gate
    }
}
